"""What is said of each thing, against the ontology that defines the words."""

from collections.abc import Iterable
from dataclasses import replace

import pytest
from pyoxigraph import BlankNode, Literal, NamedNode, Quad
from rdflib import OWL, RDF, Graph, URIRef

from graph.errors import InvalidQuery
from graph.model import Agreement, Document, Event, Evidence, Exercise, Participant, Place, Report
from graph.rdf import Describer, Iris
from graph.rdf.stream import MAX_REMEMBERED
from graph.rdf.words import decimal, text, time_stamps, unit
from ontology.terms import EventType, Portfolio, Role, Status
from ontology.vocabulary import SOURCE

BL = "https://w3id.org/bilateral/ontology#"
SEM = "http://semanticweb.cs.vu.nl/2009/11/sem/"
QUOTE = Evidence(document="d1", quote="They met.", start=4, end=13)

PEOPLE = (
    Participant(
        role=Role.VISITOR,
        principal="OSCE",
        organization="Secretariat",
        portfolio=Portfolio.OTHER,
        official="Ana Nowak",
        title="Envoy",
        rank="General",
        delegation=True,
    ),
    Participant(role=Role.HOST, principal="MDA"),
    Participant(role=Role.ATTENDEE, principal="ROU"),
)
EVENT = Event(
    id="e1",
    type=EventType.VISIT,
    subtype="official",
    status=Status.PLANNED,
    date="2022-21",
    end="2022-06",
    place=Place(city="Bălți", country="MDA"),
    participants=PEOPLE,
    name="A name",
    domain=(Portfolio.SECURITY,),
    part_of="e0",
    agreement="a1",
    exercise="x1",
    evidence=(QUOTE,),
    reports=("r1",),
    confidence=0.75,
)
REPORT = Report(
    id="r1",
    document="d1",
    type=EventType.VISIT,
    subtype="stopover",
    participants=PEOPLE,
    place=Place(country="MDA"),
    evidence=(QUOTE,),
    why=("visit.verb", "visit.verb"),
    version="3 beta",
)
AGREEMENT = Agreement(
    id="a1",
    kind="charter",
    parties=("MDA", "OSCE"),
    signatories=PEOPLE,
    domains=(Portfolio.SECURITY,),
    signed="2022",
    place=Place(city="Bălți"),
    evidence=(QUOTE,),
)
EXERCISE = Exercise(
    id="x1", name="Shield", kind="field", date="2022", organizers=("MDA",), participants=("ROU",)
)
DOCUMENT = Document(id="d1", text="All They met.", title="T", publisher="P", url="https://e.org/ ")


def documents(ids: Iterable[str]) -> dict[str, Document]:
    return {"d1": DOCUMENT} if "d1" in set(ids) else {}


def everything(*, graphs: bool = False) -> list[Quad]:
    describer = Describer(Iris(), graphs=graphs)
    return [
        *describer.events([EVENT]),
        *describer.agreements([AGREEMENT], documents),
        *describer.exercises([EXERCISE]),
        *describer.reports([REPORT], documents),
    ]


def said(quads: Iterable[Quad], subject: str, predicate: str) -> list[str]:
    """The objects of statements, by the end of the subject's and the predicate's IRI."""
    return [
        quad.object.value
        for quad in quads
        if quad.subject.value.endswith(subject) and quad.predicate.value.endswith(predicate)
    ]


def test_every_property_and_class_in_use_is_declared_in_the_ontology():
    ontology = Graph().parse(SOURCE)
    quads = everything()
    for predicate in {quad.predicate.value for quad in quads} - {str(RDF.type)}:
        kinds = set(ontology.objects(URIRef(predicate), RDF.type))
        known = predicate.startswith("http://www.w3.org/2000/01/rdf-schema#")
        assert known or kinds & {OWL.ObjectProperty, OWL.DatatypeProperty}, predicate
    for class_ in {quad.object.value for quad in quads if quad.predicate.value == str(RDF.type)}:
        assert (URIRef(class_), RDF.type, OWL.Class) in ontology, class_
    for node in {n.value for quad in quads for n in (quad.object,) if n.value.startswith(BL)}:
        assert (URIRef(node), RDF.type, None) in ontology, node


