"""Atom feeds (RFC 4287) of events; every id is the IRI of the thing."""

from datetime import UTC, datetime
from typing import IO
from xml.sax.saxutils import XMLGenerator
from xml.sax.xmlreader import AttributesImpl

from graph.exchange.encoding import utf8, xml_text
from graph.exchange.moments import LONG_AGO, entries
from graph.exchange.selection import Selection
from graph.model import Event

NAMESPACE = "http://www.w3.org/2005/Atom"


def write(selection: Selection, out: IO[bytes]) -> None:
    """One entry an event; the feed's own ``updated`` follows them, which Atom allows."""
    feed = _Feed(out)
    feed.open("feed", xmlns=NAMESPACE)
    feed.text("id", selection.iris.thing("event", "").value)
    feed.text("title", "Bilateral: events")
    feed.open("author")
    feed.text("name", "Bilateral")
    feed.close("author")
    latest = datetime(LONG_AGO.year, 1, 1, tzinfo=UTC)
    for event, updated in entries(selection):
        _entry(feed, event, selection.iris.thing("event", event.id).value, updated)
        latest = max(latest, updated)
    feed.text("updated", _moment(latest))
    feed.close("feed")


def _entry(feed: "_Feed", event: Event, iri: str, updated: datetime) -> None:
    feed.open("entry")
    feed.text("id", iri)
    feed.text("title", event.label)
    feed.text("updated", _moment(updated))
    feed.empty("link", rel="alternate", href=iri)
    feed.empty("category", term=event.type.value, label=event.type.label)
    if event.evidence:
        feed.text("summary", event.evidence[0].quote)
    feed.close("entry")


def _moment(moment: datetime) -> str:
    return moment.strftime("%Y-%m-%dT%H:%M:%SZ")


class _Feed:
    """Writes elements, escaped, each leaf on a line of its own."""

    def __init__(self, out: IO[bytes]) -> None:
        self._xml = XMLGenerator(out, "utf-8", short_empty_elements=True)
        self._xml.startDocument()

    def open(self, name: str, **attributes: str) -> None:
        """Begin an element."""
        self._xml.startElement(name, AttributesImpl(attributes))
        self._xml.characters("\n")

    def close(self, name: str) -> None:
        """End it."""
        self._xml.endElement(name)
        self._xml.characters("\n")

    def text(self, name: str, content: str) -> None:
        """An element of text."""
        self._xml.startElement(name, AttributesImpl({}))
        self._xml.characters(xml_text(utf8(content).decode()))
        self.close(name)

    def empty(self, name: str, **attributes: str) -> None:
        """An element of attributes."""
        self._xml.startElement(name, AttributesImpl(attributes))
        self.close(name)
