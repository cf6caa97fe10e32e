"""Pages of the service's own lists, the latest first."""

import sqlite3
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import Generic, TypeVar

from api.service.state import State
from graph.queries import Page
from graph.store.paging import Bookmark, Position, check_limit, read_cursor, write_cursor

T = TypeVar("T")
LAST = 2**63 - 1
"""A number above that of any row: where a list begins."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Listed(Generic[T]):
    """A list: its name, to which its cursors are bound, and the SQL that reads it.

    ``rows`` takes ``values``, a number that those of the rows are below, and how many rows;
    ``count`` takes ``values``.
    """

    name: str
    rows: str
    count: str
    values: Sequence[object] = ()
    read: Callable[[sqlite3.Row], T]

    def page(self, state: State, limit: int, cursor: str | None) -> Page[T]:
        """One page; raises ``InvalidCursor``, and ``InvalidQuery`` for a limit."""
        before = LAST if cursor is None else read_cursor(self.name, cursor).position.key
        found = state.rows(self.rows, (*self.values, before, check_limit(limit) + 1))
        more = len(found) > limit
        mark = Bookmark(Position("", found[limit - 1]["number"])) if more else None
        return Page(
            items=tuple(map(self.read, found[:limit])),
            total=state.rows(self.count, self.values)[0][0],
            cursor=write_cursor(self.name, mark) if mark else None,
        )
