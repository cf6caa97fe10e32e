"""Questions counted and walked: one answer's keys, in order."""

from collections.abc import Iterator, Sequence
from typing import Any

from sqlalchemy import Connection, Select, Table, select

from graph.queries import Order
from graph.store.bulk import ask
from graph.store.derived import supports
from graph.store.filters import Question
from graph.store.gone import fate
from graph.store.paging import Position
from graph.store.reading import BATCH
from graph.store.schema import NO_DAY

MANY = 1_000
"""Answers of which the next ones are looked for among the next events (``Question.ahead``)."""

SAMPLE = 2_000
"""Rows by which a number beyond counting is estimated."""


def count(connection: Connection, wanted: Question, most: int) -> tuple[int, bool]:
    """How many events answer a question: exactly up to ``most``, beyond it an estimate."""
    counted = int(ask(connection, wanted.count, most=most + 1)[0][0])
    if counted <= most:
        return counted, True
    row = connection.execute(wanted.share(SAMPLE)).one()
    might = wanted.driver.size(connection)
    return max(counted, round(might * row.answering / max(row.looked_at, 1))), False


def positions(
    connection: Connection,
    wanted: Question,
    order: Order,
    limit: int,
    after: Position | None,
    *,
    many: bool = False,
) -> list[Position]:
    """The next events in order: the dated ones, and then those without a date.

    ``many`` answer, so that the next ones are near.
    """
    found: list[Position] = []
    if after is None or after.first > NO_DAY:
        further = after is not None
        if many and wanted.by_words:
            ahead = wanted.ahead(order, dated=True, further=further)
            found = _walk(connection, ahead, limit, after)
            if len(found) == limit:
                return found
        keys = wanted.keys(order, dated=True, further=further)
        found = _walk(connection, keys, limit, after)
        after = None
    if len(found) < limit:
        keys = wanted.keys(order, dated=False, further=after is not None)
        found += _walk(connection, keys, limit - len(found), after)
    return found


def _walk(
    connection: Connection, keys: Select[Any], limit: int, after: Position | None
) -> list[Position]:
    where = after._asdict() if after is not None else {}
    return [Position(*row) for row in ask(connection, keys, most=limit, **where)]


def report_keys(connection: Connection, wanted: Question) -> Iterator[Sequence[int]]:
    """Keys of the reports behind an answer, in order of recording, a batch at a time."""
    told = select(supports.c.report).where(supports.c.event.in_(wanted.all_keys()))
    told = told.order_by(supports.c.report).limit(BATCH)
    last = 0
    while keys := connection.execute(told.where(supports.c.report > last)).scalars().all():
        yield keys
        last = keys[-1]


def key_of(connection: Connection, table: Table, id: str) -> int:
    """Key of an id; raises ``NotFound``, or what else became of it."""
    key = connection.execute(select(table.c.key).where(table.c.id == id)).scalar()
    if key is None:
        raise fate(connection, table.name.removesuffix("s"), id)
    return int(key)
