"""The newest events of one type of a large dyad: by REST and the library, and in SPARQL.

``make bench ARGS="sparql -- --events 36000"``.  The same ledger answers as typed filters, through
``/sparql``, and, where Oxigraph's own server is installed (``pip install oxigraph``, or
``--oxigraph FILE``), through ``oxigraph serve-read-only`` over the very same index.  Beside it the
index is made, against Oxigraph loading the same triples from a file.
"""

import argparse
import shutil
import statistics
import subprocess
import tempfile
import time
from collections.abc import Callable, Iterator, Sequence
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
from graph.sparql.index import Index
from graph.sparql.reader import STORE
from graph.sparql.readers import Limits
from graph.sparql.wording import read_sparql
from graph.store import Ledger, View
from ontology.namespaces import DEFAULT_BASE
from ontology.terms import EventType
from tests.benchmarks.bench_service import ours
from tests.benchmarks.coded import STATES, TOLD, coded
from tests.benchmarks.loaded import get, running

TARGET, BUILD_TARGET = 100, 0.7
NEWEST, TIMES, BATCH = 50, 21, 2_000
PAIR = ("AZE", "KAZ")
ASKED = EventFilter(dyad=Dyad.of(*PAIR), type=(EventType.SIGNING,))
QUERY = f"{filter_as_sparql(ASKED)}LIMIT {NEWEST}\n"


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


def median(question: Callable[[int], object]) -> float:
    """Median seconds of a question that is told its number."""
    taken = []
    for number in range(TIMES):
        started = time.perf_counter()
        question(number)
        taken.append(time.perf_counter() - started)
    return statistics.median(taken)


def indexed(path: Path) -> tuple[Generation, float]:
    """The index, and how its triples a second compare to Oxigraph's own loading of them."""
    with Generations(path).turn(wait=True):
        started = time.perf_counter()
        made = build(path, DEFAULT_BASE)
        ours = time.perf_counter() - started
    whole = Store.read_only(str(made.path / STORE))
    file = path.with_suffix(".nt")
    with file.open("wb") as out:
        serialize((quad.triple for quad in whole), out, RdfFormat.N_TRIPLES)
    del whole
    started = time.perf_counter()
    store = Store(str(path.with_suffix(".bulk")))
    store.bulk_load(path=str(file))
    store.flush()
    theirs = time.perf_counter() - started
    rates = (made.about.triples / ours, made.about.triples / theirs)
    print(
        f"   index: {made.about.triples:,} triples at {rates[0]:,.0f} a second, "
        f"bulk_load at {rates[1]:,.0f}: {theirs / ours:.2f} × (target {BUILD_TARGET})"
    )
    return made, theirs / ours


@contextmanager
def oxigraph(program: str, store: Path) -> Iterator[HTTPConnection]:
    """Oxigraph's own server over an index."""
    port = 17_878
    command = [program, "serve-read-only", "--location", str(store)]
    process = subprocess.Popen(
        [*command, "--bind", f"127.0.0.1:{port}"],
        stdout=subprocess.DEVNULL,
        stderr=subprocess.DEVNULL,
    )
    try:
        connection = HTTPConnection("127.0.0.1", port)
        while True:
            try:
                get(connection, "/query?" + urlencode({"query": "ASK {}"}))
                break
            except OSError:
                connection.close()
                time.sleep(0.1)
        yield connection
    finally:
        process.terminate()
        process.wait()


def answered(connection: HTTPConnection, path: str) -> bytes:
    """A good answer."""
    status, body, _ = get(connection, path)
    assert status == 200, body
    return body


def different(number: int) -> str:
    """The query, each time as another text, so that nobody has its answer already."""
    return f"{QUERY}# {number}\n"


def by_http(path: Path) -> tuple[float, float]:
    """Median seconds over loopback of the typed question and of ``/sparql``."""
    typed = f"/v1/events?dyad={ASKED.dyad}&type=signing&limit="
    with running(ours(path), "/healthz") as server:
        connection = HTTPConnection("127.0.0.1", server.port)
        answered(connection, "/sparql?" + urlencode({"query": QUERY}))
        rest = median(lambda number: answered(connection, f"{typed}{NEWEST + number}"))
        sparql = median(
            lambda n: answered(connection, "/sparql?" + urlencode({"query": different(n)}))
        )
    return rest, sparql


def by_library(path: Path) -> tuple[float, float]:
    """Median seconds in this process of the typed question and of the index."""
    index = Index(path, DEFAULT_BASE, Limits())
    with View.open(path) as view:
        typed = median(lambda number: view.events(ASKED, limit=NEWEST + number))
        query = read_sparql(QUERY)
        rows = median(lambda _: index.ask(query, "json").body.close())
    index.close()
    return typed, rows


def tell(name: str, sparql: float, typed: float, target: float | None) -> bool:
    """Print a ratio; whether it reaches the target."""
    ratio = sparql / typed
    aim = "" if target is None else f" (target ≥ {target:g} ×)"
    print(f"   {name}: {1e3 * sparql:.1f} ms, {ratio:.0f} × as long as typed{aim}")
    return target is None or ratio >= target


def main(argv: Sequence[str]) -> int:
    """Measure all; 1 when a target is missed."""
    parser = argparse.ArgumentParser(prog="bench_sparql")
    parser.add_argument("--events", type=int, default=36_000)
    parser.add_argument("--oxigraph", default=shutil.which("oxigraph"))
    given = parser.parse_args(argv)
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / "ledger.db"
        fill(path, given.events)
        with View.open(path) as view:
            found = view.count(EventFilter(dyad=ASKED.dyad)), view.count(ASKED)
        print(f"   {found[0]:,} events of {ASKED.dyad}, {found[1]:,} of them signings")
        made, share = indexed(path)
        typed, rows = by_library(path)
        rest, sparql = by_http(path)
        print(f"   typed: {1e3 * typed:.1f} ms in the library, {1e3 * rest:.1f} ms by REST")
        reached = [share >= BUILD_TARGET, tell("the index in the library", rows, typed, None)]
        reached.append(tell("/sparql", sparql, rest, None))
        if given.oxigraph is None:
            print("   oxigraph serve: not measured, it is not installed (pip install oxigraph)")
        else:
            with oxigraph(given.oxigraph, made.path / STORE) as connection:
                served = median(
                    lambda n: answered(connection, "/query?" + urlencode({"query": different(n)}))
                )
            reached.append(tell("oxigraph serve", served, rest, TARGET))
    return 0 if all(reached) else 1
