"""The longest time that went without an event of those asked for."""

import datetime as dt
from collections.abc import Iterable
from dataclasses import dataclass

from graph.dates import Bounds, bounds
from graph.model import Event


@dataclass(frozen=True, slots=True, kw_only=True)
class Gap:
    """The last event before the gap, the first one behind it, and the days from one to the other.

    Of an event of several days the last one counts before the gap, and the first one behind it.
    """

    before: Event
    after: Event
    days: int


def longest_gap(events: Iterable[Event]) -> Gap | None:
    """The longest gap between events that come oldest first; the earliest of equally long ones.

    Only events told to the day are looked at: of the others nobody knows how far apart they are.
    ``None`` when there are fewer than two of them.
    """
    longest: Gap | None = None
    last: tuple[dt.date, Event] | None = None
    for event in events:
        days = _days(event)
        if days is None:
            continue
        if last is not None:
            length = (days[0] - last[0]).days
            if length > (longest.days if longest else -1):
                longest = Gap(before=last[1], after=event, days=max(length, 0))
        if last is None or days[1] > last[0]:
            last = days[1], event
    return longest


def _days(event: Event) -> Bounds | None:
    """First and last day, where both are told."""
    if event.date is None:
        return None
    begin, end = bounds(event.date), bounds(event.end or event.date)
    told = begin[0] == begin[1] and end[0] == end[1]
    return (begin[0], end[1]) if told else None
