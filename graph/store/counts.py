"""The counts: how many events a dyad has in a month, by type, and a principal with a partner.

They are kept by adding and taking away, never by counting again: ``pairs`` before a change and
after it say by how much.
"""

from collections.abc import Iterable, Sequence
from functools import cache
from typing import Any

from sqlalchemy import BindParameter, Connection, Dialect, Table, bindparam, delete, select
from sqlalchemy.dialects.sqlite import insert

from graph.store.bulk import Row, put
from graph.store.derived import dyad_months, pairs, partner_years
from graph.store.sqlite import among

Key = tuple[str, str, str]
Tally = dict[Key, tuple[int, int]]
"""By how many events and how many reports each count changes."""


class Counts:
    """By how much the counts change in one transaction."""

    def __init__(self) -> None:
        self._months: Tally = {}
        self._years: Tally = {}

    def take(self, connection: Connection, events: Sequence[int]) -> None:
        """Count events out, as their pairs say that they are in."""
        here = select(*pairs.c["dyad", "first", "event", "last", "type", "reports"])
        if events:
            self._count(connection.execute(here.where(among(pairs.c.event, events))), -1)

    def put(self, rows: Iterable[Row]) -> None:
        """Count the pairs of events in."""
        self._count(rows, 1)

    def _count(self, rows: Iterable[Any], sign: int) -> None:
        months, years = self._months, self._years
        for dyad, first, _, _, type, reports in rows:
            left, _, right = dyad.partition("-")
            year, told = first[:4], sign * reports
            _note(months, (dyad, first[:7], str(type)), sign, told)
            _note(years, (left, year, right), sign, told)
            _note(years, (right, year, left), sign, told)

    def write(self, connection: Connection) -> None:
        """Add the differences; a count that comes to nothing has no row."""
        _add(connection, dyad_months, self._months)
        _add(connection, partner_years, self._years)


def _note(tally: Tally, key: Key, events: int, reports: int) -> None:
    before = tally.get(key)
    tally[key] = (before[0] + events, before[1] + reports) if before else (events, reports)


def _add(connection: Connection, table: Table, tally: Tally) -> None:
    rows = [(*key, *change) for key, change in tally.items() if any(change)]
    if not rows:
        return
    put(connection, _addition(table, connection.dialect), rows)
    if any(row[3] < 0 for row in rows):
        keys = _keys(table)
        gone = delete(table).where(table.c.events == 0)
        of: dict[str, BindParameter[Any]] = {name: bindparam(f"of_{name}") for name in keys}
        gone = gone.where(*(table.c[name] == value for name, value in of.items()))
        named = [dict(zip(of, row[:3], strict=True)) for row in rows if row[3] < 0]
        connection.execute(gone, [{f"of_{k}": v for k, v in each.items()} for each in named])


@cache
def _addition(table: Table, dialect: Dialect) -> str:
    new = insert(table)
    added = {name: table.c[name] + new.excluded[name] for name in ("events", "reports")}
    statement = new.on_conflict_do_update(index_elements=_keys(table), set_=added)
    return str(statement.compile(dialect=dialect))


def _keys(table: Table) -> list[str]:
    return [column.name for column in table.primary_key]
