"""``bilateral extract``: documents in, the annotation guide's JSON out, no ledger."""

from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import Annotated, TypeVar

import typer

from api.cli.options import ExtractorOption, JobsOption, PathsArgument
from api.cli.streams import message, write_json
from graph.documents import read
from graph.exchange.json_form import claim_json, report_json
from graph.extract.parallel import extract_with
from graph.extract.registry import DEFAULT
from graph.model import Document, Extraction, Rejected

Read = TypeVar("Read", Document, Extraction)


def command(
    paths: PathsArgument,
    *,
    jsonl: Annotated[
        bool, typer.Option("--jsonl", help="Accepted for scripts: output is always JSON Lines.")
    ] = False,
    extractor: ExtractorOption = DEFAULT,
    jobs: JobsOption = 1,
    db: Annotated[Path | None, typer.Option("--db", hidden=True)] = None,
) -> None:
    """Print the events of documents as JSON Lines, without a ledger.

    One line a document: its id, as given or made from its text, and its events.  Exits with 1 when
    something could not be read.
    """
    extract_many = extract_with(extractor, jobs=jobs)
    rejected: list[Rejected] = []
    for extraction in _accepted(extract_many(_accepted(read(paths), rejected)), rejected):
        document = extraction.document
        events = [report_json(report) for report in extraction.reports]
        offices = [claim_json(claim) for claim in extraction.offices]
        skipped = {"skipped": extraction.skipped} if extraction.skipped else {}
        write_json(
            {"id": document.name or document.id, "events": events, "offices": offices, **skipped}
        )
    if rejected:
        raise typer.Exit(1)


def _accepted(sources: Iterable[Read | Rejected], rejected: list[Rejected]) -> Iterator[Read]:
    """What could be read; what could not is named on standard error and remembered."""
    for source in sources:
        if isinstance(source, Rejected):
            rejected.append(source)
            message(f"bilateral: {source.where}: {source.reason}")
        else:
            yield source
