"""Reading along atoms: countries, possessors, offices and lists of them.

What the grammar of ``graph.extract.assembly`` is made of.  A reader takes the index of an atom and
returns what it has read with the index after it; the index is its own where there is nothing.
"""

import re
from collections.abc import Callable
from dataclasses import dataclass
from functools import cache

from graph.extract.atoms import ActorWords, Atom, Label, actor_words
from graph.gazetteer import NameMention, PortfolioMention
from ontology.terms import Portfolio

POSSESSIVES = frozenset({"his", "her", "its", "their", "our"})
LEADERSHIP = frozenset({Portfolio.HEAD_OF_STATE, Portfolio.HEAD_OF_GOVERNMENT})
GOVERNED = {
    "government": Portfolio.HEAD_OF_GOVERNMENT,
    "cabinet": Portfolio.HEAD_OF_GOVERNMENT,
    "state": Portfolio.HEAD_OF_STATE,
    "diplomacy": Portfolio.FOREIGN_AFFAIRS,
}
"""Whom one is by heading it: "head of the Italian government"."""
TITLES = frozenset({"minister", "secretary", "commissioner", "councillor", "undersecretary"})
"""Titles that stand before a name without saying of what: "Minister Ceban"."""
RULERS = frozenset({"leader", "ruler", "strongman"})
"""Words for whoever is at the head of a state, under whatever title."""
ENVOYS = frozenset({Portfolio.EMBASSY, Portfolio.OTHER})
"""Portfolios of those who are sent to a country."""
OPENERS = frozenset(
    {"both", "neighbouring", "neighboring", "capital", "head", "leader", "chief"}
    | {"two", "three", "four", "five"}
)
"""Words that open a phrase for an actor, beside offices, groups and articles."""
ARTICLES = frozenset({"the", "a", "an"})
REGIONS = frozenset({"prefecture", "region", "province", "oblast", "county", "district", "state"})


@dataclass(slots=True)
class Office:
    """What the grammar has read of an office so far."""

    start: int
    portfolio: Portfolio | None = None
    organization: str | None = None
    title: str = ""
    principal: str | None = None
    plural: bool = False
    former: bool = False
    counterpart: bool = False
    owned: bool = False
    """It stands after "its", "his", "their"."""


def _own_portfolio(office: PortfolioMention) -> Portfolio:
    """The portfolio of an office: a deputy of a head of state or government has none of its own."""
    deputy = office.form.startswith("deputy")
    return Portfolio.OTHER if deputy and office.portfolio in LEADERSHIP else office.portfolio


def singular(title: str) -> str:
    """One holder's title from that of several.

    >>> singular("foreign ministers"), singular("Heads of State")
    ('foreign minister', 'Head of State')
    """
    head, *rest = re.split(r"(?= of )", title, maxsplit=1)
    return head.removesuffix("s") + "".join(rest)


@cache
def chief_starts() -> frozenset[str]:
    """The words that a word for somebody at the head of a body may start with."""
    return frozenset(words.split()[0] for words in actor_words().chiefs)


@cache
def starters() -> frozenset[str]:
    """The plain words that an actor phrase may start with."""
    words = actor_words()
    groups = (
        words.office_modifiers,
        words.former,
        words.counterparts,
        words.groups,
        chief_starts(),
    )
    first = (word.split()[0] for group in groups for word in group)
    return frozenset(first) | ARTICLES | POSSESSIVES | OPENERS


