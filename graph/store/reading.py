"""Domain objects fetched in bulk: a fixed number of queries whatever their number."""

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from typing import Any, TypeVar

from sqlalchemy import Connection, Executable, RowMapping, Select, Table, select

from graph.model import Document, Event, Evidence, Participant, Report
from graph.store import rows
from graph.store.schema import (
    agreements,
    document_texts,
    documents,
    events,
    evidence,
    exercises,
    participations,
    report_participants,
    reports,
    supports,
)

BATCH = 1000
"""Keys in one query; SQLite allows 32,766 parameters."""

V = TypeVar("V")

_outer = events.alias("outer")

_EVENTS = (
    select(
        *(c for c in events.c if c.name not in {"part_of", "agreement", "exercise"}),
        _outer.c.id.label("part_of"),
        agreements.c.id.label("agreement"),
        exercises.c.id.label("exercise"),
    )
    .select_from(events)
    .outerjoin(_outer, events.c.part_of == _outer.c.key)
    .outerjoin(agreements, events.c.agreement == agreements.c.key)
    .outerjoin(exercises, events.c.exercise == exercises.c.key)
)

_REPORTS = select(reports, documents.c.id.label("document_id")).join(documents)

_EVENT_REPORTS = (
    select(supports.c.event, reports.c.id, documents.c.publisher)
    .join(reports, supports.c.report == reports.c.key)
    .join(documents, reports.c.document == documents.c.key)
    .order_by(supports.c.event, supports.c.position)
)

_EVENT_EVIDENCE = (
    select(supports.c.event, documents.c.id.label("document"), *evidence.c["quote", "start", "end"])
    .join(evidence, supports.c.report == evidence.c.report)
    .join(documents, evidence.c.document == documents.c.key)
    .order_by(supports.c.event, supports.c.position, evidence.c.position)
)


def load_events(connection: Connection, keys: Sequence[int]) -> list[Event]:
    """The events with these keys, in their order."""
    return [event for batch in batches(keys) for event in _load_events(connection, batch)]


def _load_events(connection: Connection, keys: Sequence[int]) -> Iterator[Event]:
    found = {row["key"]: row for row in fetch(connection, _EVENTS.where(events.c.key.in_(keys)))}
    people = _participants(connection, _of(participations, "event", keys), "event")
    quotes = _evidence(connection, _EVENT_EVIDENCE.where(supports.c.event.in_(keys)), "event")
    told: dict[int, list[RowMapping]] = defaultdict(list)
    for row in fetch(connection, _EVENT_REPORTS.where(supports.c.event.in_(keys))):
        told[row["event"]].append(row)
    for key in keys:
        publishers = sorted({row["publisher"] for row in told[key] if row["publisher"]})
        ids = (row["id"] for row in told[key])
        yield rows.event_of(found[key], people[key], quotes[key], ids, publishers)


def load_reports(connection: Connection, keys: Sequence[int]) -> list[Report]:
    """The reports with these keys, in their order."""
    return [report for batch in batches(keys) for report in _load_reports(connection, batch)]


def _load_reports(connection: Connection, keys: Sequence[int]) -> Iterator[Report]:
    found = {row["key"]: row for row in fetch(connection, _REPORTS.where(reports.c.key.in_(keys)))}
    people = _participants(connection, _of(report_participants, "report", keys), "report")
    quotes = _evidence(connection, _report_evidence(keys), "report")
    for key in keys:
        yield rows.report_of(found[key], found[key]["document_id"], people[key], quotes[key])


def load_documents(connection: Connection, ids: Iterable[str]) -> dict[str, Document]:
    """Documents by id, with their text."""
    found = {}
    for batch in batches(sorted(set(ids))):
        question = (
            select(documents, document_texts.c.text)
            .join(document_texts)
            .where(documents.c.id.in_(batch))
        )
        for row in fetch(connection, question):
            found[row["id"]] = rows.document_of(row, row["text"])
    return found


def fetch(connection: Connection, question: Executable) -> Sequence[RowMapping]:
    """All rows of an answer, by column name."""
    return connection.execute(question).mappings().all()


def batches(items: Sequence[V]) -> Iterator[Sequence[V]]:
    """Slices short enough for one query."""
    return (items[start : start + BATCH] for start in range(0, len(items), BATCH))


def _of(table: Table, owner: str, keys: Sequence[int]) -> Select[Any]:
    return select(table).where(table.c[owner].in_(keys)).order_by(table.c[owner], table.c.position)


def _report_evidence(keys: Sequence[int]) -> Select[Any]:
    columns = evidence.c["report", "quote", "start", "end"]
    return (
        select(*columns, documents.c.id.label("document"))
        .join(documents, evidence.c.document == documents.c.key)
        .where(evidence.c.report.in_(keys))
        .order_by(evidence.c.report, evidence.c.position)
    )


def _participants(
    connection: Connection, question: Select[Any], owner: str
) -> Mapping[int, list[Participant]]:
    found: dict[int, list[Participant]] = defaultdict(list)
    for row in fetch(connection, question):
        found[row[owner]].append(rows.participant_of(row))
    return found


def _evidence(
    connection: Connection, question: Select[Any], owner: str
) -> Mapping[int, list[Evidence]]:
    found: dict[int, list[Evidence]] = defaultdict(list)
    for row in fetch(connection, question):
        quote = Evidence(
            document=row["document"], quote=row["quote"], start=row["start"], end=row["end"]
        )
        found[row[owner]].append(quote)
    return found
