"""The newest events of a dyad, from SQLite and from Oxigraph (docs/decisions/0001-sqlite-first.md).

Both stores hold the same synthetic events: one dyad in thirty is the busy one, as large dyads are
in news.  Sixteen triples an event, as the RDF projection has, would only widen the distance: here
there are four, the ones that the question touches.
"""

import argparse
import random
import sqlite3
import statistics
import tempfile
import time
from collections.abc import Callable, Iterator, Sequence
from pathlib import Path

from pyoxigraph import Literal, NamedNode, Quad, Store

Row = tuple[int, str, str, str]

TARGET = 100
NEWEST = 50
TYPES = ("visit", "meeting", "signing", "call", "statement")
BUSY = "AZE-KAZ"
BASE = "https://example.org/"
TABLE = "CREATE TABLE event (id INTEGER PRIMARY KEY, dyad TEXT, type TEXT, date TEXT)"
INDEX = "CREATE INDEX newest ON event (dyad, type, date DESC, id)"
SQL = "SELECT id FROM event WHERE dyad = ? AND type = ? ORDER BY date DESC, id LIMIT ?"
SPARQL = f"""
PREFIX : <{BASE}>
SELECT ?event WHERE {{ ?event :dyad "{BUSY}" ; :type "signing" ; :date ?date }}
ORDER BY DESC(?date) ?event LIMIT {NEWEST}
"""


def events(count: int) -> Iterator[Row]:
    """Synthetic events, the same ones every time."""
    chance = random.Random(1)
    for number in range(count):
        dyad = BUSY if chance.random() < 1 / 30 else f"P{chance.randrange(4000):04}-Q"
        day = f"{chance.randrange(1995, 2025)}-{chance.randrange(1, 13):02}"
        yield number, dyad, chance.choice(TYPES), f"{day}-{chance.randrange(1, 29):02}"


def quads(rows: Sequence[Row]) -> Iterator[Quad]:
    """The same events as triples."""
    dyad, kind, date = (NamedNode(BASE + name) for name in ("dyad", "type", "date"))
    for number, *values in rows:
        subject = NamedNode(f"{BASE}event/{number:09}")
        for predicate, value in zip((dyad, kind, date), values, strict=True):
            yield Quad(subject, predicate, Literal(value))


def seconds(question: Callable[[], int], times: int) -> float:
    """The median time of a question, which must find all that it asks for."""
    taken = []
    for _ in range(times):
        started = time.perf_counter()
        assert question() == NEWEST
        taken.append(time.perf_counter() - started)
    return statistics.median(taken)


def from_sqlite(rows: Sequence[Row], path: Path) -> float:
    """Median seconds of the question to SQLite, with the index that the question deserves."""
    connection = sqlite3.connect(path)
    with connection:
        connection.execute(TABLE)
        connection.executemany("INSERT INTO event VALUES (?, ?, ?, ?)", rows)
        connection.execute(INDEX)
    taken = seconds(lambda: len(connection.execute(SQL, (BUSY, "signing", NEWEST)).fetchall()), 101)
    connection.close()
    return taken


def from_oxigraph(rows: Sequence[Row], path: Path) -> float:
    """Median seconds of the question to Oxigraph, which indexes every order of every triple."""
    store = Store(str(path))
    store.bulk_extend(quads(rows))
    store.optimize()
    return seconds(lambda: len(list(store.query(SPARQL))), 11)


def main(argv: Sequence[str]) -> int:
    """Print how many times faster the ledger's kind of store is; 1 when under the target."""
    parser = argparse.ArgumentParser(prog="stores", description=__doc__)
    parser.add_argument("--events", type=int, default=300_000)
    count = parser.parse_args(argv).events
    rows = list(events(count))
    with tempfile.TemporaryDirectory() as folder:
        sql = from_sqlite(rows, Path(folder, "events.db"))
        rdf = from_oxigraph(rows, Path(folder, "oxigraph"))
    busy = sum(dyad == BUSY for _, dyad, _, _ in rows)
    print(f"   the newest {NEWEST} signings of a dyad of {busy:,} among {count:,} events:")
    print(f"   SQLite {sql * 1e3:.3f} ms, Oxigraph {rdf * 1e3:.1f} ms")
    print(f"   {rdf / sql:,.0f} times faster in SQLite (target: {TARGET})")
    return int(rdf / sql < TARGET)
