"""What SQL alone can tell of a ledger's soundness, whole tables at a time."""

from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from sqlalchemy import Connection, text

from graph.store import sqlite


@dataclass(frozen=True, slots=True, kw_only=True)
class Fault:
    """Something that is wrong in the tables; of a thing when it can be said of which."""

    message: str
    kind: str | None = None
    key: str | None = None
    doubtful: bool = False
    found: str | None = None


MAX_DAMAGE = 100
"""Faults of the file itself that are named; past it a restored backup is the only answer."""

_QUESTIONS = (
    (
        "report",
        "A report belongs to an event.",
        "SELECT id, NULL FROM reports WHERE retracted_at IS NULL"
        " AND key NOT IN (SELECT report FROM supports)",
    ),
    (
        "report",
        "A report in force is one that fusion finds.",
        "SELECT id, NULL FROM reports LEFT JOIN windows ON windows.report = reports.key"
        " WHERE (retracted_at IS NULL) <> (windows.report IS NOT NULL)",
    ),
    (
        "event",
        "An event counts its reports.",
        "SELECT id, reports FROM events WHERE reports <>"
        " (SELECT count(*) FROM supports WHERE event = events.key)",
    ),
    (
        "dyad",
        "The months of a dyad count its events.",
        "SELECT dyad, month FROM dyad_months WHERE events <> (SELECT count(*) FROM pairs"
        " WHERE pairs.dyad = dyad_months.dyad AND substr(pairs.first, 1, 7) = month"
        " AND pairs.type = dyad_months.type)",
    ),
    (
        "actor",
        "The years of two principals count their events.",
        "SELECT principal, year FROM partner_years WHERE events <> (SELECT count(*) FROM pairs"
        " WHERE dyad = CASE WHEN principal < partner THEN principal || '-' || partner"
        " ELSE partner || '-' || principal END AND substr(first, 1, 4) = year)",
    ),
    (
        "event",
        "An event has a row for every principal that it is between.",
        "SELECT id, sides FROM events WHERE sides <>"
        " (SELECT count(*) FROM sides WHERE event = events.key)",
    ),
    (
        "event",
        "An event is no part of itself, nor of a part of itself.",
        "WITH RECURSIVE above(event, whole) AS ("
        " SELECT key, part_of FROM events WHERE part_of IS NOT NULL"
        " UNION SELECT above.event, events.part_of FROM above"
        " JOIN events ON events.key = above.whole WHERE events.part_of IS NOT NULL)"
        " SELECT id, NULL FROM above JOIN events ON events.key = event WHERE event = whole",
    ),
)
"""Kind of thing, what should hold, and the things for which it does not, with what was found."""

_DOUBTS = (
    (
        "actor",
        "One name stands for officials of two principals: did a title lend its country to the "
        "wrong person?",
        "SELECT min(id), group_concat(id, ', ') FROM actors WHERE kind = 'official'"
        " GROUP BY name HAVING count(DISTINCT principal) > 1 ORDER BY 1",
    ),
)
_MISQUOTED = (
    'SELECT reports.id, quote, start, evidence."end", text FROM evidence'
    " JOIN reports ON reports.key = evidence.report"
    " JOIN document_texts ON document_texts.document = evidence.document"
    ' WHERE substr(text, start + 1, evidence."end" - start) <> quote'
)


def damage(path: Path) -> Iterator[Fault]:
    """What is wrong with the file itself."""
    engine = sqlite.reader(path, sqlite.BUSY_TIMEOUT)
    try:
        with sqlite.faults(path), engine.begin() as connection:
            yield from _damage(connection)
    finally:
        engine.dispose()


def inspect(path: Path) -> Iterator[Fault]:
    """The faults of a ledger's file; nothing is written.

    Raises ``LedgerCorrupt`` when the file is too damaged to be asked.
    """
    engine = sqlite.reader(path, sqlite.BUSY_TIMEOUT)
    try:
        with sqlite.faults(path), engine.begin() as connection:
            yield from _damage(connection)
            for kind, message, question in _QUESTIONS:
                for key, found in connection.execute(text(question)):
                    yield Fault(message=message, kind=kind, key=key, found=found)
            yield from _misquoted(connection)
            for kind, message, question in _DOUBTS:
                for key, found in connection.execute(text(question)):
                    yield Fault(message=message, kind=kind, key=key, found=found, doubtful=True)
    finally:
        engine.dispose()


def _damage(connection: Connection) -> Iterator[Fault]:
    """What SQLite's own checks say of the file and of its references."""
    for (line,) in connection.exec_driver_sql(f"PRAGMA integrity_check({MAX_DAMAGE})"):
        if line != "ok":
            yield Fault(message="The file is damaged: restore a backup.", found=line)
    for table, row, parent, _ in connection.exec_driver_sql("PRAGMA foreign_key_check"):
        found = f"row {row} of {table} points at a row of {parent} that is not there"
        yield Fault(message="Every reference leads to a row.", found=found)


def _misquoted(connection: Connection) -> Iterator[Fault]:
    """Quotes that are not the words at their place; SQL reads no text past a NUL, so look again."""
    for key, quote, start, end, whole in connection.execute(text(_MISQUOTED)):
        if whole[start:end] != quote:
            message = "A quote is what its document says at that place."
            yield Fault(message=message, kind="report", key=key, found=f"“{quote}”")
