"""The ledger against plain SQLite: recording and fusing reports, and asking for a dyad's page.

Made-up reports, three a document, a third of them about one busy dyad.  The floor is what
``sqlite3.executemany`` takes to write the same documents, reports, participants and quotes in one
transaction, without fusing anything; the ledger commits every document by itself, and fuses.
"""

import argparse
import random
import sqlite3
import statistics
import sys
import tempfile
import time
from collections.abc import Callable, Iterator, Sequence
from contextlib import closing
from dataclasses import replace
from pathlib import Path

from graph.model import Document, Dyad, Report
from graph.queries import EventFilter
from graph.store import Ledger, View, rows
from tests.graph.reports import corpus

PER_DOCUMENT = 3
PAGES = 200
BUSY = Dyad.of("AZE", "KAZ")
CODES = tuple(f"S{number:02}" for number in range(60))
TABLES = """
CREATE TABLE documents (key INTEGER PRIMARY KEY, id, title, url, publisher, published, retrieved,
  language, name, recorded_at);
CREATE TABLE texts (document INTEGER PRIMARY KEY, text);
CREATE TABLE reports (key INTEGER PRIMARY KEY, id, type, subtype, status, date, end, city, country,
  name, domain, confidence, why, document, part_of, extractor, version, block, window_first,
  window_last);
CREATE TABLE participants (report, position, role, principal, organization, portfolio, official,
  title, rank, delegation);
CREATE TABLE evidence (report, position, document, quote, start, end);
"""


def articles(reports: int) -> Iterator[tuple[Document, list[Report]]]:
    """Documents with reports spread over many dyads, the same ones every time."""
    chance = random.Random(7)
    for document, told in corpus(reports // PER_DOCUMENT, per_document=PER_DOCUMENT):
        busy = chance.random() < 1 / 3
        codes = (BUSY.left, BUSY.right) if busy else chance.sample(CODES, 2)
        yield document, [_between(report, codes) for report in told]


def _between(report: Report, codes: Sequence[str]) -> Report:
    sides = zip(report.participants, codes, strict=True)
    return replace(report, participants=tuple(replace(p, principal=c) for p, c in sides))


def floor(made: Sequence[tuple[Document, list[Report]]], path: Path) -> float:
    """Seconds to write the base rows and nothing else."""
    tables: dict[str, list[rows.Row]] = {
        name: [] for name in ("documents", "texts", "reports", "participants", "evidence")
    }
    number = 0
    for key, (document, told) in enumerate(made, start=1):
        tables["documents"].append(rows.document_row(document, key, "2025-01-01"))
        tables["texts"].append({"document": key, "text": document.text})
        for report in told:
            number += 1
            tables["reports"].append(rows.report_row(report, number, key, document.published))
            people = rows.participant_rows("report", number, report.participants)
            tables["participants"] += people
            tables["evidence"] += rows.evidence_rows(number, key, report.evidence)
    with closing(sqlite3.connect(path)) as connection:
        connection.executescript(TABLES)
        return seconds(lambda: _write(connection, tables))


def _write(connection: sqlite3.Connection, tables: dict[str, list[rows.Row]]) -> None:
    with connection:
        for name, every in tables.items():
            marks = ",".join("?" * len(every[0]))
            values = [tuple(row.values()) for row in every]
            connection.executemany(f"INSERT INTO {name} VALUES ({marks})", values)  # noqa: S608


def record(made: Sequence[tuple[Document, list[Report]]], path: Path) -> None:
    """Write and fuse them, a transaction a document."""
    with Ledger.open(path) as ledger:
        for document, told in made:
            ledger.add(document, told)


def page_times(path: Path) -> list[float]:
    """Milliseconds of every of many first pages of the busy dyad."""
    wanted = EventFilter(dyad=BUSY)
    with View.open(path) as view:
        view.events(wanted)
        return [1000 * seconds(lambda: view.events(wanted)) for _ in range(PAGES)]


def seconds(work: Callable[[], object]) -> float:
    """How long it takes, in seconds."""
    started = time.perf_counter()
    work()
    return time.perf_counter() - started


def main(argv: Sequence[str] | None = None) -> int:
    """Print the figures."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--reports", type=int, default=6000)
    reports = parser.parse_args(argv).reports
    made = list(articles(reports))
    with tempfile.TemporaryDirectory() as folder:
        plain, ledger = Path(folder) / "plain.db", Path(folder) / "ledger.db"
        least = floor(made, plain)
        taken = seconds(lambda: record(made, ledger))
        with View.open(ledger) as view:
            events, busy = view.count(EventFilter()), view.dyad(BUSY).events
        size = ledger.stat().st_size / reports
        times = page_times(ledger)
    print(f"   {reports} reports, {events} events, {size:.0f} bytes a report")
    print(f"   ledger {reports / taken:,.0f} reports/s, {least / taken:.4f} x plain executemany")
    print(f"   page of 50 of a dyad of {busy} events: {statistics.median(times):.2f} ms")
    return 0


if __name__ == "__main__":
    sys.exit(main())
