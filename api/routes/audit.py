"""``/v1/audit``: who asked for which change."""

from collections.abc import Iterator
from typing import Annotated

from fastapi import APIRouter, Request
from fastapi.responses import Response

from api import schemas, tables
from api.access import AdminDependency, StateDependency
from api.asked import asked
from api.cursors import given_cursor
from api.negotiation import LiveReplyDependency, Suffix
from api.service.audit import Entry, entries
from api.service.state import State
from graph.queries import MAX_LIMIT

router = APIRouter(prefix="/v1", tags=["operation"])


@router.get(
    "/audit",
    operation_id="listAudit",
    summary="The log of writes",
    response_model=schemas.Listing[schemas.AuditEntry],
    responses=schemas.problems(401, 403, 406, 429),
)
def list_audit(
    request: Request,
    _: AdminDependency,
    state: StateDependency,
    query: Annotated[schemas.Page, asked(schemas.Page)],
    reply: LiveReplyDependency,
) -> Response:
    """The requests that could change something, the latest first."""
    cursor = given_cursor(request, query.cursor)
    return reply.table(
        tables.AUDIT,
        lambda: entries(state, limit=query.limit, cursor=cursor),
        lambda: _every(state),
    )


@router.get(
    "/audit.{suffix}",
    operation_id="downloadAudit",
    summary="The log of writes, as one file",
    response_class=Response,
    responses=schemas.problems(401, 403, 404, 429),
)
def download_audit(
    suffix: Suffix, _: AdminDependency, state: StateDependency, reply: LiveReplyDependency
) -> Response:
    """The whole log."""
    return reply.rows(tables.AUDIT, suffix, lambda: _every(state))


def _every(state: State) -> Iterator[Entry]:
    return tables.every(lambda cursor: entries(state, limit=MAX_LIMIT, cursor=cursor))
