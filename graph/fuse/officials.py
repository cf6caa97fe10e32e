"""Which person a name means, over all documents: spellings, initials, surnames, bare titles.

The names that documents give one principal's officials are compared by surname
(``people.skeleton``) and given name.  Full names with one given name are one person, unless they
hold two offices over the same time that nobody holds together; then they are two people of one
name.  An initial or a bare surname means the one person that it fits, by office where several
bear it, and otherwise stands for itself.  Nothing depends on the order of documents.
"""

import datetime as dt
import re
from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from typing import NamedTuple

from graph.fuse.people import person
from graph.fuse.verdicts import Verdicts
from graph.model import official_key
from ontology.terms import Portfolio

NEAR = dt.timedelta(days=120)
"""How far from the days that show an office its holder is still taken to hold it."""

_JUNIOR = re.compile(r"(?i)\b(deputy|vice|assistant|adviser|advisor|spokes\w+|acting|former|ex)\b")
_SHARED = frozenset(
    {
        "",
        Portfolio.HEAD_OF_STATE,
        Portfolio.HEAD_OF_GOVERNMENT,
        Portfolio.PARLIAMENT,
        Portfolio.ARMED_FORCES,
        Portfolio.SECURITY,
        Portfolio.OTHER,
    }
)
"""Portfolios whose holder may hold another one beside; two of the rest make two people."""


class Spelling(NamedTuple):
    """A name as documents write it, in one office, and the days between which they do."""

    principal: str
    name: str
    portfolio: str
    """Empty where no document says."""
    title: str
    first: str
    """ISO days; empty when no document dates it."""
    last: str
    told: int


class Identity(NamedTuple):
    """The person whom a spelling means: the key of the actor, and the name it is called by."""

    actor: str
    name: str


@dataclass(slots=True)
class _Person:
    """Spellings that mean one person."""

    spellings: list[Spelling]
    apart: str = ""
    """Portfolio that tells the person from another of the same name."""
    portfolios: set[str] = field(default_factory=set)

    def add(self, spelling: Spelling) -> None:
        self.spellings.append(spelling)
        self.portfolios.add(spelling.portfolio)


def resolve(spellings: Iterable[Spelling], verdicts: Verdicts) -> dict[Spelling, Identity]:
    """The person behind every spelling: all those of a surname of a principal, or of several.

    ``verdicts`` speak of spellings by ``official_key`` of the name as written.
    """
    ordered = sorted(spellings)
    people: list[_Person] = []
    for written in _by_given_name(ordered):
        people += _told_apart(written)
    for spelling in sorted(ordered, key=lambda s: (-_fullness(s.name), s)):
        if _fullness(spelling.name) < 2:
            _place(spelling, people)
    people = _judged(people, verdicts) if verdicts else people
    return {s: found for each in people for found in [_identity(each)] for s in each.spellings}


def _fullness(name: str) -> int:
    """0 for a single word, 1 with an initial, 2 with a given name."""
    words = name.replace(".", ". ").split()
    if len(words) < 2:
        return 0
    return 2 if len(words[0].rstrip(".")) > 2 else 1


def _by_given_name(spellings: Iterable[Spelling]) -> Iterable[list[Spelling]]:
    groups: dict[tuple[str, str, str], list[Spelling]] = defaultdict(list)
    for each in spellings:
        if _fullness(each.name) == 2:
            name = person(each.name)
            groups[each.principal, name.surname, name.words[0]].append(each)
    return (groups[name] for name in sorted(groups))


def _told_apart(spellings: Sequence[Spelling]) -> list[_Person]:
    """One person, or several where offices overlap that one person does not hold together."""
    spans = _spans(s for s in spellings if s.portfolio not in _SHARED)
    rivals = sorted(one for one in spans if any(_overlap(spans, one, two) for two in spans))
    if not rivals:
        return [_Person(list(spellings), portfolios={s.portfolio for s in spellings})]
    people = {portfolio: _Person([], apart=portfolio) for portfolio in rivals}
    most = max(rivals, key=lambda portfolio: (spans[portfolio][2], portfolio))
    for each in spellings:
        people.get(each.portfolio, people[most]).add(each)
    people[most].apart = ""
    return list(people.values())


