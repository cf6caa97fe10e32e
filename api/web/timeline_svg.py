"""A timeline as SVG, drawn here so that the page, the print, the file and the CLI are the same.

No text overlaps another, every mark is a link with a title, and a standalone drawing carries its
style sheet, so that it needs nothing but itself.
"""

from collections.abc import Callable, Sequence
from datetime import date
from functools import cache
from itertools import pairwise
from pathlib import Path
from xml.etree import ElementTree as ET

from api.web.svg_elements import add_bar, add_pill, add_shape, add_text, clean, coordinate
from api.web.timeline_bands import Chart, height, label, lay_out, lines, row_y
from api.web.timeline_layout import Band, Placed, extent
from api.web.timeline_legend import CROSSINGS, ROW, add_legend, legend_rows
from api.web.timeline_shapes import family, shape
from api.web.words import count, day_words, dyad_title, event_type, headline, when
from graph.model import Event
from graph.timeline import Timeline
from ontology.terms import EventType, Status

__all__ = ["draw_timeline"]

WIDTH = 1120
HEADING = 34.0
AXIS = 26.0
NAME = 21.0
"""Height of a name above its band, in a narrow drawing."""


EventHref = Callable[[Event], str]
ClusterHref = Callable[[EventType, date, date], str]


def draw_timeline(
    timeline: Timeline,
    *,
    href: EventHref,
    cluster_href: ClusterHref | None = None,
    width: float = WIDTH,
    standalone: bool = False,
) -> str:
    """The drawing of a timeline, ``width`` pixels wide and as high as its lanes ask.

    ``href`` gives the address of an event; ``cluster_href`` that of all events of a type between
    two days (both inclusive), for clusters, which else are no links.
    """
    chart = lay_out(timeline, width)
    top = HEADING if standalone else 6.0
    svg = _root(timeline, chart, top)
    if standalone:
        _head(svg, timeline)
    tops = _tops(chart, top)
    _stripes(svg, chart, tops)
    _grid(svg, chart, tops)
    _axis(svg, chart, tops[-1])
    for band, at in zip(chart.bands, tops, strict=False):
        _band(svg, chart, band, at, Links(href, cluster_href))
    add_legend(svg, chart, tops[-1] + AXIS + 20)
    return ET.tostring(svg, encoding="unicode")


class Links:
    """The addresses of marks."""

    def __init__(self, event: EventHref, cluster: ClusterHref | None) -> None:
        self.event = event
        self.cluster = cluster

    def of(self, band: Band, events: Sequence[Event]) -> str | None:
        """The address of a mark, if it has one."""
        if len(events) == 1:
            return self.event(events[0])
        days = extent(events)
        return self.cluster(band.type, *days) if self.cluster and days else None


def _root(timeline: Timeline, chart: Chart, top: float) -> ET.Element:
    bottom = _tops(chart, top)[-1] + AXIS + 20 + ROW * len(legend_rows(chart)) + 4
    names = dyad_title(timeline.dyad)
    size = {"width": coordinate(chart.width), "height": coordinate(bottom)}
    return ET.Element(
        "svg",
        {
            "xmlns": "http://www.w3.org/2000/svg",
            "class": "tl",
            "role": "group",
            "aria-label": f"Timeline of {names}: {count(timeline.total, 'event')}",
            "viewBox": f"0 0 {size['width']} {size['height']}",
            **size,
        },
    )


def _head(svg: ET.Element, timeline: Timeline) -> None:
    names = dyad_title(timeline.dyad)
    ET.SubElement(svg, "title").text = f"{names}: {count(timeline.total, 'event')}"
    ET.SubElement(svg, "style").text = _style()
    ET.SubElement(svg, "rect", {"class": "paper", "width": "100%", "height": "100%"})
    add_text(svg, 8, 22, f"{names} · {count(timeline.total, 'event')}", "name")


@cache
def _style() -> str:
    sheet = Path(__file__).parent / "static" / "timeline.css"
    return sheet.read_text(encoding="utf-8")


def _tops(chart: Chart, top: float) -> list[float]:
    """Top of every band, and the bottom of the last."""
    found = [top]
    for band in chart.bands:
        found.append(found[-1] + height(band, narrow=chart.narrow))
    return found


def _stripes(svg: ET.Element, chart: Chart, tops: Sequence[float]) -> None:
    for number, (above, below) in enumerate(pairwise(tops)):
        if number % 2 == 0:
            box = {
                "x": "0",
                "y": coordinate(above),
                "width": coordinate(chart.width),
                "height": coordinate(below - above),
            }
            ET.SubElement(svg, "rect", {"class": "stripe", **box})


