import re
from itertools import product

import pytest
from rdflib import RDF, SKOS, Graph

from ontology.mappings import (
    Meaning,
    from_cameo,
    from_plover,
    intensity,
    mapping,
    to_cameo,
    to_plover,
)
from ontology.namespaces import PLOVER
from ontology.sssom import COLUMNS
from ontology.terms import SUBTYPES, EventType, Status
from ontology.vocabulary import SOURCE, codes

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
        if type.startswith(PLOVER)
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


COARSER = {
    EventType.MESSAGE: EventType.MEETING,
    EventType.INVITATION: EventType.MEETING,
    EventType.RATIFICATION: EventType.SIGNING,
    EventType.TERMINATION: EventType.RELATIONS,
    EventType.EXERCISE: EventType.MILITARY_COOPERATION,
    EventType.ARMS_TRANSFER: EventType.AID,
    EventType.CULTURAL_COOPERATION: EventType.ECONOMIC_COOPERATION,
    EventType.MISSION: EventType.STATEMENT,
    EventType.RELATIONS: EventType.STATEMENT,
    EventType.AWARD: EventType.STATEMENT,
}
"""Types whose CAMEO code is shared, and the type that the code means more often."""

CODES = codes("cameo")
CURIE = re.compile(r"(bl|plover|cameo|skos|semapv):[A-Za-z0-9-]+")


def test_every_code_of_cameo_means_an_event():
    assert len(CODES) == 312
    for code in CODES:
        found = from_cameo(code.notation)
        assert found.subtype is None or found.subtype in SUBTYPES[found.type], code
        assert isinstance(found.status, Status)


def test_every_type_of_plover_means_an_event_that_maps_back_to_it():
    types = codes("plover")
    assert len(types) == 16
    back = {each.notation: to_plover(*from_plover(each.notation)) for each in types}
    changed = {ours: theirs for ours, theirs in back.items() if ours != theirs}
    assert changed == {"CONCEDE": "RETREAT", "PROTEST": "ACCUSE"}


@pytest.mark.parametrize("type", EventType)
def test_a_type_comes_back_from_its_code_unless_the_code_is_shared(type):
    found = from_cameo(to_cameo(type, None, Status.HELD))
    assert found.type is COARSER.get(type, type)
    if type is not EventType.INVITATION:  # an invitation is a meeting to come
        assert found.status is Status.HELD


@pytest.mark.parametrize("code", CODES, ids=lambda code: code.notation)
def test_a_code_goes_there_and_back_to_the_same_meaning(code):
    found = from_cameo(code.notation)
    again = to_cameo(*found)
    assert code.fit != "closeMatch" or from_cameo(again) == found
    if again == code.notation:
        assert code.fit != "broadMatch"


def test_hostile_codes_mean_hostile_events_and_friendly_ones_friendly():
    graph = Graph().parse(SOURCE.with_name("cameo.ttl"))
    for code in graph.subjects(RDF.type, SKOS.Concept):
        for type in graph.objects(code, SKOS.broadMatch):
            if type.startswith(PLOVER):
                found = from_cameo(str(graph.value(code, SKOS.notation)))
                hostile = str(type).removeprefix(PLOVER) in HOSTILE
                assert (to_plover(*found) in HOSTILE) == hostile, code


@pytest.mark.parametrize(
    ("code", "meaning"),
    [
        ("057", Meaning(EventType.SIGNING, None, Status.HELD)),
        ("036", Meaning(EventType.MEETING, None, Status.PLANNED)),
        ("043", Meaning(EventType.VISIT, None, Status.HELD)),
        ("0333", Meaning(EventType.AID, "humanitarian", Status.PLANNED)),
        ("163", Meaning(EventType.SANCTION, "imposed", Status.HELD)),
        ("1661", Meaning(EventType.SANCTION, "expulsion", Status.HELD)),
        ("016", Meaning(EventType.ACCUSATION, None, Status.DENIED)),
        ("195", Meaning(EventType.CLASH, None, Status.HELD)),
    ],
)
def test_codes_mean_what_the_codebook_says(code, meaning):
    assert from_cameo(code) == meaning


@pytest.mark.parametrize("code", ["", "999", "42", "36"])
def test_what_is_no_code_is_refused_by_name(code):
    with pytest.raises(ValueError, match=f"'{code}' is no code of CAMEO"):
        from_cameo(code)


def sssom() -> tuple[list[str], list[dict[str, str]]]:
    lines = SOURCE.with_name("mappings.sssom.tsv").read_text(encoding="utf-8").splitlines()
    head = [line for line in lines if line.startswith("#")]
    names, *rows = [line.split("\t") for line in lines if not line.startswith("#")]
    assert tuple(names) == COLUMNS
    return head, [dict(zip(names, row, strict=True)) for row in rows]


def test_the_exchange_table_declares_itself_as_sssom_asks():
    head, _ = sssom()
    keys = {line[1:].partition(":")[0] for line in head if not line.startswith(("# ", "#-"))}
    assert {"curie_map", "mapping_set_id", "license", "extension_definitions"} <= keys
    prefixes = {line[3:].partition(":")[0] for line in head if line.startswith("#  ")}
    assert {"bl", "plover", "cameo", "skos", "semapv"} <= prefixes


def test_every_row_of_the_exchange_table_maps_terms_that_exist():
    _, rows = sssom()
    known = {f"plover:{each.notation}" for each in codes("plover")}
    known |= {f"cameo:{each.notation}" for each in CODES}
    graph = Graph().parse(SOURCE)
    known |= {graph.namespace_manager.normalizeUri(str(term)) for term in graph.subjects()}
    for row in rows:
        assert {row["subject_id"], row["object_id"], row["ext_status"]} <= known, row
        assert row["subject_id"].startswith("bl:") != row["object_id"].startswith("bl:")
        assert row["predicate_id"] in {f"skos:{f}Match" for f in ("close", "broad", "related")}
        assert row["mapping_justification"] == "semapv:ManualMappingCuration"
        assert all(CURIE.fullmatch(cell) for name, cell in row.items() if name.endswith("_id"))
        assert all(row.values())


def test_the_exchange_table_says_what_the_functions_say():
    _, rows = sssom()
    told = {
        (row["subject_id"], row["ext_status"], row["object_id"].partition(":")[0]): row["object_id"]
        for row in rows
    }
    assert len(told) == len(rows)
    for type, status in product(EventType, Status):
        subject = (f"bl:{type.iri.rpartition('#')[2]}", f"bl:status-{status.value}")
        assert told[*subject, "cameo"] == f"cameo:{to_cameo(type, None, status)}"
        assert told[*subject, "plover"] == f"plover:{to_plover(type, None, status)}"
