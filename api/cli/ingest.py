"""``bilateral ingest``: documents into the ledger; what cannot be read is named."""

from collections.abc import Iterable
from os import PathLike
from pathlib import Path

import typer

from api.cli.bars import progress
from api.cli.options import LEDGER, DbOption, ExtractorOption, JobsOption, PathsArgument
from api.cli.streams import message, number, write
from api.cli.writing import await_ledger
from graph.documents import read
from graph.extract.parallel import extract_with
from graph.extract.registry import DEFAULT
from graph.ingest import Summary, ingest


def command(
    paths: PathsArgument,
    extractor: ExtractorOption = DEFAULT,
    jobs: JobsOption = 1,
    db: DbOption = LEDGER,
) -> None:
    """Read documents into the ledger.

    Reading a document again changes nothing.  Exits with 1 when something was rejected.
    """
    summary = fill(db, paths, extractor=extractor, jobs=jobs)
    write(counts(summary))
    if summary.rejected:
        raise typer.Exit(1)


def fill(
    db: Path, paths: Iterable[str | PathLike[str]], *, extractor: str = DEFAULT, jobs: int = 1
) -> Summary:
    """Read documents into a ledger, with a bar, and name what was rejected."""
    extract_many = extract_with(extractor, jobs=jobs)
    with await_ledger(db) as ledger, progress("Reading") as advance:
        summary = ingest(ledger, read(paths), extract_many=extract_many, on_document=advance)
    for rejected in summary.rejected:
        message(f"bilateral: {rejected.where}: {rejected.reason}")
    for skipped in summary.skipped:
        message(f"bilateral: {skipped.where}: nothing read: {skipped.reason}")
    return summary


def counts(summary: Summary) -> str:
    """What an ingest did, in one line."""
    rejected = f", {len(summary.rejected)} rejected" if summary.rejected else ""
    return (
        f"{number(summary.documents_new, 'new document')}, {summary.documents_known} known already"
        f"{rejected}; {number(summary.events, 'new event')}"
    )
