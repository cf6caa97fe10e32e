"""Who, when and where in short, by the rule of ``docs/reference/questions.md``."""

import pytest

from graph.model import Event, Participant, Place
from graph.queries import EventFilter
from graph.question import Asks, Condition, Reading, answer
from graph.question.condensing import MOST_VALUES, condense
from graph.store import View
from ontology.terms import EventType, Role
from tests.graph.question.conftest import TODAY
from tests.graph.reports import party


def short(view: View, text: str) -> str | None:
    found = answer(view, text, today=TODAY).condensed
    return None if found is None else found.text


@pytest.mark.parametrize(
    ("text", "told"),
    [
        ("who visited Hungary?", "Irakli Beridze (GEO) in 2 events"),
        ("who visited Georgia?", "Tibor Halász (HUN)"),
        ("who met Lomidze?", "Eszter Nagy (HUN); Peru"),
        (
            "who visited between Georgia and Hungary?",
            "Hungary in 2 events; Irakli Beridze (GEO) in 2 events; Georgia; Tibor Halász (HUN)",
        ),
        ("when did Beridze visit Hungary?", "2023-03-01; 2021-03-01"),
        ("when did Beridze last visit Hungary?", "2023-03-01"),
        ("when were visits by Georgia to Hungary, oldest first", "2021-03-01; 2023-03-01"),
        ("where did Georgia and Hungary meet?", ""),
        ("visits of Georgia and Hungary", None),
        ("how many visits of Georgia and Hungary?", None),
    ],
)
def test_a_question_has_its_short_answer(view: View, text: str, told: str | None) -> None:
    assert short(view, text) == told


def test_places_of_most_events_come_first(view: View) -> None:
    found = answer(view, "where were visits of Georgia and Hungary?", today=TODAY).condensed
    assert found is not None
    assert [(v.name, v.id, v.events) for v in found.values] == [
        ("Hungary", "HUN", 2),
        ("Georgia", "GEO", 1),
    ]
    assert (found.others, found.of) == (0, 3)


def event(number: int, *people: Participant, city: str | None = None) -> Event:
    return Event(
        id=f"e{number}",
        type=EventType.MEETING,
        date=f"2020-01-{number:02}",
        end=f"2020-01-{number + 1:02}" if number == 1 else None,
        place=Place(city=city, country="GEO") if city else None,
        participants=people,
    )


def test_attendees_speak_only_where_nobody_else_takes_part() -> None:
    guest, host = party(Role.ATTENDEE, "PER", "Rosa Quispe"), party(Role.HOST, "GEO")
    reading = Reading(question="who?", asks=Asks.WHO)
    found = condense(reading, [event(1, guest, host), event(2, guest)])
    assert found is not None
    assert [(v.name, v.events) for v in found.values] == [("Georgia", 1), ("Rosa Quispe", 1)]


@pytest.mark.parametrize(
    "absent",
    [Condition(principals=("HUN",), absent=True), Condition(officials=("Nagy",), absent=True)],
)
def test_who_is_named_as_absent_leaves_the_one_named_left_out(absent: Condition) -> None:
    people = party(Role.PARTICIPANT, "GEO", "Nino Lomidze"), party(Role.PARTICIPANT, "PER")
    reading = Reading(
        question="who?",
        asks=Asks.WHO,
        filter=EventFilter(principal=("GEO",)),
        conditions=(absent,),
    )
    found = condense(reading, [event(1, *people)])
    assert found is not None
    assert found.text == "Peru"


def test_the_side_of_the_one_official_named_is_left_out_whole() -> None:
    people = (
        party(Role.PARTICIPANT, "GEO", "Nino Lomidze"),
        party(Role.PARTICIPANT, "GEO", "Irakli Beridze"),
        party(Role.PARTICIPANT, "HUN"),
    )
    named = Reading(question="who?", asks=Asks.WHO, filter=EventFilter(official="Lomidze"))
    both = Reading(
        question="who?",
        asks=Asks.WHO,
        filter=EventFilter(official="Lomidze"),
        conditions=(Condition(officials=("Nagy",)),),
    )
    one, two = condense(named, [event(1, *people)]), condense(both, [event(1, *people)])
    assert one is not None
    assert [v.name for v in one.values] == ["Hungary"]
    assert two is not None
    assert [v.name for v in two.values] == ["Hungary", "Irakli Beridze", "Nino Lomidze"]


def test_an_official_counts_once_an_event_whatever_the_roles() -> None:
    twice = (party(Role.HOST, "GEO", "Nino Lomidze"), party(Role.SIGNATORY, "GEO", "Nino Lomidze"))
    found = condense(Reading(question="who?", asks=Asks.WHO), [event(1, *twice)])
    assert found is not None
    assert [(v.name, v.events) for v in found.values] == [("Nino Lomidze", 1)]


def test_of_many_dates_the_first_are_told_and_the_others_counted() -> None:
    asked = Reading(question="when?", asks=Asks.WHEN)
    found = condense(asked, [event(number) for number in range(1, MOST_VALUES + 3)])
    assert found is not None
    assert [v.name for v in found.values][:2] == ["2020-01-01/2020-01-02", "2020-01-02"]
    assert (len(found.values), found.others, found.of) == (10, 2, 12)
    assert found.text.endswith("; 2020-01-10; and 2 others")


def test_cities_of_one_name_in_one_country_are_one_place() -> None:
    asked = Reading(question="where?", asks=Asks.WHERE)
    found = condense(asked, [event(1, city="Tbilisi"), event(2, city="Tbilisi"), event(3)])
    assert found is not None
    assert (found.text, found.of) == ("Tbilisi (GEO) in 2 events", 3)
