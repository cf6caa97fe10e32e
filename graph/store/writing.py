"""Fused events written to their tables, and taken out of them."""

import json
from collections.abc import Iterable, Mapping, Sequence
from typing import Any

from sqlalchemy import Connection, Table, bindparam, delete, func, insert, or_, select, update

from graph.fuse import Fusion, things
from graph.model import Event
from graph.store import rows
from graph.store.reading import batches
from graph.store.schema import (
    actors,
    agreements,
    events,
    exercises,
    pairs,
    participations,
    sides,
    supports,
)

_PARTS = (supports, participations, sides, pairs)


def insert_rows(connection: Connection, table: Table, new: Sequence[rows.Row]) -> None:
    """Insert any number of rows, none included."""
    if new:
        connection.execute(insert(table), new)


def next_key(connection: Connection, table: Table) -> int:
    """The first free key; safe because a writer holds the ledger from its first statement."""
    highest = connection.execute(select(func.max(table.c.key))).scalar()
    return 1 + (highest or 0)


def write_events(
    connection: Connection,
    fused: Mapping[int, Fusion],
    known: set[int],
    report_keys: Mapping[str, int],
) -> None:
    """Write events under these keys; those in ``known`` have a row already."""
    kept = [key for key in fused if key in known]
    gone = _bodies_and_people(connection, kept)
    _clear(connection, kept)
    _write_things(connection, fused, known)
    _write_rows(connection, events, [_row(k, each.event) for k, each in fused.items()], known)
    _write_supports(connection, fused, report_keys)
    for table, part in (
        (participations, rows.participation_rows),
        (sides, rows.side_rows),
        (pairs, rows.pair_rows),
    ):
        parts = [row for key, each in fused.items() for row in part(each.event, key)]
        insert_rows(connection, table, parts)
    _write_actors(connection, [each.event for each in fused.values()])
    _forget_actors(connection, gone)


def erase_events(connection: Connection, keys: Sequence[int]) -> None:
    """Take events out that no report supports any more, with what they showed."""
    gone = _bodies_and_people(connection, keys)
    _clear(connection, keys)
    for batch in batches(keys):
        connection.execute(delete(events).where(events.c.key.in_(batch)))
        connection.execute(delete(agreements).where(agreements.c.key.in_(batch)))
        connection.execute(delete(exercises).where(exercises.c.key.in_(batch)))
    _forget_actors(connection, gone)


def _clear(connection: Connection, keys: Sequence[int]) -> None:
    for batch in batches(keys):
        for table in _PARTS:
            connection.execute(delete(table).where(table.c.event.in_(batch)))


def _row(key: int, event: Event) -> rows.Row:
    """An agreement or exercise has the key of the event that founds it."""
    agreement = key if event.agreement else None
    return rows.event_row(event, key, agreement, key if event.exercise else None)


def _write_things(connection: Connection, fused: Mapping[int, Fusion], known: set[int]) -> None:
    signed, exercised = [], []
    for key, each in fused.items():
        if each.event.agreement:
            document = things.agreement(each.event)
            signed.append(
                {"key": key, "id": document.id, "kind": document.kind, "title": document.title}
            )
        if each.event.exercise:
            drill = things.exercise(each.event)
            exercised.append({"key": key, "id": drill.id, "kind": drill.kind, "name": drill.name})
    _write_rows(connection, agreements, signed, known)
    _write_rows(connection, exercises, exercised, known)


def _write_rows(
    connection: Connection, table: Table, new: Iterable[rows.Row], known: set[int]
) -> None:
    """Update the rows whose key is known, insert the others."""
    every = list(new)
    insert_rows(connection, table, [row for row in every if row["key"] not in known])
    changed = [{**row, "old": row["key"]} for row in every if row["key"] in known]
    if changed:
        connection.execute(update(table).where(table.c.key == bindparam("old")), changed)


def _write_supports(
    connection: Connection, fused: Mapping[int, Fusion], report_keys: Mapping[str, int]
) -> None:
    new = [
        {
            "report": report_keys[each.report],
            "event": key,
            "position": position,
            "reasons": json.dumps(each.reasons, ensure_ascii=False),
        }
        for key, fusion in fused.items()
        for position, each in enumerate(fusion.supports)
    ]
    insert_rows(connection, supports, new)


def _write_actors(connection: Connection, seen: Iterable[Event]) -> None:
    new = {row["id"]: row for event in seen for row in rows.actor_rows(event)}
    for batch in batches(list(new)):
        known = select(actors.c.id).where(actors.c.id.in_(batch))
        for id in connection.execute(known).scalars():
            del new[id]
    insert_rows(connection, actors, list(new.values()))


def _bodies_and_people(connection: Connection, keys: Sequence[int]) -> set[str]:
    """The organisations and officials of events about to change."""
    columns = participations.c["organization_id", "official_id"]
    found: set[Any] = set()
    for batch in batches(keys):
        question = select(*columns).where(participations.c.event.in_(batch))
        for row in connection.execute(question):
            found.update(row)
    return found - {None}


def _forget_actors(connection: Connection, candidates: set[str]) -> None:
    """Delete the actors that no event shows any more."""
    shown = or_(
        participations.c.organization_id == actors.c.id,
        participations.c.official_id == actors.c.id,
    )
    for batch in batches(sorted(candidates)):
        unseen = ~select(participations.c.event).where(shown).exists()
        connection.execute(delete(actors).where(actors.c.id.in_(batch), unseen))
