"""Typed questions over the ledger: the filters people may use and the shapes of the answers.

Names and meanings are those of ``/v1/events`` (docs/reference/filters.md); values are checked
here, once, whoever asks: REST, command line, pages or a question in plain language.
"""

import datetime as dt
from collections.abc import Iterator
from dataclasses import dataclass, fields
from enum import StrEnum
from typing import Generic, NamedTuple, TypeVar

from graph.dates import bounds
from graph.errors import InvalidQuery
from graph.model import Dyad, Event, Evidence
from ontology.terms import EventType, Portfolio, Status

MAX_LIMIT = 500

MAX_COUNT = 10_000
"""Answers of more items than this are counted by estimate."""

T = TypeVar("T")


class Match(StrEnum):
    """Whether an uncertain date may, or must, lie within the asked period."""

    POSSIBLE = "possible"
    CERTAIN = "certain"


class Scope(StrEnum):
    """How many parties an event has: exactly two, more, or any number."""

    BILATERAL = "bilateral"
    MULTILATERAL = "multilateral"
    ANY = "any"


class Order(StrEnum):
    """Newest or oldest first; events without a date come last either way."""

    NEWEST = "-date"
    OLDEST = "date"


@dataclass(frozen=True, slots=True, kw_only=True)
class EventFilter:
    """Which events; an empty filter means all of them.

    ``principal`` lists codes that must all be parties; of the other lists one value must hold.
    ``since`` and ``until`` are EDTF, half open: ``since <= event < until``, where ``until="2024"``
    ends before 1 January 2024.  An event without a date passes only a filter without dates.
    Raises ``InvalidQuery`` at construction.
    """

    dyad: Dyad | None = None
    principal: tuple[str, ...] = ()
    organization: str | None = None
    """Key of an organisation, or of its portfolio alone (``defence``)."""
    official: str | None = None
    """Key of an official, or a surname."""
    type: tuple[EventType, ...] = ()
    subtype: tuple[str, ...] = ()
    status: tuple[Status, ...] = ()
    domain: tuple[Portfolio, ...] = ()
    plover: tuple[str, ...] = ()
    since: str | None = None
    until: str | None = None
    match: Match = Match.POSSIBLE
    place: str | None = None
    """A country code or a city's name."""
    text: str | None = None
    """Words to be found in the evidence or the name."""
    agreement: str | None = None
    exercise: str | None = None
    min_confidence: float = 0.0
    min_publishers: int = 0
    scope: Scope = Scope.ANY
    known_at: dt.date | None = None
    """As the ledger had it at the end of this day (UTC)."""

    def __post_init__(self) -> None:
        for field, value in (("since", self.since), ("until", self.until)):
            if value is not None:
                bounds(value, field=field)
        if self.since and self.until and bounds(self.since)[0] >= bounds(self.until)[0]:
            raise InvalidQuery("until", self.until, f"is not after since={self.since}")
        if not 0 <= self.min_confidence <= 1:
            raise InvalidQuery("min_confidence", self.min_confidence, "is not between 0 and 1")

    def narrowings(self) -> Iterator[tuple[str, str]]:
        """What narrows the answer, as pairs of a field and a value, lists taken apart.

        >>> list(EventFilter(principal=("AZE", "KAZ"), since="2020").narrowings())
        [('principal', 'AZE'), ('principal', 'KAZ'), ('since', '2020')]
        """
        for field in fields(self):
            value = getattr(self, field.name)
            if value != field.default:
                values = value if isinstance(value, tuple) else (value,)
                yield from ((field.name, str(one)) for one in values)


@dataclass(frozen=True, slots=True, kw_only=True)
class Page(Generic[T]):
    """One page of an answer, the number of all its items, and the cursor of the next page."""

    items: tuple[T, ...]
    total: int
    """Exact up to ``MAX_COUNT``, beyond it an estimate."""
    cursor: str | None = None
    exact: bool = True
    """Whether ``total`` was counted."""


