"""Reports of a document that was read again, and the old ones whose place they take."""

from collections.abc import Sequence
from dataclasses import replace
from itertools import count

from sqlalchemy import Connection, bindparam, select, update

from graph.model import Report, digest
from graph.store.schema import reports


def under_free_ids(connection: Connection, told: Sequence[Report]) -> list[Report]:
    """The same reports under ids that no recorded one has; recorded ones never change."""
    free = {report.id: _free(connection, report) for report in told}
    return [
        replace(
            report,
            id=free[report.id],
            part_of=free.get(report.part_of, report.part_of) if report.part_of else None,
        )
        for report in told
    ]


def _free(connection: Connection, report: Report) -> str:
    tries = (f"r{digest(report.id, report.extractor, report.version, str(n))}" for n in count())
    id = report.id
    while connection.execute(select(reports.c.key).where(reports.c.id == id)).first():
        id = next(tries)
    return id


def succeed(connection: Connection, old: Sequence[Report], new: Sequence[Report]) -> None:
    """Record of each old report the new one that tells of the same thing, if one does."""
    pairs = sorted(
        (-_likeness(before, after), before.id, after.id)
        for before in old
        for after in new
        if _likeness(before, after) > 1
    )
    heirs: dict[str, str] = {}
    for _, before, after in pairs:
        if before not in heirs and after not in heirs.values():
            heirs[before] = after
    if heirs:
        heir = update(reports).where(reports.c.id == bindparam("old"))
        rows = [{"old": before, "new": after} for before, after in heirs.items()]
        connection.execute(heir.values(successor=bindparam("new")), rows)


def _likeness(one: Report, other: Report) -> int:
    """How much of type, sentence, parties and date two readings of one document share."""
    shared = any(a.start < b.end and b.start < a.end for a in one.evidence for b in other.evidence)
    same = one.type is other.type, one.principals == other.principals, one.date == other.date
    return 2 * shared + sum(same)
