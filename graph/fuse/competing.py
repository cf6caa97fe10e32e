"""Where the reports of one event differ: every value, who says it, and how one was chosen."""

from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass
from itertools import combinations
from typing import TypeVar

from graph.fuse import values
from graph.fuse.accounts import Account
from graph.fuse.people import same_person
from graph.model import Participant
from ontology.terms import Status

_UNDONE = frozenset({Status.CANCELLED, Status.POSTPONED, Status.DENIED})

T = TypeVar("T")


@dataclass(frozen=True, slots=True, kw_only=True)
class Competing:
    """One value of one attribute of an event, and the reports that give it."""

    attribute: str
    """``status``, ``date``, ``place``, ``subtype``, ``name``, or ``participant`` and its side."""
    value: str
    reports: tuple[str, ...]
    publishers: tuple[str, ...]
    chosen: bool
    reason: str = ""
    """Of the chosen value what decided for it."""


def competing(accounts: Sequence[Account]) -> tuple[Competing, ...]:
    """Every value that the reports of an event (clearest first) give, the chosen ones first."""
    return tuple(_all(accounts))


def _all(accounts: Sequence[Account]) -> Iterator[Competing]:
    status = values.status_of(accounts)
    fitting = [each for each in accounts if each.report.status is status]
    said = values.ranked((each, each.report.status) for each in accounts)
    held = "it was held" if status is Status.HELD else "the latest news of it"
    only = values.AGREEMENT if len(said) == 1 else held
    yield from _listed("status", said, lambda each: each.value, status, only)
    for name, read, rank in _ATTRIBUTES:
        heard = fitting if any(read(each) for each in fitting) else accounts
        first = {choice.value: choice for choice in _ranked(heard, read, rank)}
        others = (c for c in _ranked(accounts, read, rank) if c.value not in first)
        found = [*first.values(), *others]
        yield from _listed(name, found, str, found[0].value if found else None)
    for code in sorted({code for each in accounts for code in each.principals}):
        people = values.ranked((each, who) for each in accounts if (who := _named(each, code)))
        yield from _listed(f"participant {code}", people, str, people[0].value if people else None)


def disputed(accounts: Sequence[Account]) -> bool:
    """Whether reports contradict each other, rather than say more or less."""
    if _all_alike(accounts):
        return False
    status = values.status_of(accounts)
    fitting = [each for each in accounts if each.report.status is status]
    return _undone(accounts, status) or any(
        _dates(one, other) or _places(one, other) or _people(one, other)
        for one, other in combinations(fitting, 2)
    )


def _all_alike(accounts: Sequence[Account]) -> bool:
    first = accounts[0]
    for each in accounts:
        said = each.report
        if each.officials or each.bounds != first.bounds or said.status is not first.report.status:
            return False
        if said.place not in (first.report.place, None):
            return False
    return True


def _undone(accounts: Sequence[Account], status: Status) -> bool:
    """Said to have been held, and also to be denied, or called off by whom nobody corrected."""
    if status is not Status.HELD:
        return False
    held = [each.published for each in accounts if each.report.status is Status.HELD]
    last = max((day for day in held if day), default=None)
    return any(
        each.report.status is Status.DENIED or (last and each.published and each.published > last)
        for each in accounts
        if each.report.status in _UNDONE
    )


def _dates(one: Account, other: Account) -> bool:
    if one.bounds is None or other.bounds is None:
        return False
    (a, b), (c, d) = one.bounds, other.bounds
    return not ((a <= c and d <= b) or (c <= a and b <= d))


def _places(one: Account, other: Account) -> bool:
    mine, theirs = one.report.place, other.report.place
    if not mine or not theirs:
        return False
    if mine.country and theirs.country and mine.country != theirs.country:
        return True
    return bool(one.city and other.city and one.city != other.city)


def _people(one: Account, other: Account) -> bool:
    """Both name people of a side, and neither's are all among the other's."""
    for code, mine in one.officials.items():
        theirs = other.officials.get(code, ())
        shared = [a for a in mine if any(same_person(a, b) for b in theirs)]
        if mine and theirs and len(shared) < min(len(mine), len(theirs)):
            return True
    return False


def _listed(
    attribute: str,
    found: Iterable[values.Choice[T]],
    shown: Callable[[T], str],
    chosen: T | None,
    reason: str | None = None,
) -> Iterator[Competing]:
    for value, accounts, why in found:
        best = value == chosen
        yield Competing(
            attribute=attribute,
            value=shown(value),
            reports=tuple(each.report.id for each in accounts),
            publishers=values.publishers_of(accounts),
            chosen=best,
            reason=(reason or why) if best else "",
        )


def _ranked(
    accounts: Iterable[Account],
    read: Callable[[Account], str | None],
    rank: Callable[[str], float] | None,
) -> list[values.Choice[str]]:
    said = ((each, value) for each in accounts if (value := read(each)) is not None)
    return values.ranked(said, rank)


def _date(each: Account) -> str | None:
    report = each.report
    return "/".join(filter(None, (report.date, report.end))) or None


def _specific(span: str) -> float:
    date, _, end = span.partition("/")
    return values.precision((date, end or None))


def _place(each: Account) -> str | None:
    place = each.report.place
    return ", ".join(filter(None, (place.city, place.country))) if place else None


def _named(each: Account, code: str) -> str | None:
    people = [_who(p) for p in each.active if p.principal == code]
    return "; ".join(filter(None, people)) or None


def _who(participant: Participant) -> str:
    return ", ".join(filter(None, (participant.official, participant.title)))


_ATTRIBUTES: tuple[
    tuple[str, Callable[[Account], str | None], Callable[[str], float] | None], ...
] = (
    ("date", _date, _specific),
    ("place", _place, lambda place: place.count(",")),
    ("subtype", lambda each: each.report.subtype, values.telling),
    ("name", lambda each: each.report.name, values.titled),
)
