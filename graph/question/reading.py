"""What a question was read as: filters, what is asked of them, and what was not understood."""

from collections.abc import Iterable
from dataclasses import dataclass, field, fields
from enum import StrEnum
from typing import Any

from graph.fuse import person
from graph.model import Event, Participant, sides
from graph.queries import EventFilter, Order
from ontology.terms import Portfolio, Role


class Asks(StrEnum):
    """What the question wants to know of the events."""

    LIST = "list"
    WHO = "who"
    WHEN = "when"
    WHERE = "where"
    COUNT = "count"
    GAP = "gap"
    FIRST = "first"
    LAST = "last"


class Side(StrEnum):
    """Which way an event goes for one who takes part: from them, or to them."""

    BY = "by"
    TO = "to"


OPPOSITE = {
    Side.BY: frozenset({Role.HOST, Role.RECIPIENT, Role.TARGET}),
    Side.TO: frozenset({Role.VISITOR, Role.SENDER, Role.SOURCE}),
}
"""Roles that one on this side cannot have."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Condition:
    """Somebody who takes part (or, ``absent``, does not): what the filters cannot say."""

    principals: tuple[str, ...] = ()
    """Any one of these will do."""
    officials: tuple[str, ...] = ()
    """Names or keys; any one of these will do."""
    portfolio: Portfolio | None = None
    side: Side | None = None
    absent: bool = False

    def holds(self, event: Event) -> bool:
        """Whether the event's participants are as asked."""
        parties = sides(event.participants)
        found = any(self._meant(one, parties) for one in event.participants)
        return found is not self.absent

    def _meant(self, participant: Participant, parties: frozenset[str]) -> bool:
        return (
            (not self.principals or participant.principal in self.principals)
            and (self.portfolio is None or participant.portfolio is self.portfolio)
            and (self.side is None or participant.role not in OPPOSITE[self.side])
            and (
                participant.principal in parties
                if not self.officials
                else any(bears(participant, name) for name in self.officials)
            )
        )


def bears(participant: Participant, wanted: str) -> bool:
    """Whether it is the official of this key, or bears the name in any spelling."""
    if participant.official is None:
        return False
    one, other = person(participant.official), person(wanted)
    alike = one.surname == other.surname and (
        not one.initial or not other.initial or one.initial == other.initial
    )
    return alike or participant.official_id == wanted


@dataclass(frozen=True, slots=True, kw_only=True)
class Reading:
    """How a question was read."""

    question: str
    filter: EventFilter = field(default_factory=EventFilter)
    order: Order = Order.NEWEST
    limit: int | None = None
    """The number of events asked for, as in "last five meetings"."""
    asks: Asks = Asks.LIST
    conditions: tuple[Condition, ...] = ()
    """What an answer must fulfil beyond the filters."""
    unread: tuple[str, ...] = ()
    """Words that were not understood, in their order."""
    alternatives: tuple[str, ...] = ()
    """What else an ambiguous or misspelt word may mean, one sentence each."""
    sentence: str = ""
    """The reading in plain English."""

    def filters(self) -> dict[str, Any]:
        """The filters by the names of ``/v1/events``, in JSON values; empty if nothing was read."""
        named = {
            name: value
            for name, value in self._filter_values()
            if value and value != _DEFAULTS[name]
        }
        if self.order is not Order.NEWEST:
            named["order"] = self.order.value
        if self.limit is not None:
            named["limit"] = self.limit
        return named

    def _filter_values(self) -> Iterable[tuple[str, Any]]:
        for one in fields(EventFilter):
            value = getattr(self.filter, one.name)
            yield one.name, list(map(str, value)) if isinstance(value, tuple) else _plain(value)


_DEFAULTS = {one.name: one.default for one in fields(EventFilter)}


def _plain(value: object) -> object:
    return value if value is None or isinstance(value, (int, float)) else str(value)
