"""``/v1/dyads``: pairs of principals, their timelines and agreements."""

from collections.abc import Callable
from typing import Annotated

from fastapi import APIRouter, Depends, Path, Request
from fastapi.responses import Response

from api import represent, schemas, tables
from api.asked import asked
from api.dependencies import (
    SPARSE,
    DyadDependency,
    DyadFilterDependency,
    DyadQuestionDependency,
    ViewDependency,
    read_filter,
)
from api.negotiation import ReplyDependency, Suffix, format_of, suffixes
from api.parameters import read_principal
from graph.exchange import What
from graph.queries import Bin, DyadSummary, EventFilter, Page, Period
from graph.store.view import View
from graph.timeline import timeline

router = APIRouter(prefix="/v1", tags=["dyads"])

AgreementSuffix = Annotated[str, Path(json_schema_extra={"enum": list(suffixes(What.AGREEMENTS))})]


@router.get(
    "/dyads",
    operation_id="listDyads",
    summary="Every dyad with events",
    response_model=schemas.Listing[schemas.Dyad],
    responses={**schemas.UNCHANGED, **schemas.problems(406)},
)
def list_dyads(
    query: Annotated[schemas.DyadListQuery, asked(schemas.DyadListQuery)],
    view: ViewDependency,
    reply: ReplyDependency,
) -> Response:
    """All of them, or those of one principal; there is one page."""
    every = _every(query, view)

    def page() -> Page[DyadSummary]:
        items = every()
        return Page(items=items, total=len(items))

    return reply.table(tables.DYADS, page, every)


@router.get(
    "/dyads.{suffix}",
    operation_id="downloadDyads",
    summary="Every dyad with events, as one file",
    response_class=Response,
    responses={**schemas.UNCHANGED, **schemas.problems(404)},
)
def download_dyads(
    suffix: Suffix,
    query: Annotated[schemas.DyadQuery, asked(schemas.DyadQuery)],
    view: ViewDependency,
    reply: ReplyDependency,
) -> Response:
    """All of them, or those of one principal."""
    return reply.rows(tables.DYADS, suffix, _every(query, view))


def _every(query: schemas.DyadQuery, view: View) -> Callable[[], tuple[DyadSummary, ...]]:
    principal = None if query.principal is None else read_principal(query.principal)
    return lambda: view.dyads(principal)


@router.get(
    "/dyads/{dyad}",
    operation_id="getDyad",
    summary="A dyad at a glance",
    response_model=schemas.Dyad,
    dependencies=[SPARSE],
    responses={**schemas.MOVED, **schemas.UNCHANGED, **schemas.problems(404)},
)
def read_dyad(dyad: DyadDependency, view: ViewDependency, reply: ReplyDependency) -> Response:
    """How many events and reports, of which types, from when to when."""
    return reply.json(lambda: represent.dyad(view.dyad(dyad)))


@router.get(
    "/dyads/{dyad}/timeline",
    operation_id="getDyadTimeline",
    summary="The timeline of a dyad",
    response_model=schemas.Timeline,
    responses={**schemas.MOVED, **schemas.UNCHANGED, **schemas.problems(404)},
)
def read_timeline(
    dyad: DyadDependency,
    filter: DyadFilterDependency,
    view: ViewDependency,
    reply: ReplyDependency,
) -> Response:
    """A lane a type, oldest event first, narrowed by the filters of events."""
    return reply.json(lambda: represent.timeline(timeline(view, dyad, filter)))


@router.get(
    "/dyads/{dyad}/summary",
    operation_id="listDyadCounts",
    summary="The events of a dyad counted over time",
    response_model=schemas.Listing[schemas.Count],
    responses={**schemas.MOVED, **schemas.UNCHANGED, **schemas.problems(404, 406)},
)
def list_counts(
    request: Request,
    dyad: DyadDependency,
    query: Annotated[schemas.SummaryListQuery, asked(schemas.SummaryListQuery)],
    view: ViewDependency,
    reply: ReplyDependency,
) -> Response:
    """How many events of each type began in each period, the earliest first."""
    counts = _counts(read_filter(request, query, dyad), query.by, view)

    def page() -> Page[Bin]:
        items = counts()
        return Page(items=items, total=len(items))

    return reply.table(tables.COUNTS, page, counts)


def _counted(
    request: Request,
    dyad: DyadDependency,
    query: Annotated[schemas.SummaryQuery, asked(schemas.SummaryQuery)],
) -> tuple[EventFilter, Period]:
    return read_filter(request, query, dyad), query.by


@router.get(
    "/dyads/{dyad}/summary.{suffix}",
    operation_id="downloadDyadCounts",
    summary="The events of a dyad counted over time, as one file",
    response_class=Response,
    responses={**schemas.MOVED, **schemas.UNCHANGED, **schemas.problems(404)},
)
def download_counts(
    suffix: Suffix,
    counted: Annotated[tuple[EventFilter, Period], Depends(_counted)],
    view: ViewDependency,
    reply: ReplyDependency,
) -> Response:
    """How many events of each type began in each period, the earliest first."""
    return reply.rows(tables.COUNTS, suffix, _counts(*counted, view))


def _counts(filter: EventFilter, by: Period, view: View) -> Callable[[], tuple[Bin, ...]]:
    return lambda: view.over_time(filter, by)


@router.get(
    "/dyads/{dyad}/agreements",
    operation_id="listDyadAgreements",
    summary="The agreements of a dyad",
    response_model=schemas.Listing[schemas.Agreement],
    responses={**schemas.MOVED, **schemas.UNCHANGED, **schemas.problems(404, 406)},
)
def list_agreements(
    question: DyadQuestionDependency, view: ViewDependency, reply: ReplyDependency
) -> Response:
    """Latest signed first, narrowed by the filters of events."""
    return reply.listing(
        What.AGREEMENTS,
        question,
        lambda: view.agreements(
            question.filter, order=question.order, limit=question.limit, cursor=question.cursor
        ),
        represent.agreement,
    )


@router.get(
    "/dyads/{dyad}/agreements.{suffix}",
    operation_id="downloadDyadAgreements",
    summary="Every agreement of a dyad that passes the filters, as one file",
    response_class=Response,
    responses={**schemas.MOVED, **schemas.UNCHANGED, **schemas.problems(404)},
)
def download_agreements(
    suffix: AgreementSuffix, filter: DyadFilterDependency, reply: ReplyDependency
) -> Response:
    """The same filters, without pages."""
    return reply.whole(What.AGREEMENTS, format_of(What.AGREEMENTS, suffix), filter)
