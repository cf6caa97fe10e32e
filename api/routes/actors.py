"""``/v1/actors``: principals, their bodies and their officials."""

from collections.abc import Callable, Iterator
from typing import Annotated

from fastapi import APIRouter, Request
from fastapi.responses import Response

from api import represent, schemas, tables
from api.asked import asked
from api.cursors import given_cursor
from api.dependencies import SPARSE, ViewDependency
from api.negotiation import ReplyDependency, Suffix
from api.parameters import read_principal
from graph.queries import MAX_LIMIT, Actor, ActorKind
from graph.store.view import View

router = APIRouter(prefix="/v1", tags=["actors"])


@router.get(
    "/actors",
    operation_id="listActors",
    summary="Actors of one kind",
    response_model=schemas.Listing[schemas.Actor],
    responses={**schemas.UNCHANGED, **schemas.problems(406)},
)
def list_actors(
    request: Request,
    query: Annotated[schemas.ActorListQuery, asked(schemas.ActorListQuery)],
    view: ViewDependency,
    reply: ReplyDependency,
) -> Response:
    """Principals, bodies or officials by key; their offices are with the single actor."""
    principal = None if query.principal is None else read_principal(query.principal)
    cursor = given_cursor(request, query.cursor)
    return reply.table(
        tables.ACTORS,
        lambda: view.actors(query.kind, principal=principal, limit=query.limit, cursor=cursor),
        _every(view, query.kind, principal),
    )


@router.get(
    "/actors.{suffix}",
    operation_id="downloadActors",
    summary="Every actor of one kind, as one file",
    response_class=Response,
    responses={**schemas.UNCHANGED, **schemas.problems(404)},
)
def download_actors(
    suffix: Suffix,
    query: Annotated[schemas.ActorQuery, asked(schemas.ActorQuery)],
    view: ViewDependency,
    reply: ReplyDependency,
) -> Response:
    """The same filters as `/v1/actors`, without pages."""
    principal = None if query.principal is None else read_principal(query.principal)
    return reply.rows(tables.ACTORS, suffix, _every(view, query.kind, principal))


def _every(view: View, kind: ActorKind, principal: str | None) -> Callable[[], Iterator[Actor]]:
    return lambda: tables.every(
        lambda cursor: view.actors(kind, principal=principal, limit=MAX_LIMIT, cursor=cursor)
    )


@router.get(
    "/actors/{id}",
    operation_id="getActor",
    summary="One actor",
    response_model=schemas.Actor,
    dependencies=[SPARSE],
    responses={**schemas.MOVED, **schemas.UNCHANGED, **schemas.problems(404)},
)
def read_actor(id: str, view: ViewDependency, reply: ReplyDependency) -> Response:
    """A principal (`KAZ`), a body (`KAZ.defence.ministry-of-defence`) or an official.

    Offices are learnt from the texts; each comes with the sentence that first shows it.
    """
    return reply.json(lambda: represent.actor(view.actor(id)))
