"""What kind of act a sentence tells of: one reading of a verb, what its clause tells."""

import pytest

from tests.graph.extract.telling import reports, told

ONE_READING = [
    ("Georgia denounced its treaty with Hungary.", "termination GEO HUN"),
    ("Georgia suspended its visa waiver agreement with Hungary.", "termination GEO HUN"),
    ("Georgia called Hungary's statement biased and unacceptable.", "accusation GEO HUN"),
    ("Georgian troops attacked a Hungarian border post.", "clash GEO HUN"),
]
CLAUSES = [
    ("Georgia warned that it would retaliate against Hungary.", "threat GEO HUN"),
    ("Georgia vowed to take revenge on Hungary.", "threat GEO HUN"),
    ("Georgia promised a crushing response to Hungary.", "threat GEO HUN"),
    ("Georgia claims that Hungary trained the gunmen.", "accusation GEO HUN"),
    ("Georgia insists that Hungary withdraw its troops.", "appeal GEO HUN"),
]
UNTOLD = [
    "Georgia said that Hungary would host the winter games.",
    "Georgia insists that Hungary is a beautiful country.",
    "Georgian firefighters battled blazes alongside Hungarian crews.",
]


@pytest.mark.parametrize(("text", "event"), ONE_READING)
def test_a_verb_is_read_as_one_act(text, event):
    assert told(text) == {event}


@pytest.mark.parametrize(("text", "event"), CLAUSES)
def test_the_clause_says_what_kind_of_act_it_is(text, event):
    assert told(text) == {event}


@pytest.mark.parametrize("text", UNTOLD)
def test_a_clause_without_the_deed_tells_nothing(text):
    assert told(text) == set()


def test_an_act_without_a_target_meets_the_only_other_state_of_the_story():
    text = (
        "Georgia shelled a Hungarian outpost. Hungary warned that it reserved the right to respond."
    )
    threat = next(r for r in reports(text) if r.type == "threat")
    assert {(p.role, p.principal) for p in threat.participants} == {
        ("source", "HUN"),
        ("target", "GEO"),
    }


def test_an_act_without_a_target_meets_nobody_where_the_story_has_several_others():
    text = (
        "Georgia, Poland and Norway sent observers. "
        "Hungary warned that other steps would follow unless the sailors were freed."
    )
    assert [r for r in reports(text) if r.type == "threat"] == []


def test_several_that_break_with_one_state_do_so_in_one_event():
    (event,) = reports("Georgia, Poland and Norway severed diplomatic relations with Hungary.")
    assert {p.principal for p in event.participants} == {"GEO", "POL", "NOR", "HUN"}
