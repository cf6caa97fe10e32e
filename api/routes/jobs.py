"""``/v1/jobs``: what has become of the documents that a client sent."""

from collections.abc import Iterator
from typing import Annotated

from fastapi import APIRouter, Request
from fastapi.responses import Response

from api import represent, schemas, tables
from api.access import Caller, IngesterDependency, StateDependency
from api.answering import JsonAnswer
from api.asked import asked
from api.cursors import given_cursor
from api.errors import Forbidden
from api.negotiation import LiveReplyDependency, Suffix
from api.service import jobs
from api.service.jobs import Job
from api.service.keys import Scope
from api.service.state import State
from graph.queries import MAX_LIMIT

router = APIRouter(prefix="/v1", tags=["documents"])


@router.get(
    "/jobs",
    operation_id="listJobs",
    summary="Jobs, and how far they are",
    response_model=schemas.Listing[schemas.Job],
    responses=schemas.problems(401, 403, 406, 429),
)
def list_jobs(
    request: Request,
    caller: IngesterDependency,
    state: StateDependency,
    query: Annotated[schemas.Page, asked(schemas.Page)],
    reply: LiveReplyDependency,
) -> Response:
    """One's own, the latest first; with the scope `admin` everyone's."""
    cursor, owner = given_cursor(request, query.cursor), _owner(caller)
    return reply.table(
        tables.JOBS,
        lambda: jobs.listed(state, key=owner, limit=query.limit, cursor=cursor),
        lambda: _every(state, owner),
    )


@router.get(
    "/jobs.{suffix}",
    operation_id="downloadJobs",
    summary="Jobs, as one file",
    response_class=Response,
    responses=schemas.problems(401, 403, 404, 429),
)
def download_jobs(
    suffix: Suffix, caller: IngesterDependency, state: StateDependency, reply: LiveReplyDependency
) -> Response:
    """One's own, the latest first; with the scope `admin` everyone's."""
    return reply.rows(tables.JOBS, suffix, lambda: _every(state, _owner(caller)))


@router.get(
    "/jobs/{id}",
    operation_id="getJob",
    summary="How far a job is",
    response_model=schemas.Job,
    responses=schemas.problems(401, 403, 404, 429),
)
def read_job(id: str, caller: IngesterDependency, state: StateDependency) -> Response:
    """A job of one's own; with the scope `admin` anyone's."""
    job = jobs.find(state, id)
    if _owner(caller) not in (None, job.key):
        raise Forbidden("this job was sent with another key")
    return JsonAnswer(represent.job(job), headers={"Cache-Control": "no-store"})


def _owner(caller: Caller) -> str | None:
    """The key whose jobs they may see; ``None`` for all."""
    return None if caller.key is None or caller.key.may(Scope.ADMIN) else caller.id


def _every(state: State, owner: str | None) -> Iterator[Job]:
    return tables.every(
        lambda cursor: jobs.listed(state, key=owner, limit=MAX_LIMIT, cursor=cursor)
    )
