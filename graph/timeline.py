"""The history of two principals with each other, a lane for every type of event."""

from collections import defaultdict
from dataclasses import dataclass, replace

from graph.model import Dyad, Event
from graph.queries import EventFilter, Order
from graph.store.view import View
from ontology.terms import EventType


@dataclass(frozen=True, slots=True, kw_only=True)
class Lane:
    """The dated events of one type, oldest first."""

    type: EventType
    events: tuple[Event, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Timeline:
    """All events of a dyad that a filter lets through; it grows with their number."""

    dyad: Dyad
    lanes: tuple[Lane, ...]
    """In the order of ``EventType``; only types that have a dated event."""
    undated: tuple[Event, ...]
    """Events without a date; they are in no lane."""
    first: str | None
    """Date of the oldest dated event."""
    last: str | None
    """Date of the newest dated event."""
    total: int
    """Number of events, the undated ones included."""


def timeline(view: View, dyad: Dyad, filter: EventFilter | None = None) -> Timeline:
    """Lay out a dyad's events in time."""
    wanted = replace(filter or EventFilter(), dyad=dyad)
    lanes: dict[EventType, list[Event]] = defaultdict(list)
    dated: list[Event] = []
    undated: list[Event] = []
    for event in view.stream(wanted, order=Order.OLDEST):
        if event.date is None:
            undated.append(event)
        else:
            dated.append(event)
            lanes[event.type].append(event)
    return Timeline(
        dyad=dyad,
        lanes=tuple(Lane(type=t, events=tuple(lanes[t])) for t in EventType if t in lanes),
        undated=tuple(undated),
        first=dated[0].date if dated else None,
        last=dated[-1].date if dated else None,
        total=len(dated) + len(undated),
    )
