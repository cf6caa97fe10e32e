"""Atom feeds (RFC 4287) of events; every id is the IRI of the thing."""

from datetime import UTC, datetime
from itertools import chain
from typing import IO
from xml.sax.saxutils import XMLGenerator
from xml.sax.xmlreader import AttributesImpl

from graph.exchange.encoding import utf8, xml_text
from graph.exchange.selection import Selection
from graph.model import Event

NAMESPACE = "http://www.w3.org/2005/Atom"
MEDIA_TYPE = "application/atom+xml"
EMPTY = datetime(1970, 1, 1, tzinfo=UTC)
"""When a feed changed in which nothing has happened yet."""


def write(selection: Selection, out: IO[bytes]) -> None:
    """One entry an event, the latest change first."""
    entries = selection.recent()
    newest = next(entries, None)
    feed = _Feed(out)
    feed.open("feed", xmlns=NAMESPACE)
    _about(feed, selection, newest[1] if newest else EMPTY)
    for event, changed in chain([newest] if newest else (), entries):
        _entry(feed, selection, event, changed)
    feed.close("feed")


def _about(feed: "_Feed", selection: Selection, updated: datetime) -> None:
    address = selection.feed.address
    feed.text("id", address or selection.iris.thing("event", "").value)
    feed.text("title", selection.title)
    feed.text("updated", _moment(updated))
    feed.open("author")
    feed.text("name", "Bilateral")
    feed.close("author")
    if address is not None:
        feed.empty("link", rel="self", type=MEDIA_TYPE, href=address)


def _entry(feed: "_Feed", selection: Selection, event: Event, changed: datetime) -> None:
    feed.open("entry")
    feed.text("id", selection.iris.thing("event", event.id).value)
    feed.text("title", event.label)
    feed.text("updated", _moment(changed))
    feed.empty("link", rel="alternate", href=selection.page(event))
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
