"""Full text over the names and quotes of reports: SQLite's FTS5."""

import re
from typing import Any

from sqlalchemy import (
    Column,
    ColumnElement,
    Connection,
    FromClause,
    Integer,
    MetaData,
    Select,
    String,
    Table,
    func,
    literal_column,
    select,
)

from graph.errors import InvalidQuery
from graph.store.derived import supports

report_text = Table(
    "report_text",
    MetaData(),
    Column("rowid", Integer, primary_key=True),
    Column("name", String),
    Column("quotes", String),
)
"""Full text of every report, rowid = report key; it stores no text of its own, nor how long it is,
since answers come by date, not by rank."""

_REPORT_TEXT = (
    "CREATE VIRTUAL TABLE report_text USING fts5"
    "(name, quotes, content='', columnsize=0, tokenize='unicode61 remove_diacritics 2')"
)


def begin_text(connection: Connection) -> None:
    """Lay down an empty full-text index in the place of any other."""
    connection.exec_driver_sql("DROP TABLE IF EXISTS report_text")
    connection.exec_driver_sql(_REPORT_TEXT)


def events_with(text: str) -> Select[Any]:
    """Keys of the events of which a report's name or quotes hold every word of ``text``."""
    here = report_text.join(supports, supports.c.report == report_text.c.rowid)
    return select(supports.c.event).select_from(here).where(_matches(text)).distinct()


def tells(event: ColumnElement[int], text: str, few: FromClause) -> ColumnElement[bool]:
    """Whether one event is among those, of a ``few`` (by ``key``) that are looked at one by one.

    An event has the key of its first report: older reports than theirs need not be gathered.
    """
    oldest = select(func.min(few.c.key)).scalar_subquery()
    told = select(report_text.c.rowid).where(_matches(text), report_text.c.rowid >= oldest)
    here = supports.c.event == event, supports.c.report.in_(told)
    return select(supports.c.report).where(*here).exists()


def _matches(text: str) -> ColumnElement[bool]:
    found: ColumnElement[bool] = literal_column("report_text").op("MATCH")(words(text))
    return found


def words(text: str) -> str:
    """A full-text expression that asks for every word of ``text``.

    >>> words('joint "exercise')
    '"joint" "exercise"'
    """
    return " ".join(f'"{term}"' for term in terms(text))


def terms(text: str) -> list[str]:
    """The words to look for; raises ``InvalidQuery`` when there are none."""
    found = re.findall(r"\w+", text)
    if not found:
        raise InvalidQuery("text", text, "has no word in it")
    return found
