"""``/v1/jobs``: what has become of the documents that a client sent."""

from fastapi import APIRouter
from fastapi.responses import Response

from api import represent, schemas
from api.access import IngesterDependency, StateDependency
from api.answering import JsonAnswer
from api.errors import Forbidden
from api.service import jobs
from api.service.keys import Scope

router = APIRouter(prefix="/v1", tags=["documents"])


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
    if caller.key is not None and job.key != caller.id and not caller.key.may(Scope.ADMIN):
        raise Forbidden("this job was sent with another key")
    return JsonAnswer(represent.job(job), headers={"Cache-Control": "no-store"})
