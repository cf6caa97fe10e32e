"""A report made ready for comparison: its block, its window of days, and its telling features."""

import datetime as dt
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from functools import cache, lru_cache
from importlib.resources import files
from typing import Any, Generic, Protocol, TypeVar, overload

from graph.dates import Bounds, bounds
from graph.fuse.people import Person, person
from graph.gazetteer import gazetteer
from graph.model import PASSIVE_ROLES, Participant, Report, slug
from ontology.terms import EventType, Portfolio, Role, Status

HORIZON = dt.timedelta(days=120)
"""How far from its publication an undated report may place its event."""

DIRECTED = (Role.VISITOR, Role.SENDER, Role.SOURCE)
"""Roles that say who acts on whom."""

NOBODY = (frozenset[str](),) * len(DIRECTED)

MONTH = 32
"""Days of the longest window that is not vague: a month, and the day that dates may differ by."""

_DAY = dt.timedelta(days=1)

_STEM = 6
"""Letters by which words are compared: "managed" and "management", "border" and "borders"."""


_COUNTRY = frozenset({"name", "demonym", "people", "code"})
"""Kinds of gazetteer mention that speak of a principal."""


T = TypeVar("T")

Cast = tuple[tuple[Role, str], ...]
"""Roles and principals of the participants, in their order."""


class lazy(Generic[T]):  # noqa: N801  used as ``property`` is
    """A property computed once; unlike ``cached_property`` it takes no lock, and so no time."""

    def __init__(self, compute: Callable[[Any], T]) -> None:
        self._compute = compute
        self._name = compute.__name__
        self.__doc__ = compute.__doc__

    @overload
    def __get__(self, owner: None, kind: type) -> "lazy[T]": ...

    @overload
    def __get__(self, owner: object, kind: type) -> T: ...

    def __get__(self, owner: object | None, kind: type) -> "T | lazy[T]":
        """The value, which takes this property's place in its owner."""
        if owner is None:
            return self
        value = owner.__dict__[self._name] = self._compute(owner)
        return value


class Published(Protocol):
    """What fusion needs to know of a document."""

    @property
    def publisher(self) -> str | None:
        """Who published it."""

    @property
    def published(self) -> dt.date | None:
        """When it was published."""


@dataclass(frozen=True, kw_only=True)
class Account:
    """One report with its document's publisher and date, and its features, computed once."""

    report: Report
    publisher: str | None = None
    published: dt.date | None = None

    @lazy
    def bounds(self) -> Bounds | None:
        """First and last day of the event, if the report dates it."""
        report = self.report
        return None if report.date is None else bounds(report.date, report.end)

    @lazy
    def cast(self) -> Cast:
        """Who takes part in which role."""
        return tuple([(p.role, p.principal) for p in self.report.participants])

    @lazy
    def block(self) -> str:
        """Key that reports of one event share."""
        return _block(self.report.type, self.cast)

    @lazy
    def vague(self) -> bool:
        """Whether it leaves more than a month open, so that it may be far from its event."""
        return (self.window[1] - self.window[0]).days > MONTH

    @lazy
    def window(self) -> Bounds:
        """Days within which a report must fall, or touch, to be of the same event."""
        return window(self.report, self.published)

    @lazy
    def active(self) -> tuple[Participant, ...]:
        """Participants that make their principal a party."""
        return tuple(p for p in self.report.participants if p.role not in PASSIVE_ROLES)

    @lazy
    def principals(self) -> frozenset[str]:
        """The parties."""
        return _principals(self.cast)

    @lazy
    def officials(self) -> Mapping[str, tuple[Person, ...]]:
        """The named people of the parties that any is named of."""
        found: dict[str, tuple[Person, ...]] = {}
        for p in self.active:
            if p.official:
                found[p.principal] = (*found.get(p.principal, ()), person(p.official))
        return found

    @lazy
    def portfolios(self) -> Mapping[str, frozenset[Portfolio]]:
        """The portfolios through which parties act, of those that any is told of."""
        found: dict[str, frozenset[Portfolio]] = {}
        for p in self.active:
            if p.portfolio:
                found[p.principal] = found.get(p.principal, frozenset()) | {p.portfolio}
        return found

    @lazy
    def directed(self) -> tuple[frozenset[str], ...]:
        """The principals in each of the roles that say who acts on whom."""
        return _directed(self.cast)

    @lazy
    def tokens(self) -> frozenset[str]:
        """Words that tell its agreement, exercise or forum from others."""
        return frozenset() if self.report.name is None else tokens(self.report.name)

    @lazy
    def city(self) -> str | None:
        """The city's name in a form to compare."""
        place = self.report.place
        return slug(place.city) if place and place.city else None

    @lazy
    def clarity(self) -> tuple[float, dt.date, str]:
        """Sort key: the most confident first, then the earliest published."""
        return -self.report.confidence, self.published or dt.date.max, self.report.id


