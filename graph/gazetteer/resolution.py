"""From a name or code, as a person writes it, to the one principal it means."""

from collections.abc import Iterable, Iterator, Mapping

from graph.errors import UnknownActor
from graph.gazetteer.closeness import Spellings
from graph.gazetteer.principals import Principal, read_translations
from graph.gazetteer.spelling import fold
from graph.gazetteer.tables import several, table

SUGGESTIONS = 3
CLOSENESS = 0.75
LONGEST_NAME = 80


class Resolver:
    """An index of every code and name, compared without case, marks and dashes."""

    def __init__(self, principals: Mapping[str, Principal]) -> None:
        self._principals = principals
        self._choices = {fold(row[1]): several(row[2]) for row in _choices()}
        self._codes: dict[str, str] = {}
        for text, code in _written(principals.values()):
            self._codes.setdefault(fold(text), code)
        self._suggestible = Spellings(self._codes)
        for code, text in read_translations():
            self._codes.setdefault(fold(text), code)
        for ambiguous in ("", *self._choices):
            self._codes.pop(ambiguous, None)
        self._exact = {p.code: p.code for p in principals.values()}
        self._exact |= {name: p.code for p in principals.values() for name in self._own_names(p)}

    def resolve(self, text: str) -> str:
        """The principal's code; ``UnknownActor`` with suggestions if none or several are meant."""
        code = self.find(text)
        if code is None:
            raise UnknownActor(text, self.suggestions(text))
        return code

    def find(self, text: str) -> str | None:
        """The principal's code; None if none or several are meant."""
        return self._exact.get(text) or self._codes.get(fold(text))

    def _own_names(self, principal: Principal) -> Iterator[str]:
        return (
            name for name in principal.known_as if self._codes.get(fold(name)) == principal.code
        )

    def suggestions(self, text: str) -> list[str]:
        """Principals whose names are close to the text, as ``Kazakhstan (KAZ)``."""
        key = fold(text[:LONGEST_NAME])
        codes = self._choices.get(key) or [
            self._codes[close]
            for close in self._suggestible.close(key, SUGGESTIONS, CLOSENESS)
            if close in self._codes
        ]
        return [f"{self._principals[code].name} ({code})" for code in dict.fromkeys(codes)]


def _choices() -> Iterator[list[str]]:
    return (row for row in table("ambiguity.tsv") if row[0] == "choice")


def _written(principals: Iterable[Principal]) -> Iterator[tuple[str, str]]:
    """Texts and the code they stand for, the surest first."""
    known = list(principals)
    yield from ((p.code, p.code) for p in known)
    yield from ((p.iso2, p.code) for p in known if p.iso2 and p.kind == "state")
    yield from ((name, p.code) for p in known for name in p.known_as)
    yield from ((name, p.code) for p in known for name in (*p.demonyms, *p.people))
    yield from ((name, p.code) for p in known for spellings in p.capitals for name in spellings)
    yield from ((name, p.code) for p in known for name in p.metonyms)
