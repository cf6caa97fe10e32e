"""The revision log: every change numbered, in the order in which it was made."""

from dataclasses import dataclass

from sqlalchemy import Connection, func, select

from graph.store.bulk import Row, insert_rows
from graph.store.schema import revisions


@dataclass(frozen=True, slots=True)
class Change:
    """One line of the log."""

    number: int
    change: str
    """``added``, ``created``, ``changed``, ``merged``, ``retracted``, ``judged``, ``undone``."""
    kind: str
    subject: str
    into: str | None = None


class Log:
    """The changes of one transaction, numbered on from what is recorded; they go in together."""

    def __init__(self, connection: Connection, at: str) -> None:
        self.at = at
        self._next = revision(connection) + 1
        self._rows: list[Row] = []
        self.changes: list[Change] = []

    def add(self, change: str, kind: str, subject: str, into: str | None = None) -> int:
        """Note a change; returns its number."""
        number, self._next = self._next, self._next + 1
        self._rows.append((number, self.at, change, kind, subject, into))
        self.changes.append(Change(number, change, kind, subject, into))
        return number

    def write(self, connection: Connection) -> None:
        """Append what was noted; numbers never repeat and never go back."""
        insert_rows(connection, revisions, self._rows)


def revision(connection: Connection) -> int:
    """Number of the latest change, 0 before any."""
    return connection.execute(select(func.max(revisions.c.number))).scalar() or 0
