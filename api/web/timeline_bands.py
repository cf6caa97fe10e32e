"""The bands of a chart: one a type, visits told apart by the side that received them."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from datetime import date

from api.web.timeline_layout import BUCKETS, PITCH, Band, arrange, extent, span
from api.web.timeline_scale import Scale, Tick, ticks
from api.web.words import count, event_type
from graph.gazetteer import principal_name
from graph.model import Dyad, Event
from graph.timeline import Timeline
from ontology.terms import EventType, Role

NARROW = 640
"""Below this width names stand above their bands, not beside them."""

GUTTER = 168.0
EDGE = 22.0
UNDATED = 64.0
NO_DAY = date(2000, 1, 1)
"""Where the axis of a timeline without any dated event stands; nothing is placed on it."""

SPARSE = 12
"""A band of so few events keeps its single marks when the chart as a whole is thinned."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Chart:
    """A whole timeline, laid out: what is left is to write it down."""

    width: float
    scale: Scale
    ticks: tuple[Tick, ...]
    bands: tuple[Band, ...]
    undated_x: float | None

    @property
    def narrow(self) -> bool:
        """Whether names stand above their bands."""
        return self.width < NARROW


def lay_out(timeline: Timeline, width: float) -> Chart:
    """Arrange all events of a timeline for a drawing so wide, thinned until it can be read."""
    groups = list(_groups(timeline))
    events = [e for _, group in groups for e in group]
    undated = any(span(e.date, e.end) is None for e in events)
    scale = _scale(events, width, undated=undated)
    return Chart(
        width=width,
        scale=scale,
        ticks=tuple(ticks(scale)) if extent(events) else (),
        bands=_thin(groups, scale, most=int(width / 3)),
        undated_x=scale.right + EDGE / 2 + UNDATED / 2 if undated else None,
    )


def _scale(events: Sequence[Event], width: float, *, undated: bool) -> Scale:
    days = extent(events)
    left = EDGE if width < NARROW else GUTTER + EDGE
    right = width - EDGE - (UNDATED if undated else 0)
    first, last = days or (NO_DAY, NO_DAY)
    return Scale.around(first, last, left=left, right=right)


def _thin(
    groups: Sequence[tuple[Band, Sequence[Event]]], scale: Scale, *, most: int
) -> tuple[Band, ...]:
    """The finest arrangement with no more than ``most`` marks, or the coarsest there is."""
    bands: tuple[Band, ...] = ()
    for bucket in (None, *BUCKETS):
        bands = tuple(
            arrange(band, events, scale, None if len(events) <= SPARSE else bucket)
            for band, events in groups
        )
        if sum(len(band.marks) for band in bands) <= most:
            break
    return bands


def _groups(timeline: Timeline) -> list[tuple[Band, Sequence[Event]]]:
    dated = {lane.type: lane.events for lane in timeline.lanes}
    found = []
    for type in EventType:
        undated = [event for event in timeline.undated if event.type is type]
        for host, events in _by_host(type, [*dated.get(type, ()), *undated], timeline.dyad):
            band = Band(type=type, host=host, total=len(events), marks=(), undated=())
            found.append((band, events))
    return found


def _by_host(
    type: EventType, events: Sequence[Event], dyad: Dyad
) -> list[tuple[str | None, Sequence[Event]]]:
    """Visits in up to three groups: to either side of the dyad, and elsewhere."""
    if type is not EventType.VISIT:
        return [(None, events)] if events else []
    hosts = (dyad.left, dyad.right, None)
    groups = [(host, [e for e in events if host_of(e, dyad) == host]) for host in hosts]
    return [(host, group) for host, group in groups if group]


def host_of(event: Event, dyad: Dyad) -> str | None:
    """The member of the dyad that received a visit, by its role or else by the place."""
    sides = {dyad.left, dyad.right}
    hosts = {p.principal for p in event.participants if p.role is Role.HOST} & sides
    if len(hosts) == 1:
        return hosts.pop()
    place = event.place.country if event.place else None
    return place if place in sides else None


def label(band: Band) -> str:
    """The name of a band, e.g. ``Visits to Kazakhstan``."""
    name = event_type(band.type, plural=True)
    return f"{name} to {principal_name(band.host)}" if band.host else name


def lines(band: Band, *, narrow: bool) -> list[str]:
    """The label as it is written: on one line with its count, or on as many as the gutter asks."""
    if narrow:
        return [f"{label(band)} · {band.total:,}"]
    return [*_wrapped(label(band), 21), count(band.total, "event")]


def _wrapped(text: str, most: int) -> list[str]:
    """Up to two lines of at most so many characters, cut with an ellipsis beyond."""
    words, found = text.split(), [""]
    for word in words:
        longer = f"{found[-1]} {word}".strip()
        if len(longer) <= most or not found[-1]:
            found[-1] = longer
        else:
            found.append(word)
    cut = found if len(found) <= 2 else [found[0], f"{' '.join(found[1:])[: most - 1]}…"]
    return [line if len(line) <= most else f"{line[: most - 1]}…" for line in cut]


def height(band: Band, *, narrow: bool) -> float:
    """Pixels that a band takes, with its name."""
    rows = band.rows * PITCH
    return rows + 24 if narrow else max(rows + 8, len(lines(band, narrow=False)) * 15.0 + 10)


def row_y(band: Band, *, narrow: bool, up: bool) -> Callable[[int], float]:
    """Where each row stands below the top of its band; ``up`` counts rows from the bottom."""
    total, first = height(band, narrow=narrow), 20.0 if narrow else 0.0
    room = (total - first - band.rows * PITCH) / 2

    def y(row: int) -> float:
        from_top = band.rows - 1 - row if up else row
        return first + room + (from_top + 0.5) * PITCH

    return y
