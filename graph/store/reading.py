"""Domain objects fetched in bulk: a fixed number of queries whatever their number."""

import datetime as dt
from collections import defaultdict
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Any, TypeVar

from sqlalchemy import Connection, Executable, RowMapping, Select, Table, select

from graph.fuse import Account, account
from graph.model import Document, Event, Evidence, Participant, Report
from graph.store import objects
from graph.store.bulk import ask, fetch
from graph.store.derived import agreements, events, exercises, participations, supports
from graph.store.schema import (
    document_texts,
    documents,
    evidence,
    report_participants,
    report_slots,
    reports,
)
from graph.store.sqlite import among, given, listed

BATCH = 1000
"""Things fetched at once."""

V = TypeVar("V")


@dataclass(frozen=True, slots=True)
class _Origin:
    """Publisher and date of a document, all that fusion asks of it."""

    publisher: str | None
    published: dt.date | None


_outer = events.alias("outer")

_EVENTS = (
    select(
        *events.c[objects.EVENT_COLUMNS],
        _outer.c.id,
        agreements.c.id,
        exercises.c.id,
    )
    .select_from(events)
    .outerjoin(_outer, events.c.part_of == _outer.c.key)
    .outerjoin(agreements, events.c.agreement == agreements.c.key)
    .outerjoin(exercises, events.c.exercise == exercises.c.key)
    .where(given(events.c.key))
)

_DEALINGS = select(*events.c["key", "id", "type", "date", "end", "city", "country"]).where(
    given(events.c.key)
)

_PARTICIPATIONS = (
    select(participations.c.event, *participations.c[objects.PARTICIPATION_COLUMNS])
    .where(given(participations.c.event))
    .order_by(participations.c.event, participations.c.position)
)

_TOLD = (
    select(supports.c.event, reports.c.id, documents.c.publisher)
    .add_columns(documents.c.id, *evidence.c["quote", "start", "end"])
    .join(reports, supports.c.report == reports.c.key)
    .join(documents, reports.c.document == documents.c.key)
    .outerjoin(evidence, evidence.c.report == reports.c.key)
    .where(given(supports.c.event))
    .order_by(supports.c.event, supports.c.position, evidence.c.position)
)
"""The reports of events, each as often as it has quotes, at least once."""

_REPORTS = select(
    reports, documents.c.id.label("document_id"), *documents.c["publisher", "published"]
).join(documents)


def load_events(connection: Connection, keys: Sequence[int]) -> list[Event]:
    """The events with these keys, in their order."""
    return [event for batch in batches(keys) for event in _load_events(connection, batch)]


def _load_events(connection: Connection, keys: Sequence[int]) -> Iterator[Event]:
    values = listed(keys)
    found = {row[0]: row[1:] for row in ask(connection, _EVENTS, values=values)}
    people = _people(connection, keys)
    papers: dict[int, dict[str, str | None]] = {key: {} for key in keys}
    quotes: dict[int, list[Evidence]] = {key: [] for key in keys}
    for key, report, publisher, *quote in ask(connection, _TOLD, values=values):
        papers[key][report] = publisher
        if quote[1] is not None:
            quotes[key].append(objects.quote(*quote))
    for key in keys:
        publishers = sorted(set(filter(None, papers[key].values())))
        yield objects.event_of(found[key], people[key], quotes[key], papers[key], publishers)


def load_dealings(connection: Connection, keys: Sequence[int]) -> list[Event]:
    """The events with these keys, in their order: no more of each than type, dates, place, who."""
    return [event for batch in batches(keys) for event in _load_dealings(connection, batch)]


def _load_dealings(connection: Connection, keys: Sequence[int]) -> Iterator[Event]:
    found = {row[0]: row[1:] for row in ask(connection, _DEALINGS, values=listed(keys))}
    people = _people(connection, keys)
    for key in keys:
        yield objects.dealing_of(found[key], people[key])


def _people(connection: Connection, keys: Sequence[int]) -> dict[int, list[Participant]]:
    """Who takes part in each of the events."""
    people: dict[int, list[Participant]] = {key: [] for key in keys}
    for row in ask(connection, _PARTICIPATIONS, values=listed(keys)):
        people[row[0]].append(objects.participation_of(row[1:]))
    return people


def load_reports(connection: Connection, keys: Sequence[int]) -> list[Report]:
    """The reports with these keys, in their order."""
    return [each.report for each in load_accounts(connection, keys).values()]


def load_accounts(connection: Connection, keys: Sequence[int]) -> dict[int, Account]:
    """The reports with these keys, in their order, each with what is known of its document."""
    found: dict[int, Account] = {}
    for batch in batches(keys):
        found.update(_load_accounts(connection, batch))
    return found


def _load_accounts(connection: Connection, keys: Sequence[int]) -> Iterator[tuple[int, Account]]:
    found = _by_key(connection, _REPORTS, reports, keys)
    people = _grouped(
        connection, _of(report_participants, "report", keys), "report", objects.participant_of
    )
    quotes = _grouped(connection, _report_evidence(keys), "report", objects.quote_of)
    slots = _grouped(connection, _slots(keys), "report", objects.slot_of)
    for key in keys:
        row = found[key]
        report = objects.report_of(row, people[key], quotes[key], slots[key])
        yield key, account(report, _Origin(row["publisher"], objects.day(row["published"])))


def load_documents(connection: Connection, ids: Iterable[str]) -> dict[str, Document]:
    """Documents by id, with their text."""
    found = {}
    for batch in batches(sorted(set(ids))):
        question = (
            select(documents, document_texts.c.text)
            .outerjoin(document_texts)
            .where(among(documents.c.id, batch))
        )
        for row in fetch(connection, question):
            found[row["id"]] = objects.document_of(row, row["text"] or "")
    return found


def batches(items: Sequence[V]) -> Iterator[Sequence[V]]:
    """Slices of bounded length."""
    return (items[start : start + BATCH] for start in range(0, len(items), BATCH))


def _by_key(
    connection: Connection, question: Select[Any], table: Table, keys: Sequence[int]
) -> dict[int, RowMapping]:
    return {row["key"]: row for row in fetch(connection, question.where(among(table.c.key, keys)))}


def _of(table: Table, owner: str, keys: Sequence[int]) -> Select[Any]:
    order = table.c[owner], table.c.position
    return select(table).where(among(table.c[owner], keys)).order_by(*order)


def _slots(keys: Sequence[int]) -> Select[Any]:
    order = report_slots.c["report", "ordinal"]
    return select(report_slots).where(among(report_slots.c.report, keys)).order_by(*order)


def _report_evidence(keys: Sequence[int]) -> Select[Any]:
    columns = evidence.c["report", "quote", "start", "end"]
    return (
        select(*columns, documents.c.id.label("document"))
        .join(documents, evidence.c.document == documents.c.key)
        .where(among(evidence.c.report, keys))
        .order_by(evidence.c.report, evidence.c.position)
    )


def _grouped(
    connection: Connection,
    question: Executable,
    owner: str,
    read: Callable[[Any], V],
) -> Mapping[int, list[V]]:
    found: dict[int, list[V]] = defaultdict(list)
    for row in fetch(connection, question):
        found[row[owner]].append(read(row))
    return found
