"""Questions that an exported graph must be able to answer, in any SPARQL engine."""

from pathlib import Path

import pyoxigraph
import pyshacl
import pytest
import rdflib

from ontology.vocabulary import SOURCE
from tests.graph.exchange.conftest import FIRST, SECOND


@pytest.fixture
def turtle(exported) -> bytes:
    return exported("events", "turtle")


@pytest.fixture
def query(repository: Path) -> str:
    return (repository / "ontology/queries/agreements.rq").read_text(encoding="utf-8")


def rows_of_rdflib(turtle: bytes, query: str) -> list[tuple[str, ...]]:
    graph = rdflib.Graph().parse(data=turtle, format="turtle")
    return [tuple(map(str, row)) for row in graph.query(query)]


def rows_of_oxigraph(turtle: bytes, query: str) -> list[tuple[str, ...]]:
    store = pyoxigraph.Store()
    store.load(turtle, pyoxigraph.RdfFormat.TURTLE)
    return [tuple(term.value for term in row) for row in store.query(query)]


def test_agreements_of_a_dyad_with_signatories_and_sentences(turtle, query):
    rows = rows_of_rdflib(turtle, query)
    agreement = rows[0][0]
    told = sorted((FIRST[85:141], SECOND[18:]))
    assert rows == [
        (agreement, "memorandum on grid links", "2023-05-03", signatory, sentence)
        for signatory in ("Dana Omarova", "Rauf Mammadli")
        for sentence in told
    ]
    assert rows_of_oxigraph(turtle, query) == rows


def test_another_dyad_has_other_agreements(turtle, query):
    other = query.replace("AZE-KAZ", "GEO-TUR")
    assert rows_of_rdflib(turtle, other) == []
    assert rows_of_oxigraph(turtle, other) == []


@pytest.mark.filterwarnings("ignore::DeprecationWarning")
def test_an_exported_ledger_keeps_to_the_shapes(turtle):
    data = rdflib.Graph().parse(SOURCE).parse(data=turtle, format="turtle")
    shapes = str(SOURCE.with_name("shapes.ttl"))
    conforms, _, report = pyshacl.validate(data, shacl_graph=shapes)
    assert conforms, report


@pytest.mark.parametrize("what", ["events", "actors"])
def test_exports_of_events_and_of_actors_tell_who_held_which_office(exported, what):
    graph = rdflib.Graph().parse(data=exported(what, "turtle"), format="turtle")
    question = """
        PREFIX bl: <https://w3id.org/bilateral/ontology#>
        PREFIX org: <http://www.w3.org/ns/org#>
        SELECT ?name ?title ?sentence WHERE {
          ?holding a bl:OfficeHolding ; bl:title ?title ; org:member/rdfs:label ?name ;
                   bl:evidence/oa:hasSelector/oa:exact ?sentence .
        } ORDER BY ?name"""
    spaces = {"oa": "http://www.w3.org/ns/oa#", "rdfs": rdflib.RDFS}
    rows = [tuple(map(str, row)) for row in graph.query(question, initNs=spaces)]
    assert [row[:2] for row in rows] == [
        ("Dana Omarova", "Minister of Energy"),
        ("Rauf Mammadli", "Minister of Energy"),
    ]
    assert all(row[2] in FIRST + SECOND for row in rows)
