"""The newest events of one type of a large dyad: by REST and the library, and in SPARQL.

``make bench ARGS="sparql -- --events 36000"``; ``--ledger FILE`` asks one that was kept, for its
busiest dyad.  The same ledger answers as typed filters, through
``/sparql``, and, where Oxigraph's own server is installed (``pip install oxigraph``, or
``--oxigraph FILE``), through ``oxigraph serve-read-only`` over the very same index.  Beside it the
index is made, against Oxigraph loading the same triples from a file.  Times of questions are the
processor's, which a busy machine disturbs less than the clock; but for ``/sparql``, where another
process does the work.
"""

import argparse
import shutil
import socket
import subprocess
import tempfile
import time
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from dataclasses import replace
from http.client import HTTPConnection
from itertools import islice
from pathlib import Path
from urllib.parse import urlencode

from pyoxigraph import RdfFormat, Store, serialize

from graph.model import Dyad, Extraction, Report
from graph.queries import EventFilter
from graph.question import filter_as_sparql
from graph.sparql.building import build
from graph.sparql.generations import Generation, Generations
from graph.sparql.reader import STORE
from graph.store import Ledger, View
from graph.store.copies import backup
from ontology.namespaces import DEFAULT_BASE
from ontology.terms import EventType
from tests.benchmarks.coded import STATES, TOLD, coded
from tests.benchmarks.ledgers import BATCH, kept
from tests.benchmarks.loaded import Server, ask, get
from tests.benchmarks.served import service

TARGET, BUILD_TARGET = 100, 0.7
NEWEST, TIMES = 50, 21
MANY = 300
"""Times that REST is asked, which takes a thousandth of a second."""
PAIR = ("AZE", "KAZ")
ASKED = EventType.SIGNING


def one_dyad(events: int) -> Iterator[Extraction]:
    """Coded reports of about so many events, all of one dyad."""
    sides = {state: PAIR[number % 2] for number, state in enumerate(STATES)}
    for read in coded(2 * int(events * sum(TOLD) / len(TOLD))):
        told = tuple(_between(report, sides) for report in read.reports)
        kept = tuple(one for one in told if len({p.principal for p in one.participants}) == 2)
        if kept:
            yield replace(read, reports=kept)


def _between(told: Report, sides: dict[str, str]) -> Report:
    people = tuple(replace(one, principal=sides[one.principal]) for one in told.participants)
    place = told.place and replace(told.place, country=sides[told.place.country or ""])
    return replace(told, participants=people, place=place)


def fill(path: Path, events: int) -> None:
    """The ledger."""
    source = one_dyad(events)
    with Ledger.open(path) as ledger:
        while batch := list(islice(source, BATCH)):
            ledger.add_all(batch)


def wanted(dyad: Dyad) -> EventFilter:
    """The question."""
    return EventFilter(dyad=dyad, type=(ASKED,))


class Timed:
    """Seconds that something took, by the clock and of all this process's threads."""

    def __init__(self) -> None:
        self._began = time.perf_counter(), time.process_time()
        self.clock = self.processor = 0.0

    def stop(self) -> None:
        """It is done."""
        self.clock = time.perf_counter() - self._began[0]
        self.processor = time.process_time() - self._began[1]


def indexed(path: Path) -> tuple[Generation, float]:
    """The index, and how its triples a second compare to Oxigraph's own loading of them."""
    with Generations(path).turn(wait=True):
        ours = Timed()
        made = build(path, DEFAULT_BASE)
        ours.stop()
    size = sum(file.stat().st_size for file in made.path.rglob("*") if file.is_file())
    theirs = loaded(path, made)
    print(f"   index: {made.about.triples:,} triples, {size / 1e6:,.0f} MB")
    print(
        f"   made in {ours.clock:,.0f} s by the clock, {ours.processor:,.0f} s of processor time;"
        f" bulk_load {theirs.clock:,.0f} and {theirs.processor:,.0f}:"
        f" {theirs.clock / ours.clock:.2f} × and {theirs.processor / ours.processor:.2f} ×"
        f" (target {BUILD_TARGET})"
    )
    return made, theirs.clock / ours.clock


