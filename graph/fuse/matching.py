"""Whether two reports of one block tell of one happening, and why.

Each test looks at one feature of both reports and finds a conflict, which settles the matter, or
points of agreement with a reason, or nothing.  How many points are needed depends on how well the
dates agree: two reports of one day need none, two without a date must agree in much else.
"""

import datetime as dt
from collections.abc import Callable
from typing import NamedTuple

from graph.dates import compatible
from graph.fuse.accounts import Account, tokens
from graph.fuse.people import same_person
from ontology.terms import EventType

_TELLING = frozenset(
    {EventType.RELATIONS, EventType.MISSION, EventType.SANCTION, EventType.RATIFICATION}
)
"""Types whose subtypes are different happenings, so that equal ones say much."""

_TITLED = frozenset(
    {EventType.SIGNING, EventType.RATIFICATION, EventType.TERMINATION, EventType.EXERCISE}
)
"""Types whose name identifies what they are about."""

_ONE_KIND = (
    frozenset({"state", "official", "working", "private"}),
    frozenset({"bilateral", "sidelines", "consultations", "commission", "multilateral"}),
    frozenset({"congratulations", "letter"}),
    frozenset({"condolences", "letter"}),
    frozenset({"treaty", "agreement"}),
    frozenset({"agreement", "contract"}),
    frozenset({"agreement", "protocol"}),
    frozenset({"agreement", "memorandum"}),
    frozenset({"established", "recognition"}),
    frozenset({"ratification", "entry-into-force"}),
    frozenset({"command-staff", "field", "special-forces"}),
    frozenset({"field", "air"}),
    frozenset({"field", "naval"}),
    frozenset({"humanitarian", "medical", "financial"}),
)
"""Subtypes that different newsrooms may give to one happening."""

_MONTH = 31
_NAMES_ALIKE = 0.6
_PUBLISHED_TOGETHER = dt.timedelta(days=31)


class Finding(NamedTuple):
    """What one test found: points for or against, and how many more points it asks for."""

    points: int = 0
    reason: str = ""
    demand: int = 0


class Match(NamedTuple):
    """Two reports without conflict: how much speaks for one event, and whether that is enough."""

    score: int
    enough: bool
    reasons: tuple[str, ...]


_CONFLICT = Finding(reason="conflict")
_NOTHING = Finding()


def compare(one: Account, other: Account) -> Match | None:
    """Weigh two reports of one block; ``None`` is a conflict: never in one event."""
    points = demand = 0
    reasons: list[str] = []
    for test in _TESTS:
        found = test(one, other)
        if found is _NOTHING:
            continue
        if found is _CONFLICT:
            return None
        more, reason, asked = found
        points += more
        demand += asked
        if reason:
            reasons.append(reason)
    return Match(points - demand, points >= demand, tuple(reasons))


def linked(one: Account, other: Account) -> bool:
    """Whether two reports, of one block or not, can bring each other into one event."""
    if one.block != other.block:
        return False
    match = compare(one, other)
    return match is not None and match.enough


def _documents(one: Account, other: Account) -> Finding:
    """The extractor has already told the events of one document apart."""
    return _CONFLICT if one.report.document == other.report.document else _NOTHING


def _direction(one: Account, other: Account) -> Finding:
    if one.directed == other.directed:
        return _NOTHING
    for mine, theirs in zip(one.directed, other.directed, strict=True):
        if mine and theirs and mine != theirs:
            return _CONFLICT
    return _NOTHING


def _dates(one: Account, other: Account) -> Finding:
    if one.bounds is None or other.bounds is None:
        return _undated(one, other)
    if one.bounds == other.bounds:
        return Finding(0, f"same date {one.report.date}")
    if not compatible(one.bounds, other.bounds):
        return _CONFLICT
    span = max((last - first).days + 1 for first, last in (one.bounds, other.bounds))
    both = f"{_span(one)} and {_span(other)}"
    if one.bounds[1] < other.bounds[0] or other.bounds[1] < one.bounds[0]:
        return Finding(reason=f"a day apart: {both}", demand=2)
    return Finding(reason=f"compatible dates {both}", demand=1 if span <= _MONTH else 2)


def _span(one: Account) -> str:
    return "/".join(filter(None, (one.report.date, one.report.end)))


def _undated(one: Account, other: Account) -> Finding:
    """Without a date, publication must be near and much else must agree."""
    if one.window[1] < other.window[0] or other.window[1] < one.window[0]:
        return _CONFLICT
    if one.bounds is None and other.bounds is None and not _published_together(one, other):
        return _CONFLICT
    return Finding(demand=5)


