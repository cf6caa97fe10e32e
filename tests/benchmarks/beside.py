"""The service beside others: a second worker, and a writer that ingests as fast as it can."""

import sqlite3
import subprocess
import sys
import time
from collections.abc import Iterator, Sequence
from contextlib import closing, contextmanager
from pathlib import Path

from tests.benchmarks.figures import Figures
from tests.benchmarks.loaded import Server, ask
from tests.benchmarks.served import Page, bare, service

CLIENTS = 8
READERS = 2
"""Clients beside a writer: with more, it is the clients that wait for one another."""
GAIN, GROWTH = 0.9, 2
BURNING = "while True: pass"


def second_worker(path: Path, asked: Sequence[Page], found: Figures) -> None:
    """How many times as many new pages two workers answer as one, against the bare application.

    The clients take a processor themselves: on two, neither can gain much.
    """
    rates = []
    for workers in (1, 2):
        with service(path, asked[0].ours, workers) as ours:
            rates.append(ask(ours, [one.ours for one in asked[1:]], clients=CLIENTS))
        with bare(path, workers) as floor:
            rates.append(ask(floor, [one.bare for one in asked[1:]], clients=CLIENTS))
    one, bare_one, two, bare_two = rates
    gain, floor_gain = two.rate / one.rate, bare_two.rate / bare_one.rate
    print(
        f"   two workers: {gain:.2f} × the requests/s of one, bare {floor_gain:.2f} ×;"
        f" {two.each:.2f} ms of processor time a request after {one.each:.2f}"
    )
    found.least("gain of a second worker", gain / floor_gain, GAIN, "× bare")


def writer(path: Path, asked: Sequence[Page], found: Figures) -> None:
    """How much longer the slowest reads take beside a writer, and beside mere work."""
    part = len(asked) // 3
    with service(path, asked[0].ours) as ours:
        ask(ours, [one.ours for one in asked[:20]])
        quiet = _slowest(ours, asked[:part])
        with _process("-c", BURNING):
            burning = _slowest(ours, asked[part : 2 * part])
        with _process("-m", "tests.benchmarks.writing", str(path)):
            before = _after_first_write(path)
            writing = _slowest(ours, asked[2 * part :])
        told = _reports(path) - before
    print(
        f"   p99 of {READERS} clients: {quiet:.0f} ms, {burning:.0f} beside a process that only"
        f" takes a processor, {writing:.0f} beside a writer, which took {told:,} reports in"
    )
    found.most("p99 beside a writer", writing / quiet, GROWTH, "× alone")
    found.most("the same", writing / burning, GROWTH, "× beside other work")


def _slowest(server: Server, asked: Sequence[Page]) -> float:
    return ask(server, [one.ours for one in asked], clients=READERS).quantile(0.99)


def _after_first_write(path: Path) -> int:
    """How many reports there are once the writer has begun to write."""
    before = _reports(path)
    while (now := _reports(path)) == before:
        time.sleep(0.05)
    return now


def _reports(path: Path) -> int:
    with closing(sqlite3.connect(path)) as connection:
        return int(connection.execute("SELECT count(*) FROM reports").fetchone()[0])


@contextmanager
def _process(*command: str) -> Iterator[None]:
    """Python in a process of its own, ended at the end."""
    process = subprocess.Popen([sys.executable, *command])
    try:
        yield
        assert process.poll() is None, f"{command} ended by itself"
    finally:
        process.terminate()
        process.wait()
