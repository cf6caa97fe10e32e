"""``bilateral extract``: documents in, the annotation guide's JSON out, no ledger."""

from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import Annotated

import typer

from api.cli.options import PathsArgument
from api.cli.streams import message, write_json
from graph.documents import read
from graph.exchange.json_form import report_json
from graph.extract import extract_many
from graph.model import Document, Rejected


def command(
    paths: PathsArgument,
    jsonl: Annotated[
        bool, typer.Option("--jsonl", help="Accepted for scripts: output is always JSON Lines.")
    ] = False,
    db: Annotated[Path | None, typer.Option("--db", hidden=True)] = None,
) -> None:
    """Print the events of documents as JSON Lines, without a ledger.

    One line a document: its id, as given or made from its text, and its events.  Exits with 1 when
    something could not be read.
    """
    rejected: list[Rejected] = []
    for extraction in extract_many(_accepted(read(paths), rejected)):
        document = extraction.document
        events = [report_json(report) for report in extraction.reports]
        write_json({"id": document.name or document.id, "events": events})
    if rejected:
        raise typer.Exit(1)


def _accepted(
    sources: Iterable[Document | Rejected], rejected: list[Rejected]
) -> Iterator[Document]:
    """The documents; what is none is named on standard error and remembered."""
    for source in sources:
        if isinstance(source, Rejected):
            rejected.append(source)
            message(f"bilateral: {source.where}: {source.reason}")
        else:
            yield source