def account(report: Report, document: Published | None) -> Account:
    """Pair a report with what is known of its document."""
    if document is None:
        return Account(report=report)
    return Account(report=report, publisher=document.publisher, published=document.published)


@lru_cache(maxsize=4_096)
def _principals(cast: Cast) -> frozenset[str]:
    return frozenset([code for role, code in cast if role not in PASSIVE_ROLES])


@lru_cache(maxsize=4_096)
def _directed(cast: Cast) -> tuple[frozenset[str], ...]:
    acting = [each for each in cast if each[0] in DIRECTED]
    if not acting:
        return NOBODY
    return tuple([frozenset([code for r, code in acting if r is role]) for role in DIRECTED])


@lru_cache(maxsize=4_096)
def _block(type: EventType, cast: Cast) -> str:
    """Key that reports of one event share: type and parties, of an exercise its organizers.

    Who else takes part in an exercise is told differently by every newsroom.
    """
    codes = _principals(cast)
    if type is EventType.EXERCISE:
        codes = frozenset([code for role, code in cast if role is Role.ORGANIZER]) or codes
    return f"{type}|{','.join(sorted(codes))}"


def window(report: Report, published: dt.date | None) -> Bounds:
    """The days a report claims for its event; two that do not overlap are never compared.

    The last day is one later than written, because dates of one event may differ by a day.
    An undated report is looked for within four months of its publication: a held event before it,
    any other after it.
    """
    if report.date is not None:
        return _dated(report.date, report.end)
    if published is None:
        return dt.date.min, dt.date.max
    if report.status is Status.HELD:
        return published - HORIZON, _plus(published, _DAY)
    return published - _DAY, _plus(published, HORIZON)


@lru_cache(maxsize=4_096)
def _dated(date: str, end: str | None) -> Bounds:
    first, last = bounds(date, end)
    return first, _plus(last, _DAY)


@lru_cache(maxsize=65_536)
def tokens(name: str) -> frozenset[str]:
    """The words of a title that tell it from others, cut to a stem; countries tell nothing.

    >>> sorted(tokens("Memorandum between Georgia and Hungary on cooperation in transport"))
    ['transp']
    """
    words = frozenset(slug(_without_countries(name)).split("-")) - _generic_words()
    return frozenset(word if word.isdigit() else word[:_STEM] for word in words)


def _without_countries(name: str) -> str:
    kept = name
    for mention in reversed(gazetteer().scan(name)):
        if mention.kind in _COUNTRY:
            kept = f"{kept[: mention.start]} {kept[mention.end :]}"
    return kept


@cache
def _generic_words() -> frozenset[str]:
    """Words that the title of almost any agreement or exercise has, and the empty one."""
    lines = files("graph.fuse").joinpath("generic_words.txt").read_text("utf-8").splitlines()
    return frozenset(word for line in lines if line[:1] != "#" for word in ("", *line.split()))


def _plus(day: dt.date, span: dt.timedelta) -> dt.date:
    return dt.date.max if dt.date.max - day < span else day + span
