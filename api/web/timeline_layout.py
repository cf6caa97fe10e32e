"""Where every event of a timeline stands: bands, rows and, where it is dense, counted clusters.

Marks keep ``PITCH`` pixels from each other both ways, so that none overlap and each is large
enough to hit (WCAG 2.2, target size).  A band whose events need more than ``ROWS`` rows is cut
into calendar periods, and the events of one period become one cluster with a count.
"""

from bisect import bisect_right
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from datetime import date
from functools import lru_cache
from itertools import groupby

from api.web.timeline_scale import Scale, periods
from graph.dates import Bounds, bounds
from graph.errors import InvalidDate
from graph.model import Event
from ontology.terms import EventType

PITCH = 24.0
ROWS = 3
BUCKETS = (28.0, 42.0, 56.0, 84.0, 112.0)
MARK = 14.0
SHORTEST_BAR = 22.0
"""A span that is not much wider than its mark needs no bar."""

MANY = 10
"""Events from which on a cluster stands for its whole period."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Placed:
    """One mark: an event, or several of one band that stand too close to be told apart."""

    events: tuple[Event, ...]
    x: float
    row: int = 0
    bar: tuple[float, float] | None = None
    """Left and right end of the days that the one event covers, or lies somewhere within."""
    vague: bool = False
    """The bar says "some time within", not "all the time"."""

    @property
    def width(self) -> float:
        """Width of the mark without its bar; a cluster is as wide as its count."""
        digits = len(str(len(self.events)))
        return MARK if len(self.events) == 1 else max(22.0, 12 + 7.0 * digits)

    @property
    def reach(self) -> tuple[float, float]:
        """The room that it takes in its row."""
        half = max(PITCH, self.width + 2) / 2
        left, right = self.bar or (self.x, self.x)
        return min(left - 2, self.x - half), max(right + 2, self.x + half)


@dataclass(frozen=True, slots=True, kw_only=True)
class Band:
    """The marks of one lane, in the order of time; ``marks`` of undated events stand apart."""

    type: EventType
    host: str | None
    """For visits: the member of the dyad that received them."""
    total: int
    marks: tuple[Placed, ...]
    undated: tuple[Event, ...]

    @property
    def rows(self) -> int:
        """How many rows of marks it needs."""
        return max((mark.row for mark in self.marks), default=0) + 1


@lru_cache(maxsize=65_536)
def span(literal: str | None, end: str | None) -> Bounds | None:
    """The days of a date, or nothing where there is none, or none that can be read."""
    if literal is None:
        return None
    try:
        return bounds(literal, end)
    except InvalidDate:
        return None


def extent(events: Iterable[Event]) -> Bounds | None:
    """First and last day of all dated events; open ends do not count."""
    spans = [found for e in events if (found := span(e.date, e.end))]
    firsts = [first for first, _ in spans if first != date.min]
    lasts = [last for _, last in spans if last != date.max]
    days = firsts + lasts
    return (min(days), max(days)) if days else None


def arrange(band: Band, events: Sequence[Event], scale: Scale, bucket: float | None) -> Band:
    """Place the events of a band: singly if they fit and no ``bucket`` is asked, else counted."""
    dated = [e for e in events if span(e.date, e.end)]
    undated = tuple(e for e in events if not span(e.date, e.end))
    marks = sorted((_mark(e, scale) for e in dated), key=lambda m: (m.x, m.events[0].id))
    rows = None if bucket else _in_rows(marks, ROWS)
    placed = rows if rows is not None else _in_buckets(marks, scale, bucket)
    return replace(band, marks=tuple(placed), undated=undated)


def _mark(event: Event, scale: Scale) -> Placed:
    days = span(event.date, event.end)
    assert days is not None
    left, right = scale.x(days[0]), scale.x(days[1])
    vague = event.end is None and "/" not in (event.date or "")
    bar = (left, right) if right - left > SHORTEST_BAR else None
    at = left + MARK / 2 if bar and not vague else (left + right) / 2
    return Placed(events=(event,), x=at, bar=bar, vague=vague)


def _in_rows(marks: Sequence[Placed], rows: int) -> list[Placed] | None:
    """Each mark in the first row that is free there; nothing if there are too few rows."""
    ends = [float("-inf")] * rows
    placed = []
    for mark in sorted(marks, key=lambda m: m.reach[0]):
        left, right = mark.reach
        row = next((r for r, end in enumerate(ends) if end <= left), None)
        if row is None:
            return None
        ends[row] = right
        placed.append(replace(mark, row=row))
    return sorted(placed, key=lambda m: (m.x, m.row))


def _in_buckets(marks: Sequence[Placed], scale: Scale, least: float | None) -> list[Placed]:
    """One mark a bucket, in the narrowest buckets that hold their counts."""
    for width in BUCKETS[:-1]:
        if width >= (least or 0):
            placed = _in_buckets_of(width, marks, scale)
            if all(mark.width <= width - 2 for mark in placed if mark.bar is None):
                return placed
    return _in_buckets_of(BUCKETS[-1], marks, scale)


def _in_buckets_of(width: float, marks: Sequence[Placed], scale: Scale) -> list[Placed]:
    """One mark a bucket; bars that are much longer than a bucket stand below, while they fit."""
    bars = _in_rows([m for m in marks if _length(m) > 2 * width], ROWS - 1) or []
    apart = {bar.events[0].id for bar in bars}
    placed = _bucketed([m for m in marks if m.events[0].id not in apart], scale, width)
    lowered = [replace(bar, row=bar.row + bool(placed)) for bar in bars]
    return sorted([*placed, *lowered], key=lambda m: (m.x, m.row))


def _length(mark: Placed) -> float:
    return mark.bar[1] - mark.bar[0] if mark.bar else 0.0


def _bucketed(marks: Sequence[Placed], scale: Scale, width: float) -> list[Placed]:
    cuts = periods(scale, width)

    def number(mark: Placed) -> int:
        return min(max(bisect_right(cuts, mark.x) - 1, 0), len(cuts) - 2)

    return [
        _merged(list(group), cuts[index], cuts[index + 1])
        for index, group in groupby(marks, key=number)
    ]


def _merged(members: Sequence[Placed], left: float, right: float) -> Placed:
    """The members as one mark: in the middle of its period, or of its members where few."""
    many = len(members) >= MANY
    middle = (left + right) / 2 if many else sum(m.x for m in members) / len(members)
    merged = Placed(events=tuple(m.events[0] for m in members), x=middle)
    half = max(PITCH, merged.width + 2) / 2
    return replace(merged, x=min(max(middle, left + half), right - half))
