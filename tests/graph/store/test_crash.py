"""A process killed while it ingests loses nothing that it had acknowledged, and repeats nothing.

One child after another ingests the same two thousand documents, each until it is killed, going on
where its predecessor was.  They are forked from a process that has loaded everything, which makes
two hundred of them affordable.
"""

import json
import sqlite3
import subprocess
import sys
from contextlib import closing
from itertools import islice
from pathlib import Path

from graph.store import Ledger
from graph.store.inspection import inspect
from tests.benchmarks.coded import coded

DOCUMENTS = 2_000
KILLS = 200

KILLING = """
import json, os, random, signal, sqlite3, sys, time
from contextlib import closing
from itertools import islice
from pathlib import Path
from graph.store import Ledger
from graph.store.inspection import inspect
from tests.benchmarks.coded import coded

path, documents, kills = Path(sys.argv[1]), int(sys.argv[2]), int(sys.argv[3])
made = list(islice(coded(documents * 4), documents))
chance = random.Random(3)
Ledger.open(path).close()
acknowledged = []

def ingest(out):
    done = set(acknowledged)
    with Ledger.open(path) as ledger:
        for read in made:
            if read.document.id not in done:
                ledger.add(read.document, read.reports)
                os.write(out, read.document.id.encode() + b"\\n")

def live():
    reading, writing = os.pipe()
    child = os.fork()
    if not child:
        os.close(reading)
        ingest(writing)
        os._exit(0)
    os.close(writing)
    time.sleep(chance.uniform(0.005, 0.25))
    os.kill(child, signal.SIGKILL)
    os.waitpid(child, 0)
    with os.fdopen(reading, "rb") as said:
        acknowledged.extend(line.decode() for line in said.read().split())

for _ in range(kills):
    live()
    with closing(sqlite3.connect(path)) as connection:
        recorded = [id for (id,) in connection.execute("SELECT id FROM documents")]
    assert len(recorded) == len(set(recorded)), "a document is doubled"
    assert set(acknowledged) <= set(recorded), "a document is lost"
    faults = [fault.message for fault in inspect(path) if not fault.doubtful]
    assert faults == [], faults
ingest(os.open(os.devnull, os.O_WRONLY))
print(json.dumps({"acknowledged": len(acknowledged)}))
"""

UNTIMED = {"documents": "recorded_at", "reports": "recorded_at", "revisions": "at"}
"""The one column of a table that tells when, which no two runs share."""


def rows(path: Path) -> dict[str, list[tuple]]:
    """Every row of every table but those that SQLite or a migration keeps for itself."""
    found = {}
    with closing(sqlite3.connect(path)) as connection:
        tables = connection.execute("SELECT name FROM sqlite_master WHERE type = 'table'")
        for (table,) in tables.fetchall():
            if table.startswith(("sqlite_", "report_text", "alembic")):
                continue
            columns = [row[1] for row in connection.execute(f"PRAGMA table_info({table})")]
            kept = ", ".join(f'"{c}"' for c in columns if c != UNTIMED.get(table))
            every = connection.execute(f"SELECT {kept} FROM {table}")  # noqa: S608
            found[table] = sorted(every.fetchall(), key=repr)
    return found


def test_an_ingest_killed_two_hundred_times_ends_as_one_that_never_was(tmp_path, repository):
    killed, whole = tmp_path / "killed.db", tmp_path / "whole.db"
    command = [sys.executable, "-c", KILLING, str(killed), str(DOCUMENTS), str(KILLS)]
    ended = subprocess.run(command, cwd=repository, capture_output=True, text=True, check=False)
    assert ended.returncode == 0, ended.stderr
    assert json.loads(ended.stdout)["acknowledged"] > 0
    with Ledger.open(whole) as ledger:
        for read in islice(coded(4 * DOCUMENTS), DOCUMENTS):
            ledger.add(read.document, read.reports)
    assert rows(killed) == rows(whole)
    assert [fault for fault in inspect(killed) if not fault.doubtful] == []
