"""``bilateral export``: the ledger's contents in the formats of other tools."""

import sys
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import IO, Annotated

import typer

from api.cli.options import LEDGER, BaseOption, DbOption, with_filters
from api.schemas import EventQuery
from api.settings import DEFAULT_BASE_IRI
from graph.exchange import EXPORTS, What, check, export
from graph.queries import EventFilter
from graph.store.view import View

FORMATS = ", ".join(EXPORTS)


@with_filters(EventQuery)
def command(
    *,
    filter: EventFilter,
    what: Annotated[What, typer.Option(help="What to write.")] = What.EVENTS,
    format: Annotated[str, typer.Option(metavar="FORMAT", help=f"One of {FORMATS}.")] = "turtle",
    output: Annotated[
        Path | None,
        typer.Option("--output", "-o", metavar="FILE", help="Where to, instead of to the screen."),
    ] = None,
    base: BaseOption = DEFAULT_BASE_IRI,
    db: DbOption = LEDGER,
) -> None:
    """Write events, agreements or other things in a format of choice.

    The filters are those of /v1/events; what passes them all is written.
    """
    check(what, format)
    with View.open(db) as view, _destination(output) as out:
        export(view, what, format, filter, out, base=base)


@contextmanager
def _destination(path: Path | None) -> Iterator[IO[bytes]]:
    """Standard output, or a file that appears only when it is complete."""
    if path is None:
        yield sys.stdout.buffer
        sys.stdout.buffer.flush()
        return
    if path.exists() and not path.is_file():
        with path.open("wb") as device:
            yield device
        return
    part = path.with_name(f"{path.name}.part")
    try:
        with part.open("wb") as out:
            yield out
        part.replace(path)
    except OSError as error:
        raise OSError(error.errno, error.strerror or str(error), str(path)) from None
    finally:
        part.unlink(missing_ok=True)
