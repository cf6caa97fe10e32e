"""The ledger on coded reports: how fast they go in, how fast questions are answered, how large.

``make bench ARGS="ledger -- --reports 1000000 --keep FILE"`` is the measurement that the
documentation quotes.  ``--keep`` leaves the ledger for other measurements, which ask a copy of it
with ``--ledger FILE``; with that option this one only asks its questions.

Reports come three a document, in the order of publication, two thousand documents a transaction.
The floor is what ``sqlite3.executemany`` takes to write the same documents, reports, participants
and quotes into tables with nothing but a key, fusing and projecting nothing.  Speeds are by the
clock and, beside it, by the processor time of this process, which a busy machine disturbs less;
the times of questions are processor times.
"""

import datetime as dt
import resource
import sqlite3
import statistics
import sys
import tempfile
import time
from collections.abc import Callable, Sequence
from contextlib import closing
from pathlib import Path

from graph.model import Document, Extraction, Report
from graph.queries import EventFilter, Period
from graph.store import Ledger, View, rows
from graph.store.bulk import Row
from graph.store.copies import backup
from tests.benchmarks.coded import STATES, WORDS
from tests.benchmarks.ledgers import BATCH, batches, busiest, options, states
from tests.graph.reports import document, report

AT = "2025-01-01T00:00:00+00:00"
TIMES = 100
FLOOR_REPORTS = 30_000
TOLD_AFTER = 20
"""Batches after which it is told how far a ledger has come."""


def base_rows(batch: Sequence[Extraction], number: int) -> dict[str, list[Row]]:
    """The recorded rows of documents and their reports, keys counted on from a number."""
    found: dict[str, list[Row]] = {n: [] for n in ("documents", "reports", "people", "quotes")}
    for read in batch:
        found["documents"].append(rows.document_row(read.document, number, AT))
        for told in read.reports:
            number += 1
            found["reports"].append(rows.report_row(told, number, number, AT))
            people = enumerate(told.participants)
            found["people"] += [rows.participant_row(number, n, p) for n, p in people]
            found["quotes"] += rows.evidence_rows(number, number, told.evidence)
    return found


def floor(path: Path) -> tuple[float, float]:
    """Reports a second, by clock and by processor, that plain ``executemany`` writes."""
    written = clock = processor = 0.0
    with closing(sqlite3.connect(path, isolation_level=None)) as connection:
        connection.execute("PRAGMA journal_mode = WAL")
        connection.execute("PRAGMA synchronous = FULL")
        for number, batch in enumerate(batches(FLOOR_REPORTS)):
            tables = base_rows(batch, number * BATCH * 3)
            if not number:
                for name, every in tables.items():
                    columns = ", ".join(f"c{n}" for n in range(len(every[0])))
                    connection.execute(f"CREATE TABLE {name} ({columns})")
            started = time.perf_counter(), time.process_time()
            _write(connection, tables)
            clock += time.perf_counter() - started[0]
            processor += time.process_time() - started[1]
            written += len(tables["reports"])
    return written / clock, written / processor


def _write(connection: sqlite3.Connection, tables: dict[str, list[Row]]) -> None:
    connection.execute("BEGIN")
    for name, every in tables.items():
        marks = ",".join("?" * len(every[0]))
        connection.executemany(f"INSERT INTO {name} VALUES ({marks})", every)  # noqa: S608
    connection.execute("COMMIT")


def record(reports: int, path: Path) -> tuple[float, float]:
    """Reports a second, by clock and by processor, that the ledger takes in and fuses."""
    written = clock = processor = 0.0
    with Ledger.open(path) as ledger:
        for number, batch in enumerate(batches(reports), 1):
            started = time.perf_counter(), time.process_time()
            ledger.add_all(batch)
            clock += time.perf_counter() - started[0]
            processor += time.process_time() - started[1]
            written += sum(len(read.reports) for read in batch)
            if number % TOLD_AFTER == 0:
                print(f"   {written:,.0f} reports, {written / processor:,.0f}/s", file=sys.stderr)
    return written / clock, written / processor


