"""JSON Feed 1.1 (jsonfeed.org) of events; each item also has the event in its one JSON form."""

import json
from datetime import datetime
from typing import IO, Any

from graph.exchange.encoding import utf8
from graph.exchange.json_form import event_json
from graph.exchange.selection import Selection
from graph.model import Event

VERSION = "https://jsonfeed.org/version/1.1"


def write(selection: Selection, out: IO[bytes]) -> None:
    """One item an event, the latest change first, each on a line of its own."""
    head = json.dumps(_about(selection), ensure_ascii=False)
    out.write(utf8(head[:-1] + ', "items": ['))
    for number, (event, changed) in enumerate(selection.recent()):
        item = json.dumps(_item(selection, event, changed), ensure_ascii=False)
        out.write(utf8(("," if number else "") + "\n" + item))
    out.write(b"\n]}\n")


def _about(selection: Selection) -> dict[str, Any]:
    about: dict[str, Any] = {
        "version": VERSION,
        "title": selection.title,
        "authors": [{"name": "Bilateral"}],
        "language": "en",
    }
    if selection.feed.address is not None:
        about["feed_url"] = selection.feed.address
    return about


def _item(selection: Selection, event: Event, changed: datetime) -> dict[str, Any]:
    return {
        "id": selection.iris.thing("event", event.id).value,
        "url": selection.page(event),
        "title": event.label,
        "content_text": event.evidence[0].quote if event.evidence else event.label,
        "date_modified": changed.strftime("%Y-%m-%dT%H:%M:%SZ"),
        "tags": [event.type.value, *sorted(event.principals)],
        "_bilateral": event_json(event),
    }
