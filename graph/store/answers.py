"""Questions counted and walked: one answer's keys, in order."""

from collections.abc import Iterator, Mapping, Sequence
from functools import partial
from typing import Any

from sqlalchemy import Connection, Select, Table, select

from graph.queries import Order
from graph.store.bulk import ask
from graph.store.derived import supports
from graph.store.estimating import estimated
from graph.store.filters import Question
from graph.store.gone import fate
from graph.store.paging import Position
from graph.store.reading import BATCH
from graph.store.schema import NO_DAY

MANY = 1_000
"""Answers of which the next ones are looked for among the next events (``Statements.ahead``)."""

SURELY = 1.5
"""How many times the most that is counted must be estimated for it to be more indeed."""

SAMPLE = 2_000
"""Rows by which a number beyond counting is estimated."""


def count(connection: Connection, wanted: Question, most: int) -> tuple[int, bool]:
    """How many events answer a question: exactly up to ``most``, beyond it an estimate."""
    words, about = wanted.statements.words, None
    if wanted.statements.alone and words is not None:
        counted = _count(connection, wanted, min(MANY, most))
        if counted <= min(MANY, most):
            return counted, True
        about = estimated(connection, words, most)
        if about is not None and about > SURELY * most:
            return about, False
    counted = _count(connection, wanted, most)
    if counted <= most:
        return counted, True
    return max(counted, about or _share(connection, wanted)), False


def _count(connection: Connection, wanted: Question, most: int) -> int:
    """How many events answer, up to one more than ``most``."""
    counted = ask(connection, wanted.statements.count, most=most + 1, **wanted.given)
    return int(counted[0][0])


def _share(connection: Connection, wanted: Question) -> int:
    """About how many events answer: the share of a sample, of all that might."""
    row = connection.execute(wanted.statements.share(SAMPLE), wanted.given).one()
    might = connection.execute(wanted.statements.driver.size, wanted.given).scalar() or 0
    return int(might * row.answering / max(row.looked_at, 1))


def positions(
    connection: Connection,
    wanted: Question,
    order: Order,
    limit: int,
    after: Position | None,
    *,
    of: int | None = None,
) -> list[Position]:
    """The next events in order: the dated ones, and then those without a date.

    ``of`` is how many answer, where that is known: of many the next ones are near, and a first page
    that has them all is not looked further for.
    """
    found: list[Position] = []
    made, walk = wanted.statements, partial(_walk, connection, wanted.given)
    if after is None or after.first > NO_DAY:
        further = after is not None
        if made.by_words and of is not None and of >= MANY:
            found = walk(made.ahead(order, dated=True, further=further), limit, after)
            if len(found) == limit:
                return found
        found = walk(made.keys(order, dated=True, further=further), limit, after)
        if not further and len(found) == of:
            return found
        after = None
    if len(found) < limit:
        keys = made.keys(order, dated=False, further=after is not None)
        found += walk(keys, limit - len(found), after)
    return found


def _walk(
    connection: Connection,
    given: Mapping[str, str],
    keys: Select[Any],
    limit: int,
    after: Position | None,
) -> list[Position]:
    where = after._asdict() if after is not None else {}
    return [Position(*row) for row in ask(connection, keys, most=limit, **where, **given)]


def report_keys(connection: Connection, wanted: Question) -> Iterator[Sequence[int]]:
    """Keys of the reports behind an answer, in order of recording, a batch at a time."""
    told = select(supports.c.report).where(supports.c.event.in_(wanted.statements.all_keys()))
    told = told.order_by(supports.c.report).limit(BATCH)
    last = 0
    while keys := _keys(connection, told.where(supports.c.report > last), wanted.given):
        yield keys
        last = keys[-1]


def _keys(connection: Connection, told: Select[Any], given: Mapping[str, str]) -> Sequence[int]:
    return connection.execute(told, given).scalars().all()


def key_of(connection: Connection, table: Table, id: str) -> int:
    """Key of an id; raises ``NotFound``, or what else became of it."""
    key = connection.execute(select(table.c.key).where(table.c.id == id)).scalar()
    if key is None:
        raise fate(connection, table.name.removesuffix("s"), id)
    return int(key)