def _published_together(one: Account, other: Account) -> bool:
    if one.published is None or other.published is None:
        return True
    return abs(one.published - other.published) <= _PUBLISHED_TOGETHER


def _parties(one: Account, other: Account) -> Finding:
    """Only reports of an exercise can differ here (``Account.block``)."""
    if one.report.type is not EventType.EXERCISE or one.principals == other.principals:
        return _NOTHING
    return Finding(demand=3)


def _names(one: Account, other: Account) -> Finding:
    titled = one.report.type in _TITLED
    if one.report.name is None and other.report.name is None:
        return _NOTHING
    if not one.tokens or not other.tokens:
        alone = titled and one.tokens != other.tokens
        return Finding(demand=3 if alone else 0)
    if _same_name(one, other):
        return Finding(points=4, reason="same name")
    return _CONFLICT if titled else _NOTHING


def _same_name(one: Account, other: Account) -> bool:
    return _alike(one.tokens, other.tokens)


def same_title(one: str | None, other: str | None) -> bool:
    """Whether two titles, both with a telling word in them, may be one thing's.

    >>> same_title("Treaty on Allied Relations", "the Allied Relations treaty")
    True
    """
    mine, theirs = (tokens(title or "") for title in (one, other))
    return bool(mine and theirs) and _alike(mine, theirs)


def _alike(one: frozenset[str], other: frozenset[str]) -> bool:
    """Whether the shorter title's telling words are mostly in the longer one's."""
    numbers = [frozenset(filter(str.isdigit, words)) for words in (one, other)]
    if all(numbers) and not numbers[0] & numbers[1]:
        return False
    return len(one & other) / min(len(one), len(other)) >= _NAMES_ALIKE


def _subtypes(one: Account, other: Account) -> Finding:
    mine, theirs = one.report.subtype, other.report.subtype
    if mine is None or theirs is None or "document" in (mine, theirs):
        return _NOTHING
    if mine == theirs:
        points = 2 if one.report.type in _TELLING else 1
        return Finding(points=points, reason=f"same subtype: {mine}")
    if any({mine, theirs} <= kind for kind in _ONE_KIND) or _titled_alike(one, other):
        return _NOTHING
    return _CONFLICT


def _titled_alike(one: Account, other: Account) -> bool:
    """The same title settles what subtype or signatories leave open."""
    both = bool(one.tokens) and bool(other.tokens)
    return both and one.report.type in _TITLED and _same_name(one, other)


def _places(one: Account, other: Account) -> Finding:
    mine, theirs = one.report.place, other.report.place
    if not mine or not theirs:
        return _NOTHING
    if mine.country and theirs.country and mine.country != theirs.country:
        return _CONFLICT
    if one.city and other.city:
        same = one.city == other.city
        return Finding(2, f"same city: {mine.city}") if same else Finding(-1)
    return Finding(1, f"same country: {mine.country}") if mine.country else _NOTHING


def _people(one: Account, other: Account) -> Finding:
    """For each party that both name people of, someone must be named by both."""
    if not one.officials or not other.officials:
        return _NOTHING
    points, names = 0, []
    for code, mine in one.officials.items():
        theirs = other.officials.get(code, ())
        shared = [a.surname for a in mine if any(same_person(a, b) for b in theirs)]
        if mine and theirs and not shared and not _titled_alike(one, other):
            return _CONFLICT
        points += 3 if shared else 0
        names += shared[:1]
    return Finding(points=points, reason="same officials" if names else "")


def _bodies(one: Account, other: Account) -> Finding:
    """Ministers do not meet where presidents do; people named by both have been compared."""
    if not one.portfolios or not other.portfolios:
        return _NOTHING
    points = 0
    for code, mine in one.portfolios.items():
        theirs = other.portfolios.get(code, frozenset())
        named = one.officials.get(code) and other.officials.get(code)
        if not mine or not theirs or named:
            continue
        if not mine & theirs and not _titled_alike(one, other):
            return _CONFLICT
        points += 2 if mine & theirs else 0
    return Finding(points=points, reason="same portfolios" if points else "")


def _domains(one: Account, other: Account) -> Finding:
    mine, theirs = one.report.domain, other.report.domain
    if not mine or not theirs or not set(mine).isdisjoint(theirs):
        return _NOTHING
    open_title = one.report.type is EventType.SIGNING and not _titled_alike(one, other)
    return _CONFLICT if open_title else _NOTHING


_TESTS: tuple[Callable[[Account, Account], Finding], ...] = (
    _documents,
    _direction,
    _dates,
    _parties,
    _places,
    _names,
    _subtypes,
    _people,
    _bodies,
    _domains,
)
