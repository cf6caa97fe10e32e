"""``bilateral sparql``: a query from words, a file or standard input, over an index kept beside."""

import json
import shutil
from pathlib import Path

import pyoxigraph
import pytest

from api.cli import sparql
from graph.sparql.generations import Generations
from graph.store.ledger import Ledger
from tests.graph.reports import document, report

EVENTS = "SELECT ?event ?label { ?event a bl:Signing ; rdfs:label ?label }"


@pytest.fixture
def own(ledger_path: Path, tmp_path: Path) -> Path:
    return Path(shutil.copy(ledger_path, tmp_path / "own.db"))


def test_a_query_is_answered_in_columns_and_the_index_made_once(run, own):
    first = run("sparql", EVENTS, db=own)
    assert first.returncode == 0, first.stderr
    [head, row] = first.stdout.decode().splitlines()
    assert head.split() == ["event", "label"]
    assert row.startswith("event:e")
    assert "Plan of Consultations" in row
    made, *_, counted = first.stderr.decode().splitlines()
    assert made == f"bilateral: making the RDF index of {own}"
    assert counted == "1 row"
    again = run("sparql", EVENTS, db=own)
    assert (again.stdout, again.stderr) == (first.stdout, b"1 row\n")


def test_a_file_and_standard_input_are_read(run, own, repository, tmp_path):
    ready = repository / "ontology" / "queries" / "agreements.rq"
    from_file = run("sparql", str(ready), "--format", "csv", db=own)
    from_input = run("sparql", "-", "--format", "csv", stdin=ready.read_bytes(), db=own)
    assert from_file.stdout == from_input.stdout
    assert from_file.stdout.startswith(b"agreement,title,signed,signatory,sentence\r\n")
    assert from_file.stdout.count(b"\n") > 1


def test_formats_are_those_of_the_service(run, own):
    answer = json.loads(run("sparql", EVENTS, "--format", "json", db=own).stdout)
    assert answer["head"]["vars"] == ["event", "label"]
    assert run("sparql", "ASK { ?s a bl:Visit }", db=own).stdout == b"true\n"
    graph = run("sparql", "DESCRIBE dyad:AZE-KAZ", db=own).stdout
    assert len(list(pyoxigraph.parse(graph, pyoxigraph.RdfFormat.TURTLE))) >= 4


def test_the_index_is_brought_up_to_date_unless_it_is_wanted_as_it_is(run, own):
    asked = ("sparql", "SELECT ?e { ?e a bl:Event }", "--format", "tsv")
    assert run(*asked, db=own).stdout.count(b"\n") == 6
    told = document("later")
    with Ledger.open(own) as ledger:
        ledger.add(told, [report(told)])
    assert run(*asked, "--as-it-is", db=own).stdout.count(b"\n") == 6
    assert run(*asked, db=own).stdout.count(b"\n") == 7


@pytest.mark.parametrize("command", ["rebuild", "restore"])
def test_what_makes_another_ledger_of_it_removes_the_index(run, own, command, tmp_path):
    run("sparql", EVENTS, db=own)
    assert Generations(own).newest() is not None
    if command == "restore":
        own.rename(tmp_path / "copy.db")
        assert run("restore", str(tmp_path / "copy.db"), db=own).returncode == 0
    else:
        assert run("rebuild", db=own).returncode == 0
    assert Generations(own).newest() is None


@pytest.mark.parametrize(
    ("words", "code", "said"),
    [
        (("SELECT * {",), 2, "bilateral: query: line 1"),
        (("DROP ALL",), 2, "bilateral: query: line 1, column 1: DROP would change the graph"),
        ((EVENTS, "--format", "turtle"), 2, "bilateral: format: 'turtle' holds no answer"),
        (("missing.rq",), 1, "bilateral: missing.rq: No such file or directory"),
        (("broken.rq",), 1, "bilateral: broken.rq: is no UTF-8"),
        (("SELECT * { ?s ?p ?o }", "--rows", "3"), 1, "bilateral: the answer has more than 3 rows"),
    ],
)
def test_what_is_wrong_is_one_line(run, ledger_path, tmp_path, words, code, said):
    (tmp_path / "broken.rq").write_bytes(b"ASK { # \xff }")
    run("sparql", "ASK {}", db=ledger_path)
    done = run("sparql", *words, db=ledger_path)
    assert (done.returncode, done.stdout) == (code, b"")
    assert done.stderr.decode().startswith(said)
    assert done.stderr.count(b"\n") == 1


def test_rows_are_laid_out_some_at_a_time_under_one_heading(run, own, monkeypatch):
    monkeypatch.setattr(sparql, "TOGETHER", 2)
    values = ("'a'", "'bb'", "'cccc'", "'d'")
    for count in range(5):
        rows = " ".join(f"({value} {value})" for value in values[:count])
        done = run("sparql", f"SELECT ?x ?y {{ VALUES (?x ?y) {{ {rows} }} }}", db=own)
        assert [line.split() for line in done.stdout.decode().splitlines()] == [
            ["x", "y"],
            *([value.strip("'")] * 2 for value in values[:count]),
        ]
        assert f"{count} row" in done.stderr.decode().splitlines()[-1]


def test_triples_within_triples_end_in_an_ellipsis(run, own):
    deep = f"SELECT ({'TRIPLE(<a:b>,<a:b>,' * 400}<a:b>{')' * 400} AS ?t) {{}}"
    done = run("sparql", deep, db=own)
    assert done.returncode == 0, done.stderr
    assert done.stdout.decode().endswith("…\n")
