"""``fields``: only the members of things that a client asks for."""

from collections.abc import Callable
from typing import Any, get_args

from fastapi import Request
from pydantic import BaseModel

from api.parameters import read_words

Json = dict[str, Any]


def narrowing(request: Request) -> Callable[[Json], Json] | None:
    """What leaves of a thing of the route asked the members that ``fields`` names, if it does.

    What members there are is read off the model that the route declares.
    """
    text = request.query_params.get("fields")
    if text is None:
        return None
    wanted = read_words("fields", text, members(request.scope["route"].response_model))
    return lambda thing: {name: thing[name] for name in wanted}


def members(model: type[BaseModel]) -> list[str]:
    """The members of a model; of a list, of the things in it."""
    items = model.model_fields.get("items")
    if items is not None:
        [model] = get_args(items.annotation)
    return [field.alias or name for name, field in model.model_fields.items()]
