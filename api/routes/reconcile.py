"""``/reconcile``: the Reconciliation Service API, version 0.2, for OpenRefine and its like."""

from collections.abc import Iterable
from typing import Annotated, Any
from urllib.parse import parse_qsl

from fastapi import APIRouter, Depends, Query, Request
from fastapi.responses import HTMLResponse, Response
from markupsafe import escape

from api import schemas
from api.access import may
from api.answering import JsonAnswer
from api.dependencies import ViewDependency
from api.parameters import check_text
from api.reconcile_batches import MOST, answers, extension, read_kind
from api.reconciling import (
    NARROWING,
    PROPERTIES,
    TYPES,
    IndexDependency,
    description,
    entity_json,
    type_json,
)
from api.sending import read_body
from api.service.keys import Scope
from graph.errors import InvalidQuery, NotFound

router = APIRouter(prefix="/reconcile", tags=["reconciliation"])

VERSIONS = ["0.1", "0.2"]

BODY: dict[str, Any] = {
    "requestBody": {
        "required": True,
        "content": {
            "application/x-www-form-urlencoded": {
                "schema": {
                    "type": "object",
                    "properties": {
                        "queries": {"type": "string", "description": "Queries by name, as JSON."},
                        "extend": {"type": "string", "description": "An extension, as JSON."},
                    },
                }
            }
        },
    }
}


async def _form(request: Request) -> dict[str, str]:
    """The fields of an urlencoded form; what is no UTF-8 in it is replaced."""
    text = (await read_body(request)).decode("utf-8", "replace")
    return dict(parse_qsl(text, keep_blank_values=True))


QueriesText = Annotated[str | None, Query(description="Queries by name, as JSON.")]
ExtendText = Annotated[str | None, Query(description="An extension, as JSON.")]
Prefix = Annotated[str, Query(description="How the name begins.")]
Ignored = Annotated[str | None, Query(description="Sent by OpenRefine, and not needed.")]


def _of_the_widget(
    spell: Ignored = None,
    exact: Ignored = None,
    prefixed: Ignored = None,
    scoring: Ignored = None,
) -> None:
    """What OpenRefine's search boxes always send along."""


@router.get(
    "",
    operation_id="getReconciliation",
    summary="The reconciliation service",
    responses=schemas.problems(),
)
def read_service(
    request: Request,
    view: ViewDependency,
    index: IndexDependency,
    queries: QueriesText = None,
    extend: ExtendText = None,
) -> Response:
    """What the service offers; with `queries` or `extend`, an answer to them."""
    if extend is not None:
        return JsonAnswer(extension(view, extend))
    if queries is not None:
        return JsonAnswer(answers(index, queries))
    return JsonAnswer(_manifest(str(request.base_url).rstrip("/")))


@router.post(
    "",
    operation_id="reconcile",
    summary="Match names to actors",
    dependencies=[Depends(may(Scope.READ))],
    responses=schemas.problems(400, 413),
    openapi_extra=BODY,
)
def reconcile(
    view: ViewDependency,
    index: IndexDependency,
    form: Annotated[dict[str, str], Depends(_form)],
) -> Response:
    """Candidates of each query, or the values of properties of actors (`extend`)."""
    if "extend" in form:
        return JsonAnswer(extension(view, form["extend"]))
    if "queries" not in form:
        raise InvalidQuery("/queries", "", "is missing, and so is extend")
    return JsonAnswer(answers(index, form["queries"]))


@router.get(
    "/suggest/entity",
    operation_id="suggestEntity",
    dependencies=[Depends(_of_the_widget)],
    summary="Complete the name of an actor",
    responses=schemas.problems(),
)
def suggest_entity(
    index: IndexDependency,
    prefix: Prefix,
    type: Annotated[str | None, Query(description="Id of a type.")] = None,
    cursor: Annotated[int, Query(ge=0, le=MOST, description="How many to pass over.")] = 0,
) -> Response:
    """Actors one of whose names has a word that begins so."""
    check_text("prefix", prefix)
    found = index.beginning(prefix, read_kind("type", type), MOST)[cursor : cursor + 10]
    return JsonAnswer(
        {"result": [{**entity_json(a), "notable": [type_json(a.kind)]} for a in found]}
    )


@router.get(
    "/suggest/type",
    operation_id="suggestType",
    dependencies=[Depends(_of_the_widget)],
    summary="Complete the name of a type",
    responses=schemas.problems(),
)
def suggest_type(prefix: Prefix) -> Response:
    """Types whose id or name holds these letters."""
    known = ((kind.value, name) for kind, name in TYPES.items())
    return JsonAnswer({"result": _holding(known, prefix)})


@router.get(
    "/suggest/property",
    operation_id="suggestProperty",
    dependencies=[Depends(_of_the_widget)],
    summary="Complete the name of a property",
    responses=schemas.problems(),
)
def suggest_property(prefix: Prefix) -> Response:
    """Properties that narrow a query or extend a table, whose id or name holds these letters."""
    known = {id: column.name for id, column in PROPERTIES.items()} | NARROWING
    return JsonAnswer({"result": _holding(known.items(), prefix)})


@router.get(
    "/properties",
    operation_id="proposeProperties",
    summary="What a table can be extended with",
    responses=schemas.problems(),
)
def propose_properties(
    type: Annotated[str | None, Query(description="Id of a type.")] = None,
    limit: Annotated[int, Query(ge=1, le=MOST, description="Properties at most.")] = MOST,
) -> Response:
    """Properties that actors of a type have."""
    kind = read_kind("type", type)
    found = [
        {"id": id, "name": column.name}
        for id, column in PROPERTIES.items()
        if kind is None or kind in column.kinds
    ]
    return JsonAnswer({"limit": limit, "type": type, "properties": found[:limit]})


@router.get(
    "/preview/{id}",
    operation_id="previewEntity",
    summary="An actor at a glance",
    responses=schemas.problems(404),
    response_class=HTMLResponse,
)
def preview(id: str, index: IndexDependency) -> Response:
    """A small page to be shown beside a candidate."""
    actor = index.actor(id)
    if actor is None:
        raise NotFound("actor", id)
    names = ", ".join(dict.fromkeys(actor.names[:8]))
    body = (
        "<!doctype html><html lang=en><meta charset=utf-8><title>{0}</title>"
        "<body style='font:14px sans-serif;margin:8px'><strong dir=auto>{0}</strong>"
        "<p>{1}</p><p dir=auto>{2}</p></body></html>"
    )
    shown = body.format(escape(actor.name), escape(description(actor)), escape(names))
    return HTMLResponse(shown)


def _manifest(base: str) -> dict[str, Any]:
    service = f"{base}/reconcile"
    return {
        "versions": VERSIONS,
        "name": "Bilateral",
        "identifierSpace": f"{base}/v1/actors/",
        "schemaSpace": f"{base}/ontology#",
        "defaultTypes": [type_json(kind) for kind in TYPES],
        "view": {"url": f"{base}/actors/{{{{id}}}}"},
        "preview": {"url": f"{service}/preview/{{{{id}}}}", "width": 400, "height": 120},
        "suggest": {
            name: {"service_url": service, "service_path": f"/suggest/{name}"}
            for name in ("entity", "type", "property")
        },
        "extend": {
            "propose_properties": {"service_url": service, "service_path": "/properties"},
            "property_settings": [],
        },
    }


def _holding(known: Iterable[tuple[str, str]], prefix: str) -> list[dict[str, str]]:
    letters = check_text("prefix", prefix).casefold()
    return [{"id": i, "name": n} for i, n in known if letters in f"{i} {n}".casefold()]
