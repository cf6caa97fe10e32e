"""What belongs together: an event's reports and parts, a document's reports and events."""

import json
from collections import defaultdict
from collections.abc import Collection, Mapping

from sqlalchemy import ColumnElement, Connection, and_, func, select

from graph.fuse import Account
from graph.model import Event, HeldOffice, Report
from graph.queries import Support
from graph.store.bulk import fetch
from graph.store.derived import agreements, events, supports
from graph.store.objects import claim_of
from graph.store.reading import load_accounts, load_events, load_reports
from graph.store.schema import documents, office_claims, reports
from graph.store.sqlite import among
from ontology.terms import Status


def parts(connection: Connection, key: int) -> tuple[Event, ...]:
    """The events that are part of an event."""
    return _in_time(connection, events.c.part_of == key)


def told_in(connection: Connection, document: str) -> tuple[Event, ...]:
    """The events that a document tells of."""
    told = (
        select(supports.c.event)
        .join(reports, supports.c.report == reports.c.key)
        .join(documents, reports.c.document == documents.c.key)
        .where(documents.c.id == document)
    )
    return _in_time(connection, events.c.key.in_(told))


def reports_of(connection: Connection, key: int) -> tuple[Report, ...]:
    """The reports of an event, clearest first."""
    told = select(supports.c.report).where(supports.c.event == key).order_by(supports.c.position)
    return tuple(load_reports(connection, connection.execute(told).scalars().all()))


def accounts_of(connection: Connection, key: int) -> list[Account]:
    """The reports of an event with what is known of their documents, clearest first."""
    told = select(supports.c.report).where(supports.c.event == key).order_by(supports.c.position)
    keys = connection.execute(told).scalars().all()
    return list(load_accounts(connection, keys).values())


def followers(
    connection: Connection, agreement_ids: Collection[str | None]
) -> Mapping[str, list[Event]]:
    """The events of agreements, by the agreement's id, but for those that found them."""
    question = (
        select(events.c.key)
        .join(agreements, events.c.agreement == agreements.c.key)
        .where(among(agreements.c.id, agreement_ids), events.c.key != agreements.c.key)
        .order_by(events.c.first, events.c.key)
    )
    found: dict[str, list[Event]] = defaultdict(list)
    for event in load_events(connection, connection.execute(question).scalars().all()):
        found[event.agreement or ""].append(event)
    return found


def announced(connection: Connection, ids: Collection[str]) -> dict[str, str]:
    """When a paper first foretold each of the events that one did, by id."""
    question = (
        select(events.c.id, func.min(documents.c.published).label("day"))
        .join(supports, supports.c.event == events.c.key)
        .join(reports, reports.c.key == supports.c.report)
        .join(documents, documents.c.key == reports.c.document)
        .where(among(events.c.id, ids), reports.c.status == Status.PLANNED)
        .group_by(events.c.id)
    )
    return {row.id: row.day for row in connection.execute(question) if row.day}


def offices_claimed(connection: Connection, document: str) -> tuple[HeldOffice, ...]:
    """The offices that a document says people hold."""
    claims = select(office_claims, documents.c.id.label("document_id")).join(documents)
    rows = fetch(connection, claims.where(documents.c.id == document).order_by(office_claims.c.key))
    return tuple(claim_of({**row, "document": row["document_id"]}) for row in rows)


def stale(connection: Connection, extractor: str, version: str) -> tuple[str, ...]:
    """Ids of the documents in force that another version of an extractor has read."""
    others = and_(reports.c.extractor == extractor, reports.c.version != version)
    found = (
        select(documents.c.id)
        .join(reports, reports.c.document == documents.c.key)
        .where(others, reports.c.retracted_at.is_(None), documents.c.retracted_at.is_(None))
        .order_by(documents.c.key)
        .distinct()
    )
    return tuple(connection.execute(found).scalars())


def reports_in(connection: Connection, document: str) -> tuple[tuple[Report, str], ...]:
    """The reports of a document, each with its event's id."""
    told = (
        select(reports.c.key, events.c.id)
        .join(documents, reports.c.document == documents.c.key)
        .join(supports, supports.c.report == reports.c.key)
        .join(events, supports.c.event == events.c.key)
        .where(documents.c.id == document)
        .order_by(reports.c.key)
    )
    rows = connection.execute(told).all()
    found = load_reports(connection, [row.key for row in rows])
    return tuple(zip(found, (row.id for row in rows), strict=True))


def supports_of(connection: Connection, key: int) -> tuple[Support, ...]:
    """Why each report of an event belongs to it, clearest first."""
    question = (
        select(reports.c.id, documents.c.id.label("document"), supports.c.reasons)
        .join(reports, supports.c.report == reports.c.key)
        .join(documents, reports.c.document == documents.c.key)
        .where(supports.c.event == key)
        .order_by(supports.c.position)
    )
    return tuple(
        Support(report=row.id, document=row.document, reasons=tuple(json.loads(row.reasons)))
        for row in connection.execute(question)
    )


def _in_time(connection: Connection, shown: ColumnElement[bool]) -> tuple[Event, ...]:
    found = select(events.c.key).where(shown).order_by(events.c.first, events.c.key)
    return tuple(load_events(connection, connection.execute(found).scalars().all()))
