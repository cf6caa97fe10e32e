"""What is fused with what, and what the fused event says."""

import datetime as dt
import random
from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from graph.fuse import fuse, fusions
from graph.model import Place
from ontology.terms import EventType, Portfolio, Role, Status
from tests.graph.reports import corpus, document, party, report

FIRST, SECOND, THIRD = (document(number) for number in (1, 2, 3))
DOCUMENTS = {each.id: each for each in (FIRST, SECOND, THIRD)}


def fused(*reports):
    return fuse(reports, DOCUMENTS)


def pair(**differing):
    """Two reports by two papers; each field is given as (first's, second's)."""
    return [
        report(paper, **{name: values[place] for name, values in differing.items()})
        for place, paper in enumerate((FIRST, SECOND))
    ]


def talks(left=None, right=None, **fields):
    return (party(Role.PARTICIPANT, "GEO", left), party(Role.PARTICIPANT, "HUN", right, **fields))


TOGETHER = {
    "the same day": {},
    "a day within the month": {
        "date": ("2024-06", "2024-06-07"),
        "place": (Place(country="HUN"), Place(city="Budapest", country="HUN")),
    },
    "a plan and its fulfilment": {
        "status": (Status.PLANNED, Status.HELD),
        "date": ("2024-06", "2024-06-07"),
        "subtype": ("bilateral", "bilateral"),
    },
    "neighbouring days and the same people": {
        "date": ("2024-06-07", "2024-06-08"),
        "participants": (talks("Nino Lomidze"), talks("Lomidze")),
    },
    "spellings of one name": {
        "participants": (talks("Ruslan Zhaksylykov"), talks("R. Jaksilikov"))
    },
    "no date but the same people in the same place": {
        "date": (None, "2024-06-05"),
        "participants": (talks("Nino Lomidze"), talks("Nino Lomidze")),
        "place": (Place(city="Pécs", country="HUN"),) * 2,
    },
    "titles of one agreement": {
        "type": (EventType.SIGNING,) * 2,
        "name": (
            "Agreement between Georgia and Hungary on rail transit",
            "rail transit agreement",
        ),
    },
    "an exercise with more or fewer participants told": {
        "type": (EventType.EXERCISE,) * 2,
        "name": ("Silver Heron 2024", "“Silver Heron-2024”"),
        "participants": (
            (party(Role.ORGANIZER, "GEO"), party(Role.ATTENDEE, "HUN")),
            (party(Role.ORGANIZER, "GEO"), party(Role.PARTICIPANT, "HUN")),
        ),
    },
}

APART = {
    "different occurrences": {"date": ("2023-06-07", "2025-06-07")},
    "neighbouring days and nothing else": {"date": ("2024-06-07", "2024-06-08")},
    "a day of the year and nothing else": {"date": ("2024", "2024-06-07")},
    "no date and nothing else": {"date": (None, "2024-06-07")},
    "no date and only the same people": {
        "date": (None, "2024-06-07"),
        "participants": (talks("Nino Lomidze"), talks("Nino Lomidze")),
    },
    "different types": {"type": (EventType.MEETING, EventType.CALL)},
    "different parties": {"between": (("GEO", "HUN"), ("GEO", "PER"))},
    "different countries": {"place": (Place(country="GEO"), Place(country="HUN"))},
    "different people": {"participants": (talks("Nino Lomidze"), talks("Irakli Beridze"))},
    "different people of one side": {
        "participants": (talks("Nino Lomidze", "Nagy"), talks("Nino Lomidze", "Halász"))
    },
    "different ministries": {
        "participants": (
            talks(portfolio=Portfolio.DEFENCE),
            talks(portfolio=Portfolio.HEALTH),
        )
    },
    "opposite directions": {
        "type": (EventType.VISIT,) * 2,
        "between": (("GEO", "HUN"), ("HUN", "GEO")),
    },
    "different kinds": {
        "type": (EventType.RELATIONS,) * 2,
        "subtype": ("established", "severed"),
    },
    "different agreements": {
        "type": (EventType.SIGNING,) * 2,
        "name": ("Agreement on rail transit", "Agreement on wine exports"),
    },
    "agreements that share only the countries": {
        "type": (EventType.SIGNING,) * 2,
        "name": (
            "Agreement between Georgia and Hungary on rail",
            "Agreement between Georgia and Hungary on wine",
        ),
    },
    "different years' plans": {
        "type": (EventType.SIGNING,) * 2,
        "name": ("cooperation plan for 2024", "cooperation plan for 2025"),
    },
    "different domains": {
        "type": (EventType.SIGNING,) * 2,
        "domain": ((Portfolio.DEFENCE,), (Portfolio.HEALTH,)),
    },
}


