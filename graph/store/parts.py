"""Events placed in the larger events that their reports say they are part of."""

from collections import defaultdict
from collections.abc import Collection

from sqlalchemy import Connection, bindparam, select, update

from graph.fuse import containing
from graph.store.bulk import ask
from graph.store.derived import events, supports
from graph.store.schema import reports
from graph.store.sqlite import among

_ANY = select(reports.c.key).where(reports.c.part_of.is_not(None)).limit(1)
"""Whether any report is said to be of a part: those of coded tables never are."""


def place_inside(connection: Connection, written: Collection[int]) -> None:
    """Point events at the events that contain them.

    Concerned are the written events, and those whose reports name a report of theirs.
    """
    if not ask(connection, _ANY):
        return
    inner = reports.alias()
    told = (
        select(supports.c.event)
        .join(inner, inner.c.key == supports.c.report)
        .join(reports, reports.c.id == inner.c.part_of)
        .where(among(reports.c.key, _reports_of(connection, written)))
    )
    concerned = {*written, *connection.execute(told).scalars()}
    outer = _outer_reports(connection, concerned)
    homes = _homes(connection, {each for every in outer.values() for each in every})
    keys = dict(homes.values())
    ids = {report: event for report, (event, _) in homes.items()}
    current = select(*events.c["key", "id", "part_of"]).where(among(events.c.key, concerned))
    moved = []
    for row in connection.execute(current):
        inside = containing(row.id, outer[row.key], ids) if row.key in outer else None
        after = keys[inside] if inside else None
        if after != row.part_of:
            moved.append({"old": row.key, "whole": after})
    if moved:
        place = update(events).where(events.c.key == bindparam("old"))
        connection.execute(place.values(part_of=bindparam("whole")), moved)


def _reports_of(connection: Connection, keys: Collection[int]) -> list[int]:
    told = select(supports.c.report).where(among(supports.c.event, keys))
    return list(connection.execute(told).scalars())


def _outer_reports(connection: Connection, keys: Collection[int]) -> dict[int, list[str]]:
    """The reports that the reports of each event name as containing theirs, clearest first."""
    question = (
        select(supports.c.event, reports.c.part_of)
        .join(reports, supports.c.report == reports.c.key)
        .where(among(supports.c.event, keys), reports.c.part_of.is_not(None))
        .order_by(supports.c.event, supports.c.position)
    )
    found: dict[int, list[str]] = defaultdict(list)
    for key, outer in connection.execute(question):
        found[key].append(outer)
    return found


def _homes(connection: Connection, ids: Collection[str]) -> dict[str, tuple[str, int]]:
    """Id and key of the event of each report."""
    if not ids:
        return {}
    question = (
        select(reports.c.id, events.c.id, events.c.key)
        .join(supports, supports.c.report == reports.c.key)
        .join(events, supports.c.event == events.c.key)
        .where(among(reports.c.id, ids))
    )
    return {report: (event, key) for report, event, key in connection.execute(question)}
