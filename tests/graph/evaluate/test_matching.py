"""Which predicted event is which gold event, on cases worked out by hand."""

import pytest

from graph.evaluate.matching import likeness, match, matches, outcome
from tests.graph.evaluate.events import (
    EventType,
    Place,
    Role,
    Status,
    both,
    event,
    evidence,
    gold,
    who,
)


@pytest.mark.parametrize(
    ("gold_date", "found_date", "expected"),
    [
        (("2024-06-07", None), ("2024-06-07", None), True),
        (("2024-06-07", None), ("2024-06-08", None), True),
        (("2024-06-07", None), ("2024-06-06", None), True),
        (("2024-06-07", None), ("2024-06-09", None), False),
        (("2024-06-07", None), ("2024-06", None), True),
        (("2024", None), ("2024-06-07", None), True),
        (("2024-21", None), ("2024-04-02", None), True),
        (("2024-21", None), ("2024-07-02", None), False),
        (("2024-06-07", None), ("2024-07", None), False),
        (("2024-07-22", "2024-07-26"), ("2024-07-24", None), True),
        (("2024-07-22", "2024-07-26"), ("2024-07-21", "2024-07-27"), True),
        (("2024-07-22", "2024-07-26"), ("2024-07-21", "2024-07-25"), True),
        (("2024-07-22", "2024-07-26"), ("2024-07-20", "2024-07-24"), False),
        (("2024-07-22", "2024-07-26"), ("2024-07-27", None), False),
        ((None, None), ("1992-08-30", None), True),
        (("2024-06-07", None), (None, None), True),
        ((None, None), (None, None), True),
    ],
)
def test_dates_match_when_one_contains_the_other_or_a_day_apart(gold_date, found_date, expected):
    one, other = (event(date, end=end) for date, end in (gold_date, found_date))
    assert matches(one, other) is expected
    assert matches(other, one) is expected


def test_type_must_agree():
    assert not matches(event(), event(type=EventType.VISIT))


def test_the_whole_set_of_parties_must_agree():
    assert matches(event(), event(participants=both("KAZ", "AZE", "KAZ")))
    assert not matches(event(), event(participants=both("AZE", "KAZ", "TUR")))
    assert not matches(event(), event(participants=both("AZE")))


@pytest.mark.parametrize("role", [Role.ATTENDEE, Role.MEDIATOR])
def test_attendees_and_mediators_are_no_parties(role):
    guest = (*both("AZE", "KAZ"), who("TUR", role))
    assert matches(event(), event(participants=guest))
    assert matches(event(participants=guest), event())


def test_status_place_and_subtype_need_not_agree():
    other = event(status=Status.PLANNED, place=Place(country="KAZ"), subtype="sidelines")
    assert matches(event(), other)


def test_likeness_counts_the_slots_that_agree():
    # Status, date twice, place, officials, portfolio, role and subtype: eight that agree.
    assert likeness(event(), event()) == 8
    assert likeness(event(), event("2024-06-08")) == 7
    assert likeness(event(), event(status=Status.PLANNED)) == 7
    assert likeness(event(), event(None)) == 6
    # Half the words of a name: token F1 of one shared word of two and two.
    assert likeness(event(name="Joint plan"), event(name="Joint statement")) == 8.5
    assert likeness(event(evidence=(evidence(0, 9),)), event(evidence=(evidence(8, 20),))) == 9
    assert likeness(event(evidence=(evidence(0, 9),)), event(evidence=(evidence(9, 20),))) == 8


def test_matching_is_one_to_one_and_takes_the_best_match_first():
    assert match([event("2024-06-07"), event("2024-06-08")], [event("2024-06-08")]) == [(1, 0)]
    assert match([event("2024-06-07")], [event("2024-06-06"), event("2024-06-07")]) == [(0, 1)]


def test_a_better_match_is_not_given_up_for_more_matches():
    # The eighth matches both gold events and the sixth the seventh only, so two matches were
    # possible; but the seventh and the eighth are both planned, agree in most, and are taken.
    seventh, ninth = event("2024-06-07", status=Status.PLANNED), event("2024-06-09")
    sixth, eighth = event("2024-06-06"), event("2024-06-08", status=Status.PLANNED)
    assert match([seventh, ninth], [sixth, eighth]) == [(0, 1)]


def test_of_equal_matches_the_first_told_is_taken():
    assert match([event(), event()], [event(), event(), event()]) == [(0, 0), (1, 1)]


def test_an_outcome_has_every_event_once():
    meeting, visit = event(), event(type=EventType.VISIT)
    right, wrong = event(), event(participants=both("AZE", "TUR"))
    article = gold(meeting, visit)
    found = outcome(article, article.events, [wrong, right])
    assert [(pair.gold.report, pair.found) for pair in found.pairs] == [(meeting, right)]
    assert [missed.report for missed in found.missed] == [visit]
    assert found.false == (wrong,)
    assert set(found.found) == {right, wrong}