def _grid(svg: ET.Element, chart: Chart, tops: Sequence[float]) -> None:
    """A line for every tick, across each band but not through a name that stands in it."""
    grid = ET.SubElement(svg, "g", {"class": "grid"})
    spans = [(tops[0], tops[-1])]
    if chart.narrow:
        spans = [(above + NAME, below) for above, below in pairwise(tops)]
    for tick in chart.ticks:
        path = "".join(
            f"M{coordinate(tick.x)} {coordinate(above)}V{coordinate(below)}"
            for above, below in spans
        )
        ET.SubElement(grid, "path", {"class": "major" if tick.major else "minor", "d": path})


def _axis(svg: ET.Element, chart: Chart, bottom: float) -> None:
    axis = ET.SubElement(svg, "g", {"class": "axis"})
    for tick in chart.ticks:
        add_text(axis, tick.x, bottom + 17, tick.label, "faint", anchor="middle")
    _rule(axis, chart, bottom)
    if chart.undated_x is not None:
        add_text(axis, chart.undated_x, bottom + 17, "no date", "faint", anchor="middle")


def _band(svg: ET.Element, chart: Chart, band: Band, top: float, links: Links) -> None:
    kind = family(band.type)
    name = f"{label(band)}: {count(band.total, 'event')}"
    lane = ET.SubElement(svg, "g", {"class": f"lane {kind}", "role": "list", "aria-label": name})
    _names(lane, chart, band, top)
    if _mirrored(chart, band):
        _rule(lane, chart, top + height(band, narrow=chart.narrow))
    y = row_y(band, narrow=chart.narrow, up=_mirrored(chart, band))
    for mark in band.marks:
        _mark(lane, band, mark, top + y(mark.row), links)
    if band.undated and chart.undated_x is not None:
        _mark(lane, band, Placed(events=band.undated, x=chart.undated_x), top + y(0), links)


def _mirrored(chart: Chart, band: Band) -> bool:
    """Whether the band stands on the axis that it shares with the visits of the other side."""
    hosts = [b.host for b in chart.bands if b.host]
    return len(hosts) == 2 and band.host == hosts[0]


def _names(lane: ET.Element, chart: Chart, band: Band, top: float) -> None:
    written = lines(band, narrow=chart.narrow)
    if chart.narrow:
        add_text(lane, 8, top + 16, written[0], "name")
        return
    first = top + (height(band, narrow=False) - 15 * len(written)) / 2 + 12
    for number, line in enumerate(written):
        kind = "faint" if number == len(written) - 1 else "name"
        add_text(lane, 12, first + 15 * number, line, kind)


def _mark(lane: ET.Element, band: Band, mark: Placed, y: float, links: Links) -> None:
    item = ET.SubElement(lane, "g", {"role": "listitem"})
    statuses = {event.status for event in mark.events}
    status = statuses.pop() if len(statuses) == 1 else Status.HELD
    address = links.of(band, mark.events)
    owner = ET.SubElement(item, "a", {"href": address}) if address else item
    if status is not Status.HELD:
        owner.set("class", status.value)
    ET.SubElement(owner, "title").text = clean(_title(band, mark, status))
    if len(mark.events) == 1:
        _single(owner, band, mark, y, status)
    else:
        add_pill(owner, mark.x, y, mark.width, str(len(mark.events)))


def _single(owner: ET.Element, band: Band, mark: Placed, y: float, status: Status) -> None:
    if mark.bar:
        add_bar(owner, *mark.bar, y, "bar vague" if mark.vague else "bar")
    add_shape(owner, mark.x, y, shape(band.type), "mark")
    if crossing := CROSSINGS.get(status):
        add_shape(owner, mark.x, y, crossing, "cross")


def _title(band: Band, mark: Placed, status: Status) -> str:
    event, suffix = mark.events[0], "" if status is Status.HELD else f" ({status.value})"
    if len(mark.events) == 1:
        return f"{when(event.date, event.end)}: {headline(event)}{suffix}"
    days = extent(mark.events)
    period = f"{day_words(days[0])} – {day_words(days[1])}" if days else "no date"
    return f"{len(mark.events):,} × {event_type(band.type).lower()}{suffix}, {period}"


def _rule(owner: ET.Element, chart: Chart, y: float) -> None:
    """A line along the axis of time."""
    ends = {
        "x1": coordinate(chart.scale.left),
        "x2": coordinate(chart.scale.right),
        "y1": coordinate(y),
        "y2": coordinate(y),
    }
    ET.SubElement(owner, "line", {"class": "rule", **ends})
