"""Queries put to an index: what it holds, what it refuses, what it survives."""

import json
import os
import signal
import socket
import subprocess
import sys
import threading
from collections.abc import Iterator
from pathlib import Path
from types import SimpleNamespace
from typing import IO

import pyoxigraph
import pytest

from graph.errors import IndexUnavailable, InvalidQuery, InvalidSparql, QueryTooCostly
from graph.exchange import export
from graph.queries import EventFilter
from graph.sparql import confinement
from graph.sparql.formats import RESULTS, Shape
from graph.sparql.index import Index
from graph.sparql.reader import STORE, Problem, Task, _unopened
from graph.sparql.readers import Limits
from graph.sparql.wording import SparqlQuery, read_sparql
from graph.store.view import View
from ontology.namespaces import BILATERAL, DEFAULT_BASE, RDFS
from tests.graph.sparql.conftest import made, tell

EVENTS = f"SELECT ?e {{ ?e a <{BILATERAL}Event> }}"
ENDLESS = "SELECT (COUNT(*) AS ?n) { ?a ?b ?c . ?d ?e ?f . ?g ?h ?i }"
GREEDY = "SELECT * { ?a ?b ?c . ?d ?e ?f . ?g ?h ?i } ORDER BY ?c ?f ?i"


def asked(index: Index, text: str, format: str = "json") -> bytes:
    with index.ask(read_sparql(text), format).body as body:
        return body.read()


def rows(index: Index, text: str) -> list[dict]:
    return json.loads(asked(index, text))["results"]["bindings"]


@pytest.fixture
def own(tmp_path: Path) -> Iterator[Index]:
    """An index of a ledger of its own, of three events."""
    path = tmp_path / "own.db"
    tell(path, 1, 2, 3)
    made(path)
    index = Index(path, DEFAULT_BASE, Limits(seconds=5))
    yield index
    index.close()


def test_it_holds_what_an_export_holds_and_the_vocabularies(
    index: Index, indexed: Path, tmp_path: Path
) -> None:
    file = tmp_path / "events.nt"
    with View.open(indexed) as view, file.open("wb") as out:
        export(view, "events", "ntriples", EventFilter(), out)
    store = pyoxigraph.Store()  # Oxigraph keeps numbers in one spelling
    store.load(path=file)
    exported = {str(quad.triple) for quad in store}
    whole = Index(indexed, DEFAULT_BASE, Limits(rows=1_000_000))
    held = asked(whole, "CONSTRUCT WHERE { ?s ?p ?o }", "ntriples").decode().splitlines()
    whole.close()
    assert exported < {line.removesuffix(" .") for line in held}
    labels = rows(index, f"SELECT ?label {{ <{BILATERAL}Visit> <{RDFS}label> ?label }}")
    assert "visit" in {row["label"]["value"] for row in labels}


def test_the_four_forms_are_answered_in_every_format_that_holds_them(index: Index) -> None:
    for name, format in RESULTS.items():
        forms = ("SELECT", "ASK") if format.shape is Shape.TABLE else ("CONSTRUCT", "DESCRIBE")
        for form in forms:
            text = {
                "SELECT": f"{EVENTS} LIMIT 3",
                "ASK": "ASK { ?s ?p ?o }",
                "CONSTRUCT": "CONSTRUCT WHERE { ?s ?p ?o } LIMIT 3",
                "DESCRIBE": "DESCRIBE <https://w3id.org/bilateral/ontology#Visit>",
            }[form]
            body = asked(index, text, name)
            if format.shape is Shape.GRAPH:
                known = pyoxigraph.RdfFormat.from_media_type(format.media_type)
                assert len(list(pyoxigraph.parse(body, known))) >= 3
            else:
                kind = pyoxigraph.QueryResultsFormat.from_media_type(format.media_type)
                expected = 3 if form == "SELECT" else True
                assert _read(body, kind) == expected


def _read(body: bytes, kind: pyoxigraph.QueryResultsFormat) -> int | bool:
    """How many rows there are, or which of yes and no."""
    if kind == pyoxigraph.QueryResultsFormat.CSV:  # of which nothing can be read back
        return body.count(b"\n") - 1 if b"\n" in body else body == b"true"
    read = pyoxigraph.parse_query_results(body, kind)
    return bool(read) if isinstance(read, pyoxigraph.QueryBoolean) else len(list(read))


def test_a_format_that_holds_no_such_answer_is_refused(index: Index) -> None:
    with pytest.raises(InvalidQuery, match="choose from json, xml, csv, tsv"):
        asked(index, EVENTS, "turtle")
    with pytest.raises(InvalidQuery, match="choose from turtle, ntriples, rdfxml, jsonld"):
        asked(index, "DESCRIBE <http://x/>", "csv")
    with pytest.raises(InvalidQuery, match="is no format"):
        asked(index, EVENTS, "excel")


