"""Which phrase of a text may mention which principal: the phrase table of the name scanner."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from enum import StrEnum
from typing import Literal, NamedTuple

from graph.gazetteer.principals import Principal
from graph.gazetteer.spelling import level_signs, written_forms
from graph.gazetteer.tables import several, table

NameKind = Literal["name", "demonym", "people", "capital", "metonym", "city", "code"]


class Trust(StrEnum):
    """How much context a phrase needs before it counts as a mention."""

    STRONG = "strong"
    WEAK = "weak"
    WORD = "word"
    MASK = "mask"


class Sense(NamedTuple):
    """What a phrase means: a principal, how it names it, the city if it is one.

    ``city`` is None for the many cities that go by no other name than the phrase.

    A named tuple, being made by the ten thousand in a third of the time of a frozen dataclass.
    """

    code: str
    kind: NameKind
    city: str | None = None
    trust: Trust = Trust.STRONG


@dataclass(frozen=True, slots=True, kw_only=True)
class CuedSense:
    """Another meaning of a name where a cue stands near; ``code`` is None for no principal."""

    code: str | None
    cues: tuple[str, ...]
    unless: tuple[str, ...]

    def cued(self, around: str) -> bool:
        """Whether the text around the name calls for this meaning."""
        return any(cue in around for cue in self.cues) and not any(
            word in around for word in self.unless
        )


class Ambiguities:
    """The hand-made rules that keep names from being misread (``ambiguity.tsv``)."""

    def __init__(self) -> None:
        rows = [row + [""] * (4 - len(row)) for row in table("ambiguity.tsv")]
        self._rows = rows
        self.masks = self._all("mask")
        self.words = frozenset(self._all("word"))
        self.weak = frozenset(self._all("weak"))
        self.bearers = frozenset(self._all("bearer"))
        self.given = frozenset(self._all("given"))
        self.offices = frozenset(self._all("office"))
        self.caps = frozenset(self._all("caps"))
        self.silent = frozenset(self._all("silent"))
        self.prefixes = frozenset(self._all("prefix"))
        self.firsts = {row[1]: several(row[2])[0] for row in rows if row[0] == "choice"}
        self.senses = {row[1]: _cued(row) for row in rows if row[0] == "sense"}

    def _all(self, rule: str) -> list[str]:
        return [name for row in self._rows if row[0] == rule for name in several(row[1])]


def phrase_table(principals: Mapping[str, Principal], rules: Ambiguities) -> dict[str, Sense]:
    """Every written form of every name and what it means; of rivals the surer one."""
    mask = Sense("", "name", trust=Trust.MASK)
    phrases: dict[str, Sense] = {form: mask for name in rules.masks for form in written_forms(name)}
    states_first = sorted(principals.values(), key=lambda p: p.kind == "former")
    for name, sense in [*_acronyms(states_first), *_senses(states_first, rules), *_places(rules)]:
        for form in written_forms(name):
            phrases.setdefault(form, sense)
    for name, sense in _cities():
        if sense.trust is not Trust.STRONG:
            phrases.setdefault(name, sense)
            continue
        for form in written_forms(name) - rules.words:
            phrases.setdefault(form, sense)
    return phrases


def _acronyms(principals: list[Principal]) -> Iterator[tuple[str, Sense]]:
    """Acronyms go before capitalised names: ``GUAM`` is the organisation, ``Guam`` the island."""
    for principal in principals:
        for name in _scanned(principal):
            if name.isupper():
                yield name, Sense(principal.code, "name")


def _senses(principals: list[Principal], rules: Ambiguities) -> Iterator[tuple[str, Sense]]:
    yield from ((name, Sense(p.code, "name")) for p in principals for name in _scanned(p))
    for principal in principals:
        for name in principal.demonyms:
            yield name, Sense(rules.firsts.get(name, principal.code), "demonym")
    for principal in principals:
        for name in principal.people:
            yield name, Sense(rules.firsts.get(name, principal.code), "people")
    yield from ((p.code, Sense(p.code, "code")) for p in principals if _coded(p, rules))
    for principal in principals:
        for spellings in principal.capitals:
            trust = Trust.WEAK if spellings[0] in rules.weak else Trust.STRONG
            sense = Sense(principal.code, "capital", spellings[0], trust)
            yield from ((name, sense) for name in spellings if name not in rules.words)
    yield from ((name, Sense(p.code, "metonym")) for p in principals for name in p.metonyms)


def _scanned(principal: Principal) -> Iterator[str]:
    """Its names as texts show them, also where a line ends at a hyphen."""
    names = (principal.name, principal.official, *principal.names)
    for name in names:
        if not name.startswith("~"):
            yield name
            if "-" in name:
                yield name.replace("-", "- ")


def _coded(principal: Principal, rules: Ambiguities) -> bool:
    """Whether the code itself is looked for: never one of two letters, nor one that is a word."""
    return len(principal.code) > 2 and principal.code not in rules.silent


def _places(rules: Ambiguities) -> Iterator[tuple[str, Sense]]:
    for city, country, spellings in table("places.tsv"):
        trust = Trust.WEAK if city in rules.weak else Trust.STRONG
        for name in (city, *several(spellings)):
            yield name, Sense(country, "city", city, trust)


def _cities() -> Iterator[tuple[str, Sense]]:
    """Levelled names and what they mean; the table is levelled whole, in a tenth of the time."""
    trusts = {trust.value: trust for trust in Trust}
    shared: dict[tuple[str, str], Sense] = {}
    for city, country, _, trust in table("cities.tsv", level_signs):
        if trust == Trust.STRONG:
            yield city, Sense(country, "city", city)
        else:
            sense = shared.get((country, trust))
            if sense is None:
                sense = shared[country, trust] = Sense(country, "city", None, trusts[trust])
            yield city, sense


def _cued(row: list[str]) -> CuedSense:
    code, *cues = several(row[2])
    return CuedSense(code=None if code == "-" else code, cues=tuple(cues), unless=several(row[3]))
