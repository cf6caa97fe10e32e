"""Whoever makes or reads the RDF index may be killed: another one does it, and none is half."""

import os
import signal
import time
from collections.abc import Iterator
from pathlib import Path

import httpx2

from graph.queries import EventFilter
from graph.sparql.generations import Generations
from graph.store.ledger import Ledger
from graph.store.view import View
from tests.api.faults.conftest import Service, own_ledger, serving
from tests.api.faults.test_killed_workers import kill_one
from tests.graph.reports import document, report

EVENTS = "SELECT ?event { ?event a bl:Event }"
MAKER, READER = b"api.service.indexing", b"graph.sparql.reader"
PATIENCE = 90.0


def test_the_index_is_right_in_the_end_though_makers_readers_and_workers_are_killed(
    ledger_path: Path, tmp_path: Path
) -> None:
    ledger, secret = own_ledger(ledger_path, tmp_path)
    with serving(ledger, secret, "--workers", "2", folder=tmp_path) as service:
        before = events(ledger)
        assert answered(service, before) == before
        tell(ledger)
        assert kill_some(service, MAKER) >= 1
        assert answered(service, before, before + 1) in (before, before + 1)
        assert kill_some(service, READER) >= 1
        kill_one(service.process.pid, but=set())
        assert answered(service, before + 1) == before + 1
        assert b"Traceback" not in service.log
    newest = Generations(ledger).newest()
    assert newest is not None
    with View.open(ledger) as view:
        assert newest.about.revision == view.revision()


def events(ledger: Path) -> int:
    with View.open(ledger) as view:
        return view.count(EventFilter())


def tell(ledger: Path) -> None:
    told = document("later")
    with Ledger.open(ledger) as writer:
        assert writer.add(told, [report(told)])


def answered(service: Service, *expected: int) -> int:
    """How many events SPARQL finds, as soon as it is one of the numbers expected."""
    until, found = time.monotonic() + PATIENCE, -1
    while found not in expected and time.monotonic() < until:
        try:
            answer = httpx2.get(
                f"{service.address}/sparql", params={"query": EVENTS}, timeout=PATIENCE
            )
        except httpx2.TransportError:  # the worker that had it was killed
            continue
        if answer.status_code == 200:
            found = len(answer.json()["results"]["bindings"])
    return found


def kill_some(service: Service, program: bytes) -> int:
    """Kill all processes of the service that run a program, as soon as there are any."""
    until, killed = time.monotonic() + PATIENCE, 0
    while not killed and time.monotonic() < until:
        for number in offspring(service.process.pid):
            try:
                words = Path(f"/proc/{number}/cmdline").read_bytes()
            except OSError:  # it has ended since
                continue
            if program in words:
                os.kill(number, signal.SIGKILL)
                killed += 1
    return killed


def offspring(parent: int) -> Iterator[int]:
    """The processes that a process has started, and those that they have."""
    for tasks in Path(f"/proc/{parent}/task").glob("*/children"):
        try:
            children = tasks.read_text().split()
        except OSError:  # the thread has ended since
            continue
        for child in map(int, children):
            yield child
            yield from offspring(child)