@pytest.mark.parametrize(
    ("text", "line", "reason"),
    [
        ("SELECT * {\n ?s ?p }", 2, "expected"),
        ("SELECT * {\n\n ?s foo:p ?o }", 3, "column 5: the prefix foo: is not declared"),
        ("SELECT", 1, "expected"),
    ],
)
def test_what_is_no_sparql_is_refused_with_line_and_column(
    index: Index, text: str, line: int, reason: str
) -> None:
    with pytest.raises(InvalidSparql, match=reason) as caught:
        asked(index, text)
    assert caught.value.line == line
    assert caught.value.column is not None


def test_a_function_that_nobody_knows_is_refused(index: Index) -> None:
    with pytest.raises(InvalidSparql, match="custom function"):
        asked(index, "SELECT (<http://x/f>(1) AS ?x) {}")


@pytest.mark.parametrize(
    ("text", "reason"),
    [
        (ENDLESS, r"more than 1\.5 s of time"),
        (GREEDY, "more than 300 MB of memory"),
        ("SELECT * { ?s ?p ?o }", "more than 500 rows: add a LIMIT"),
        (f"SELECT * {{ FILTER({'(' * 20_000}1{')' * 20_000}) }}", "nested too deeply"),
    ],
)
def test_a_query_that_takes_too_much_is_ended_and_the_next_one_answered(
    index: Index, text: str, reason: str
) -> None:
    with pytest.raises(QueryTooCostly, match=reason):
        asked(index, text)
    assert len(rows(index, EVENTS)) == 40


def test_a_graph_of_too_many_triples_is_given_up(index: Index) -> None:
    with pytest.raises(QueryTooCostly, match="more than 500 rows"):
        asked(index, "CONSTRUCT WHERE { ?s ?p ?o }", "turtle")


def test_a_process_that_is_killed_is_replaced(own: Index) -> None:
    assert len(rows(own, EVENTS)) == 3
    reader = own._readers._all[0]
    os.kill(reader._process.pid, signal.SIGKILL)
    reader._process.wait()
    assert len(rows(own, EVENTS)) == 3


@pytest.mark.skipif(sys.platform != "linux", reason="seccomp is Linux's")
def test_a_process_that_answers_has_no_network() -> None:
    with socket.create_server(("127.0.0.1", 0)) as server:
        program = (
            "import pyoxigraph, sys; from graph.sparql.confinement import confine; confine(100)\n"
            "query = 'SELECT * { SERVICE <http://127.0.0.1:%s/> { ?s ?p ?o } }' % sys.argv[1]\n"
            "list(pyoxigraph.Store().query(query))"
        )
        port = str(server.getsockname()[1])
        done = subprocess.run(
            [sys.executable, "-c", program, port], capture_output=True, check=False
        )
        assert b"Operation not permitted" in done.stderr
        server.settimeout(0.1)
        with pytest.raises(TimeoutError):
            server.accept()


def test_a_process_that_keeps_the_network_answers_nothing(monkeypatch: pytest.MonkeyPatch) -> None:
    refusing = SimpleNamespace(prctl=lambda option, *_: -1 if option == 22 else 0)
    monkeypatch.setattr(confinement.ctypes, "CDLL", lambda *_, **__: refusing)
    monkeypatch.setattr(confinement.platform, "machine", lambda: "x86_64")
    with pytest.raises(OSError, match="does not take away the network"):
        confinement._forbid_sockets()


def test_a_process_that_ends_before_it_can_answer_is_no_fault_of_the_query(
    own: Index, monkeypatch: pytest.MonkeyPatch
) -> None:
    never = [sys.executable, "-c", "raise SystemExit(3)"]
    with monkeypatch.context() as patched:
        patched.setattr("graph.sparql.readers.own_process", lambda *_: never)
        with pytest.raises(IndexUnavailable, match=r"ended before it could answer anything \(3\)"):
            asked(own, EVENTS)
    assert len(rows(own, EVENTS)) == 3


def test_a_process_killed_while_it_answers_is_no_fault_of_the_query(own: Index) -> None:
    asked(own, EVENTS)
    process = own._readers._all[0]._process
    killer = threading.Timer(0.5, process.kill)
    killer.start()
    many = " . ".join(f"?a{n} ?b{n} ?c{n}" for n in range(6))
    with pytest.raises(IndexUnavailable, match=r"ended while it answered \(-9\)"):
        asked(own, f"SELECT (COUNT(*) AS ?n) {{ {many} }}")
    killer.join()


