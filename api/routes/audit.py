"""``/v1/audit``: who asked for which change."""

from typing import Annotated

from fastapi import APIRouter, Query
from fastapi.responses import Response

from api import schemas
from api.access import AdminDependency, StateDependency
from api.answering import JsonAnswer
from api.service.audit import entries

router = APIRouter(prefix="/v1", tags=["operation"])


@router.get(
    "/audit",
    operation_id="listAudit",
    summary="The log of writes",
    response_model=list[schemas.AuditEntry],
    responses=schemas.problems(401, 403, 429),
)
def list_audit(
    _: AdminDependency,
    state: StateDependency,
    limit: Annotated[int, Query(ge=1, le=500, description="Entries at most.")] = 100,
    before: Annotated[int | None, Query(ge=1, description="Numbers below this one.")] = None,
) -> Response:
    """The latest requests that could change something, newest first."""
    found = [schemas.audit_entry(each) for each in entries(state, limit=limit, before=before)]
    return JsonAnswer([each.model_dump() for each in found])
