"""The ontology file itself: whole, consistent, readable by both RDF libraries."""

import owlrl
import pyoxigraph
import pytest
from rdflib import OWL, RDF, RDFS, SKOS, Graph, URIRef
from rdflib.namespace import DCTERMS, ORG, PROV, SDO, TIME

from ontology import namespaces
from ontology.terms import SUBTYPES, EventType, Portfolio, Role, Status
from ontology.vocabulary import SOURCE, Vocabulary

LANGUAGES = {"en", "az", "kk", "ru", "tr"}
LISTS = {"Status": Status, "Role": Role, "Portfolio": Portfolio}
TERMS = [*EventType, *Status, *Role, *Portfolio]


@pytest.fixture(scope="module")
def vocabulary():
    return Vocabulary()


@pytest.fixture(scope="module")
def graph(vocabulary):
    return vocabulary.graph


@pytest.mark.parametrize("name", ["bilateral.ttl", "plover.ttl", "cameo.ttl", "shapes.ttl"])
def test_both_libraries_read_the_same_number_of_triples_without_a_warning(name, caplog):
    path = SOURCE.with_name(name)
    assert len(Graph().parse(path)) == len(set(pyoxigraph.parse(path=str(path))))
    assert caplog.records == []


def test_there_are_26_event_types_under_event(vocabulary, graph):
    types = vocabulary.event_types()
    assert [each.value for each in types] == [each.value for each in EventType]
    assert len(types) == 26
    event = URIRef(namespaces.BILATERAL + "Event")
    assert all((URIRef(each.iri), RDFS.subClassOf, event) in graph for each in types)


def test_enums_have_the_terms_of_the_file(vocabulary):
    for name, enum in LISTS.items():
        assert [each.value for each in vocabulary.closed_list(name)] == [t.value for t in enum]
    for each in vocabulary.event_types():
        assert tuple(s.value for s in each.subtypes) == SUBTYPES[EventType(each.value)]


@pytest.mark.parametrize("term", TERMS, ids=repr)
def test_every_term_says_what_it_means_in_five_languages(term, graph):
    node = URIRef(term.iri)
    assert {label.language for label in graph.objects(node, RDFS.label)} == LANGUAGES
    assert str(graph.value(node, SKOS.definition)) == term.definition
    assert graph.value(node, SKOS.example)
    assert term.label
    assert str(graph.value(node, SKOS.notation)) == term.value


def test_every_term_has_a_label_a_definition_with_its_source_and_an_example(graph):
    own = {s for s in graph.subjects(RDF.type) if is_own(s)}
    assert len(own) > 200
    wanted = (RDFS.label, SKOS.definition, DCTERMS.source, SKOS.example, RDFS.isDefinedBy)
    assert [(t, p) for t in sorted(own) for p in wanted if not graph.value(t, p)] == []


def test_no_definition_or_example_serves_two_subtypes(graph):
    subtypes = set(graph.subjects(RDF.type, URIRef(namespaces.BILATERAL + "EventSubtype")))
    definitions = [str(graph.value(each, SKOS.definition)) for each in subtypes]
    assert len(set(definitions)) == len(subtypes) == sum(map(len, SUBTYPES.values()))


def test_every_event_type_has_a_source_roles_and_a_match_for_every_status(vocabulary):
    for each in vocabulary.event_types():
        assert each.source
        assert each.roles
        assert set(each.matches) == {"held", "planned", "cancelled", "denied"}
        assert each.intensity is not None
        assert -10 <= each.intensity <= 10


def test_every_term_of_ours_that_is_mentioned_is_defined(graph):
    defined = set(graph.subjects(RDF.type))
    mentioned = {node for triple in graph for node in triple if is_own(node)}
    assert mentioned - defined == set()


@pytest.mark.parametrize(
    ("prefix", "known"),
    [("prov", PROV), ("org", ORG), ("schema", SDO), ("dcterms", DCTERMS), ("time", TIME)],
)
def test_reused_terms_exist_in_their_vocabularies(prefix, known, graph):
    namespace = namespaces.VOCABULARIES[prefix]
    used = {str(node) for triple in graph for node in triple if str(node).startswith(namespace)}
    terms = {str(known[name]) for name in known.__annotations__}
    assert used - {namespace}
    assert used - {namespace} <= terms


def is_own(node):
    return isinstance(node, URIRef) and node.startswith(namespaces.BILATERAL)


def test_reasoning_over_the_three_files_finds_no_contradiction():
    graph = Graph()
    for name in ("bilateral.ttl", "plover.ttl", "cameo.ttl"):
        graph.parse(SOURCE.with_name(name))
    owlrl.DeductiveClosure(owlrl.OWLRL_Semantics).expand(graph)
    errors = {s for s, p, _ in graph if "agent-ont#error" in p}
    assert errors == set()
    assert set(graph.subjects(RDF.type, OWL.Nothing)) == set()
