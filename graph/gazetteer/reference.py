"""The gazetteer as one thing to ask: codes, names, and the mentions in a text."""

from collections.abc import Iterator
from functools import cache, cached_property

from graph.errors import UnknownActor
from graph.gazetteer.names import NameMention, NameScanner
from graph.gazetteer.portfolios import PortfolioMention, PortfolioScanner
from graph.gazetteer.principals import Principal, read_principals
from graph.gazetteer.resolution import Resolver


class Gazetteer:
    """Principals, cities and portfolios, read once from ``ontology/gazetteer``."""

    def __init__(self) -> None:
        self._principals = read_principals()

    def principal(self, code: str) -> Principal:
        """The principal of this code; ``UnknownActor`` if there is none."""
        found = self.known(code)
        if found is None:
            raise UnknownActor(code, self._resolver.suggestions(code))
        return found

    def known(self, code: str) -> Principal | None:
        """The principal of this code, if there is one."""
        return self._principals.get(code)

    def principals(self) -> Iterator[Principal]:
        """Every principal: states by code, former states, organisations."""
        return iter(self._principals.values())

    def resolve(self, text: str) -> str:
        """The code of the principal that a name, demonym, capital or code means.

        Case, diacritics and dashes do not matter; states go by their names in every language of
        ``translations.tsv``.  ``UnknownActor`` with suggestions if none or several are meant.

        >>> [gazetteer().resolve(name) for name in ("kazakhstan", "Қазақстан", "KZ", "Astana")]
        ['KAZ', 'KAZ', 'KAZ', 'KAZ']
        """
        if text in self._principals:  # a code needs no index of names, which takes a while to make
            return text
        return self._resolver.resolve(text)

    def find(self, text: str) -> str | None:
        """As ``resolve``, with None for a text that means none or several."""
        return text if text in self._principals else self._resolver.find(text)

    def scan(self, text: str) -> list[NameMention]:
        """Mentions of principals and cities, leftmost-longest on word boundaries.

        >>> [(m.surface, m.code, m.kind) for m in gazetteer().scan("Kazakh envoys left Baku.")]
        [('Kazakh', 'KAZ', 'demonym'), ('Baku', 'AZE', 'capital')]
        """
        return self._names.scan(text)

    def scan_portfolios(self, text: str) -> list[PortfolioMention]:
        """Mentions of ministries, ministers, other bodies and offices.

        >>> mention, = gazetteer().scan_portfolios("said the Defense Minister")
        >>> mention.form, mention.name
        ('minister', 'Ministry of Defence')
        """
        return self._portfolios.scan(text)

    @cached_property
    def _resolver(self) -> Resolver:
        return Resolver(self._principals)

    @cached_property
    def _names(self) -> NameScanner:
        return NameScanner(self._principals)

    @cached_property
    def _portfolios(self) -> PortfolioScanner:
        return PortfolioScanner()


@cache
def gazetteer() -> Gazetteer:
    """The default gazetteer, shared by the process."""
    return Gazetteer()


def principal_name(code: str) -> str:
    """The English name of a principal; the code itself when the gazetteer has none."""
    known = gazetteer().known(code)
    return known.name if known else code
