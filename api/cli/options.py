"""Options that several commands share; the filters are those of ``/v1/events``."""

import inspect
import re
from collections.abc import Callable
from enum import Enum
from pathlib import Path
from typing import Annotated, Any

import typer
from pydantic.fields import FieldInfo

from api.parameters import event_filter
from api.schemas import Narrowing
from api.settings import BASE_IRI

LEDGER = Path("bilateral.db")
SHORT = 5

DbOption = Annotated[
    Path, typer.Option("--db", envvar="BILATERAL_DB", metavar="FILE", help="The ledger's file.")
]


def _base(text: str) -> str:
    if not re.fullmatch(BASE_IRI, text):
        raise typer.BadParameter(f"{text!r} is no address of the web that ends with / or #")
    return text


BaseOption = Annotated[
    str,
    typer.Option(
        "--base",
        envvar="BILATERAL_BASE_IRI",
        metavar="IRI",
        callback=_base,
        help="What the IRIs of things begin with.",
    ),
]
PathsArgument = Annotated[
    list[str],
    typer.Argument(
        metavar="PATH…",
        help="Text, HTML or JSON Lines files, folders of them; - is standard input.",
    ),
]

ExtractorOption = Annotated[
    str,
    typer.Option(
        "--extractor", metavar="NAME[:ARGUMENT]", help="What reads them: rules, table:FILE, …"
    ),
]
JobsOption = Annotated[
    int, typer.Option("--jobs", min=1, max=256, metavar="N", help="Processes that read.")
]


def with_filters(query: type[Narrowing]) -> Callable[[Callable[..., None]], Callable[..., None]]:
    """Give a command every filter of ``query`` as an option, and itself a ``filter`` argument.

    Options are made from the model that describes the filters over HTTP, so that both always have
    the same names and meanings.
    """

    def decorate(command: Callable[..., None]) -> Callable[..., None]:
        def run(**values: object) -> None:
            narrowing: dict[str, Any] = {name: values.pop(name) for name in query.model_fields}
            command(**values, filter=event_filter(**narrowing))

        options = [_option(name, field) for name, field in query.model_fields.items()]
        own = [p for p in inspect.signature(command).parameters.values() if p.name != "filter"]
        parameters = [p.replace(kind=inspect.Parameter.KEYWORD_ONLY) for p in (*own, *options)]
        run.__doc__ = command.__doc__
        run.__signature__ = inspect.Signature(parameters)  # type: ignore[attr-defined]
        run.__annotations__ = {p.name: p.annotation for p in parameters}
        return run

    return decorate


def _metavar(name: str, field: FieldInfo) -> str | None:
    """The option's own name; a short list of choices is shown instead."""
    choices = field.annotation
    if isinstance(choices, type) and issubclass(choices, Enum) and len(choices) <= SHORT:
        return None
    return name.upper().removeprefix("MIN_")


def _option(name: str, field: FieldInfo) -> inspect.Parameter:
    option = typer.Option(
        f"--{name.replace('_', '-')}",
        metavar=_metavar(name, field),
        help=(field.description or "").replace("`", ""),
        show_default=False,
    )
    return inspect.Parameter(
        name,
        inspect.Parameter.KEYWORD_ONLY,
        default=field.get_default(call_default_factory=True),
        annotation=Annotated[field.annotation, option],
    )
