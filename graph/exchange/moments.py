"""When an entry of a feed or calendar last changed, as far as the ledger's documents tell."""

from collections.abc import Iterator, Mapping
from datetime import UTC, date, datetime
from itertools import islice

from graph.dates import bounds
from graph.exchange.selection import Selection
from graph.model import Document, Event

LONG_AGO = date(1970, 1, 1)
BATCH = 200
"""Events whose documents are fetched together."""


def entries(selection: Selection) -> Iterator[tuple[Event, datetime]]:
    """The events of a selection, each with the moment of its latest report."""
    remaining = selection.events()
    while batch := list(islice(remaining, BATCH)):
        wanted = {span.document for event in batch for span in event.evidence}
        documents = selection.view.documents(wanted)
        yield from ((event, updated(event, documents)) for event in batch)


def updated(event: Event, documents: Mapping[str, Document]) -> datetime:
    """When its latest document was published; else its first day; else 1970, which stays."""
    published = (documents[span.document].published for span in event.evidence)
    latest = max((day for day in published if day is not None), default=None)
    day = latest or (bounds(event.date)[0] if event.date else LONG_AGO)
    return datetime(day.year, day.month, day.day, tzinfo=UTC)
