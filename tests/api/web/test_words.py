import doctest

import pytest

from api.web import downloads, svg_elements, words
from graph.model import Event, Participant
from ontology.terms import EventType, Role


@pytest.mark.parametrize("module", [downloads, svg_elements, words])
def test_examples_of_the_docstrings_hold(module):
    assert doctest.testmod(module).failed == 0


@pytest.mark.parametrize(
    ("literal", "end", "expected"),
    [
        ("2024", None, "2024"),
        ("2024-06", None, "June 2024"),
        ("2024-23", None, "autumn 2024"),
        ("2024-06-XX", None, "June 2024"),
        ("2024-XX-XX", None, "2024"),
        ("19XX", None, "1900s"),
        ("2024-06-07?", None, "7 June 2024 (uncertain)"),
        ("2024-06-07/2024-06-09", None, "7–9 June 2024"),
        ("2024-06-30", "2024-07-02", "30 June 2024 – 2 July 2024"),
        ("../2024", None, "until 2024"),
        ("2024/..", None, "since 2024"),
        ("2024-06-07", "2024-06-07", "7 June 2024"),
        ("2024-99", None, "2024"),
        ("not a date", None, "not a date"),
        ("", None, ""),
    ],
)
def test_dates_are_written_as_people_write_them(literal, end, expected):
    assert words.when(literal, end) == expected


@pytest.mark.parametrize(
    ("literal", "expected"),
    [("2024-06-07", "2024-06-07"), ("2024", "2024"), ("2024-21", None), ("2024~", None)],
)
def test_only_plain_dates_are_given_to_machines(literal, expected):
    assert words.machine_date(literal) == expected


def test_the_acting_side_is_named_first():
    visit = Event(
        id="e0",
        type=EventType.VISIT,
        participants=(
            Participant(role=Role.HOST, principal="AZE"),
            Participant(role=Role.VISITOR, principal="KAZ"),
        ),
    )
    assert words.countries(visit) == "Kazakhstan – Azerbaijan"


def test_a_long_list_of_participants_is_cut_with_its_number():
    people = [Participant(role=Role.PARTICIPANT, principal=code) for code in ("AZE", "KAZ", "TUR")]
    assert words.participant_lines(people, 2) == ["Azerbaijan", "Kazakhstan", "and 1 more"]


@pytest.mark.parametrize("tag", ['en" onload="x', "", "english language", "e"])
def test_what_is_no_language_tag_is_not_stated_as_one(tag):
    assert words.language_tag(tag) is None