@pytest.mark.parametrize("differing", TOGETHER.values(), ids=TOGETHER)
def test_these_two_reports_tell_of_one_event(differing):
    events = fused(*pair(**differing))
    assert len(events) == 1
    assert events[0].publishers == ("Paper 1", "Paper 2")


@pytest.mark.parametrize("differing", APART.values(), ids=APART)
def test_these_two_reports_tell_of_two_events(differing):
    assert len(fused(*pair(**differing))) == 2


def test_two_reports_of_one_document_are_never_one_event():
    assert len(fused(report(FIRST, 1), report(FIRST, 2))) == 2


def test_a_third_report_cannot_bridge_two_that_conflict():
    left, right = pair(participants=(talks("Nino Lomidze"), talks("Irakli Beridze")))
    bridge = report(THIRD)
    assert len(fused(left, right, bridge)) == 2


def test_every_join_says_why():
    place = Place(city="Budapest", country="HUN")
    (fusion,) = fusions(pair(place=(place, place)), DOCUMENTS)
    assert [each.reasons for each in fusion.group] == [
        ("same date 2024-06-07", "same city: Budapest")
    ] * 2


def test_reports_that_say_the_same_are_told_as_one_of_them_tells_it():
    said = {"why": (("a", "b", "a"),) * 2, "domain": ((Portfolio.TRADE,),) * 2}
    told = pair(confidence=(0.6, 0.5), **said)
    (event,) = fused(*told)
    assert event.participants == told[0].participants
    assert (event.type, event.status, event.date) == (told[0].type, told[0].status, told[0].date)
    assert event.evidence == (*told[0].evidence, *told[1].evidence)
    assert event.reports == tuple(each.id for each in told)
    assert (event.why, event.domain) == (("a", "b"), (Portfolio.TRADE,))
    assert (event.confidence, event.disputed) == (0.8, False)


def test_a_lone_report_needs_no_reason_and_keeps_what_it_says():
    alone = report(FIRST, participants=(*talks(), party(Role.PARTICIPANT, "GEO", "Lomidze")))
    (fusion,) = fusions([alone], DOCUMENTS)
    assert fusion.group[0].reasons == ()
    assert fusion.event.participants == alone.participants
    assert fusion.event.confidence == alone.confidence


def test_a_day_is_chosen_over_a_month_and_held_over_planned():
    month, day = pair(
        status=(Status.HELD, Status.PLANNED),
        date=("2024-06", "2024-06-07"),
        subtype=("bilateral", "bilateral"),
    )
    (event,) = fused(month, day)
    assert (event.status, event.date) == (Status.HELD, "2024-06")
    (event,) = fused(replace(month, status=Status.PLANNED), day)
    assert (event.status, event.date) == (Status.PLANNED, "2024-06-07")


def test_the_place_most_publishers_give_is_chosen():
    places = (Place(city="Gori", country="GEO"), Place(city="Tbilisi", country="GEO"))
    (event,) = fused(
        *(
            report(paper, place=place, participants=talks("Nino Lomidze"))
            for paper, place in zip((FIRST, SECOND, THIRD), (*places, places[1]), strict=True)
        )
    )
    assert event.place == places[1]


def test_participants_are_filled_from_whichever_report_has_them():
    told = (
        (party(Role.PARTICIPANT, "GEO", "Lomidze"), party(Role.PARTICIPANT, "HUN")),
        (
            party(Role.PARTICIPANT, "HUN", organization="Ministry of Trade"),
            party(
                Role.PARTICIPANT,
                "GEO",
                "Nino Lomidze",
                title="Minister of Trade",
                portfolio=Portfolio.TRADE,
            ),
        ),
    )
    (event,) = fused(*pair(participants=told, confidence=(0.9, 0.8)))
    assert event.participants == (
        party(
            Role.PARTICIPANT,
            "GEO",
            "Nino Lomidze",
            title="Minister of Trade",
            portfolio=Portfolio.TRADE,
        ),
        party(Role.PARTICIPANT, "HUN", organization="Ministry of Trade"),
    )


