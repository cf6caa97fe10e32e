"""One act done by another after the first, and whose an office is that stands after "its"."""

import pytest

from tests.graph.extract.telling import acting, reports, told

FIRST = "Georgia imposed sanctions on Hungary on Monday."


@pytest.mark.parametrize(
    "then",
    [
        "Latvia followed suit on Tuesday.",
        "Latvia followed with a list of its own.",
        "Latvia did the same.",
        "Latvia did likewise.",
        "Latvia joined in.",
    ],
)
def test_who_follows_does_the_same(then):
    assert told(f"{FIRST} {then}") == {"sanction GEO HUN", "sanction HUN LVA"}


def test_who_follows_has_a_day_of_its_own():
    found = {(*acting(r), r.date) for r in reports(f"{FIRST} Latvia followed a day later.")}
    assert found == {("GEO", "2024-05-13"), ("LVA", "2024-05-14")}


def test_who_is_to_follow_plans_it():
    found = {(*acting(r), r.status) for r in reports(f"{FIRST} Latvia will follow suit.")}
    assert found == {("GEO", "held"), ("LVA", "planned")}


@pytest.mark.parametrize(
    "then",
    [
        "A debate in Latvia followed.",
        "Latvia followed the news closely.",
        "Latvia joined in the festivities.",
        "Latvia may follow suit.",
    ],
)
def test_what_merely_comes_after_is_no_such_act(then):
    assert told(f"{FIRST} {then}") == {"sanction GEO HUN"}


@pytest.mark.parametrize(
    "text",
    [
        "Hungary seized two boats on Monday, and Georgia summoned its ambassador.",
        "Hungary seized two Georgian boats on Monday. Tbilisi summoned its ambassador.",
    ],
)
def test_nobody_summons_an_ambassador_of_its_own(text):
    (summons,) = (r for r in reports(text) if r.type == "accusation")
    assert (acting(summons), summons.principals) == ({"GEO"}, {"GEO", "HUN"})


def test_two_who_accuse_each_other_in_turn_are_two_accusations():
    text = "Georgia accused Hungary of spying. Hungary accused Georgia of lying."
    assert [acting(r) for r in reports(text)] == [{"GEO"}, {"HUN"}]
