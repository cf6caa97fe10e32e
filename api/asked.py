"""What a query string asks, by the model of a resource's parameters.

FastAPI looks for every field of a model in every request, which with thirty filters takes as long
as the answer; here only what was given is looked at.  The OpenAPI document says the same of both.
"""

from collections.abc import Iterable, Iterator, Mapping
from functools import cache
from typing import Any, Generic, TypeVar, get_origin

from fastapi import Depends, Request
from fastapi.dependencies.models import Dependant
from fastapi.exceptions import RequestValidationError
from fastapi.routing import APIRoute
from pydantic import BaseModel, ValidationError

Json = dict[str, Any]
M = TypeVar("M", bound=BaseModel)


class Asked(Generic[M]):
    """A dependency that reads a query string; raises ``RequestValidationError``."""

    def __init__(self, model: type[M]) -> None:
        self.model = model
        self.many = {
            field.alias or name: get_origin(field.annotation) is list
            for name, field in model.model_fields.items()
        }
        """The parameters, and whether each may be repeated."""

    async def __call__(self, request: Request) -> M:
        """The values of one request."""
        found = request.query_params
        given = {
            name: found.getlist(name) if self.many[name] else found[name]
            for name in found
            if name in self.many
        }
        try:
            return self.model.model_validate(given)
        except ValidationError as error:
            faults = error.errors(include_url=False)
            raise RequestValidationError(
                [{**fault, "loc": ("query", *fault["loc"])} for fault in faults]
            ) from None

    def parameters(self, reference: str) -> tuple[list[Json], Json]:
        """The parameters and the components that they point at, as OpenAPI has them."""
        schema = self.model.model_json_schema(ref_template=f"{reference}{{model}}")
        required = schema.get("required", ())
        found = [
            _parameter(name, stated, required=name in required)
            for name, stated in schema["properties"].items()
        ]
        return found, schema.get("$defs", {})


def _parameter(name: str, stated: Json, *, required: bool) -> Json:
    schema = {key: value for key, value in stated.items() if value is not None}
    found: Json = {"name": name, "in": "query", "required": required, "schema": schema}
    return found if "description" not in schema else {**found, "description": schema["description"]}


@cache
def asked(model: type[M]) -> Any:  # noqa: ANN401  what FastAPI's own ``Depends`` is typed as
    """What makes a route's parameter of this model its query string."""
    return Depends(Asked(model))


def questions(route: APIRoute) -> Iterator[Asked[Any]]:
    """What a route and its dependencies read of the query string."""
    return (each.call for each in _dependants(route) if isinstance(each.call, Asked))


def declared(route: APIRoute) -> Mapping[str, bool]:
    """The query parameters that a route and what it depends on declare, and which repeat."""
    found = {
        field.alias: get_origin(field.field_info.annotation) is list
        for dependant in _dependants(route)
        for field in dependant.query_params
    }
    for question in questions(route):
        found |= question.many
    return found


def _dependants(route: APIRoute) -> Iterable[Dependant]:
    waiting = [route.dependant]
    while waiting:
        dependant = waiting.pop()
        waiting += dependant.dependencies
        yield dependant
