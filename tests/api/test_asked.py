"""A query string read by ``asked`` gives what FastAPI's own reading gives, errors included."""

from typing import Annotated, Any

import pytest
from fastapi import FastAPI, Query, Request
from fastapi.exceptions import RequestValidationError
from fastapi.responses import JSONResponse
from pydantic import BaseModel, ConfigDict
from starlette.testclient import TestClient

from api import schemas
from api.asked import Asked, asked
from api.openapi import REFERENCE


def built(model: type[BaseModel]) -> type[BaseModel]:
    """The same model, built at once, as FastAPI needs it."""
    return type(model.__name__, (model,), {"model_config": ConfigDict(defer_build=False)})


MODELS = tuple(
    map(
        built,
        (
            schemas.EventListQuery,
            schemas.NetworkQuery,
            schemas.AskQuery,
            schemas.ChangeStreamQuery,
            schemas.WithdrawalQuery,
        ),
    )
)


def refuse(_: Request, error: Exception) -> JSONResponse:
    assert isinstance(error, RequestValidationError)
    return JSONResponse({"faults": [told(fault) for fault in error.errors()]}, status_code=422)


def told(fault: dict[str, Any]) -> dict[str, Any]:
    """What a problem takes of a fault; of a missing parameter the input is the whole query."""
    taken = (
        ("type", "loc", "msg") if fault["type"] == "missing" else ("type", "loc", "msg", "input")
    )
    return {name: fault[name] for name in taken}


def application(declare) -> FastAPI:
    """A route a model, which answers with what it read."""
    app = FastAPI()
    app.add_exception_handler(RequestValidationError, refuse)
    for number, model in enumerate(MODELS):

        async def echo(query: Annotated[model, declare(model)]) -> dict[str, Any]:
            return query.model_dump(mode="json")

        app.get(f"/{number}")(echo)
    return app


@pytest.fixture(scope="module")
def ours():
    return TestClient(application(asked))


@pytest.fixture(scope="module")
def theirs():
    return TestClient(application(lambda _: Query()))


@pytest.mark.parametrize(
    "query",
    [
        "",
        "type=visit&type=signing&since=2022&limit=7&order=date&principal=KAZ",
        "type=vist&status=hold&limit=0&min_confidence=2&match=maybe&known_at=5",
        "type=visit&type=nonsense&order=",
        "q=&limit=x&text=&fields=",
        f"q={'a' * 1001}&reason={'b' * 1001}",
        "since=-1&kind=event&change=none",
        "dry_run=yes&unknown=1&dyad=AZE-KAZ",
        "level=city&limit=10001&min_publishers=1e3",
        "dry_run=perhaps&q=%00&text=%F0%9F%87%A6",
    ],
)
@pytest.mark.parametrize("number", range(len(MODELS)))
def test_a_query_is_read_as_fastapi_reads_it(ours, theirs, number, query):
    one, other = ours.get(f"/{number}?{query}"), theirs.get(f"/{number}?{query}")
    assert (one.status_code, one.json()) == (other.status_code, other.json())


@pytest.mark.parametrize("number", range(len(MODELS)))
def test_the_parameters_are_described_as_fastapi_describes_them(theirs, number):
    document = theirs.get("/openapi.json").json()
    parameters, components = Asked(MODELS[number]).parameters(REFERENCE)
    assert parameters == document["paths"][f"/{number}"]["get"]["parameters"]
    assert components.items() <= document["components"]["schemas"].items()
