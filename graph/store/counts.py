"""The counts: how many events a dyad has in a month, by type, and a principal with a partner.

They are kept by adding and taking away, never by counting again: ``pairs`` before a change and
after it say by how much.
"""

from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from typing import Any

from sqlalchemy import BindParameter, Connection, Table, bindparam, delete, select
from sqlalchemy.dialects.sqlite import insert

from graph.store.bulk import Row
from graph.store.derived import dyad_months, pairs, partner_years
from graph.store.sqlite import among

Tally = Mapping[tuple[str, str, str], tuple[int, int]]


class Counts:
    """By how much the counts change in one transaction."""

    def __init__(self) -> None:
        self._months: list[Counter[tuple[str, str, str]]] = [Counter(), Counter()]
        self._years: list[Counter[tuple[str, str, str]]] = [Counter(), Counter()]

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
            month = dyad, first[:7], str(type)
            months[0][month] += sign
            months[1][month] += sign * reports
            left, _, right = dyad.partition("-")
            for year in ((left, first[:4], right), (right, first[:4], left)):
                years[0][year] += sign
                years[1][year] += sign * reports

    def write(self, connection: Connection) -> None:
        """Add the differences; a count that comes to nothing has no row."""
        _add(connection, dyad_months, *self._months)
        _add(connection, partner_years, *self._years)


def _add(
    connection: Connection,
    table: Table,
    events: Counter[tuple[str, str, str]],
    reports: Counter[tuple[str, str, str]],
) -> None:
    rows = [(*key, events[key], reports[key]) for key in reports if events[key] or reports[key]]
    if not rows:
        return
    new = insert(table)
    added = {name: table.c[name] + new.excluded[name] for name in ("events", "reports")}
    keys = [column.name for column in table.primary_key]
    statement = new.on_conflict_do_update(index_elements=keys, set_=added)
    connection.exec_driver_sql(str(statement.compile(dialect=connection.dialect)), rows)
    if any(row[3] < 0 for row in rows):
        gone = delete(table).where(table.c.events == 0)
        of: dict[str, BindParameter[Any]] = {name: bindparam(f"of_{name}") for name in keys}
        gone = gone.where(*(table.c[name] == value for name, value in of.items()))
        named = [dict(zip(of, row[:3], strict=True)) for row in rows if row[3] < 0]
        connection.execute(gone, [{f"of_{k}": v for k, v in each.items()} for each in named])
