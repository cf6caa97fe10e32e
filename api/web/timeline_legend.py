"""What the signs of a timeline mean: only those that stand in it."""

from xml.etree import ElementTree as ET

from api.web.svg_elements import CIRCLE, CROSS, STROKE, add_bar, add_pill, add_shape, add_text
from api.web.timeline_bands import Chart
from api.web.timeline_scale import CHARACTER
from ontology.terms import Status

ROW = 22.0
CROSSINGS = {Status.CANCELLED: CROSS, Status.DENIED: STROKE}
"""What is drawn across the marks of events that did not take place."""


def _entries(chart: Chart) -> list[tuple[str, str]]:
    """What stands in the drawing and does not explain itself: kind of sign and its meaning."""
    events = [e for band in chart.bands for m in band.marks for e in m.events]
    statuses = {e.status for e in events} | {e.status for b in chart.bands for e in b.undated}
    entries = [(s.value, s.value) for s in Status if s in statuses and len(statuses) > 1]
    bars = [mark.vague for band in chart.bands for mark in band.marks if mark.bar]
    if any(bars):
        entries.append(("vague", "some time within"))
    if not all(bars):
        entries.append(("bar", "lasted"))
    if any(len(mark.events) > 1 for band in chart.bands for mark in band.marks):
        entries.append(("cluster", "number of events"))
    return entries


def legend_rows(chart: Chart) -> list[list[tuple[float, str, str]]]:
    """The legend's entries with their places, broken into rows that fit."""
    rows: list[list[tuple[float, str, str]]] = []
    at = chart.width
    for kind, meaning in _entries(chart):
        room = 34 + len(meaning) * CHARACTER + 18
        if at + room > chart.width:
            rows.append([])
            at = 12.0
        rows[-1].append((at, kind, meaning))
        at += room
    return rows


def add_legend(svg: ET.Element, chart: Chart, top: float) -> None:
    """Write the legend below a drawing."""
    group = ET.SubElement(svg, "g", {"class": "legend"})
    for number, row in enumerate(legend_rows(chart)):
        for x, kind, meaning in row:
            _sign(group, kind, x + 14, top + ROW * number)
            add_text(group, x + 32, top + ROW * number + 4, meaning, "faint")


def _sign(group: ET.Element, kind: str, x: float, y: float) -> None:
    if kind in {"vague", "bar"}:
        add_bar(group, x - 13, x + 13, y, f"bar {kind}")
        return
    owner = ET.SubElement(group, "g", {"class": kind})
    if kind == "cluster":
        add_pill(owner, x, y, 22, "n")
        return
    add_shape(owner, x, y, CIRCLE, "mark")
    if crossing := CROSSINGS.get(Status(kind)):
        add_shape(owner, x, y, crossing, "cross")
