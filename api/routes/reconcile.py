"""``/reconcile``: the Reconciliation Service API, version 0.2, for OpenRefine and its like.

Clients of that API send parameters along that it does not know; they are passed over.
"""

from collections.abc import Iterable, Mapping
from typing import Annotated, Any, Literal
from urllib.parse import parse_qsl

from fastapi import APIRouter, Depends, Path, Query, Request
from fastapi.responses import HTMLResponse, Response
from markupsafe import escape

from api import schemas
from api.access import may
from api.answering import JsonAnswer
from api.dependencies import ViewDependency
from api.parameters import check_text
from api.reconcile_batches import MOST, answers, extension
from api.reconciling import (
    TYPES,
    IndexDependency,
    description,
    entity_json,
    kinds_of,
    properties_of,
    type_json,
)
from api.sending import read_body
from api.service.keys import Scope
from graph.errors import InvalidQuery, NotFound
from graph.queries import ActorKind
from graph.reconciliation import Reconciler, Wanted

router = APIRouter(prefix="/reconcile", tags=["reconciliation"])

VERSIONS = ["0.1", "0.2"]
COMPLETIONS = 10
"""Completions of one answer, at most."""
_TYPE_NAMES: Mapping[str, str] = {kind.value: name for kind, name in TYPES.items()}

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
TypeId = Annotated[str | None, Query(description="Id of a type; of an unknown one, nothing is.")]


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
    summary="Complete the name of an actor",
    responses=schemas.problems(),
)
def suggest_entity(
    index: IndexDependency,
    prefix: Prefix,
    type: TypeId = None,
    cursor: Annotated[int, Query(ge=0, le=MOST, description="How many to pass over.")] = 0,
) -> Response:
    """Actors one of whose names has a word that begins so, and then those with a name like it."""
    check_text("prefix", prefix)
    kinds = kinds_of(type)
    begun = index.beginning(prefix, kinds, MOST)
    alike = index.candidates(Wanted(name=prefix, kinds=kinds)) if len(begun) < COMPLETIONS else []
    every = dict.fromkeys([*begun, *(each.actor for each in alike)])
    found = list(every)[cursor : cursor + COMPLETIONS]
    return JsonAnswer(
        {"result": [{**entity_json(a), "notable": [type_json(a.kind)]} for a in found]}
    )


@router.get(
    "/suggest/type",
    operation_id="suggestType",
    summary="Complete the name of a type",
    responses=schemas.problems(),
)
def suggest_type(prefix: Prefix) -> Response:
    """Types whose id or name holds these letters."""
    return JsonAnswer({"result": _holding(_TYPE_NAMES.items(), prefix)})


@router.get(
    "/suggest/property",
    operation_id="suggestProperty",
    summary="Complete the name of a property",
    responses=schemas.problems(),
)
def suggest_property(prefix: Prefix, type: TypeId = None) -> Response:
    """Properties that narrow a query or extend a table, whose id or name holds these letters."""
    return JsonAnswer({"result": _holding(properties_of(kinds_of(type)).items(), prefix)})


@router.get(
    "/properties",
    operation_id="proposeProperties",
    summary="What a table can be extended with",
    responses=schemas.problems(),
)
def propose_properties(
    type: TypeId = None,
    limit: Annotated[int, Query(ge=1, le=MOST, description="Properties at most.")] = MOST,
) -> Response:
    """Properties that actors of a type have."""
    known = properties_of(kinds_of(type))
    found = [{"id": id, "name": name} for id, name in known.items()]
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
    return HTMLResponse(
        "<!doctype html><html lang=en><meta charset=utf-8>"
        f"<title>{escape(id)}</title><body style='font:14px sans-serif;margin:8px'>"
        f"{_glance(index, id)}</body></html>"
    )


@router.get(
    "/flyout/{what}",
    operation_id="flyout",
    summary="What a completion is, at a glance",
    responses=schemas.problems(404),
)
def flyout(
    what: Annotated[Literal["entity", "type", "property"], Path(description="Of what it is.")],
    id: Annotated[str, Query(description="Its id.")],
    index: IndexDependency,
) -> Response:
    """A piece of HTML to be shown beside a completion."""
    if what == "entity":
        return JsonAnswer({"id": id, "html": _glance(index, id)})
    known = _TYPE_NAMES if what == "type" else properties_of(tuple(ActorKind))
    if id not in known:
        raise NotFound(what, id)
    return JsonAnswer({"id": id, "html": f"<p>{escape(known[id])}</p>"})


def _glance(index: Reconciler, id: str) -> str:
    """Name, kind and other names of an actor as HTML; raises ``NotFound``."""
    actor = index.actor(id)
    if actor is None:
        raise NotFound("actor", id)
    names = ", ".join(dict.fromkeys(actor.names[:8]))
    shown = "<strong dir=auto>{}</strong><p>{}</p><p dir=auto>{}</p>"
    return shown.format(escape(actor.name), escape(description(actor)), escape(names))


def _manifest(base: str) -> dict[str, Any]:
    service = f"{base}/reconcile"
    return {
        "versions": VERSIONS,
        "name": "Bilateral",
        "identifierSpace": f"{base}/v1/actors/",
        "schemaSpace": f"{base}/ontology#",
        "defaultTypes": [type_json(kind) for kind in TYPES],
        "view": {"url": f"{base}/actors/{{{{id}}}}"},
        "preview": {"url": f"{service}/preview/{{{{id}}}}", "width": 400, "height": 160},
        "suggest": {
            name: {
                "service_url": service,
                "service_path": f"/suggest/{name}",
                "flyout_service_url": service,
                "flyout_service_path": f"/flyout/{name}?id=${{id}}",
            }
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
