"""Calendars (RFC 5545, RFC 7986) of dated events; an uncertain one spans the days it may cover."""

import re
from collections.abc import Iterator
from datetime import date, datetime, timedelta
from typing import IO

from graph.dates import bounds
from graph.exchange.encoding import utf8, xml_text
from graph.exchange.selection import Selection
from graph.model import Event, Place
from ontology.terms import Status

STATUSES = {
    Status.HELD: "CONFIRMED",
    Status.PLANNED: "TENTATIVE",
    Status.POSTPONED: "TENTATIVE",
    Status.CANCELLED: "CANCELLED",
    Status.DENIED: "CANCELLED",
}
FOLD = 75
"""Octets a line may have (section 3.1)."""

_SPECIAL = re.compile(r"([\\;,])")
_LINE_END = re.compile(r"\r\n|\r|\n|\u2028|\u2029")


def write(selection: Selection, out: IO[bytes]) -> None:
    """One whole-day entry an event."""
    for line in _calendar(selection):
        out.write(folded(line))


def _calendar(selection: Selection) -> Iterator[str]:
    yield from ("BEGIN:VCALENDAR", "VERSION:2.0", "PRODID:-//Bilateral//Events//EN")
    yield from ("CALSCALE:GREGORIAN", f"X-WR-CALNAME:{escaped(selection.title)}")
    yield from (f"NAME:{escaped(selection.title)}", "REFRESH-INTERVAL;VALUE=DURATION:PT1H")
    for event, changed in selection.recent():
        span = _days(event)
        if span is not None:
            yield from _entry(selection, event, span, changed)
    yield "END:VCALENDAR"


def _days(event: Event) -> tuple[date, date] | None:
    """First day and the day after the last one; nothing for a date that is missing or open."""
    if event.date is None:
        return None
    first, last = bounds(event.date, event.end)
    if first == date.min or last == date.max:
        return None
    return first, last + timedelta(days=1)


def _entry(
    selection: Selection, event: Event, span: tuple[date, date], changed: datetime
) -> Iterator[str]:
    yield "BEGIN:VEVENT"
    yield f"UID:{selection.iris.thing('event', event.id).value}"
    yield f"DTSTAMP:{changed:%Y%m%dT%H%M%SZ}"
    yield f"DTSTART;VALUE=DATE:{_day(span[0])}"
    yield f"DTEND;VALUE=DATE:{_day(span[1])}"
    yield f"SUMMARY:{escaped(event.label)}"
    if event.evidence:
        yield f"DESCRIPTION:{escaped(event.evidence[0].quote)}"
    if event.place is not None:
        yield f"LOCATION:{escaped(_location(event.place))}"
    yield f"CATEGORIES:{escaped(event.type.value)}"
    yield f"STATUS:{STATUSES[event.status]}"
    yield "TRANSP:TRANSPARENT"
    yield f"URL:{selection.page(event)}"
    yield "END:VEVENT"


def _day(day: date) -> str:
    """Eight digits, also before the year 1000."""
    return day.isoformat().replace("-", "")


def _location(place: Place) -> str:
    return ", ".join(part for part in (place.city, place.country) if part)


def escaped(text: str) -> str:
    r"""Text as a property value.

    >>> escaped("a, b; c\nd")
    'a\\, b\\; c\\nd'
    """
    return _LINE_END.sub(r"\\n", _SPECIAL.sub(r"\\\1", xml_text(text)))


def folded(line: str) -> bytes:
    """A content line in pieces of at most 75 octets that split no character."""
    pieces, room, piece = [], FOLD, b""
    for character in map(utf8, line):
        if len(piece) + len(character) > room:
            pieces.append(piece)
            piece, room = b"", FOLD - 1
        piece += character
    return b"\r\n ".join([*pieces, piece]) + b"\r\n"
