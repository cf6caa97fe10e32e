"""The pages: what ``/v1`` answers, drawn for people; every address can be shared."""

from collections.abc import Callable
from functools import partial
from typing import TypeVar

from fastapi import APIRouter, Request
from fastapi.responses import Response

from api.actors import known_actor
from api.dependencies import ViewDependency
from api.errors import Moved, address
from api.parameters import check_text, read_dyad
from api.today import today
from api.web.accounts import accounts, quoted, title_of
from api.web.actor_page import actor_page
from api.web.downloads import (
    DYAD_FORMS,
    EVENT_FORMS,
    download_dyad,
    download_event,
    links,
    split_suffix,
)
from api.web.dyad_page import dyad_page
from api.web.evidence import article_url
from api.web.overview import overview
from api.web.page_route import NoSuchPage, PageRoute
from api.web.pasts import contested, pasts
from api.web.reading_page import EXAMPLES, reading_page
from api.web.rendering import render
from api.web.selection import read_selection
from api.web.suggestions import dyads_of_either, near_dyads, things_with_key
from api.web.surroundings import surroundings
from api.web.words import dyad_title
from graph.errors import InvalidQuery, NotFound
from graph.model import Dyad
from graph.queries import DyadSummary, EventFilter
from graph.store.view import View

T = TypeVar("T")

router = APIRouter(route_class=PageRoute, include_in_schema=False)

NEWEST = 12
"""Events that the front page shows."""


@router.get("/")
def home(request: Request, view: ViewDependency) -> Response:
    """Search, the matrix of dyads, the newest events and what is covered."""
    return render(
        request,
        "home.html",
        examples=EXAMPLES,
        overview=overview(view.dyads(), view.count(EventFilter())),
        newest=view.events(EventFilter(), limit=NEWEST).items,
    )


@router.get("/search")
def search(request: Request, view: ViewDependency) -> Response:
    """How a question in plain language was read, and the events that answer it."""
    question = " ".join(request.query_params.get("q", "").split())
    check_text("q", question)
    return reading_page(request, view, question, today=today())


@router.get("/dyads/{dyad}")
def dyad(request: Request, view: ViewDependency, dyad: str) -> Response:
    """The timeline of two principals with its table and filters, or the same as a file."""
    key, form = split_suffix(dyad, DYAD_FORMS)
    found = _dyad(view, key)
    if str(found) != key:
        raise Moved(address(request, f"/dyads/{found}{form.suffix if form else ''}"))
    summary = _summary(view, found)
    selection = read_selection(request.query_params, found)
    if form is None:
        return dyad_page(request, view, summary, selection)
    if selection.faults:
        raise selection.faults[0]
    return download_dyad(request, view, found, selection.filter, form)


@router.get("/events/{id}")
def event(request: Request, view: ViewDependency, id: str) -> Response:
    """One event with every sentence that tells of it, or the same as a file."""
    key, form = split_suffix(id, EVENT_FORMS)
    found = _found(view, "event", key, view.event)
    if form is not None:
        return download_event(request, view, found, form)
    around = surroundings(view, found)
    return render(
        request,
        "event.html",
        event=found,
        accounts=accounts(view, found),
        contested=contested(view, found),
        pasts=pasts(view, found),
        dyads=around.dyads,
        earlier=around.earlier,
        later=around.later,
        whole=around.whole,
        parts_of=around.parts,
        alternates=links(f"/events/{found.id}", EVENT_FORMS),
        canonical=f"/events/{found.id}",
    )


@router.get("/documents/{id}")
def document(request: Request, view: ViewDependency, id: str) -> Response:
    """What a document is, and the sentences quoted from it, event by event."""
    found = _found(view, "document", id, view.document)
    return render(
        request,
        "document.html",
        document=found,
        title=title_of(found),
        href=article_url(found),
        quoted=quoted(view, found),
        canonical=f"/documents/{found.id}",
    )


@router.get("/agreements/{id}")
def agreement(request: Request, view: ViewDependency, id: str) -> Response:
    """A document between principals, seen through its events."""
    found = _found(view, "agreement", id, view.agreement)
    return render(
        request,
        "agreement.html",
        agreement=found,
        dyad=Dyad.of(*found.parties) if len(set(found.parties)) == 2 else None,
        events=[view.event(key) for key in found.events],
        canonical=f"/agreements/{found.id}",
    )


@router.get("/actors/{id}")
def actor(request: Request, view: ViewDependency, id: str) -> Response:
    """A principal, body or official: who it is, and what it did last."""
    found = _found(view, "actor", id, partial(known_actor, view))
    return actor_page(request, view, found)


def _dyad(view: View, text: str) -> Dyad:
    """The dyad that an address names in any spelling."""
    try:
        return read_dyad(text)
    except InvalidQuery:
        raise NoSuchPage("pair of countries", text, near_dyads(view, text)) from None


def _summary(view: View, dyad: Dyad) -> DyadSummary:
    summary = view.dyad(dyad)
    if summary.events == 0:
        raise NoSuchPage("event of", dyad_title(dyad), dyads_of_either(view, dyad))
    return summary


def _found(view: View, kind: str, key: str, read: Callable[[str], T]) -> T:
    """A thing by its key; a key of another kind is pointed to its page."""
    try:
        return read(key)
    except NotFound:
        raise NoSuchPage(kind, key, things_with_key(view, key)) from None
