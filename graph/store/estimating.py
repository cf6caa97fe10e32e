"""How many events have words that very many reports have: told from the reports alone.

To count ten thousand events, the event of each report is looked up; to see that there are far more,
it is enough to count the reports, which takes a twentieth of the time, and to look up some.
"""

from typing import Any

from sqlalchemy import (
    ColumnElement,
    Connection,
    String,
    bindparam,
    func,
    literal_column,
    select,
)

from graph.store.bulk import ask
from graph.store.derived import supports
from graph.store.fulltext import report_text, words
from graph.store.ordering import MOST
from graph.store.schema import reports

COUNTED = 25_000
"""Reports that are counted one by one; how many more there are is told from how far these reach."""

LOOKED_UP = 1_000
"""Reports whose events are looked up: the newest, so that those of one event are together."""

_SAID = literal_column("report_text").op("MATCH")(bindparam("words", type_=String, required=False))
_TOLD = select(report_text.c.rowid.label("report")).where(_SAID)

_every = _TOLD.limit(MOST).subquery()
_reach: list[ColumnElement[Any]] = [func.count(), func.max(_every.c.report)]
_EVERY = select(*_reach)

_newest = _TOLD.order_by(report_text.c.rowid.desc()).limit(MOST).subquery()
_found: list[ColumnElement[Any]] = [func.count(), func.count(supports.c.event.distinct())]
_NEWEST = select(*_found).select_from(_newest).join(supports, supports.c.report == _newest.c.report)

_LAST = select(func.max(reports.c.key))


def estimated(connection: Connection, text: str, least: int) -> int | None:
    """About how many events have all words of a text; ``None`` if no more than ``least`` can."""
    told, last = ask(connection, _EVERY, words=words(text), most=COUNTED)[0]
    if told <= least:
        return None
    reach = ask(connection, _LAST)[0][0] / last if told == COUNTED else 1.0
    looked_up, events = ask(connection, _NEWEST, words=words(text), most=LOOKED_UP)[0]
    return int(told * reach * events / looked_up)
