"""Lists as files: what of each list goes into CSV and JSON Lines."""

from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass, fields
from typing import IO, Generic

from api import represent
from api.service.audit import Entry
from api.service.jobs import Job
from graph.changes import Change
from graph.exchange.csv_table import write_rows
from graph.exchange.jsonl import write_lines
from graph.exchange.rows import COLUMNS, Row, actor_row, report_row
from graph.model import Document, Report
from graph.queries import Actor, Bin, DyadSummary, Page, Ruling, Source, T

FORMS = ("csv", "jsonl")
"""Formats that every list comes as."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Table(Generic[T]):
    """The list of one kind of thing: the name of its files, and a thing in each of its forms."""

    name: str
    columns: Sequence[str]
    row: Callable[[T], Row]
    shape: Callable[[T], represent.Json]

    def write(self, things: Iterable[T], form: str, out: IO[bytes]) -> None:
        """Write them all as ``csv`` or ``jsonl``."""
        if form == "csv":
            write_rows(self.columns, map(self.row, things), out)
        else:
            write_lines(map(self.shape, things), out)


def every(ask: Callable[[str | None], Page[T]]) -> Iterator[T]:
    """The items of all pages; ``ask`` takes the cursor of the page before."""
    page = ask(None)
    yield from page.items
    while page.cursor is not None:
        page = ask(page.cursor)
        yield from page.items


Told = tuple[Report, Document]


def _dyad_row(dyad: DyadSummary) -> Row:
    return {
        "dyad": str(dyad.dyad),
        "left": dyad.dyad.left,
        "right": dyad.dyad.right,
        "events": dyad.events,
        "reports": dyad.reports,
        "first": dyad.first,
        "last": dyad.last,
    }


def _source_row(source: Source) -> Row:
    published = None if source.published is None else source.published.isoformat()
    return {
        "id": source.id,
        "title": source.title,
        "url": source.url,
        "publisher": source.publisher,
        "published": published,
        "language": source.language,
    }


def _change_row(change: Change) -> Row:
    return {
        "revision": change.number,
        "at": change.at,
        "change": change.change.value,
        "kind": change.kind.value,
        "subject": change.subject,
        "into": change.into,
    }


_JOB = (
    "id",
    "state",
    "created_at",
    "started_at",
    "finished_at",
    "expected",
    "done",
    "error",
)

ACTORS: Table[Actor] = Table(
    name="actors", columns=list(COLUMNS["actors"]), row=actor_row, shape=represent.actor
)
REPORTS: Table[Told] = Table(
    name="reports",
    columns=list(COLUMNS["reports"]),
    row=lambda told: report_row(told[0]),
    shape=lambda told: represent.account(*told),
)
DYADS: Table[DyadSummary] = Table(
    name="dyads",
    columns=("dyad", "left", "right", "events", "reports", "first", "last"),
    row=_dyad_row,
    shape=represent.dyad,
)
COUNTS: Table[Bin] = Table(
    name="summary",
    columns=("period", "type", "events", "reports"),
    row=represent.count,
    shape=represent.count,
)
DOCUMENTS: Table[Source] = Table(
    name="documents",
    columns=("id", "title", "url", "publisher", "published", "language"),
    row=_source_row,
    shape=represent.document,
)
JUDGEMENTS: Table[Ruling] = Table(
    name="judgements",
    columns=[field.name for field in fields(Ruling)],
    row=represent.judgement,
    shape=represent.judgement,
)
JOBS: Table[Job] = Table(
    name="jobs",
    columns=_JOB,
    row=lambda job: {name: getattr(job, name) for name in _JOB},
    shape=represent.job,
)
AUDIT: Table[Entry] = Table(
    name="audit",
    columns=[field.name for field in fields(Entry)],
    row=represent.audit_entry,
    shape=represent.audit_entry,
)
CHANGES: Table[Change] = Table(
    name="changes",
    columns=("revision", "at", "change", "kind", "subject", "into"),
    row=_change_row,
    shape=represent.change,
)
