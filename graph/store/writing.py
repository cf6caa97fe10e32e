"""Fused events written to their tables, and taken out of them."""

import json
from collections.abc import Collection, Iterable, Mapping, Sequence
from typing import Any

from sqlalchemy import Connection, delete, or_, select

from graph.fuse import Fusion
from graph.model import Event
from graph.store import projected, rows
from graph.store.bulk import Row, delete_rows, insert_rows, names_of, update_rows
from graph.store.counts import Counts
from graph.store.derived import (
    actor_pairs,
    actors,
    events,
    pairs,
    participations,
    sides,
    supports,
)
from graph.store.schema import past_events
from graph.store.sqlite import among

_PARTS = (supports, participations, sides, pairs, actor_pairs)
_POINTERS = ("part_of", "agreement", "exercise")
_COLUMNS = names_of(events, *_POINTERS)
"""What a row of ``projected.event_row`` holds."""


class Writer:
    """Writes the events of one transaction; ``close`` writes what they all come to."""

    def __init__(self, connection: Connection) -> None:
        self._connection = connection
        self._counts = Counts()
        self._gone: set[str] = set()

    def write(
        self,
        placed: Mapping[int, Fusion],
        since: Mapping[int, int],
        known: set[int],
        report_keys: Mapping[str, int],
    ) -> None:
        """Write events under their keys, each with the revision it is of."""
        kept = [key for key in placed if key in known]
        self._clear(kept)
        made = [(key, each.event) for key, each in placed.items()]
        far = [(event, key, projected.reach(event)) for key, event in made]
        self._write_rows([projected.event_row(e, k, since[k], over) for e, k, over in far], known)
        self._write_supports(placed, report_keys)
        for table, part in (
            (participations, rows.participation_rows),
            (actor_pairs, projected.actor_pair_rows),
        ):
            insert_rows(
                self._connection, table, [row for key, event in made for row in part(event, key)]
            )
        between = sorted(row for each in far for row in projected.side_rows(*each))
        paired = sorted(row for each in far for row in projected.pair_rows(*each))
        insert_rows(self._connection, sides, between)
        insert_rows(self._connection, pairs, paired)
        self._counts.put(paired)
        self._write_actors(event for _, event in made)

    def erase(self, keys: Sequence[int]) -> None:
        """Take events out that no report supports any more."""
        self._clear(keys)
        delete_rows(self._connection, events.c.key, keys)

    def close(self) -> None:
        """Write the counts, and forget the actors that no event shows any more."""
        self._counts.write(self._connection)
        _forget_actors(self._connection, self._gone)

    def _clear(self, keys: Sequence[int]) -> None:
        if keys:
            self._gone |= _bodies_and_people(self._connection, keys)
            self._counts.take(self._connection, keys)
            for table in _PARTS:
                delete_rows(self._connection, table.c.event, keys)

    def _write_rows(self, new: Sequence[Row], known: set[int]) -> None:
        fresh = [row for row in new if row[0] not in known]
        insert_rows(self._connection, events, fresh)
        changed = [(*row[1:], row[0]) for row in new if row[0] in known]
        update_rows(self._connection, events, _COLUMNS[1:], changed)

    def _write_supports(self, placed: Mapping[int, Fusion], keys: Mapping[str, int]) -> None:
        new = [
            (keys[told.report.id], key, position, rows.listed(reasons))
            for key, fusion in placed.items()
            for position, (told, reasons) in enumerate(fusion.group)
        ]
        insert_rows(self._connection, supports, new)

    def _write_actors(self, seen: Iterable[Event]) -> None:
        new = {row[0]: row for event in seen for row in projected.actor_rows(event)}
        known = select(actors.c.id).where(among(actors.c.id, new))
        for id in self._connection.execute(known).scalars().all():
            del new[id]
        insert_rows(self._connection, actors, list(new.values()))


def keep_past(
    connection: Connection, past: Iterable[tuple[str, int, int, Collection[int]]]
) -> None:
    """Record what events were: id, the revisions since and until, and the reports' keys."""
    insert_rows(
        connection,
        past_events,
        [(id, since, until, json.dumps(sorted(keys))) for id, since, until, keys in past],
    )


def _bodies_and_people(connection: Connection, keys: Sequence[int]) -> set[str]:
    """The organisations and officials of events about to change."""
    columns = participations.c["organization_id", "official_id"]
    found: set[Any] = set()
    for row in connection.execute(select(*columns).where(among(participations.c.event, keys))):
        found.update(row)
    return found - {None}


def _forget_actors(connection: Connection, candidates: set[str]) -> None:
    """Delete those that no event shows any more."""
    if not candidates:
        return
    shown = or_(
        participations.c.organization_id == actors.c.id,
        participations.c.official_id == actors.c.id,
    )
    unseen = ~select(participations.c.event).where(shown).exists()
    connection.execute(delete(actors).where(among(actors.c.id, sorted(candidates)), unseen))
