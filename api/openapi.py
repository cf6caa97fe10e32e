"""The OpenAPI document: what FastAPI cannot say of the service by itself.

Shapes that FastAPI does not see, problems among them; things of which ``fields`` leaves only some
members; and links from an answer to the operations that go on from it.
"""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from threading import Lock
from typing import Any

from fastapi import FastAPI
from fastapi.routing import APIRoute
from starlette.routing import BaseRoute

from api import schemas
from api.asked import questions
from api.inclusion import INCLUDES

Json = dict[str, Any]
REFERENCE = "#/components/schemas/"

_FIRST = "$response.body#/items/0"
_SELF = "$response.body#"
LINKS: Mapping[str, Mapping[str, Mapping[str, str]]] = {
    "listEvents": {"getEvent": {"id": f"{_FIRST}/id"}},
    "getEvent": {
        "getEventEvidence": {"id": f"{_SELF}/id"},
        "getAgreement": {"id": f"{_SELF}/agreement"},
        "getExercise": {"id": f"{_SELF}/exercise"},
    },
    "getEventEvidence": {"getDocument": {"id": f"{_FIRST}/document/id"}},
    "listAgreements": {"getAgreement": {"id": f"{_FIRST}/id"}},
    "getAgreement": {"getEvent": {"id": f"{_SELF}/events/0"}},
    "listExercises": {"getExercise": {"id": f"{_FIRST}/id"}},
    "getExercise": {"getEvent": {"id": f"{_SELF}/events/0"}},
    "listDyads": {"getDyad": {"dyad": f"{_FIRST}/dyad"}},
    "getDyad": {
        "getDyadTimeline": {"dyad": f"{_SELF}/dyad"},
        "listDyadAgreements": {"dyad": f"{_SELF}/dyad"},
        "listDyadCounts": {"dyad": f"{_SELF}/dyad"},
        "listEvents": {"dyad": f"{_SELF}/dyad"},
    },
    "listDyadAgreements": {"getAgreement": {"id": f"{_FIRST}/id"}},
    "listActors": {"getActor": {"id": f"{_FIRST}/id"}},
    "listDocuments": {"getDocument": {"id": f"{_FIRST}/id"}},
    "getDocument": {"getEvent": {"id": f"{_SELF}/quotes/0/event"}},
}
"""From an operation to others, and where in its answer their parameters stand."""


def install(app: FastAPI, routes: Iterable[BaseRoute]) -> None:
    """Extend the document, once; replacing the method is FastAPI's documented way to do so.

    ``routes`` are those whose parameters are read by models (``api.asked``).
    """
    described = app.openapi
    open_reads: bool = app.state.settings.open_reads
    making = Lock()

    def openapi() -> Json:
        if app.openapi_schema is None or making.locked():
            with making:  # two of the first requests must not make it at once
                if app.openapi_schema is None:
                    document = described()
                    _name_parameters(document, routes)
                    extend(document, open_reads=open_reads)
        return described()

    app.openapi = openapi  # type: ignore[method-assign]


def extend(document: Json, *, open_reads: bool) -> None:
    """Add to a document what FastAPI has not said; ``open_reads`` is the setting."""
    components = document["components"]["schemas"]
    components |= schemas.loose_schemas()
    _restore_examples(components)
    for operation in _operations(document):
        _link(operation)
        _give_example(operation, components)
        if "security" in operation:
            _guard(operation, open_reads=open_reads)
    for operation in _operations(document):
        _name_words(operation, "include", list(INCLUDES))
        if any(each["name"] == "fields" for each in operation.get("parameters", ())):
            _allow_fewer(operation, components)


def _name_parameters(document: Json, routes: Iterable[BaseRoute]) -> None:
    """Say which parameters the models of the routes stand for."""
    components = document["components"]["schemas"]
    for route in routes:
        if not isinstance(route, APIRoute) or not route.include_in_schema:
            continue
        for question in questions(route):
            found, pointed_at = question.parameters(REFERENCE)
            components |= pointed_at
            for method in route.methods or ():
                operation = document["paths"][route.path_format][method.lower()]
                operation.setdefault("parameters", []).extend(found)


def _operations(document: Json) -> Iterator[Json]:
    return (operation for item in document["paths"].values() for operation in item.values())


def _link(operation: Json) -> None:
    targets = LINKS.get(operation["operationId"])
    if targets:
        operation["responses"]["200"]["links"] = {
            target: {"operationId": target, "parameters": dict(parameters)}
            for target, parameters in targets.items()
        }


def _guard(operation: Json, *, open_reads: bool) -> None:
    """Say how keys are refused, and that none is needed where reading is open.

    What asks for more than the scope ``read`` says by itself that it answers 401.
    """
    if open_reads and "401" not in operation["responses"]:
        operation["security"] = [*operation["security"], {}]
    for status, outcome in schemas.problems(401, 403, 429).items():
        operation["responses"].setdefault(str(status), outcome)


def _allow_fewer(operation: Json, components: Json) -> None:
    """Say that the things in the answer may have fewer members, and which there are."""
    content = operation["responses"]["200"]["content"]["application/json"]
    listed = components[_name(content["schema"])]["properties"].get("items")
    owner, key = (content, "schema") if listed is None else (listed, "items")
    first = owner[key].get("anyOf", [owner[key]])[0]
    name = _name(first)
    if f"Some{name}" not in components:
        components[f"Some{name}"] = _some(name, components[name])
    owner[key] = {"anyOf": [first, {"$ref": f"{REFERENCE}Some{name}"}]}
    members = [member for member in components[name]["properties"] if member != "included"]
    _name_words(operation, "fields", members)


def _some(name: str, whole: Json) -> Json:
    """A thing of which any member may be missing."""
    some = {key: value for key, value in whole.items() if key not in {"required", "examples"}}
    return {
        **some,
        "title": f"Some{name}",
        "description": f"Of {name} the members that `fields` names.",
    }


def _name_words(operation: Json, name: str, words: Sequence[str]) -> None:
    """Say which words a parameter may hold, with commas between."""
    for parameter in operation.get("parameters", ()):
        if parameter["name"] == name:
            any_of = f"({'|'.join(words)})"
            stated = {"type": "string", "pattern": f"^{any_of}(,{any_of})*$"}
            parameter["schema"] = {**stated, "examples": [",".join(words[:2])]}


def _restore_examples(components: Json) -> None:
    """Give the examples back their nulls, which FastAPI takes out of the document."""
    for name, component in components.items():
        config = getattr(getattr(schemas, name, None), "model_config", {})
        if "examples" in component and "json_schema_extra" in config:
            component["examples"] = config["json_schema_extra"]["examples"]


def _give_example(operation: Json, components: Json) -> None:
    """Show a page of a list with the example of what it lists."""
    content = operation["responses"].get("200", {}).get("content", {}).get("application/json", {})
    page = components.get(_name(content.get("schema", {})), {}).get("properties", {})
    if "items" in page and "next" in page:
        shown = components.get(_name(page["items"].get("items", {})), {}).get("examples")
        if shown:
            content["example"] = {"items": shown, "total": 1, "exact": True, "next": None}


def _name(schema: Json) -> str:
    """The name of the component that a schema points at; empty if it points at none."""
    return str(schema.get("$ref", "")).removeprefix(REFERENCE)
