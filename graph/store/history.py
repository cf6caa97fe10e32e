"""The ledger as it was: what events said at an earlier revision, and how one came to be so.

An event's row says since which revision it is as it is; ``past_events`` says what it was fused
from before.  Reports never change, so that fusing the same ones again gives what the event was.
Names of officials are as they are known today.
"""

import datetime as dt
from collections.abc import Collection, Iterator

from sqlalchemy import Connection, func, select

from graph.fuse import fuse_together
from graph.model import Event
from graph.queries import Version
from graph.store.bulk import fetch
from graph.store.derived import events, supports
from graph.store.naming import Namer
from graph.store.objects import keys_in
from graph.store.reading import load_accounts
from graph.store.schema import past_events, revisions
from graph.store.sqlite import among

CHUNK = 500
"""Past events that are made again at once."""


def revision_at(connection: Connection, day: dt.date) -> int:
    """Number of the last change made on a day or before it; 0 if there was none."""
    after = (day + dt.timedelta(days=1)).isoformat()
    found = select(func.max(revisions.c.number)).where(revisions.c.at < after)
    return connection.execute(found).scalar() or 0


def past(
    connection: Connection, revision: int, ids: Collection[str] | None = None
) -> Iterator[tuple[int, Event]]:
    """Key and content of the events that were otherwise at a revision than they are now.

    ``ids`` limits them to some.
    """
    question = select(past_events).where(
        past_events.c.since <= revision, past_events.c.until > revision
    )
    if ids is not None:
        question = question.where(among(past_events.c.id, ids))
    rows = fetch(connection, question.order_by(past_events.c.id))
    for start in range(0, len(rows), CHUNK):
        chunk = {row["id"]: keys_in(row["reports"]) for row in rows[start : start + CHUNK]}
        yield from _made_again(connection, chunk)


def _made_again(connection: Connection, chunk: dict[str, list[int]]) -> Iterator[tuple[int, Event]]:
    wanted = sorted({key for keys in chunk.values() for key in keys})
    accounts, namer = load_accounts(connection, wanted), Namer(connection)
    for keys in chunk.values():
        senior = accounts[min(keys)].report.id
        fusion = fuse_together([accounts[key] for key in keys], senior)
        yield min(keys), namer.named(fusion.event)


def versions(connection: Connection, id: str) -> tuple[Version, ...]:
    """What an event was and is, the earliest version first; empty for an unknown id."""
    question = select(past_events).where(past_events.c.id == id).order_by(past_events.c.since)
    rows = fetch(connection, question)
    spans = [(row["since"], row["until"], keys_in(row["reports"])) for row in rows]
    spans += [(since, None, keys) for since, keys in _now(connection, id)]
    at = _times(connection, [number for span in spans for number in span[:2] if number])
    found = []
    for since, until, keys in spans:
        ((_, event),) = _made_again(connection, {id: keys})
        found.append(
            Version(
                revision=since,
                since=at.get(since, ""),
                until=None if until is None else at[until],
                event=event,
            )
        )
    return tuple(found)


def _now(connection: Connection, id: str) -> Iterator[tuple[int, list[int]]]:
    current = select(*events.c["key", "since"]).where(events.c.id == id)
    for row in connection.execute(current).all():
        told = select(supports.c.report).where(supports.c.event == row.key)
        yield row.since, sorted(connection.execute(told).scalars())


def _times(connection: Connection, numbers: list[int]) -> dict[int, str]:
    wanted = select(*revisions.c["number", "at"]).where(among(revisions.c.number, numbers))
    return {row.number: row.at for row in connection.execute(wanted)}
