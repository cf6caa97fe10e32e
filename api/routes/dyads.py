"""``/v1/dyads``: pairs of principals, their timelines and agreements."""

from typing import Annotated

from fastapi import APIRouter, Query
from fastapi.responses import Response

from api import represent, schemas
from api.dependencies import (
    DyadDependency,
    DyadFilterDependency,
    DyadQuestionDependency,
    ViewDependency,
)
from api.negotiation import ReplyDependency
from api.parameters import read_principal
from graph.timeline import timeline

router = APIRouter(prefix="/v1/dyads", tags=["dyads"])


@router.get(
    "",
    operation_id="listDyads",
    summary="Every dyad with events",
    response_model=schemas.Listing[schemas.Dyad],
    responses={**schemas.UNCHANGED, **schemas.problems()},
)
def list_dyads(
    query: Annotated[schemas.DyadListQuery, Query()], view: ViewDependency, reply: ReplyDependency
) -> Response:
    """All of them, or those of one principal; there is one page."""
    principal = None if query.principal is None else read_principal(query.principal)

    def summaries() -> represent.Json:
        items = [represent.dyad(one) for one in view.dyads(principal)]
        return represent.collection(items, len(items))

    return reply.json(summaries)


@router.get(
    "/{dyad}",
    operation_id="getDyad",
    summary="A dyad at a glance",
    response_model=schemas.Dyad,
    responses={**schemas.MOVED, **schemas.UNCHANGED, **schemas.problems(404)},
)
def read_dyad(dyad: DyadDependency, view: ViewDependency, reply: ReplyDependency) -> Response:
    """How many events and reports, of which types, from when to when."""
    return reply.json(lambda: represent.dyad(view.dyad(dyad)))


@router.get(
    "/{dyad}/timeline",
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
    "/{dyad}/agreements",
    operation_id="listDyadAgreements",
    summary="The agreements of a dyad",
    response_model=schemas.Listing[schemas.Agreement],
    responses={**schemas.MOVED, **schemas.UNCHANGED, **schemas.problems(404)},
)
def list_agreements(
    question: DyadQuestionDependency, view: ViewDependency, reply: ReplyDependency
) -> Response:
    """Latest signed first, narrowed by the filters of events."""
    return reply.page(
        lambda: view.agreements(
            question.filter, order=question.order, limit=question.limit, cursor=question.cursor
        ),
        represent.agreement,
    )
