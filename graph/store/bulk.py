"""Many rows at once: tuples in the order of a table's columns, the fastest way in.

Statements are made by SQLAlchemy for whatever database it is; the rows go to the driver as they
are, without a dictionary each.
"""

import re
from collections.abc import Collection, Iterable, Mapping, Sequence
from functools import cache, lru_cache
from itertools import chain
from operator import itemgetter
from typing import Any

from sqlalchemy import (
    Column,
    Connection,
    Dialect,
    Executable,
    RowMapping,
    Select,
    Table,
    bindparam,
    delete,
    func,
    insert,
    select,
    update,
)

from graph.store.sqlite import among

Row = tuple[Any, ...]

TOGETHER = 200
"""Rows of one statement, for which a table, its indexes and what it refers to are opened once."""

_MARKS = re.compile(r"(?<= VALUES )\([^()]*\)")


def insert_rows(connection: Connection, table: Table, rows: Sequence[Row]) -> None:
    """Insert any number of rows, none included.

    Columns that no row has a value for are left out, as are those past the end of the rows:
    SQLite's driver takes as long to bind one ``None`` as to write a short row.
    """
    if not rows:
        return
    empty = {n for n, value in enumerate(rows[0]) if value is None and _empty(rows, n)}
    said = tuple(n for n in range(len(rows[0])) if n not in empty)
    if empty:
        several = len(said) > 1  # of one column ``itemgetter`` gives the value and no row
        pick = itemgetter(*said) if several else lambda row: tuple(row[n] for n in said)
        rows = list(map(pick, rows))
    put(connection, _insertion(table, said, connection.dialect), rows)


def _empty(rows: Sequence[Row], column: int) -> bool:
    return list(map(itemgetter(column), rows)).count(None) == len(rows)


def update_rows(
    connection: Connection, table: Table, names: Sequence[str], rows: Iterable[Row]
) -> None:
    """Set the named columns; each row has their values, and last the row's key."""
    changed = list(rows)
    if changed:
        statement = _update(table, tuple(names), connection.dialect)
        connection.connection.cursor().executemany(statement, changed)


def put(connection: Connection, statement: str, rows: Sequence[Row]) -> None:
    """Give rows to the driver as they are, by a statement that inserts one.

    SQLAlchemy would look at each once more.
    """
    cursor = connection.connection.cursor()
    rest = len(rows) % TOGETHER
    if rest < len(rows):
        starts = range(0, len(rows) - rest, TOGETHER)
        groups = [tuple(chain.from_iterable(rows[n : n + TOGETHER])) for n in starts]
        cursor.executemany(_repeated(statement), groups)
    if rest:
        cursor.executemany(statement, rows[-rest:])


def delete_rows(connection: Connection, column: Column[Any], values: Collection[Any]) -> None:
    """Delete the rows that have one of the values."""
    if values:
        connection.execute(delete(column.table).where(among(column, values)))


def next_key(connection: Connection, table: Table) -> int:
    """The first free key; safe because a writer holds the ledger from its first statement."""
    highest = connection.execute(select(func.max(table.c.key))).scalar()
    return 1 + (highest or 0)


def fetch(connection: Connection, question: Executable) -> Sequence[RowMapping]:
    """All rows of an answer, by column name."""
    return connection.execute(question).mappings().all()


def ask(connection: Connection, question: Select[Any], **given: object) -> Sequence[Row]:
    """All rows, as plain tuples, of a question that is kept and asked again with other values.

    It is compiled once, and its rows come as the driver has them: several times as fast as
    ``fetch``, for what every page needs.  ``given`` are the values of its parameters.
    """
    statement, names, fixed = compiled(question, connection.dialect)
    cursor = connection.connection.cursor()
    cursor.execute(statement, [given[name] if name in given else fixed[name] for name in names])
    return cursor.fetchall()


def names_of(table: Table, *without: str) -> tuple[str, ...]:
    """The columns of a table in order."""
    return tuple(column.name for column in table.columns if column.name not in without)


@cache
def _insertion(table: Table, said: tuple[int, ...], dialect: Dialect) -> str:
    names = names_of(table)
    statement = insert(table).values({names[n]: bindparam(names[n]) for n in said})
    return str(statement.compile(dialect=dialect))


@cache
def _repeated(statement: str) -> str:
    """The insertion of one row made one of many."""
    return _MARKS.sub(lambda marks: ", ".join([marks[0]] * TOGETHER), statement)


@lru_cache(maxsize=1024)
def compiled(
    question: Select[Any], dialect: Dialect
) -> tuple[str, Sequence[str], Mapping[str, Any]]:
    """The text of a question, its parameters in order, and those that are known already."""
    made = question.compile(dialect=dialect, compile_kwargs={"render_postcompile": True})
    return str(made), tuple(made.positiontup or ()), made.params


@cache
def _update(table: Table, names: tuple[str, ...], dialect: Dialect) -> str:
    values: Mapping[str, Any] = {name: bindparam(f"new_{name}") for name in names}
    statement = update(table).where(table.c.key == bindparam("old")).values(values)
    return str(statement.compile(dialect=dialect))
