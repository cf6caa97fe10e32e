"""The shapes pass a good graph, and each constraint catches what it is there for."""

from pathlib import Path

import pyoxigraph
import pyshacl
import pytest
from rdflib import RDF, SH, Graph, Literal, Namespace

from ontology.namespaces import BILATERAL
from ontology.validation import SHAPES, Severity, Shapes
from ontology.vocabulary import SOURCE

BL = Namespace(BILATERAL)
GOOD = Path(__file__).with_name("signing.ttl")
"""A signing of Fiji and Peru within a visit, as an export writes it, and what belongs to it."""

BROKEN = [
    # events
    ("bl:status bl:status-held", "bl:status bl:status-held, bl:status-denied", "one status"),
    ("bl:status bl:status-held", "bl:status bl:role-host", "one status"),
    ("a bl:Event, bl:Visit ;", "a bl:Event ;", "one of the 26 types"),
    ("a bl:Event, bl:Visit ;", "a bl:Event, bl:Visit, bl:Call ;", "one of the 26 types"),
    ("bl:report report:r1", "bl:domain bl:portfolio-trade", "at least one report"),
    ("bl:evidence <https://e.org/d1#q> ;\n    bl:participation <https://e.org/e2#p1>",
     "bl:participation <https://e.org/e2#p1>", "at least one quote"),
    ("bl:participation <https://e.org/e2#p1>, <https://e.org/e2#p2>", "bl:city \"Suva\"",
     "Somebody takes part"),
    ("bl:confidence 0.9", "bl:confidence 1.9", "Confidence lies between"),
    ('rdfs:label "Signing"', 'bl:city "Suva"', "has a label"),
    ('"2021-05-04"^^edtf:EDTF-level1', '"4 May"', "EDTF literal"),
    ('LatestBeginTimeStamp "2021-05-04"', 'LatestBeginTimeStamp "2020-01-01"', "earliest begin"),
    ('LatestEndTimeStamp "2021-05-04"', 'LatestEndTimeStamp "2020-01-01"', "earliest end"),
    ("bl:partOf event:e2", "bl:partOf event:e1", "no part of itself"),
    ("bl:status bl:status-planned", "bl:status bl:status-planned ; bl:partOf event:e1",
     "no part of itself"),
    ("bl:principal actor:PER .\n\nevent:e2", "bl:principal actor:FJI .\n\nevent:e2",
     "members of a dyad"),
    ("bl:principal actor:PER .\n\nevent:e2", "bl:principal actor:FJI .\n\nevent:e2",
     "between two principals"),
    ("bl:role bl:role-host ;", "bl:role bl:role-target ;", "role that events of this type"),
    ("bl:signing-treaty ;\n    bl:status", "bl:visit-state ;\n    bl:status", "subtype belongs"),
    ("bl:role-recipient ; bl:principal actor:PER", "bl:role-recipient ; bl:principal actor:FJI",
     "acts against themselves"),
    # signings, visits, participants
    ("bl:agreement agreement:a1", "bl:domain bl:portfolio-trade", "signs an agreement"),
    ("#p2> a bl:Participation ; bl:role bl:role-signatory",
     "#p2> a bl:Participation ; bl:role bl:role-attendee", "two signatories"),
    ("bl:role bl:role-visitor", "bl:role bl:role-attendee", "has a visitor"),
    ("bl:role bl:role-host ; bl:principal actor:FJI",
     "bl:role bl:role-host ; bl:principal actor:PER", "visits themselves"),
    ("bl:role bl:role-host ;", "", "plays one role"),
    ("bl:role bl:role-host ; bl:principal actor:FJI", "bl:role bl:role-host", "for one principal"),
    ("bl:Official ; bl:principal actor:FJI ; org:hasMembership <https://e.org/o1>",
     "bl:Official ; bl:principal actor:PER ; org:hasMembership <https://e.org/o1>",
     "acts for the principal"),
    # dyads, agreements, exercises
    ("bl:between actor:FJI, actor:PER", "bl:between actor:FJI", "two different principals"),
    ('"FJI-PER"', '"PER-FJI"', "alphabetical order"),
    ("bl:party actor:FJI, actor:PER ; bl:kind", "bl:party actor:FJI ; bl:kind", "two parties"),
    ("bl:kind bl:signing-treaty", 'bl:signed "May"', "signed once"),
    ("bl:kind bl:signing-treaty ;\n    bl:status bl:status-held", "bl:kind bl:signing-treaty",
     "agreement has one status"),
    ("; bl:organizer actor:FJI", "", "organizes a military exercise"),
    # offices
    ("org:member actor:FJI.ratu ;", "", "held by one official"),
    ('a bl:OfficeHolding ; bl:title "President" ;', "a bl:OfficeHolding ;", "has a title"),
    ('hasEnd [ time:inXSDDate "2023-01-01"', 'hasEnd [ time:inXSDDate "2021-06-01"',
     "a day after it began"),
    ('"2022-01-01"^^xsd:date ] ;\n    time:hasEnd [ time:inXSDDate "2023',
     '"2021-07-01"^^xsd:date ] ;\n    time:hasEnd [ time:inXSDDate "2023', "Two people are shown"),
    ('hasBeginning [ time:inXSDDate "2021-01-01"', 'hasBeginning [ time:inXSDDate "2021-06-01"',
     "outside the time"),
    # reports, documents, quotes
    ("prov:wasDerivedFrom document:d1 ;", "", "from one document"),
    ("prov:wasDerivedFrom document:d1 ;", "prov:wasDerivedFrom document:d2 ;", "and no other"),
    ("prov:wasGeneratedBy <https://e.org/d1#run>", 'bl:rule "visit"', "one extraction run"),
    ("bl:eventType bl:Signing", "bl:eventType bl:role-host", "of one type"),
    ("bl:evidence <https://e.org/d1#q> ; bl:eventType", "bl:eventType", "quotes its document"),
    ("bl:confidence 0.9 ;\n    prov", "bl:confidence -0.1 ;\n    prov", "in a report lies"),
    ('bl:extractor "rules" ;', "", "names its extractor"),
    ('; bl:extractorVersion "3"', "", "version of its extractor"),
    ('dcterms:language "en" ; dcterms:issued', "dcterms:issued", "in one language"),
    ('"2021-05-05"^^xsd:date .', '"Tuesday" .', "published on one day"),
    ("oa:hasSource document:d1 ;", "oa:hasSource actor:FJI ;", "quote is from one document"),
    ('oa:exact "They signed."', 'oa:exact "They signed it."', "as long as its offsets"),
    ('oa:exact "They signed."', 'rdfs:label "They signed."', "has its words"),
    ("oa:start 10 ;", "", "at which character"),
]  # fmt: skip
"""What stands in the good graph, what is put in its place, and words of the message."""