def test_a_guest_in_one_report_who_signs_in_another_is_a_signatory():
    told = (
        (party(Role.SIGNATORY, "GEO", "Nino Lomidze"), party(Role.SIGNATORY, "HUN")),
        (
            party(Role.SIGNATORY, "GEO"),
            party(Role.SIGNATORY, "HUN"),
            party(Role.ATTENDEE, "GEO", "N. Lomidze"),
            party(Role.ATTENDEE, "GEO", "Irakli Beridze"),
        ),
    )
    (event,) = fused(*pair(type=(EventType.SIGNING,) * 2, participants=told))
    people = {(p.role, p.official) for p in event.participants if p.principal == "GEO"}
    assert people == {(Role.SIGNATORY, "Nino Lomidze"), (Role.ATTENDEE, "Irakli Beridze")}


def test_nobody_speaks_for_both_sides():
    third = document(3)
    right = (
        party(Role.SIGNATORY, "GEO", "Nino Lomidze"),
        party(Role.SIGNATORY, "HUN", "Tibor Halász"),
    )
    swapped = (
        party(Role.SIGNATORY, "GEO", "Tibor Halász"),
        party(Role.SIGNATORY, "HUN", "Nino Lomidze"),
    )
    told = [
        report(paper, type=EventType.SIGNING, name="Treaty of Pécs", participants=said)
        for paper, said in ((FIRST, right), (SECOND, swapped), (third, right))
    ]
    (event,) = fuse(told, {**DOCUMENTS, third.id: third})
    assert {(p.principal, p.official) for p in event.participants} == {
        ("GEO", "Nino Lomidze"),
        ("HUN", "Tibor Halász"),
    }


def test_two_publishers_make_an_event_surer_than_one_publisher_twice():
    papers = [document(n, publisher=publisher) for n, publisher in ((1, "A"), (2, "A"), (3, "B"))]
    known = {paper.id: paper for paper in papers}
    one, same, other = (report(paper, confidence=0.6) for paper in papers)
    (twice,) = fuse([one, same], known)
    (both,) = fuse([one, other], known)
    assert (twice.confidence, both.confidence) == (0.6, 0.84)


def test_evidence_of_the_surest_report_comes_first():
    (event,) = fused(*pair(confidence=(0.5, 0.9)))
    assert [each.document for each in event.evidence] == [SECOND.id, FIRST.id]


def test_a_part_of_an_event_points_at_the_fused_whole():
    visits = pair(type=(EventType.VISIT,) * 2)
    inner = report(SECOND, "inner", part_of=visits[1].id)
    events = {event.type: event for event in fused(*visits, inner)}
    assert events[EventType.MEETING].part_of == events[EventType.VISIT].id


def test_a_signing_has_an_agreement_and_an_exercise_is_one():
    (signing,) = fused(report(FIRST, type=EventType.SIGNING))
    (exercise,) = fused(report(FIRST, type=EventType.EXERCISE))
    assert signing.agreement == f"a{signing.id[1:]}"
    assert exercise.exercise == f"x{exercise.id[1:]}"


def test_the_id_is_that_of_the_senior_report():
    first, second = pair()
    alone = {each.id: fused(each)[0].id for each in (first, second)}
    for senior, junior in ((first, second), (second, first)):
        ranks = {senior.id: 1, junior.id: 2}
        (event,) = fuse([first, second], DOCUMENTS, seniority=ranks)
        assert event.id == alone[senior.id]


def test_an_undated_plan_is_not_taken_for_what_happened_before_it():
    people = talks("Nino Lomidze", "Eszter Nagy")
    told = pair(
        date=("2024-03-01", None),
        status=(Status.HELD, Status.PLANNED),
        participants=(people, people),
        subtype=("bilateral", "bilateral"),
    )
    papers = {
        FIRST.id: FIRST,
        SECOND.id: replace(SECOND, published=dt.date(2024, 6, 7)),
    }
    assert len(fuse(told, papers)) == 2


@given(seed=st.integers(0, 10_000), shuffle=st.randoms(use_true_random=False))
def test_the_order_of_documents_changes_nothing(seed: int, shuffle: random.Random):
    made = list(corpus(12, seed=seed))
    papers = {paper.id: paper for paper, _ in made}
    reports = [each for _, told in made for each in told]
    expected = fuse(reports, papers)
    shuffle.shuffle(reports)
    assert fuse(reports, papers) == expected
    assert sum(len(event.reports) for event in expected) == len(reports)
