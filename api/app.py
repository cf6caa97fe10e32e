"""The application: what it needs comes in as settings, nothing is read at import time."""

from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from pathlib import Path

from fastapi import Depends, FastAPI
from fastapi.staticfiles import StaticFiles
from fastapi_offline import FastAPIOffline

from api import VERSION, errors, openapi
from api.access import ServiceState, may_read
from api.bookkeeping import Bookkeeping
from api.compression import Compression
from api.dependencies import LedgerReader, check_parameters, check_texts
from api.head import HeadAsGet
from api.memory import Memory
from api.origins import Origins
from api.pulse import Pulse
from api.reconciling import Matching
from api.routes import (
    actors,
    agreements,
    ask,
    audit,
    changes,
    documents,
    dyads,
    events,
    exercises,
    feeds,
    health,
    jobs,
    judgements,
    network,
    ontology,
    pages,
    reconcile,
    sparql,
    things,
)
from api.service.desk import Desk
from api.service.indexer import Indexer
from api.service.runner import Runner
from api.settings import Settings

DESCRIPTION = """\
Typed, dated, sourced events between states, each with the sentence that tells of it.

* Ask in plain language at `/v1/ask`, or with typed filters at `/v1/events`.
* Every resource answers `GET` and `HEAD`.
* Every list answers `{"items", "total", "next"}`; follow `next`, or the `Link` header, for more.
* `.csv`, `.jsonl`, `.ttl` and so on after a list's path give the whole answer as a file.
* Every error is an RFC 9457 problem that names the parameter at fault.
"""
TAGS = [
    {"name": "questions", "description": "Questions in plain language."},
    {"name": "events", "description": "Events and the evidence behind them."},
    {"name": "dyads", "description": "Pairs of principals and their timelines."},
    {"name": "actors", "description": "Principals, their bodies and their officials."},
    {"name": "agreements", "description": "Documents between principals."},
    {"name": "exercises", "description": "Military exercises."},
    {"name": "network", "description": "Who deals with whom."},
    {"name": "documents", "description": "Where events were reported."},
    {"name": "following", "description": "Feeds of any question over events."},
    {"name": "changes", "description": "What the ledger learnt, and when."},
    {"name": "judgements", "description": "What people have judged to be one or several."},
    {"name": "linked data", "description": "What IRIs lead to, and all of it in SPARQL."},
    {"name": "reconciliation", "description": "Names of a table matched to actors (OpenRefine)."},
    {"name": "operation", "description": "Whether the service is well."},
]
STATIC = Path(__file__).parent / "web" / "static"
RESOURCES = (
    ask,
    feeds,
    events,
    dyads,
    actors,
    agreements,
    exercises,
    network,
    documents,
    changes,
    judgements,
    things,
    ontology,
    sparql,
)
"""What is read by anyone, or with the scope ``read`` where reads are closed."""
OWN = (jobs, audit, health)
"""What has rules of its own, or none."""
DOCUMENTED = (*RESOURCES, reconcile, *OWN)
"""All of these, and what speaks another's API: clients of that send more than it has."""


def create_app(settings: Settings) -> FastAPI:
    """The service over the ledger that ``settings`` names; it is opened at the first question."""
    app = FastAPIOffline(
        title="Bilateral",
        summary="A bilateral relations knowledge graph.",
        description=DESCRIPTION,
        version=VERSION,
        openapi_tags=TAGS,
        license_info={"name": "Apache-2.0", "identifier": "Apache-2.0"},
        redoc_url=None,
        swagger_ui_parameters={"validatorUrl": None},
        lifespan=_lifespan,
    )
    app.state.settings = settings
    app.state.ledger = LedgerReader(settings.db)
    app.state.pulse = Pulse(lambda: app.state.ledger.view().revision())
    app.state.desk = Desk(settings)
    app.state.matching = Matching()
    app.state.service = ServiceState(settings.db)
    errors.install(app)
    openapi.install(app, [route for each in DOCUMENTED for route in each.router.routes])
    reading = Depends(may_read)
    for resource in RESOURCES:
        app.include_router(resource.router, dependencies=[reading, Depends(check_parameters)])
    app.include_router(reconcile.router, dependencies=[reading, Depends(check_texts)])
    for resource in OWN:
        app.include_router(resource.router, dependencies=[Depends(check_parameters)])
    app.include_router(pages.router, dependencies=[reading])
    app.mount("/static", StaticFiles(directory=STATIC), name="static")
    _wrap(app, settings)
    return app


def _wrap(app: FastAPI, settings: Settings) -> None:
    """Add what happens around every request, the innermost first."""
    app.add_middleware(Compression)
    app.add_middleware(
        Memory,
        revision=lambda: app.state.ledger.view().revision(),
        open_reads=settings.open_reads,
    )
    app.add_middleware(Bookkeeping, service=app.state.service)
    app.add_middleware(Origins, origins=settings.cors_origins.split())
    app.add_middleware(HeadAsGet)


def create_app_from_environment() -> FastAPI:
    """The service as the environment sets it: what a worker process of ``serve`` runs."""
    return create_app(Settings())


@asynccontextmanager
async def _lifespan(app: FastAPI) -> AsyncIterator[None]:
    """Work off the queue beside the requests; close the files when the last one has ended."""
    settings: Settings = app.state.settings
    runner = app.state.runner = Runner(settings.db)
    runner.start()
    desk: Desk = app.state.desk
    indexer = Indexer(settings, desk, lambda: app.state.ledger.view().revision())
    indexer.start()
    yield
    indexer.stop()
    desk.close()
    runner.stop(settings.shutdown_seconds)
    app.state.service.close()
    app.state.ledger.close()
