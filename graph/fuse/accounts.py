"""A report made ready for comparison: its block, its window of days, and its telling features."""

import datetime as dt
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from functools import cache, cached_property, lru_cache
from importlib.resources import files
from typing import Protocol

from graph.dates import Bounds, bounds
from graph.fuse.people import Person, person
from graph.gazetteer import gazetteer
from graph.model import PASSIVE_ROLES, Participant, Report, slug
from ontology.terms import EventType, Portfolio, Role, Status

HORIZON = dt.timedelta(days=120)
"""How far from its publication an undated report may place its event."""

MONTH = 32
"""Days of the longest window that is not vague: a month, and the day that dates may differ by."""

_DAY = dt.timedelta(days=1)

_STEM = 6
"""Letters by which words are compared: "managed" and "management", "border" and "borders"."""


_COUNTRY = frozenset({"name", "demonym", "people", "code"})
"""Kinds of gazetteer mention that speak of a principal."""


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

    @cached_property
    def bounds(self) -> Bounds | None:
        """First and last day of the event, if the report dates it."""
        report = self.report
        return None if report.date is None else bounds(report.date, report.end)

    @cached_property
    def block(self) -> str:
        """Key that reports of one event share."""
        return block(self.report)

    @cached_property
    def vague(self) -> bool:
        """Whether it leaves more than a month open, so that it may be far from its event."""
        return (self.window[1] - self.window[0]).days > MONTH

    @cached_property
    def window(self) -> Bounds:
        """Days within which a report must fall, or touch, to be of the same event."""
        return window(self.report, self.published)

    @cached_property
    def active(self) -> tuple[Participant, ...]:
        """Participants that make their principal a party."""
        return tuple(p for p in self.report.participants if p.role not in PASSIVE_ROLES)

    @cached_property
    def officials(self) -> Mapping[str, tuple[Person, ...]]:
        """The named people of every party."""
        return {
            code: tuple(person(p.official) for p in self._of(code) if p.official)
            for code in self.report.principals
        }

    @cached_property
    def portfolios(self) -> Mapping[str, frozenset[Portfolio]]:
        """The portfolios through which every party acts."""
        return {
            code: frozenset(p.portfolio for p in self._of(code) if p.portfolio)
            for code in self.report.principals
        }

    @cached_property
    def tokens(self) -> frozenset[str]:
        """Words that tell its agreement, exercise or forum from others."""
        return frozenset() if self.report.name is None else tokens(self.report.name)

    @cached_property
    def city(self) -> str | None:
        """The city's name in a form to compare."""
        place = self.report.place
        return slug(place.city) if place and place.city else None

    @cached_property
    def clarity(self) -> tuple[float, dt.date, str]:
        """Sort key: the most confident first, then the earliest published."""
        return -self.report.confidence, self.published or dt.date.max, self.report.id

    def in_role(self, role: Role) -> frozenset[str]:
        """The principals in a role."""
        return frozenset(p.principal for p in self.active if p.role is role)

    def _of(self, code: str) -> Iterable[Participant]:
        return (p for p in self.active if p.principal == code)


def account(report: Report, document: Published | None) -> Account:
    """Pair a report with what is known of its document."""
    if document is None:
        return Account(report=report)
    return Account(report=report, publisher=document.publisher, published=document.published)


def block(report: Report) -> str:
    """Key that reports of one event share: type and parties, of an exercise its organizers.

    Who else takes part in an exercise is told differently by every newsroom.
    """
    codes = report.principals
    if report.type is EventType.EXERCISE:
        codes = (
            frozenset(p.principal for p in report.participants if p.role is Role.ORGANIZER) or codes
        )
    return f"{report.type}|{','.join(sorted(codes))}"


def window(report: Report, published: dt.date | None) -> Bounds:
    """The days a report claims for its event; two that do not overlap are never compared.

    The last day is one later than written, because dates of one event may differ by a day.
    An undated report is looked for within four months of its publication: a held event before it,
    any other after it.
    """
    if report.date is not None:
        first, last = bounds(report.date, report.end)
        return first, _plus(last, _DAY)
    if published is None:
        return dt.date.min, dt.date.max
    if report.status is Status.HELD:
        return published - HORIZON, _plus(published, _DAY)
    return published - _DAY, _plus(published, HORIZON)


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