def visible(path: Path) -> list[float]:
    """Milliseconds until a reader sees the event of each of some new documents."""
    found = []
    with Ledger.open(path) as ledger, ledger.view() as view:
        for number in range(20):
            paper, told = _news(number)
            started = time.process_time()
            ledger.add(paper, [told])
            assert view.told_in(paper.id)
            found.append(1000 * (time.process_time() - started))
    return found


def _news(number: int) -> tuple[Document, Report]:
    dyad = busiest()
    paper = document(f"news {number}", published=dt.date(2024, 12, 1))
    day = (dt.date(2014, 3, 1) + dt.timedelta(days=150 * number)).isoformat()
    return paper, report(paper, between=(dyad.left, dyad.right), date=day)


def questions(view: View) -> dict[str, Callable[[], object]]:
    """What is asked, by what it is called."""
    busy = EventFilter(dyad=busiest())
    return {
        "page of 50 of the largest dyad": lambda: view.events(busy),
        "month × type of the largest dyad": lambda: view.over_time(busy, Period.MONTH),
        "top partners of a state by year": lambda: view.partners(states()[STATES[0]]),
        "full text, three words": lambda: view.events(EventFilter(text=" ".join(WORDS[5:8]))),
        "full text, one word of many events": lambda: view.events(EventFilter(text=WORDS[5])),
    }


def taken_in(reports: int, path: Path) -> None:
    """Print how fast a ledger takes reports in, and in how much memory."""
    with tempfile.TemporaryDirectory() as folder:
        least = floor(Path(folder) / "plain.db")
    taken = record(reports, path)
    most = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024
    print(f"   ledger {taken[0]:,.0f} reports/s ({taken[1]:,.0f} by processor time)")
    print(f"   plain executemany {least[0]:,.0f} reports/s ({least[1]:,.0f})")
    print(
        f"   ratio {taken[0] / least[0]:.3f} ({taken[1] / least[1]:.3f}); {most:,.0f} MB of memory"
    )


def answered(path: Path) -> None:
    """Print how long a ledger takes to answer, and how large it is."""
    with closing(sqlite3.connect(path)) as connection:
        reports = connection.execute("SELECT count(*) FROM reports").fetchone()[0]
    size = path.stat().st_size
    with View.open(path) as view:
        events, busy = view.count(EventFilter()), view.dyad(busiest()).events
        print(f"   {reports:,} reports, {events:,} events, {busy:,} of the largest dyad")
        print(f"   {size / 1e6:,.0f} MB, {size / reports:,.0f} bytes a report")
        for name, ask in questions(view).items():
            print(f"   {name}: {_median(ask):.2f} ms", flush=True)
    print(f"   new document visible in {statistics.median(visible(path)):.1f} ms")


def main(argv: Sequence[str] | None = None) -> int:
    """Print the figures."""
    parser = options("bench_ledger", 30_000, __doc__)
    parser.add_argument("--keep", type=Path, metavar="FILE", help="where the ledger is to stay")
    given = parser.parse_args(argv)
    if given.keep is not None and (given.ledger is not None or given.keep.exists()):
        parser.error(f"--keep {given.keep}: only a ledger that is made can be kept, in a new file")
    with tempfile.TemporaryDirectory() as folder:
        made, path = given.keep or Path(folder) / "made.db", Path(folder) / "ledger.db"
        if given.ledger is None:
            taken_in(given.reports, made)
        backup(given.ledger or made, path)
        answered(path)
    return 0


def _median(ask: Callable[[], object]) -> float:
    ask()
    return statistics.median(1000 * _seconds(ask) for _ in range(TIMES))


def _seconds(work: Callable[[], object]) -> float:
    started = time.process_time()
    work()
    return time.process_time() - started


if __name__ == "__main__":
    sys.exit(main())
