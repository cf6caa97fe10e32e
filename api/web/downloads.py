"""The same thing as a file: what a suffix after a page's address answers with."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from io import BytesIO

from fastapi import Request
from fastapi.responses import Response

from api import represent
from api.answering import JsonAnswer
from api.settings import Settings
from api.web.rendering import SVG_SECURITY
from api.web.timeline_svg import draw_timeline
from graph.exchange import EXPORTS, export
from graph.exchange.rdf_quads import write_readable
from graph.model import Dyad, Event
from graph.queries import EventFilter
from graph.rdf import Iris, event_quads
from graph.store.view import View
from graph.timeline import timeline


@dataclass(frozen=True, slots=True)
class Form:
    """One form of a page, by its suffix."""

    suffix: str
    media: str
    label: str


JSON = Form(".json", "application/json", "JSON")
CSV = Form(".csv", "text/csv", "CSV")
TURTLE = Form(".ttl", "text/turtle", "Turtle")
SVG = Form(".svg", "image/svg+xml", "SVG")

DYAD_FORMS = (JSON, CSV, TURTLE, SVG)
EVENT_FORMS = (JSON, TURTLE)
FOLLOWING = {"atom": "feed", "ics": "calendar"}
"""Formats of ``/v1/events`` for following a page, and what they are called there."""


def split_suffix(key: str, forms: tuple[Form, ...]) -> tuple[str, Form | None]:
    """The key of a thing, and the form that its suffix asks for, if it has one.

    >>> split_suffix("AZE-KAZ.svg", DYAD_FORMS)[0]
    'AZE-KAZ'
    """
    for form in forms:
        if key.endswith(form.suffix):
            return key.removesuffix(form.suffix), form
    return key, None


def links(path: str, forms: tuple[Form, ...], query: str = "") -> list[tuple[str, str, str]]:
    """Media type, address and label of every form of a page."""
    tail = f"?{query}" if query else ""
    return [(form.media, f"{path}{form.suffix}{tail}", form.label) for form in forms]


def feeds(dyad: Dyad, query: str) -> list[tuple[str, str, str]]:
    """Media type, address and label of what follows the events of a dyad that pass."""
    tail = f"?dyad={dyad}{'&' if query else ''}{query}"
    return [
        (EXPORTS[format].media_type, f"/v1/events.{EXPORTS[format].suffix}{tail}", label)
        for format, label in FOLLOWING.items()
    ]


def download_dyad(
    request: Request, view: View, dyad: Dyad, filter: EventFilter, form: Form
) -> Response:
    """The events of a dyad that pass the filters, as a file."""
    writers: Mapping[Form, Callable[[], Response]] = {
        JSON: lambda: JsonAnswer(represent.timeline(timeline(view, dyad, filter))),
        CSV: lambda: _exported(request, view, "csv", filter),
        TURTLE: lambda: _exported(request, view, "turtle", filter),
        SVG: lambda: _drawing(request, view, dyad, filter),
    }
    return writers[form]()


def download_event(request: Request, view: View, event: Event, form: Form) -> Response:
    """One event as a file."""
    if form is JSON:
        return JsonAnswer(represent.event(event))
    iris = Iris(_base(request))
    out = BytesIO()
    write_readable(event_quads([event], view, iris), iris, out)
    return Response(out.getvalue(), media_type=TURTLE.media)


def _base(request: Request) -> str:
    settings: Settings = request.app.state.settings
    return settings.base_iri


def _exported(request: Request, view: View, format: str, filter: EventFilter) -> Response:
    out = BytesIO()
    export(view, "events", format, filter, out, base=_base(request))
    return Response(out.getvalue(), media_type=EXPORTS[format].media_type)


def _drawing(request: Request, view: View, dyad: Dyad, filter: EventFilter) -> Response:
    """The standalone drawing; its links are absolute, for it may be taken elsewhere."""
    site = str(request.base_url).rstrip("/")
    drawn = draw_timeline(
        timeline(view, dyad, filter),
        href=lambda event: f"{site}/events/{event.id}",
        standalone=True,
    )
    return Response(drawn, media_type=SVG.media, headers=SVG_SECURITY)
