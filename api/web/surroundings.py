"""What stands next to an event: its dyads, its neighbours in time, the whole and the parts."""

from dataclasses import dataclass
from datetime import date, timedelta
from itertools import combinations

from api.web.timeline_layout import span
from graph.model import Dyad, Event, sides
from graph.queries import MAX_LIMIT, EventFilter, Match, Order
from graph.store.view import View

MOST_PARTIES = 5
"""An event of more parties has too many dyads to list."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Surroundings:
    """The ways on from an event."""

    dyads: tuple[Dyad, ...]
    earlier: Event | None = None
    later: Event | None = None
    whole: Event | None = None
    parts: tuple[Event, ...] = ()


def surroundings(view: View, event: Event) -> Surroundings:
    """Find them; neighbours only where the event has one dyad."""
    dyads = dyads_of(event)
    earlier, later = _neighbours(view, event, dyads[0]) if len(dyads) == 1 else (None, None)
    return Surroundings(
        dyads=dyads,
        earlier=earlier,
        later=later,
        whole=view.event(event.part_of) if event.part_of else None,
        parts=view.parts(event.id),
    )


def dyads_of(event: Event) -> tuple[Dyad, ...]:
    """The pairs of its parties, unless they are many."""
    codes = sorted(sides(event.participants))
    if len(codes) > MOST_PARTIES:
        return ()
    return tuple(Dyad.of(*pair) for pair in combinations(codes, 2))


@dataclass(frozen=True, slots=True)
class _Window:
    """The days of an event as filter values, half open."""

    since: str
    until: str


def _window(event: Event) -> _Window | None:
    days = span(event.date, event.end)
    if days is None or days[0] == date.min or days[1] == date.max:
        return None
    return _Window(days[0].isoformat(), (days[1] + timedelta(days=1)).isoformat())


def _neighbours(view: View, event: Event, dyad: Dyad) -> tuple[Event | None, Event | None]:
    """The events before and after: among those of the same days, or else the nearest others."""
    window = _window(event)
    if window is None:
        return None, None
    same = _within(view, dyad, Order.OLDEST, MAX_LIMIT, since=window.since, until=window.until)
    ids = [one.id for one in same]
    if event.id not in ids:
        return None, None
    place = ids.index(event.id)
    before = same[:place] or _within(view, dyad, Order.NEWEST, 1, until=window.since)
    after = same[place + 1 :] or _within(view, dyad, Order.OLDEST, 1, since=window.until)
    return (before[-1] if before else None), (after[0] if after else None)


def _within(
    view: View,
    dyad: Dyad,
    order: Order,
    limit: int,
    *,
    since: str | None = None,
    until: str | None = None,
) -> tuple[Event, ...]:
    """Events of a dyad that certainly lie within a period."""
    filter = EventFilter(dyad=dyad, match=Match.CERTAIN, since=since, until=until)
    return view.events(filter, order=order, limit=limit).items