@dataclass(frozen=True, slots=True, kw_only=True)
class DyadSummary:
    """One dyad at a glance."""

    dyad: Dyad
    events: int
    reports: int
    first: str | None
    """First day that a dated event may cover; ``None`` when no event has a date."""
    last: str | None
    """Day on which the latest dated event starts."""
    types: tuple[tuple[EventType, int], ...] = ()


class ActorKind(StrEnum):
    """The three levels at which relations are seen."""

    PRINCIPAL = "principal"
    ORGANIZATION = "organization"
    OFFICIAL = "official"


@dataclass(frozen=True, slots=True, kw_only=True)
class OfficeHolding:
    """One title an official was seen with, between the first and the last day that shows it."""

    official: str
    """Key of the official."""
    name: str
    """The official's name as last written."""
    title: str | None = None
    organization: str | None = None
    """Key of the organisation, where the text names one."""
    portfolio: Portfolio | None = None
    first: str | None = None
    last: str | None = None
    events: int = 0
    evidence: tuple[Evidence, ...] = ()
    """The clearest quote of the earliest event that shows it."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Actor:
    """A principal, one of its organisations, or one of its officials, as the ledger knows it."""

    id: str
    kind: ActorKind
    principal: str
    name: str
    """As written most recently; of a principal its English name."""
    portfolio: Portfolio | None = None
    events: int = 0
    first: str | None = None
    last: str | None = None
    offices: tuple[OfficeHolding, ...] = ()
    """Of an official the offices held; of an organisation those held in it."""


@dataclass(frozen=True, slots=True, kw_only=True)
class KnownActor:
    """An actor and every name that it goes by."""

    id: str
    kind: ActorKind
    principal: str
    name: str
    names: tuple[str, ...] = ()
    """Other spellings that texts have of it."""
    portfolios: tuple[Portfolio, ...] = ()
    """That of a body; those of the offices of an official, the latest first."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Ruling:
    """One judgement: that things are the same, or different, who says so, when and why."""

    number: int = 0
    kind: str
    """``event``, ``actor`` (an official) or ``organization``."""
    same: bool
    said: str
    """What was asked for, e.g. ``merge e1… e2…``."""
    author: str
    reason: str | None
    at: str
    undone_at: str | None = None
    undone_by: str | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Version:
    """What an event was from one change of it to the next."""

    revision: int
    """Number of the change that made it so."""
    since: str
    """When that was: ISO 8601, as by the clock of who wrote it."""
    until: str | None
    """When it changed again; ``None`` for what it is now."""
    event: Event


@dataclass(frozen=True, slots=True, kw_only=True)
class Source:
    """What a document is and where it was published, without its text."""

    id: str
    title: str | None = None
    url: str | None = None
    publisher: str | None = None
    published: dt.date | None = None
    language: str = "en"


class Period(StrEnum):
    """By what time is counted."""

    DAY = "day"
    MONTH = "month"
    QUARTER = "quarter"
    YEAR = "year"


class Bin(NamedTuple):
    """How many events of a type began in a period; a tuple, for a timeline has very many."""

    period: str
    """``2024-06-07``, ``2024-06``, ``2024-Q2``, ``2024``; empty for events without a date."""
    type: EventType
    events: int
    reports: int


@dataclass(frozen=True, slots=True, kw_only=True)
class Partner:
    """How many events a principal has with another in a year."""

    principal: str
    year: str
    """Empty for events without a date."""
    events: int
    reports: int


@dataclass(frozen=True, slots=True, kw_only=True)
class Difference:
    """What one attribute of an event was, and what it is now."""

    event: str
    attribute: str
    before: str | None
    after: str | None


@dataclass(frozen=True, slots=True, kw_only=True)
class Effect:
    """What a change makes of the events, by their ids."""

    lost: tuple[str, ...] = ()
    """Events that lose their only report."""
    created: tuple[str, ...] = ()
    merged: tuple[tuple[str, str], ...] = ()
    """Events that are part of others now, each with the other."""
    changed: tuple[Difference, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Support:
    """Why a report belongs to its event."""

    report: str
    document: str
    reasons: tuple[str, ...] = ()
    """Empty for a report that stands alone."""
