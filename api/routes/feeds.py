"""``/v1/events.atom`` and ``/v1/events.jsonfeed``: following any question over events."""

from fastapi import APIRouter
from fastapi.responses import Response

from api import schemas
from api.answering import JsonAnswer
from api.dependencies import FeedDependency
from api.negotiation import ReplyDependency
from graph.exchange import EXPORTS


class JsonFeedResponse(JsonAnswer):
    """A response of the media type that JSON Feed has."""

    media_type = EXPORTS["jsonfeed"].media_type


router = APIRouter(prefix="/v1", tags=["following"])


PROBLEMS: schemas.Responses = {**schemas.MOVED, **schemas.UNCHANGED, **schemas.problems()}


@router.get(
    "/events.atom",
    operation_id="followEventsAsAtom",
    summary="Events by typed filters, as Atom",
    response_class=Response,
    responses={
        200: {"content": {EXPORTS["atom"].media_type: {"schema": {"type": "string"}}}},
        **PROBLEMS,
    },
)
def follow_as_atom(question: FeedDependency, reply: ReplyDependency) -> Response:
    """Those first that the ledger learnt or changed last; while nothing changes, a 304."""
    return reply.feed("atom", question.filter, question.limit)


@router.get(
    "/events.jsonfeed",
    operation_id="followEventsAsJsonFeed",
    summary="Events by typed filters, as JSON Feed",
    response_class=JsonFeedResponse,
    response_model=schemas.JsonFeed,
    responses=PROBLEMS,
)
def follow_as_json_feed(question: FeedDependency, reply: ReplyDependency) -> Response:
    """Those first that the ledger learnt or changed last; while nothing changes, a 304."""
    return reply.feed("jsonfeed", question.filter, question.limit)
