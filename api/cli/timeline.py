"""``bilateral timeline``: the events of two principals in order, in several forms."""

import sys
from collections.abc import Callable, Iterator, Sequence
from dataclasses import replace
from enum import StrEnum
from typing import Annotated

import typer

from api import represent
from api.cli.options import LEDGER, DbOption, with_filters
from api.cli.phrasing import when, where, who
from api.cli.streams import aligned, number, write, write_json
from api.parameters import pair
from api.schemas import Narrowing
from api.web.timeline_svg import draw_timeline
from graph.errors import InvalidQuery
from graph.exchange import export
from graph.gazetteer import gazetteer
from graph.model import Dyad, Event
from graph.queries import Bin, EventFilter, Period
from graph.store.view import View
from graph.timeline import Timeline, timeline


class TimelineFormat(StrEnum):
    """The forms of a timeline."""

    TEXT = "text"
    JSON = "json"
    CSV = "csv"
    MARKDOWN = "md"
    SVG = "svg"


@with_filters(Narrowing)
def command(
    one: Annotated[str, typer.Argument(metavar="ONE", help="A principal: code or name.")],
    other: Annotated[str, typer.Argument(metavar="OTHER", help="The other principal.")],
    *,
    filter: EventFilter,
    format: Annotated[TimelineFormat, typer.Option(help="How to write it.")] = TimelineFormat.TEXT,
    by: Annotated[
        Period | None, typer.Option(help="Count events by this time instead of listing them.")
    ] = None,
    db: DbOption = LEDGER,
) -> None:
    """Show the timeline of two principals."""
    dyad = pair(one, other)
    with View.open(db) as view:
        if by is not None:
            _counts(view.over_time(of_dyad(filter, dyad), by), format)
            return
        if format is TimelineFormat.CSV:
            export(view, "events", "csv", of_dyad(filter, dyad), sys.stdout.buffer)
        else:
            _WRITERS[format](timeline(view, dyad, filter))


def _counts(found: Sequence[Bin], format: TimelineFormat) -> None:
    if format is TimelineFormat.JSON:
        write_json([represent.count(each) for each in found], indent=2)
    elif format is TimelineFormat.TEXT:
        rows = [(each.period or "no date", each.type.value, str(each.events)) for each in found]
        for line in aligned(rows):
            write(line)
    else:
        raise InvalidQuery("format", format.value, "shows no counts: text and json do")


def of_dyad(filter: EventFilter, dyad: Dyad) -> EventFilter:
    """The filter, narrowed to one dyad."""
    return replace(filter, dyad=dyad)


def _heading(found: Timeline) -> str:
    left, right = (gazetteer().principal(code).name for code in (found.dyad.left, found.dyad.right))
    days = " to ".join(dict.fromkeys(day for day in (found.first, found.last) if day))
    return (
        f"{left} and {right} ({found.dyad}): {number(found.total, 'event')}{days and f', {days}'}"
    )


def _text(found: Timeline) -> None:
    """A block a lane, its columns under one another."""
    write(_heading(found))
    for name, events in _blocks(found):
        write()
        write(name)
        for line in aligned([row(event) for event in events]):
            write(f"  {line}")


def _blocks(found: Timeline) -> Iterator[tuple[str, tuple[Event, ...]]]:
    """Every lane, and the events without a date, under their names."""
    for lane in found.lanes:
        yield lane.type.value, lane.events
    if found.undated:
        yield "without a date", found.undated


def row(event: Event) -> tuple[str, ...]:
    """When, what kind, in which state, where, what it is called, who."""
    kind = event.subtype or event.type.value
    return when(event), kind, event.status.value, where(event), event.name or "", who(event)


def _markdown(found: Timeline) -> None:
    write(f"# {_heading(found)}")
    for name, events in _blocks(found):
        write(f"\n## {name}\n\n| Date | Kind | Status | Place | Name | Who |")
        write("|---|---|---|---|---|---|")
        for event in events:
            write(f"| {' | '.join(_cell(text) for text in row(event))} |")


def _cell(text: str) -> str:
    """Text that stays text, in one cell, in Markdown."""
    flat = " ".join(text.split())
    return "".join(f"\\{c}" if c in "\\`*_[]<>|#" else c for c in flat)


def _json(found: Timeline) -> None:
    write_json(represent.timeline(found), indent=2)


def _svg(found: Timeline) -> None:
    def href(event: Event) -> str:
        return f"/events/{event.id}"

    write(draw_timeline(found, href=href, standalone=True))


_WRITERS: dict[TimelineFormat, Callable[[Timeline], None]] = {
    TimelineFormat.TEXT: _text,
    TimelineFormat.JSON: _json,
    TimelineFormat.MARKDOWN: _markdown,
    TimelineFormat.SVG: _svg,
}
