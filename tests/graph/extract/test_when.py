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


@pytest.mark.parametrize(
    ("text", "date", "until"),
    [
        ("from May 30 to June 2", "2024-05-30", "2024-06-02"),
        ("between 30 December 2023 and", "2023-12-30", None),
        ("from 30 December to 2 January 2024", "2023-12-30", "2024-01-02"),
        ("from Monday to Wednesday", "2024-06-03", "2024-06-05"),
        ("on the first of May", "2024-05-01", None),
        ("on 05.06.2024", "2024-06-05", None),
        ("on Wednesday last week", "2024-05-29", None),
        ("earlier this week", "2024-06-03", "2024-06-07"),
        ("over the weekend", "2024-06-01", "2024-06-02"),
        ("at Christmas", "2023-12-25", None),
        ("in early 2023", "2023", None),
        ("half a year ago", "2023-12", None),
        ("a fortnight ago", "2024-05-24", None),
        ("from 2019 to 2021", "2019", "2021"),
        ("within two weeks", "2024-06-07", "2024-06-21"),
    ],
)
def test_ranges_feasts_and_terms_are_read_whole(text, date, until):
    (found,) = scan(text, 0, FRIDAY)
    assert (found.date, found.until) == (date, until)


@pytest.mark.parametrize(
    ("text", "told", "dates"),
    [
        ("the following Thursday", "2024-03-05", ["2024-03-07"]),
        ("the previous October", "1978-04-18", ["1977-10"]),
        ("that autumn", "2022-07-01", ["2022-23"]),
        ("That autumn, on Oct. 6", "2022-07-01", ["2022-23", "2022-10-06"]),
        ("in October of that year", "2021-03", ["2021-10"]),
        ("in May the previous year", "2021-03", ["2020-05"]),
        ("the next morning", "2024-03-05", ["2024-03-06"]),
        ("48 hours later", "2024-03-05", ["2024-03-07"]),
    ],
)
def test_a_time_may_be_told_from_another(text, told, dates):
    assert [w.date for w in scan(text, 0, FRIDAY, told=told)] == dates


def test_a_programme_of_years_is_no_time():
    assert list(scan("signed the Cooperation Programme 2019-2023", 0, FRIDAY)) == []