def loaded(path: Path, made: Generation) -> Timed:
    """How long Oxigraph takes to load the triples of an index from a file."""
    file = path.with_suffix(".nt")
    with file.open("wb") as out:
        whole = Store.read_only(str(made.path / STORE))
        serialize((quad.triple for quad in whole), out, RdfFormat.N_TRIPLES)
        del whole
    store = Store(str(path.with_suffix(".bulk")))
    found = Timed()
    store.bulk_load(path=str(file))
    store.flush()
    found.stop()
    return found


@contextmanager
def oxigraph(program: str, store: Path) -> Iterator[Server]:
    """Oxigraph's own server over an index."""
    with socket.socket() as free:
        free.bind(("127.0.0.1", 0))
        port = free.getsockname()[1]
    process = subprocess.Popen(
        [program, "serve-read-only", "--location", str(store), "--bind", f"127.0.0.1:{port}"],
        stdout=subprocess.DEVNULL,
        stderr=subprocess.DEVNULL,
    )
    try:
        while not _answers(port):
            time.sleep(0.1)
        yield Server(port, process.pid, 0)
    finally:
        process.terminate()
        process.wait()


def _answers(port: int) -> bool:
    try:
        asked = "/query?" + urlencode({"query": "ASK {}"})
        return get(HTTPConnection("127.0.0.1", port), asked)[0] == 200
    except OSError:
        return False


def different(path: str, dyad: Dyad) -> list[str]:
    """The query to an address, each time as another text, so that nobody has its answer already."""
    query = f"{filter_as_sparql(wanted(dyad))}LIMIT {NEWEST}\n"
    return [f"{path}?{urlencode({'query': f'{query}# {number}'})}" for number in range(TIMES)]


def by_http(path: Path, dyad: Dyad) -> tuple[float, float, float]:
    """Processor milliseconds of the typed question and of one kept; ``/sparql`` by the clock."""
    typed = f"/v1/events?dyad={dyad}&type={ASKED}&limit={NEWEST}"
    with service(path, typed) as server:
        ask(server, different("/sparql", dyad)[:1])  # begins the process that answers
        anew = ask(server, [typed] * MANY, anew=True)
        kept = ask(server, [typed] * MANY)
        return anew.each, kept.each, ask(server, different("/sparql", dyad)).quantile(0.5)


def by_library(path: Path, dyad: Dyad) -> float:
    """Processor milliseconds of the typed question in this process."""
    with View.open(path) as view:
        view.events(wanted(dyad), limit=NEWEST)
        started = time.process_time()
        for number in range(TIMES):
            view.events(wanted(dyad), limit=NEWEST + number)
        return 1e3 * (time.process_time() - started) / TIMES


def largest(path: Path) -> Dyad:
    """The dyad that is asked about."""
    with View.open(path) as view:
        most = view.dyads()[0]
        signings = view.count(wanted(most.dyad))
        print(f"   {most.events:,} events of {most.dyad}, {signings:,} of them signings")
    return most.dyad


def main(argv: Sequence[str]) -> int:
    """Measure all; 1 when a target is missed."""
    parser = argparse.ArgumentParser(prog="bench_sparql")
    parser.add_argument("--events", type=int, default=36_000)
    parser.add_argument("--ledger", type=kept, metavar="FILE", help="ask a copy of this ledger")
    parser.add_argument("--oxigraph", default=shutil.which("oxigraph"))
    given = parser.parse_args(argv)
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / "ledger.db"
        if given.ledger is None:
            fill(path, given.events)
        else:
            backup(given.ledger, path)
        dyad = largest(path)
        made, share = indexed(path)
        library, (rest, again, sparql) = by_library(path, dyad), by_http(path, dyad)
        print(f"   typed: {library:.1f} ms in the library, by REST {rest:.1f} ms, kept {again:.1f}")
        print(f"   /sparql: {sparql:.0f} ms by the clock, most of them of the process that reads")
        reached = share >= BUILD_TARGET
        if given.oxigraph is None:
            print("   oxigraph serve: not measured, it is not installed (pip install oxigraph)")
            return 0 if reached else 1
        with oxigraph(given.oxigraph, made.path / STORE) as server:
            served = ask(server, different("/query", dyad)).each
    print(
        f"   oxigraph serve: {served:.0f} ms, {served / library:.0f} × the library, "
        f"{served / rest:.0f} × REST, {served / again:.0f} × REST of what is kept"
        f" (target {TARGET})"
    )
    return 0 if reached and served / rest >= TARGET else 1
