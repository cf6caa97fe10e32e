"""What the ledger learnt last: the events of a question, the latest change of one first."""

import datetime as dt
from collections.abc import Iterator, Sequence
from heapq import merge
from itertools import islice
from typing import NamedTuple

from sqlalchemy import Connection, select

from graph.model import Event
from graph.queries import EventFilter
from graph.store import filters
from graph.store.history import past, revision_at
from graph.store.log import revision
from graph.store.passing import passes
from graph.store.reading import BATCH, load_events
from graph.store.schema import past_events, revisions
from graph.store.sqlite import among

LONG_AGO = dt.datetime(1970, 1, 1, tzinfo=dt.UTC)
"""When an event came that the log of an old ledger does not tell of."""


class _Since(NamedTuple):
    """An event, and the revision since which it is as it is."""

    number: int
    event: Event


def recent(connection: Connection, filter: EventFilter) -> Iterator[tuple[Event, dt.datetime]]:
    """All events that a filter lets through, each with the moment of its latest change."""
    now = revision(connection)
    day = filter.known_at
    known = now if day is None else revision_at(connection, day)
    question = filters.question(filter, until=None if known == now else known)
    present = _present(connection, question, known)
    gone = [] if known == now else _gone(connection, filter, known)
    found = merge(present, gone, key=lambda each: -each.number)
    while batch := list(islice(found, BATCH)):
        at = _moments(connection, [each.number for each in batch])
        yield from ((each.event, at.get(each.number, LONG_AGO)) for each in batch)


def _present(connection: Connection, question: filters.Question, known: int) -> Iterator[_Since]:
    before = (known + 1, 0)
    latest = question.statements.latest
    while rows := connection.execute(latest(BATCH, before), question.given).all():
        loaded = load_events(connection, [row.key for row in rows])
        yield from map(_Since, (row.since for row in rows), loaded)
        before = (rows[-1].since, rows[-1].key)


def _gone(connection: Connection, filter: EventFilter, known: int) -> list[_Since]:
    """Those that were otherwise; as many as have changed since."""
    then = select(*past_events.c["id", "since"]).where(
        past_events.c.since <= known, past_events.c.until > known
    )
    since = {row.id: row.since for row in connection.execute(then)}
    found = (_Since(since[event.id], event) for _, event in past(connection, known))
    passing = (each for each in found if passes(each.event, filter))
    return sorted(passing, key=lambda each: -each.number)


def _moments(connection: Connection, numbers: Sequence[int]) -> dict[int, dt.datetime]:
    wanted = select(*revisions.c["number", "at"]).where(among(revisions.c.number, numbers))
    return {row.number: moment(row.at) for row in connection.execute(wanted)}


def moment(written: str) -> dt.datetime:
    """A moment of the log, in UTC, as it is when the zone is not written."""
    read = dt.datetime.fromisoformat(written)
    return (read if read.tzinfo else read.replace(tzinfo=dt.UTC)).astimezone(dt.UTC)
