"""The revision log: every change numbered, in the order in which it was made."""

from collections.abc import Sequence
from threading import Lock
from typing import Any

from sqlalchemy import ColumnElement, Connection, Engine, PoolProxiedConnection, func, select

from graph.changes import Change, Deed, Subject
from graph.errors import InvalidQuery
from graph.queries import MAX_COUNT, Page
from graph.store.bulk import Row, ask, compiled, insert_rows
from graph.store.schema import revisions


class Log:
    """The changes of one transaction, numbered on from what is recorded; they go in together."""

    def __init__(self, connection: Connection, at: str) -> None:
        self.at = at
        self._next = revision(connection) + 1
        self._rows: list[Row] = []

    def add(self, change: str, kind: str, subject: str, into: str | None = None) -> int:
        """Note a change; returns its number."""
        number, self._next = self._next, self._next + 1
        self._rows.append((number, self.at, change, kind, subject, into))
        return number

    def changes(self) -> list[Change]:
        """What was noted so far, in order."""
        return [_change(row) for row in self._rows]

    def write(self, connection: Connection) -> None:
        """Append what was noted; numbers never repeat and never go back."""
        insert_rows(connection, revisions, self._rows)


def _change(row: Sequence[Any]) -> Change:
    """A row of the log as what it tells of."""
    number, at, change, kind, subject, into = row
    return Change(
        number=number, at=at, change=Deed(change), kind=Subject(kind), subject=subject, into=into
    )


def revision(connection: Connection) -> int:
    """Number of the latest change, 0 before any."""
    return ask(connection, _LATEST)[0][0] or 0


_LATEST = select(func.max(revisions.c.number))


class Latest:
    """As ``revision``, outside of any transaction: what every request begins with.

    Threads share the one connection that it keeps; one that fails is not used again.
    """

    def __init__(self, engine: Engine) -> None:
        self._engine = engine
        self._statement = compiled(_LATEST, engine.dialect)[0]
        self._lock = Lock()
        self._connection: PoolProxiedConnection | None = None

    def read(self) -> int:
        """The number, as it is at this moment."""
        with self._lock:
            try:
                return self._ask()
            except Exception:
                self._let_go()
                raise

    def close(self) -> None:
        """Let go of the connection; the next question takes another."""
        with self._lock:
            self._let_go()

    def _ask(self) -> int:
        if self._connection is None:
            self._connection = self._engine.raw_connection()
        cursor = self._connection.cursor()
        cursor.execute(self._statement)
        return int(cursor.fetchall()[0][0] or 0)  # all, lest the file stays in a transaction

    def _let_go(self) -> None:
        gone, self._connection = self._connection, None
        if gone is not None:
            gone.close()


def read_log(
    connection: Connection,
    since: int,
    limit: int,
    kinds: Sequence[Subject] = (),
    deeds: Sequence[Deed] = (),
) -> Page[Change]:
    """The changes after a number, in order; the cursor is the number to go on after.

    Raises ``InvalidQuery`` when the ledger has not come as far as that number: it is not the
    ledger that the number is of, or an older copy of it.
    """
    latest = revision(connection)
    if since > latest:
        raise InvalidQuery("since", since, f"is after the last change, {latest}")
    where = _among(since, kinds, deeds)
    rows = connection.execute(
        select(revisions).where(*where).order_by(revisions.c.number).limit(limit + 1)
    ).all()
    items = tuple(_change(row) for row in rows[:limit])
    total, exact = _count(connection, where, latest - since)
    more = len(rows) > limit
    return Page(
        items=items, total=total, cursor=str(items[-1].number) if more else None, exact=exact
    )


def _among(
    since: int, kinds: Sequence[Subject], deeds: Sequence[Deed]
) -> list[ColumnElement[bool]]:
    where = [revisions.c.number > since]
    if kinds:
        where.append(revisions.c.kind.in_(kinds))
    if deeds:
        where.append(revisions.c.change.in_(deeds))
    return where


def _count(
    connection: Connection, where: Sequence[ColumnElement[bool]], at_most: int
) -> tuple[int, bool]:
    some = select(revisions.c.number).where(*where).limit(MAX_COUNT + 1).subquery()
    counted = int(connection.execute(select(func.count()).select_from(some)).scalar_one())
    return (counted, True) if counted <= MAX_COUNT else (at_most, False)
