"""``/healthz``: whether the service answers and reads its ledger."""

from fastapi import APIRouter

from api import VERSION, schemas
from api.dependencies import ViewDependency

router = APIRouter(tags=["operation"])


@router.get(
    "/healthz",
    operation_id="getHealth",
    summary="Whether the service is well",
    response_model=schemas.Health,
    responses=schemas.problems(),
)
def read_health(view: ViewDependency) -> schemas.Health:
    """Answers 200 when the ledger can be read, else a 503 problem."""
    return schemas.Health(status="ok", version=VERSION, revision=view.revision())
