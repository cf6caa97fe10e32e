"""``/healthz``, ``/readyz``, ``/metrics``: whether the service is well, and how busy."""

from contextlib import suppress

from fastapi import APIRouter, Request
from fastapi.responses import Response

from api import VERSION, metrics, schemas
from api.access import ReaderDependency, ServiceState
from api.dependencies import ViewDependency
from api.errors import NotReady
from api.service import jobs
from api.service.desk import Desk
from graph.errors import IndexUnavailable

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


@router.get(
    "/readyz",
    operation_id="getReadiness",
    summary="Whether answers are up to date",
    response_model=schemas.Health,
    responses=schemas.problems(),
)
def read_readiness(view: ViewDependency) -> schemas.Health:
    """Answers 200 when what questions read is as new as what is recorded, else a 503 problem."""
    behind = view.lag()
    if behind is not None:
        raise NotReady(f"event {behind} is not up to date: run `bilateral rebuild`")
    return schemas.Health(status="ready", version=VERSION, revision=view.revision())


@router.get(
    "/metrics",
    operation_id="getMetrics",
    summary="Numbers for Prometheus",
    response_class=Response,
    responses={
        200: {"description": "Prometheus' text format.", "content": {"text/plain": {}}},
        **schemas.problems(),
    },
)
def read_metrics(request: Request, view: ViewDependency, _: ReaderDependency) -> Response:
    """Requests by route and status, durations, revisions of ledger and index, waiting jobs."""
    service: ServiceState = request.app.state.service
    waiting = jobs.count_waiting(service.open()) if service.path.exists() else 0
    desk: Desk = request.app.state.desk
    indexed = None
    with suppress(IndexUnavailable):
        indexed = desk.index.generation()
    text = metrics.exposition(
        revision=view.revision(),
        waiting=waiting,
        indexed=None if indexed is None else indexed.about.revision,
    )
    return Response(text, media_type=metrics.MEDIA_TYPE)
