"""``/v1/actors``: principals, their bodies and their officials."""

from typing import Annotated

from fastapi import APIRouter, Query, Request
from fastapi.responses import Response

from api import represent, schemas
from api.cursors import given_cursor
from api.dependencies import ViewDependency
from api.negotiation import ReplyDependency
from api.parameters import read_principal

router = APIRouter(prefix="/v1", tags=["actors"])


@router.get(
    "/actors",
    operation_id="listActors",
    summary="Actors of one kind",
    response_model=schemas.Listing[schemas.Actor],
    responses={**schemas.UNCHANGED, **schemas.problems()},
)
def list_actors(
    request: Request,
    query: Annotated[schemas.ActorListQuery, Query()],
    view: ViewDependency,
    reply: ReplyDependency,
) -> Response:
    """Principals, bodies or officials by key; their offices are with the single actor."""
    principal = None if query.principal is None else read_principal(query.principal)
    cursor = given_cursor(request, query.cursor)
    return reply.page(
        lambda: view.actors(query.kind, principal=principal, limit=query.limit, cursor=cursor),
        represent.actor,
    )


@router.get(
    "/actors/{id}",
    operation_id="getActor",
    summary="One actor",
    response_model=schemas.Actor,
    responses={**schemas.MOVED, **schemas.UNCHANGED, **schemas.problems(404)},
)
def read_actor(id: str, view: ViewDependency, reply: ReplyDependency) -> Response:
    """A principal (`KAZ`), a body (`KAZ.defence.ministry-of-defence`) or an official.

    Offices are learnt from the texts; each comes with the sentence that first shows it.
    """
    return reply.json(lambda: represent.actor(view.actor(id)))