def test_objects_are_iris_or_literals_as_the_ontology_says():
    ontology = Graph().parse(SOURCE)
    for quad in everything():
        property_ = URIRef(quad.predicate.value)
        if (property_, RDF.type, OWL.ObjectProperty) in ontology:
            assert isinstance(quad.object, NamedNode), quad
        if (property_, RDF.type, OWL.DatatypeProperty) in ontology:
            assert isinstance(quad.object, Literal), quad


def test_there_are_no_blank_nodes_and_nothing_is_said_twice():
    quads = everything()
    assert not any(isinstance(n, BlankNode) for quad in quads for n in (quad.subject, quad.object))
    assert len(quads) == len(set(quads))


def test_an_event_has_its_type_its_label_and_its_codes():
    quads = everything()
    assert said(quads, "event/e1", "#type") == [BL + "Event", BL + "Visit"]
    assert said(quads, "event/e1", "#label") == [EVENT.label]
    assert said(quads, "event/e1", "#subtype") == [BL + "visit-official"]
    assert said(quads, "event/e1", "#plover") == ["https://w3id.org/bilateral/plover#AGREE"]


def test_a_date_is_said_as_told_and_as_four_bounds():
    quads = everything()
    assert said(quads, "event/e1", "#date") == ["2022-21/2022-06"]
    bounds = [
        said(quads, "event/e1", f"has{edge}TimeStamp")[0]
        for edge in ("EarliestBegin", "LatestBegin", "EarliestEnd", "LatestEnd")
    ]
    assert bounds == ["2022-03-01", "2022-05-31", "2022-06-01", "2022-06-30"]


def test_an_open_bound_is_left_out():
    names = [name.value.removeprefix(SEM) for name, _ in time_stamps("../2024", None)]
    assert names == ["hasLatestBeginTimeStamp", "hasLatestEndTimeStamp"]


def test_attendees_are_participants_but_neither_parties_nor_of_the_dyad():
    quads = everything()
    assert [iri.rpartition("/")[2] for iri in said(quads, "event/e1", "#party")] == ["MDA", "OSCE"]
    assert said(quads, "event/e1", "#dyad") == ["https://w3id.org/bilateral/id/dyad/MDA-OSCE"]
    assert len(said(quads, "event/e1", "#participation")) == 3


def test_a_participation_says_who_acted_for_whom_and_how():
    quads = everything()
    assert said(quads, "event/e1#p1", "#role") == [BL + "role-visitor"]
    assert said(quads, "event/e1#p1", "#rank") == ["General"]
    assert said(quads, "event/e1#p1", "#delegation") == ["true"]
    assert said(quads, "event/e1#p1", "#official")[0].endswith("/actor/OSCE.ana-nowak")
    assert said(quads, "actor/OSCE", "#type") == [
        BL + "Principal",
        BL + "InternationalOrganisation",
    ]
    assert said(quads, "actor/MDA", "#label") == ["Moldova"]


def test_a_span_is_selected_by_its_words_and_by_its_offsets():
    quads = everything()
    assert said(quads, "document/d1#char=4,13", "hasSource")[0].endswith("/document/d1")
    assert said(quads, "document/d1#quote=4,13", "exact") == ["They met."]
    assert said(quads, "document/d1#position=4,13", "start") == ["4"]
    assert said(quads, "document/d1#position=4,13", "oa#end") == ["13"]


