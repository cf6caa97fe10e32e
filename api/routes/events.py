"""``/v1/events``: events by typed filters, one event, and the evidence behind it."""

from collections.abc import Callable, Sequence
from typing import Annotated

from fastapi import APIRouter, Path, Request
from fastapi.responses import Response

from api import represent, schemas, tables
from api.asked import asked
from api.dependencies import (
    SPARSE,
    EventQuestionDependency,
    FilterDependency,
    ViewDependency,
    read_filter,
)
from api.inclusion import included, read_include
from api.negotiation import ReplyDependency, format_of, suffixes
from api.negotiation import Suffix as TableSuffix
from api.rq import SparqlText
from api.written import event_text
from graph.exchange import What
from graph.model import Event
from graph.queries import Page
from graph.question import filter_as_sparql
from graph.store.view import View

router = APIRouter(prefix="/v1", tags=["events"])

Suffix = Annotated[str, Path(json_schema_extra={"enum": list(suffixes(What.EVENTS))})]


@router.get(
    "/events",
    operation_id="listEvents",
    summary="Events by typed filters",
    response_model=schemas.EventListing,
    responses={**schemas.MOVED, **schemas.UNCHANGED, **schemas.problems(406)},
)
def list_events(
    question: EventQuestionDependency, view: ViewDependency, reply: ReplyDependency
) -> Response:
    """Newest first; an `Accept` header for CSV, Turtle and so on gives all as a file."""
    return reply.listing(
        What.EVENTS,
        question,
        lambda: view.events(
            question.filter, order=question.order, limit=question.limit, cursor=question.cursor
        ),
        represent.event,
        kin=_kin(view, question.include),
        whole=event_text,
    )


def _kin(view: View, include: Sequence[str]) -> Callable[[Sequence[Event]], represent.Json] | None:
    """What makes what comes with events, if anything is asked for."""
    if not include:
        return None
    return lambda events: {"included": included(view, events, include)}


@router.get(
    "/events.rq",
    operation_id="listEventsAsSparql",
    summary="The same filters as a SPARQL query",
    response_class=SparqlText,
    responses=schemas.problems(),
)
def events_as_sparql(
    request: Request,
    query: Annotated[schemas.OrderedEventQuery, asked(schemas.OrderedEventQuery)],
) -> SparqlText:
    """A query for `/sparql` that finds all events which pass.

    422 for `known_at`, which it cannot say. Names of officials, cities and words of `text` are
    found as they are spelt, not in every usual spelling.
    """
    base = request.app.state.settings.base_iri
    return SparqlText(filter_as_sparql(read_filter(request, query), query.order, base))


@router.get(
    "/events.{suffix}",
    operation_id="downloadEvents",
    summary="Every event that passes the filters, as one file",
    response_class=Response,
    responses={**schemas.MOVED, **schemas.UNCHANGED, **schemas.problems(404)},
)
def download_events(suffix: Suffix, filter: FilterDependency, reply: ReplyDependency) -> Response:
    """The same filters as `/v1/events`, without pages."""
    return reply.whole(What.EVENTS, format_of(What.EVENTS, suffix), filter)


@router.get(
    "/events/{id}",
    operation_id="getEvent",
    summary="One event",
    response_model=schemas.EventWithKin,
    responses={**schemas.MOVED, **schemas.UNCHANGED, **schemas.problems(404, 410)},
)
def read_event(
    id: str,
    query: Annotated[schemas.EventShape, asked(schemas.EventShape)],
    view: ViewDependency,
    reply: ReplyDependency,
) -> Response:
    """Participants, place, date, evidence, and what it belongs to."""
    kin = _kin(view, read_include(query.include))
    return reply.json(
        lambda: represent.event(view.event(id)), lambda: kin([view.event(id)]) if kin else {}
    )


@router.get(
    "/events/{id}/evidence",
    operation_id="getEventEvidence",
    summary="What each document says of an event",
    response_model=schemas.Listing[schemas.Account],
    dependencies=[SPARSE],
    responses={**schemas.MOVED, **schemas.UNCHANGED, **schemas.problems(404, 406, 410)},
)
def read_evidence(id: str, view: ViewDependency, reply: ReplyDependency) -> Response:
    """Every report the event was fused from, with its quotes and its document."""

    def page() -> Page[tables.Told]:
        told = _told(view, id)
        return Page(items=told, total=len(told))

    return reply.table(tables.REPORTS, page, lambda: _told(view, id))


@router.get(
    "/events/{id}/evidence.{suffix}",
    operation_id="downloadEventEvidence",
    summary="What each document says of an event, as one file",
    response_class=Response,
    responses={**schemas.MOVED, **schemas.UNCHANGED, **schemas.problems(404)},
)
def download_evidence(
    id: str, suffix: TableSuffix, view: ViewDependency, reply: ReplyDependency
) -> Response:
    """A line a report, each with its clearest quote."""
    return reply.rows(tables.REPORTS, suffix, lambda: _told(view, id))


def _told(view: View, id: str) -> tuple[tables.Told, ...]:
    """The reports of an event, each with its document."""
    reports = view.reports(view.event(id).id)
    documents = view.documents({report.document for report in reports})
    return tuple((report, documents[report.document]) for report in reports)


@router.get(
    "/events/{id}/values",
    operation_id="getEventValues",
    summary="Every value that the reports of an event give",
    response_model=schemas.Listing[schemas.Value],
    responses={**schemas.MOVED, **schemas.UNCHANGED, **schemas.problems(404, 410)},
)
def read_values(id: str, view: ViewDependency, reply: ReplyDependency) -> Response:
    """Which report says which status, date, place and people, and why one was chosen."""

    def values() -> represent.Json:
        items = [represent.value(one) for one in view.competing(id)]
        return represent.collection(items, len(items))

    return reply.json(values)


@router.get(
    "/events/{id}/history",
    operation_id="getEventHistory",
    summary="What an event was and is",
    response_model=schemas.Listing[schemas.Version],
    responses={**schemas.UNCHANGED, **schemas.problems(404)},
)
def read_history(id: str, view: ViewDependency, reply: ReplyDependency) -> Response:
    """The earliest version first, with what each changed; also of an event that is no more."""

    def history() -> represent.Json:
        items = represent.versions(view.history(id))
        return represent.collection(items, len(items))

    return reply.json(history)
