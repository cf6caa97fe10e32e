"""A bare FastAPI application over a ledger's file: the floor that the service is measured against.

``/hello`` answers a word; ``/page/DYAD`` the newest events of a dyad with their participants and
quotes, by plain ``sqlite3``, without filters, counts, links, cursors, tags or logs.
"""

import json
import os
import sqlite3
from typing import Any

from fastapi import FastAPI

LEDGER = "BARE_LEDGER"
"""The environment variable that names the file."""

_EVENTS = """
SELECT events.* FROM pairs JOIN events ON events.key = pairs.event WHERE pairs.dyad = ?
 ORDER BY pairs.first DESC, pairs.event DESC LIMIT ?
"""
_PEOPLE = """
SELECT * FROM participations WHERE event IN (SELECT value FROM json_each(?))
 ORDER BY event, position
"""
_QUOTES = """
SELECT supports.event, documents.id, publisher, quote, start, "end" FROM supports
 JOIN evidence ON evidence.report = supports.report JOIN documents ON documents.key = document
 WHERE supports.event IN (SELECT value FROM json_each(?)) ORDER BY supports.event, supports.position
"""

app = FastAPI()
_open: list[sqlite3.Connection] = []


def _file() -> sqlite3.Connection:
    if not _open:
        _open.append(sqlite3.connect(f"file:{os.environ[LEDGER]}?mode=ro", uri=True))
        _open[0].row_factory = sqlite3.Row
    return _open[0]


@app.get("/hello")
async def hello() -> dict[str, str]:
    """The least that an answer can be."""
    return {"hello": "world"}


@app.get("/page/{dyad}")
async def page(dyad: str, limit: int) -> list[dict[str, Any]]:
    """The rows of a page."""
    events = {
        row["key"]: {**row, "participants": [], "evidence": []}
        for row in map(dict, _file().execute(_EVENTS, (dyad, limit)))
    }
    keys = json.dumps(list(events))
    for row in _file().execute(_PEOPLE, (keys,)):
        events[row["event"]]["participants"].append(dict(row))
    for row in _file().execute(_QUOTES, (keys,)):
        events[row["event"]]["evidence"].append(dict(row))
    return list(events.values())
