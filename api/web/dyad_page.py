"""The page of a dyad: its timeline, the table under it, and the filters of both."""

from dataclasses import dataclass
from datetime import date, timedelta
from functools import lru_cache
from http import HTTPStatus

from fastapi import Request
from fastapi.responses import Response
from markupsafe import Markup

from api.cursors import given_cursor, shown_cursor
from api.errors import kind_of
from api.web.downloads import DYAD_FORMS, feeds, links
from api.web.rendering import render
from api.web.selection import Selection
from api.web.sparql_page import page_href
from api.web.timeline_svg import draw_timeline
from graph.model import Dyad, Event
from graph.queries import DyadSummary, Order
from graph.question import filter_as_sparql
from graph.store.view import View
from graph.timeline import Timeline, timeline
from ontology.terms import EventType, Status

ROWS = 100
"""Rows of the table on one page."""

WIDE = 1160
SLIM = 352

KEPT = 64
"""Dyads, or selections of one, whose drawings are kept; a dense one takes 120 KB."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Drawings:
    """A timeline drawn for wide screens and for slim ones, and the revision it shows."""

    revision: int
    wide: Markup
    slim: Markup


def dyad_page(request: Request, view: View, summary: DyadSummary, selection: Selection) -> Response:
    """The page for the events of a dyad that pass the filters in its address."""
    dyad = summary.dyad
    order = Order.OLDEST if request.query_params.get("order") == Order.OLDEST else Order.NEWEST
    cursor = given_cursor(request, request.query_params.get("cursor") or None)
    page = view.events(selection.filter, order=order, limit=ROWS, cursor=cursor)
    drawings = _drawings(view, view.revision(), dyad, selection)
    here = f"/dyads/{dyad}"
    ordered = {"order": Order.OLDEST.value} if order is Order.OLDEST else {}
    return render(
        request,
        "dyad.html",
        status=kind_of(selection.faults[0]).status if selection.faults else HTTPStatus.OK,
        dyad=dyad,
        summary=summary,
        types=_types(summary, selection),
        statuses=list(Status),
        chosen=_chosen(selection),
        carried=selection.carried,
        faults=selection.faults,
        faulty={fault.field for fault in selection.faults},
        query=selection.query,
        drawings=drawings,
        page=page,
        newest_first=order is Order.NEWEST,
        first_href=_href(here, selection.with_pairs(**ordered)) if cursor else None,
        next_href=page.cursor
        and _next(here, selection, ordered, shown_cursor(request, page.cursor)),
        alternates=[*links(here, DYAD_FORMS, selection.query), *feeds(dyad, selection.query)],
        api_href=f"/v1{here}/timeline{_question(selection.query)}",
        sparql_href=_as_sparql(request, selection),
        canonical=_href(here, selection.query),
    )


def _as_sparql(request: Request, selection: Selection) -> str | None:
    """The page where the same is asked in SPARQL; of the past of the ledger there is none."""
    if selection.filter.known_at is not None:
        return None
    base = request.app.state.settings.base_iri
    return page_href(filter_as_sparql(selection.filter, base=base))


def _next(here: str, selection: Selection, ordered: dict[str, str], cursor: str) -> str:
    return f"{_href(here, selection.with_pairs(cursor=cursor, **ordered))}#events"


def _href(path: str, query: str) -> str:
    return f"{path}{_question(query)}"


def _question(query: str) -> str:
    return f"?{query}" if query else ""


def _types(summary: DyadSummary, selection: Selection) -> list[tuple[EventType, int]]:
    """The dyad's types with their numbers; a chosen one stays, even where the dyad has none."""
    numbers = dict(summary.types)
    asked = selection.values("type")
    return [(type, numbers.get(type, 0)) for type in EventType if type in numbers or type in asked]


def _chosen(selection: Selection) -> dict[str, object]:
    """What the form's fields show."""
    return {
        "type": selection.values("type"),
        "status": selection.values("status"),
        "since": next(iter(selection.values("since")), ""),
        "until": next(iter(selection.values("until")), ""),
    }


@lru_cache(maxsize=KEPT)
def _drawings(view: View, revision: int, dyad: Dyad, selection: Selection) -> Drawings:
    """Both drawings of a selection; kept until the ledger's ``revision`` changes."""
    found = timeline(view, dyad, selection.filter)
    return Drawings(
        revision=revision,
        wide=_drawing(found, selection, WIDE),
        slim=_drawing(found, selection, SLIM),
    )


def _drawing(found: Timeline, selection: Selection, width: float) -> Markup:
    """The drawing as trusted markup: it is made by an XML serializer, which escapes all text."""
    drawn = draw_timeline(
        found,
        href=event_href,
        cluster_href=ClusterLinks(f"/dyads/{found.dyad}", selection),
        width=width,
    )
    return Markup(drawn)


def event_href(event: Event) -> str:
    """The page of an event."""
    return f"/events/{event.id}"


class ClusterLinks:
    """Addresses of the same page, narrowed to a type and a period."""

    def __init__(self, path: str, selection: Selection) -> None:
        self.path = path
        self.selection = selection

    def __call__(self, type: EventType, first: date, last: date) -> str:
        """The address of one cluster; filters take half-open periods."""
        period = {"since": first.isoformat(), "until": _after(last).isoformat()}
        return _href(self.path, self.selection.with_pairs(type=type.value, **period))


def _after(day: date) -> date:
    return day if day == date.max else day + timedelta(days=1)
