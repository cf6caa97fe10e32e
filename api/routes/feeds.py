"""``/v1/events.atom`` and ``/v1/events.jsonfeed``: following any question over events."""

from fastapi import APIRouter
from fastapi.responses import Response

from api import schemas
from api.dependencies import FeedDependency
from api.negotiation import ReplyDependency
from graph.exchange import EXPORTS

router = APIRouter(prefix="/v1", tags=["following"])


def _answers(format: str) -> schemas.Responses:
    content = {EXPORTS[format].media_type: {"schema": {"type": "string"}}}
    feed: schemas.Responses = {200: {"content": content}}
    return {**feed, **schemas.MOVED, **schemas.UNCHANGED, **schemas.problems()}


@router.get(
    "/events.atom",
    operation_id="followEventsAsAtom",
    summary="Events by typed filters, as Atom",
    response_class=Response,
    responses=_answers("atom"),
)
def follow_as_atom(question: FeedDependency, reply: ReplyDependency) -> Response:
    """Those first that the ledger learnt or changed last; while nothing changes, a 304."""
    return reply.feed("atom", question.filter, question.limit)


@router.get(
    "/events.jsonfeed",
    operation_id="followEventsAsJsonFeed",
    summary="Events by typed filters, as JSON Feed",
    response_class=Response,
    responses=_answers("jsonfeed"),
)
def follow_as_json_feed(question: FeedDependency, reply: ReplyDependency) -> Response:
    """Those first that the ledger learnt or changed last; while nothing changes, a 304."""
    return reply.feed("jsonfeed", question.filter, question.limit)