def test_a_process_that_closes_its_end_and_lives_is_ended(
    own: Index, monkeypatch: pytest.MonkeyPatch
) -> None:
    idle = "import os, sys, time; os.close(int(sys.argv[1])); time.sleep(600)"
    monkeypatch.setattr("graph.sparql.readers._GRACE", 0.1)
    monkeypatch.setattr(
        "graph.sparql.readers.own_process",
        lambda module, *words: [sys.executable, "-c", idle, *words],
    )
    with pytest.raises(IndexUnavailable, match="ended before it could answer"):
        asked(own, EVENTS)


def test_a_package_of_that_name_in_the_current_folder_is_not_run(
    own: Index, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    (tmp_path / "graph").mkdir()
    (tmp_path / "graph" / "__init__.py").write_text("raise SystemExit(3)")
    monkeypatch.chdir(tmp_path)
    assert len(rows(own, EVENTS)) == 3


def test_without_an_index_it_says_so(tmp_path: Path) -> None:
    path = tmp_path / "bare.db"
    tell(path, 1)
    index = Index(path, DEFAULT_BASE, Limits())
    with pytest.raises(IndexUnavailable, match="has no index"):
        asked(index, EVENTS)


def test_an_index_with_other_iris_is_not_asked(indexed: Path) -> None:
    index = Index(indexed, "https://other.example/", Limits())
    assert index.generation() is None


def test_it_follows_the_ledger_from_generation_to_generation(own: Index, tmp_path: Path) -> None:
    first = own.generation()
    assert len(rows(own, EVENTS)) == 3
    tell(tmp_path / "own.db", 4)
    made(tmp_path / "own.db")
    second = own.generation()
    assert len(rows(own, EVENTS)) == 4
    assert second.about.revision > first.about.revision
    assert second.path != first.path


def test_an_index_that_was_forgotten_is_not_read_for_the_one_made_after_it(
    own: Index, tmp_path: Path
) -> None:
    path = tmp_path / "own.db"
    assert len(rows(own, EVENTS)) == 3
    own.generations.forget()
    tell(path, 4)
    made(path)
    own.let_go()
    assert len(rows(own, EVENTS)) == 4


def test_processes_are_kept_warm_where_the_ledger_is_named_from_the_current_folder(
    own: Index, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(tmp_path)
    index = Index(Path("own.db"), DEFAULT_BASE, Limits(seconds=5))
    asked(index, EVENTS)
    process = index._readers._all[0]._process
    index.let_go()
    assert index._readers._all[0]._process is process is not None
    index.close()


def test_a_generation_that_is_read_is_not_removed(own: Index, tmp_path: Path) -> None:
    path = tmp_path / "own.db"
    asked(own, EVENTS)
    first = own.generation()
    made(path)
    assert first.path.exists()
    own.let_go()
    made(path)
    assert not first.path.exists()
    assert len(rows(own, EVENTS)) == 3


def test_a_damaged_generation_is_used_no_more(own: Index) -> None:
    generation = own.generation()
    for file in (generation.path / "store").iterdir():
        file.write_bytes(b"damaged")
    with pytest.raises(IndexUnavailable, match="has no index"):
        asked(own, EVENTS)
    assert own.generation() is None


def test_a_query_that_fails_in_the_engine_condemns_no_index(own: Index) -> None:
    generation = own.generation()
    fetching = "SELECT * { SERVICE <http://127.0.0.1:9/> { ?a ?b ?c } }"
    query = SparqlQuery(text=fetching, form="SELECT")  # as if its words had been read as harmless
    with pytest.raises(InvalidSparql):
        own.ask(query, "json")
    assert own.generation() == generation
    assert len(rows(own, EVENTS)) == 3


def test_an_index_that_a_process_cannot_open_is_put_to_another_one(own: Index) -> None:
    generation = own.generation()
    aside = generation.path.with_name("aside")
    ask, tries = own._readers.ask, []

    def moved_for_the_first(task: Task, *, fresh: bool = False) -> IO[bytes]:
        tries.append(fresh)
        if not fresh:
            generation.path.joinpath(STORE).rename(aside)
        try:
            return ask(task, fresh=fresh)
        finally:
            if not fresh:
                aside.rename(generation.path / STORE)

    own._readers.ask = moved_for_the_first
    assert len(rows(own, EVENTS)) == 3
    assert (tries, own.generation()) == ([False, True], generation)


def test_a_machine_without_files_or_memory_is_no_fault_of_the_index() -> None:
    said = "IO error: While open a file for random read: 000012.sst: Too many open files"
    assert _unopened(OSError(said)) is Problem.MACHINE
    assert _unopened(OSError("Corruption: not an sstable")) is Problem.INDEX


def test_many_threads_may_ask_at_once(own: Index) -> None:
    found: list[int] = []
    threads = [
        threading.Thread(target=lambda: found.append(len(rows(own, EVENTS)))) for _ in range(8)
    ]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert found == [3] * 8
