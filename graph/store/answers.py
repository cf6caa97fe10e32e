"""Questions counted and walked: one answer's keys, in order."""

from collections.abc import Iterator, Sequence
from typing import Any, Protocol

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
        if many and wanted.by_words:
            found = _walk(connection, wanted.ahead, order, limit, dated=True, after=after)
            if len(found) == limit:
                return found
        found = _walk(connection, wanted.keys, order, limit, dated=True, after=after)
        after = None
    if len(found) < limit:
        rest = limit - len(found)
        found += _walk(connection, wanted.keys, order, rest, dated=False, after=after)
    return found


class _Keys(Protocol):
    def __call__(self, order: Order, *, dated: bool, further: bool) -> Select[Any]:
        """A question's statement for its next events."""


def _walk(
    connection: Connection,
    keys: _Keys,
    order: Order,
    limit: int,
    *,
    dated: bool,
    after: Position | None,
) -> list[Position]:
    question = keys(order, dated=dated, further=after is not None)
    where = after._asdict() if after is not None else {}
    return [Position(*row) for row in ask(connection, question, most=limit, **where)]


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