def _spans(spellings: Iterable[Spelling]) -> dict[str, tuple[str, str, int]]:
    found: dict[str, tuple[str, str, int]] = {}
    for s in spellings:
        if s.first and not _JUNIOR.search(s.title):
            first, last, told = found.get(s.portfolio, (s.first, s.last, 0))
            found[s.portfolio] = (min(first, s.first), max(last, s.last), told + s.told)
    return found


def _overlap(spans: Mapping[str, tuple[str, str, int]], one: str, two: str) -> bool:
    return one != two and spans[one][0] < spans[two][1] and spans[two][0] < spans[one][1]


def _place(spelling: Spelling, people: list[_Person]) -> None:
    """Give an initial or a surname to the one person that it fits."""
    fitting = [each for each in people if _fits(spelling, each)]
    if len(fitting) > 1:
        held = [each for each in fitting if spelling.portfolio in each.portfolios - {""}]
        fitting = held or fitting
    if len(fitting) == 1:
        fitting[0].add(spelling)
        return
    alike = [each for each in people if each.spellings[0].name == spelling.name]
    if alike and not fitting:
        alike[0].add(spelling)
    else:
        people.append(_Person([spelling], portfolios={spelling.portfolio}))


def _fits(spelling: Spelling, other: _Person) -> bool:
    """Whether initials agree, and the offices are not two that nobody holds together."""
    mine = person(spelling.name)
    theirs = person(other.spellings[0].name)
    if (spelling.principal, mine.surname) != (other.spellings[0].principal, theirs.surname):
        return False
    if mine.initial and theirs.initial and mine.initial != theirs.initial:
        return False
    if spelling.portfolio in _SHARED or spelling.portfolio in other.portfolios:
        return True
    spans = _spans(s for s in (*other.spellings, spelling) if s.portfolio not in _SHARED)
    own = spelling.portfolio
    return own not in spans or not any(_overlap(spans, own, two) for two in spans)


def _judged(people: list[_Person], verdicts: Verdicts) -> list[_Person]:
    """Unite and part people as was judged, by the names as written."""
    found: list[_Person] = []
    for each in people:
        for part in _parted(each, verdicts):
            _rejoin(part, found, verdicts)
    return found


def _keys(each: _Person) -> set[str]:
    return {official_key(s.principal, s.name) for s in each.spellings}


def _parted(each: _Person, verdicts: Verdicts) -> list[_Person]:
    """A person without the names that were judged to be somebody else's."""
    kept: list[_Person] = []
    for s in each.spellings:
        key = official_key(s.principal, s.name)
        home = next(
            (p for p in kept if all(verdicts.on(key, other) is not False for other in _keys(p))),
            None,
        )
        if home is None:
            kept.append(_Person([s], portfolios={s.portfolio}))
        else:
            home.add(s)
    kept[0].apart = each.apart
    return kept


def _rejoin(part: _Person, found: list[_Person], verdicts: Verdicts) -> None:
    for other in found:
        pairs = [verdicts.on(a, b) for a in _keys(part) for b in _keys(other)]
        if True in pairs and False not in pairs:
            for s in part.spellings:
                other.add(s)
            return
    found.append(part)


def _identity(each: _Person) -> Identity:
    """Called by the fullest name in Latin letters that most documents write."""
    told: Counter[str] = Counter()
    for s in each.spellings:
        told[s.name] += s.told
    name = min(told, key=lambda name: (-_fullness(name), not name.isascii(), -told[name], name))
    key = official_key(each.spellings[0].principal, name)
    return Identity(f"{key}.{each.apart}" if each.apart else key, name)


def holder(spellings: Mapping[Spelling, Identity], title: str, day: dt.date) -> Identity | None:
    """The one person known to hold an office on a day, by a title that heads its portfolio.

    ``spellings`` are those of one portfolio of one principal.  ``None`` where nobody is known near
    the day, where two are, or for a deputy, of whom there may be several.
    """
    if _JUNIOR.search(title):
        return None
    spans: dict[Identity, tuple[dt.date, dt.date]] = {}
    for s, who in spellings.items():
        if s.first and s.title and not _JUNIOR.search(s.title):
            first, last = dt.date.fromisoformat(s.first), dt.date.fromisoformat(s.last)
            known = spans.get(who, (first, last))
            spans[who] = (min(known[0], first), max(known[1], last))
    within = [who for who, (first, last) in spans.items() if first <= day <= last]
    near = [who for who, (a, b) in spans.items() if a - NEAR <= day <= b + NEAR]
    found = within or near
    return found[0] if len(found) == 1 else None