def test_a_report_is_derived_from_its_document_by_a_run_of_a_version():
    quads = everything()
    assert said(quads, "report/r1", "wasDerivedFrom")[0].endswith("/document/d1")
    (run,) = said(quads, "report/r1", "wasGeneratedBy")
    assert said(quads, run, "extractorVersion") == ["3 beta"]
    assert said(quads, "report/r1", "#rule") == ["visit.verb"]
    assert said(quads, "report/r1", "#otherSubtype") == ["stopover"]


def test_an_agreement_names_the_closest_signatory_and_a_kind_of_its_own():
    quads = everything()
    signatories = [iri.rpartition("/")[2] for iri in said(quads, "agreement/a1", "#signatory")]
    assert signatories == ["OSCE.ana-nowak", "MDA", "ROU"]
    assert said(quads, "agreement/a1", "#otherSubtype") == ["charter"]
    assert said(quads, "agreement/a1", "#label") == ["Charter, MDA–OSCE"]


def test_documents_give_their_address_as_found_and_never_their_text():
    quads = everything()
    assert said(quads, "document/d1", "schema.org/url") == ["https://e.org/ "]
    assert DOCUMENT.text not in {quad.object.value for quad in quads}


def test_with_graphs_each_document_has_one_for_what_it_says():
    names = {str(quad.graph_name) for quad in everything(graphs=True)}
    assert names == {"DEFAULT", "<https://w3id.org/bilateral/id/document/d1>"}


def test_forgetting_what_was_described_costs_repetition_only(monkeypatch):
    assert MAX_REMEMBERED > 1000
    whole = set(everything())
    monkeypatch.setattr("graph.rdf.stream.MAX_REMEMBERED", 2)
    assert set(everything()) == whole


def test_a_gathering_of_very_many_has_no_dyads():
    codes = ["AFG", "ALB", "DZA", "AND", "AGO", "ARG", "ARM", "AUS", "AUT", "AZE", "BHR"]
    people = tuple(Participant(role=Role.PARTICIPANT, principal=code) for code in codes)
    summit = Event(id="e2", type=EventType.MEETING, participants=people)
    quads = list(Describer(Iris()).events([summit]))
    assert said(quads, "event/e2", "#dyad") == []
    assert len(said(quads, "event/e2", "#party")) == 11


def test_keys_are_escaped_in_iris():
    assert Iris("https://e.org").thing("actor", "a b/ç").value.endswith("/id/actor/a%20b%2F%C3%A7")


def test_a_base_that_is_no_iri_is_refused():
    with pytest.raises(InvalidQuery, match="absolute IRI"):
        Iris("not an iri")


def test_a_lone_surrogate_becomes_a_replacement_character():
    assert text("a\ud800b").value == "a�b"


@pytest.mark.parametrize(("value", "written"), [(1.0, "1.0"), (0.5, "0.5"), (0.12345, "0.1235")])
def test_confidence_is_a_short_decimal(value, written):
    assert decimal(value).value in {written, "0.1234"}


@pytest.mark.parametrize(
    ("date", "told_in"),
    [
        ("2024-06-07", "unitDay"),
        ("2024-06?", "unitMonth"),
        ("2024-21", "unit-season"),
        ("2024~", "unitYear"),
        ("199X", "unit-decade"),
        ("../2024", None),
    ],
)
def test_a_date_says_in_which_unit_of_time_it_is_told(date, told_in):
    found = unit(date)
    assert (found and found.value.rpartition("#")[2]) == told_in


def test_an_agreement_is_dated_for_legal_tools_only_when_the_day_is_known():
    assert said(everything(), "agreement/a1", "date_document") == []
    known = replace(AGREEMENT, id="a2", signed="2022-03-04", kind="treaty")
    quads = list(Describer(Iris()).agreements([known], documents))
    assert said(quads, "agreement/a2", "date_document") == ["2022-03-04"]
    assert said(quads, "agreement/a2", "type_document") == [BL + "signing-treaty"]


def test_the_portfolio_of_a_participant_is_said_even_without_a_body():
    assert said(everything(), "event/e1#p1", "#portfolio") == [BL + "portfolio-other"]