class Phrases:
    """Reads parts of actor phrases from the atoms of one paragraph."""

    def __init__(self, text: str, atoms: list[Atom]) -> None:
        self.text = text
        self.atoms = atoms
        self.lowers = [atom.lower for atom in atoms]
        self.words: ActorWords = actor_words()

    def label(self, i: int) -> Label | None:
        """What the atom is; None past the end."""
        return self.atoms[i].label if i < len(self.atoms) else None

    def lower(self, i: int) -> str:
        """The atom in lower case; empty outside the paragraph."""
        return self.lowers[i] if 0 <= i < len(self.lowers) else ""

    def name_at(self, i: int) -> NameMention | None:
        """The principal or place that the atom names."""
        payload = self.atoms[i].payload if i < len(self.atoms) else None
        return payload if isinstance(payload, NameMention) else None

    def portfolio_at(self, i: int) -> PortfolioMention | None:
        """The office or body that the atom names."""
        payload = self.atoms[i].payload if i < len(self.atoms) else None
        return payload if isinstance(payload, PortfolioMention) else None

    def skip(self, i: int, *words: str) -> int:
        """Index after the atom if it is one of the words, else its own."""
        return i + 1 if self.lower(i) in words else i

    def possessor(self, i: int) -> tuple[int, str | None]:
        """Index after "Azerbaijan's", "Kazakh", "Azerbaijan" (before an office), and its code."""
        name = self.name_at(i)
        if name is None:
            return i, None
        j = self.skip(i + 1, "'s", "’s", "'", "’")
        return j, name.code

    def of(self, i: int, *, sent: bool = False) -> tuple[int, str | None]:
        """Index after "of the Republic of Kazakhstan", and its code; envoys are also sent "to"."""
        if self.lower(i) != "of" and not (sent and self.lower(i) in {"for", "to"}):
            return i, None
        j = self.skip(i + 1, "the")
        name = self.name_at(j)
        if name is None or (name.kind == "demonym" and self.lower(j + 1) != "republic"):
            return i, None
        return j + 1, name.code

    def owners(self, i: int) -> tuple[list[str], int]:
        """The states of "(the) Armenian and Azerbaijani", before a plural; none where i stays."""
        codes, j = self.listed(self.skip(i, *ARTICLES, "both"), self._adjective)
        return (codes, j) if len(set(codes)) > 1 else ([], i)

    def _adjective(self, i: int) -> tuple[str | None, int]:
        name = self.name_at(i)
        return (name.code, i + 1) if name is not None and not name.city else (None, i)

    def office(self, i: int) -> tuple[Office | None, int]:
        """An office with what says whose it is."""
        office = Office(start=i)
        j = self.skip(i, *ARTICLES, "both")
        if self.lower(j) in POSSESSIVES:
            office.owned = self.lower(j) != "our"
            j += 1
        j, former = self._modifiers(j)
        j, office.principal = self.possessor(j)
        j, also_former = self._modifiers(j)
        office.former = former or also_former
        first = j
        j = self._office_head(j, office)
        if j == first:
            j = self._head_of(j, office)
        if j == first:
            j = self._chief(j, office)
        if j == first:
            j = self._bare_title(j)
        if j == first:
            return None, i
        office.title = self.text[self.atoms[first].start : self.atoms[j - 1].end]
        j = self._posted(j, office)
        sent = office.portfolio in ENVOYS
        k, code = (j, None) if office.plural else self.of(j, sent=sent)
        while k > j:
            office.principal = office.principal or code
            j = k
            k, code = self.of(j, sent=sent)
        if office.portfolio is Portfolio.REGIONAL_GOVERNMENT:
            j = self._region(j, office)
        return office, j

    def _region(self, i: int, office: Office) -> int:
        """Index after "of Penza Oblast", "prefecture in Japan", where somebody governs."""
        j = i
        if self.lower(i) == "of":
            j = self.skip(i + 1, "the")
            if self.label(j) is Label.PRINCIPAL or self.label(j) is Label.NAME:
                j += 1
        k = self.skip(j, *REGIONS)
        if k == j and j > i and self.label(j - 1) is Label.NAME and " " in self.atoms[j - 1].text:
            return i
        if self.lower(k) in {"in", "of"} and (name := self.name_at(k + 1)) is not None:
            office.principal, k = office.principal or name.code, k + 2
        return k

    def _modifiers(self, i: int) -> tuple[int, bool]:
        former = False
        while self.lower(i) in self.words.office_modifiers | self.words.former:
            former = former or self.lower(i) in self.words.former
            i = self.skip(i + 1, "-")
        return i, former

    def _office_head(self, i: int, office: Office) -> int:
        """Index after "Deputy Prime Minister and Minister of Foreign Affairs" or "colleague"."""
        if self.lower(i) in self.words.counterparts:
            office.counterpart = True
            office.plural = self.lower(i).endswith("s")
            return i + 1
        j = i
        while (found := self.portfolio_at(j)) is not None and found.person:
            if office.portfolio in (None, Portfolio.OTHER):
                office.portfolio = _own_portfolio(found)
                office.organization = found.name
            office.principal = office.principal or found.code
            office.plural = office.plural or found.plural
            i = j + 1
            j = self.skip(i, ",") if self.lower(i) != "and" else i + 1
            j = self.skip(j, "and")
        return i

    def _head_of(self, i: int, office: Office) -> int:
        """Index after "head of the Italian government", "leader of the Kazakh state"."""
        if self.lower(i) not in {"head", "leader", "chief"} or self.lower(i + 1) != "of":
            return i
        j, code = self.possessor(self.skip(i + 2, "the"))
        portfolio = GOVERNED.get(self.lower(j))
        if code is None or portfolio is None:
            return i
        office.principal, office.portfolio = code, portfolio
        return j + 1

    def _chief(self, i: int, office: Office) -> int:
        """Index after "Masdar's CEO", "head of the Security Council", "special envoy" (of X)."""
        body = self._body(i)
        j = i if body is None else self.skip(i + 1, "'s", "’s", "'", "’")
        k = self._chief_word(j)
        if k == j:
            return i
        if body is None and self.lower(k) in {"of", "at", "for"}:
            m, code = self.possessor(self.skip(k + 1, "the"))
            body = self._body(m)
            if body is not None:
                office.principal, k = office.principal or code, m + 1
        if body is None and self.lower(k) in {"to", "of"}:
            served, m = self.office(k + 1)
            if served is not None and served.principal is not None and not served.plural:
                office.principal, k = office.principal or served.principal, m
        if body is None and office.principal is None:
            return i
        ruler = body is None and self.lower(k - 1) in RULERS
        if ruler and self.label(self.skip(k, ",")) is not Label.NAME:
            return i
        untold = None if ruler else Portfolio.OTHER
        office.portfolio = untold if body is None else body.portfolio
        office.organization = None if body is None else body.name
        office.principal = office.principal or (body.code if body is not None else None)
        return k

    def _posted(self, i: int, office: Office) -> int:
        """Index after "at the UAE Ministry of Foreign Affairs", where an official works."""
        if self.lower(i) not in {"at", "in"} or office.portfolio is not Portfolio.OTHER:
            return i
        j, code = self.possessor(self.skip(i + 1, "the"))
        body = self._body(j)
        if body is None:
            return i
        office.portfolio, office.organization = body.portfolio, body.name
        office.principal = office.principal or code or body.code
        return j + 1

    def _bare_title(self, i: int) -> int:
        """Index after "Minister" right before a name; a city before it owns no minister."""
        city = i > 0 and (name := self.name_at(i - 1)) is not None and name.city is not None
        if city:
            return i
        named = self.label(i) is Label.NAME and " " not in self.atoms[i].text
        head = i + 1 if named and self.lower(i + 1) == "minister" else i
        return head + 1 if self.titled(head) else i

    def titled(self, i: int) -> bool:
        """Whether a title without a portfolio stands here before a name."""
        before_name = self.lower(i) in TITLES and self.label(i + 1) is Label.NAME
        return before_name and self.atoms[i].text[0].isupper()

    def _body(self, i: int) -> PortfolioMention | None:
        found = self.portfolio_at(i)
        return found if found is not None and not found.person and not found.plural else None

    def _chief_word(self, i: int) -> int:
        """Index after the word or words for somebody at or near the head of a body."""
        if self.lower(i) not in chief_starts():
            return i
        for length in (3, 2, 1):
            if " ".join(self.lowers[i : i + length]) in self.words.chiefs:
                return i + length
        return i

    def listed(
        self, i: int, item: Callable[[int], tuple[str | None, int]]
    ) -> tuple[list[str], int]:
        """Items joined by commas and "and", and the index after the last."""
        found: list[str] = []
        j = i
        while True:
            value, k = item(j)
            if value is None:
                return found, i
            found.append(value)
            i = k
            j = self.skip(self.skip(i, ","), "and")
            if j == i:
                return found, i

    def country(self, i: int) -> tuple[str | None, int]:
        """The code of a principal, perhaps after "of the", and the index after it."""
        i = self.skip(self.skip(i, "of", "from"), "the")
        name = self.name_at(i)
        return (name.code, i + 1) if name is not None and not name.city else (None, i)

    def name(self, i: int) -> tuple[str | None, int]:
        """A person's name without what honours it, and the index after it."""
        while self.label(i) in (Label.RANK, Label.HONORIFIC):
            i += 1
        return (self.atoms[i].text, i + 1) if self.label(i) is Label.NAME else (None, i)
