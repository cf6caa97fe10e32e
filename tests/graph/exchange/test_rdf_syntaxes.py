import pytest
import rdflib
from pyoxigraph import DefaultGraph, NamedNode, RdfFormat, parse
from rdflib.compare import isomorphic

from graph.exchange import EXPORTS
from graph.queries import EventFilter
from graph.rdf import Iris, event_quads
from tests.graph.exchange.conftest import HOSTILE

pytestmark = pytest.mark.filterwarnings("ignore:.*is deprecated, use Dataset:DeprecationWarning")
"""rdflib 7 uses, in its own parsers, what it deprecates."""

SYNTAXES = {
    "turtle": ("turtle", RdfFormat.TURTLE),
    "trig": ("trig", RdfFormat.TRIG),
    "nquads": ("nquads", RdfFormat.N_QUADS),
    "ntriples": ("nt", RdfFormat.N_TRIPLES),
    "jsonld": ("json-ld", RdfFormat.JSON_LD),
    "rdfxml": ("xml", RdfFormat.RDF_XML),
}
KINDS = ("events", "reports", "agreements", "actors")


def by_rdflib(data, syntax):
    graph = rdflib.Dataset(default_union=True)
    graph.parse(data=data, format=syntax)
    return {tuple(map(str, triple)) for triple in graph.triples((None, None, None))}


def by_pyoxigraph(data, syntax):
    return {
        (_value(quad.subject), quad.predicate.value, _value(quad.object))
        for quad in parse(data, syntax)
    }


def _value(term):
    return term.value


@pytest.mark.parametrize("what", KINDS)
@pytest.mark.parametrize("name", SYNTAXES)
def test_rdflib_and_pyoxigraph_read_the_same_triples(exported, what, name):
    data = exported(what, name)
    ours, theirs = SYNTAXES[name]
    assert by_rdflib(data, ours) == by_pyoxigraph(data, theirs)


@pytest.mark.parametrize("name", [name for name in SYNTAXES if name != "rdfxml"])
def test_every_syntax_says_the_same(exported, name):
    ours, _ = SYNTAXES[name]
    expected = by_rdflib(exported("events", "ntriples"), "nt")
    assert by_rdflib(exported("events", name), ours) == expected


def test_json_ld_keeps_datatypes_and_languages(exported):
    turtle = rdflib.Graph().parse(data=exported("events", "turtle"), format="turtle")
    json_ld = rdflib.Graph().parse(data=exported("events", "jsonld"), format="json-ld")
    assert isomorphic(turtle, json_ld)


def test_rdf_xml_replaces_what_xml_forbids_one_for_one(exported):
    names = {o for _, p, o in by_rdflib(exported("events", "rdfxml"), "xml") if "/name" in p}
    assert HOSTILE.replace("\x0b", "�") in names


def test_turtle_reads_well(exported):
    text = exported("events", "turtle").decode()
    head, _, body = text.partition("\n\n")
    assert head.splitlines() == sorted(head.splitlines())
    assert body.startswith("event:e")
    assert "a bl:Event , bl:Visit ;" in body
    assert "\n\nactor:KAZ a bl:Principal , bl:State ;\n" in body


def test_graphs_are_named_by_the_document_that_says_it(exported):
    quads = list(parse(exported("events", "nquads"), RdfFormat.N_QUADS))
    graphs = {quad.graph_name.value for quad in quads if isinstance(quad.graph_name, NamedNode)}
    assert len(graphs) == 2
    reports = [quad for quad in quads if quad.predicate.value.endswith("wasDerivedFrom")]
    assert all(quad.graph_name == quad.object for quad in reports)
    types = [quad for quad in quads if quad.object == NamedNode(_term("Event"))]
    assert types
    assert all(isinstance(quad.graph_name, DefaultGraph) for quad in types)


def _term(local):
    return f"https://w3id.org/bilateral/ontology#{local}"


def test_things_are_named_below_the_base_that_was_asked_for(exported):
    text = exported("events", "turtle", base="https://example.org/graph").decode()
    assert "@prefix event: <https://example.org/graph/id/event/> ." in text
    assert "w3id.org/bilateral/id" not in text


def test_rdf_formats_are_those_tested_here():
    assert set(SYNTAXES) == {n for n, each in EXPORTS.items() if "reports" in each.kinds} - {
        "csv",
        "jsonl",
        "parquet",
    }


def test_one_event_by_itself_says_what_the_whole_export_says_of_it(view, exported):
    (agreement,) = view.agreements(EventFilter()).items
    event = view.event(agreement.events[0])
    alone = {quad.triple for quad in event_quads([event], view, Iris())}
    whole = {quad.triple for quad in parse(exported("events", "ntriples"), RdfFormat.N_TRIPLES)}
    assert alone < whole
    assert {t for t in whole if t.subject.value.endswith(event.id)} < alone
    assert {t for t in whole if t.subject.value.endswith(agreement.id)} < alone
