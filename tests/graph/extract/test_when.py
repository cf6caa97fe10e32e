"""Time expressions become EDTF, resolved against the day of the story."""

import datetime as dt

import pytest

from graph.extract.when import scan, story_day

FRIDAY = dt.date(2024, 6, 7)


@pytest.mark.parametrize(
    ("text", "date", "until"),
    [
        ("On June 7, the delegation arrived", "2024-06-07", None),
        ("on 11 October 2023", "2023-10-11", None),
        ("from July 8 to 17", "2023-07-08", "2023-07-17"),
        ("on 25-26 October", "2023-10-25", "2023-10-26"),
        ("in Aktau in July, 2024", "2024-07", None),
        ("in July of this year", "2024-07", None),
        ("in November last year", "2023-11", None),
        ("in spring 2024", "2024-21", None),
        ("in 1992", "1992", None),
        ("on Wednesday", "2024-06-05", None),
        ("yesterday", "2024-06-06", None),
        ("next month", "2024-07", None),
        ("three years ago", "2021", None),
        ("on 2024-05-02", "2024-05-02", None),
    ],
)
def test_an_expression_is_resolved_against_the_story_day(text, date, until):
    (found,) = scan(text, 0, FRIDAY)
    assert (found.date, found.until) == (date, until)
    assert text[found.start : found.end]


def test_a_month_to_come_is_the_next_one_where_the_sentence_speaks_of_the_future():
    assert [w.date for w in scan("in October", 0, FRIDAY, future=True)] == ["2024-10"]
    assert [w.date for w in scan("in October", 0, FRIDAY)] == ["2023-10"]


@pytest.mark.parametrize("text", ["They may march north", "a second reading", "on 45 March 2024"])
def test_ordinary_words_and_impossible_days_are_no_dates(text):
    assert [w.date for w in scan(text, 0, FRIDAY) if len(w.date) == 10] == []


def test_the_story_day_without_metadata_takes_its_year_from_the_text():
    text = "On 3 May the ministers met. The drill is planned for July 2024."
    assert story_day(None, text) == dt.date(2024, 5, 3)


def test_publication_is_the_story_day_where_it_is_known():
    assert story_day(FRIDAY, "In 1992 relations were established.") == FRIDAY


def test_a_text_without_any_year_has_no_story_day():
    assert story_day(None, "The ministers met on Monday.") is None
