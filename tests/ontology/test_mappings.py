from itertools import product

import pytest
from rdflib import RDF, SKOS, Graph

from ontology.mappings import intensity, mapping, to_cameo, to_plover
from ontology.terms import SUBTYPES, EventType, Status
from ontology.vocabulary import SOURCE

HOSTILE = {
    "REQUEST",
    "ACCUSE",
    "REJECT",
    "THREATEN",
    "PROTEST",
    "SANCTION",
    "MOBILIZE",
    "COERCE",
    "ASSAULT",
}

CASES = [
    (type, subtype, status)
    for type in EventType
    for subtype, status in product((None, *SUBTYPES[type], "unheard-of"), Status)
]


def notations(name: str) -> set[str]:
    graph = Graph().parse(SOURCE.with_name(name))
    return {str(each) for each in graph.objects(None, SKOS.notation)}


def test_every_type_subtype_and_status_has_a_known_code_in_both_schemes():
    plover, cameo = notations("plover.ttl"), notations("cameo.ttl")
    for case in CASES:
        found = mapping(*case)
        assert found.plover in plover, case
        assert found.cameo in cameo, case


def test_plover_and_cameo_agree_with_each_other():
    graph = Graph().parse(SOURCE.with_name("cameo.ttl"))
    above = {
        str(graph.value(code, SKOS.notation)): str(type).rpartition("#")[2]
        for code in graph.subjects(RDF.type, SKOS.Concept)
        for type in graph.objects(code, SKOS.broadMatch)
    }
    for case in CASES:
        found = mapping(*case)
        assert above.get(found.cameo, found.plover) == found.plover, case


@pytest.mark.parametrize(
    ("type", "subtype", "status", "plover", "cameo"),
    [
        (EventType.SIGNING, None, Status.HELD, "SUPPORT", "057"),
        (EventType.SIGNING, "treaty", Status.PLANNED, "AGREE", "030"),
        (EventType.RATIFICATION, None, Status.HELD, "SUPPORT", "057"),
        (EventType.INVITATION, None, Status.HELD, "AGREE", "036"),
        (EventType.VISIT, "official", Status.HELD, "CONSULT", "042"),
        (EventType.VISIT, "official", Status.PLANNED, "AGREE", "036"),
        (EventType.EXERCISE, "naval", Status.HELD, "COOPERATE", "062"),
        (EventType.MOBILIZATION, None, Status.HELD, "MOBILIZE", "154"),
        (EventType.MEETING, "bilateral", Status.CANCELLED, "REJECT", "125"),
        (EventType.MEETING, "bilateral", Status.POSTPONED, "REJECT", "125"),
        (EventType.ACCUSATION, "summons", Status.HELD, "ACCUSE", "114"),
        (EventType.SANCTION, "expulsion", Status.HELD, "SANCTION", "166"),
        (EventType.SANCTION, "lifted", Status.HELD, "RETREAT", "085"),
        (EventType.CALL, None, Status.HELD, "CONSULT", "041"),
        (EventType.RELATIONS, "severed", Status.HELD, "SANCTION", "161"),
    ],
)
def test_rules_of_the_codebooks_hold(type, subtype, status, plover, cameo):
    assert (to_plover(type, subtype, status), to_cameo(type, subtype, status)) == (plover, cameo)


def test_intensity_has_the_sign_of_the_quad_class():
    for type in EventType:
        for subtype in (None, *SUBTYPES[type]):
            hostile = to_plover(type, subtype, Status.HELD) in HOSTILE
            assert (intensity(type, subtype) < 0) == hostile
