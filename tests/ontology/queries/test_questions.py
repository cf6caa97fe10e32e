"""The competency questions: each has one right answer in the small world, in two SPARQL engines."""

import re
from pathlib import Path

import pyoxigraph
import pytest
import rdflib

from ontology.namespaces import DEFAULT_BASE
from ontology.validation import Shapes
from ontology.vocabulary import SOURCE
from tests.ontology.queries.world import World

QUERIES = sorted(SOURCE.with_name("queries").glob("*.rq"))
ANSWERS = Path(__file__).parent / "answers"
THINGS = f"{DEFAULT_BASE}id/"

Table = list[list[str]]


@pytest.fixture(scope="module")
def quads() -> list[pyoxigraph.Quad]:
    return list(World().quads())


@pytest.fixture(scope="module")
def store(quads) -> pyoxigraph.Store:
    store = pyoxigraph.Store()
    store.extend(quads)
    return store


@pytest.fixture(scope="module")
def graph(quads) -> rdflib.Graph:
    lines = pyoxigraph.serialize(
        (quad.triple for quad in quads), format=pyoxigraph.RdfFormat.N_TRIPLES
    )
    return rdflib.Graph().parse(data=lines, format="nt")


def shown(value: str | None) -> str:
    """A value as the answer files write it: things without the base of their IRI."""
    return "" if value is None else value.removeprefix(THINGS)


def of_oxigraph(store: pyoxigraph.Store, query: str) -> Table:
    found = store.query(query)
    names = [each.value for each in found.variables]
    return [names, *([shown(term and term.value) for term in row] for row in found)]


def of_rdflib(graph: rdflib.Graph, query: str) -> Table:
    found = graph.query(query)
    rows = [[shown(None if term is None else str(term)) for term in row] for row in found]
    return [[str(each) for each in found.vars], *rows]


def expected(query: Path) -> Table:
    text = (ANSWERS / f"{query.stem}.tsv").read_text(encoding="utf-8")
    return [line.split("\t") for line in text.splitlines()]


@pytest.mark.parametrize("query", QUERIES, ids=lambda query: query.stem)
def test_a_question_has_the_same_right_answer_in_both_engines(query, store, graph):
    text, answer = query.read_text(encoding="utf-8"), expected(query)
    assert len(answer) > 1
    assert of_oxigraph(store, text) == answer
    assert of_rdflib(graph, text) == answer


@pytest.mark.parametrize("query", QUERIES, ids=lambda query: query.stem)
def test_a_question_opens_with_what_it_asks_and_what_can_be_changed(query):
    text = query.read_text(encoding="utf-8")
    comment = " ".join(re.findall(r"^# (.*)$", text.partition("\n\n")[0], re.MULTILINE))
    assert comment[0].isupper()
    assert comment.endswith(".")
    edited = re.findall(r"VALUES [^{]*\{ [\"<(]", text)
    assert bool(edited) <= ("VALUES" in comment)
    assert "ORDER BY" in text


def test_there_are_twenty_questions_and_an_answer_for_each_and_no_other():
    assert len(QUERIES) >= 20
    assert {each.stem for each in QUERIES} == {each.stem for each in ANSWERS.iterdir()}


def test_the_world_keeps_to_the_shapes(quads):
    assert Shapes().findings(quads) == []