DOUBTFUL = {"Two people are shown", "outside the time"}


@pytest.fixture(scope="module")
def shapes() -> Shapes:
    return Shapes()


@pytest.fixture(scope="module")
def good() -> str:
    return GOOD.read_text(encoding="utf-8")


def quads(text: str) -> list[pyoxigraph.Quad]:
    return list(pyoxigraph.parse(text.encode(), pyoxigraph.RdfFormat.TURTLE))


def test_a_good_graph_passes(shapes, good):
    assert shapes.findings(quads(good)) == []


@pytest.mark.parametrize(("right", "wrong", "message"), BROKEN)
def test_what_is_wrong_is_said(shapes, good, right, wrong, message):
    assert right in good
    found = shapes.findings(quads(good.replace(right, wrong, 1)))
    said = [each for each in found if message in each.message]
    assert said, [each.message for each in found]
    severity = Severity.WARNING if message in DOUBTFUL else Severity.VIOLATION
    assert {each.severity for each in said} == {severity}


def test_every_message_of_the_shapes_has_a_broken_graph():
    messages = {str(each) for each in Graph().parse(SHAPES).objects(None, SH.message)}
    assert len(messages) >= 40
    unproven = {m for m in messages if not any(part in m for _, _, part in BROKEN)}
    assert unproven == set()


@pytest.mark.filterwarnings("ignore::DeprecationWarning")
def test_pyshacl_alone_finds_the_same(shapes, good):
    """In a graph with many faults at once, so that it is asked only twice."""
    apart = [each for each in BROKEN if each[0] != "bl:report report:r1"][::5]
    text = good
    for right, wrong, _ in apart:
        text = text.replace(right, wrong, 1)
    for graph in (good, text):
        data = Graph().parse(SOURCE).parse(data=graph, format="turtle")
        _, results, _ = pyshacl.validate(data, shacl_graph=str(SHAPES))
        told = {
            (str(results.value(each, SH.focusNode)), str(results.value(each, SH.resultMessage)))
            for each in results.subjects(RDF.type, SH.ValidationResult)
        }
        ours = {(each.focus, each.message) for each in shapes.findings(quads(graph))}
        assert ours == told
    assert len(told) > 5


def test_shapes_speak_only_of_terms_that_exist():
    shapes, ontology = Graph().parse(SHAPES), Graph().parse(SOURCE)
    own = {n for triple in shapes for n in triple if str(n).startswith(BILATERAL)}
    own = {n for n in own if not str(n).endswith("Shape") and not isinstance(n, Literal)}
    assert own <= set(ontology.subjects())
