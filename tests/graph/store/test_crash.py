"""A process killed while it ingests loses nothing that it had acknowledged."""

import os
import random
import signal
import sqlite3
import subprocess
import sys
import time
from contextlib import closing

from graph.queries import EventFilter
from graph.store import Ledger, View
from tests.graph.reports import corpus

DOCUMENTS = 40

INGEST = """
import sys
from graph.store import Ledger
from tests.graph.reports import corpus

with Ledger.open(sys.argv[1]) as ledger:
    for document, reports in corpus(int(sys.argv[2])):
        ledger.add(document, reports)
        print(document.id, flush=True)
"""


def ingest_until_killed(path, repository, delay):
    """Ids of the documents that the killed process said were in."""
    command = [sys.executable, "-c", INGEST, str(path), str(DOCUMENTS)]
    with subprocess.Popen(command, cwd=repository, stdout=subprocess.PIPE, text=True) as process:
        acknowledged = [process.stdout.readline().strip()]
        time.sleep(delay)
        os.kill(process.pid, signal.SIGKILL)
        acknowledged += process.stdout.read().split()
    return {each for each in acknowledged if each}


def state(path):
    with View.open(path) as view:
        return list(view.stream(EventFilter())), view.revision()


def test_a_killed_ingest_loses_no_acknowledged_document_and_can_go_on(tmp_path, repository):
    path, whole = tmp_path / "killed.db", tmp_path / "whole.db"
    chance = random.Random(2)
    acknowledged = set()
    for _ in range(4):
        acknowledged |= ingest_until_killed(path, repository, chance.uniform(0, 0.3))
        with View.open(path) as view:
            assert all(view.has_document(id) for id in acknowledged)
        with closing(sqlite3.connect(path)) as connection:
            assert connection.execute("PRAGMA integrity_check").fetchall() == [("ok",)]
            assert connection.execute("PRAGMA foreign_key_check").fetchall() == []
    for target in (path, whole):
        with Ledger.open(target) as ledger:
            for document, reports in corpus(DOCUMENTS):
                ledger.add(document, reports)
    assert state(path) == state(whole)
