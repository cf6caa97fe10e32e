"""Times in words become half-open EDTF bounds, counted from Sunday, 15 June 2025."""

import datetime as dt

import pytest
from hypothesis import given
from hypothesis import strategies as st

from graph.question import read_question
from tests.graph.question.conftest import TODAY


def period(text: str, today: dt.date = TODAY) -> tuple[str | None, str | None]:
    filter = read_question(f"visits {text}", today=today).filter
    return filter.since, filter.until


@pytest.mark.parametrize(
    ("text", "since", "until"),
    [
        ("since 2020", "2020", None),
        ("since last year", "2024", None),
        ("starting in May 2020", "2020-05", None),
        ("after 2020", "2021", None),
        ("after 31 December 2020", "2021-01-01", None),
        ("until 2020", None, "2020"),
        ("before March 2020", None, "2020-03"),
        ("through 2020", None, "2021"),
        ("by the end of May 2020", None, "2020-06"),
        ("since 2020 and before 2023", "2020", "2023"),
        ("until 2023, since 2020", "2020", "2023"),
        ("from 2020 until now", "2020", None),
        ("from 2020 to the present", "2020", None),
        ("2020 onwards", "2020", None),
        ("in 2020", "2020", "2021"),
        ("2020", "2020", "2021"),
        ("in 2020 and 2021", "2020", "2022"),
        ("between 2022 and 2020", "2020", "2023"),
        ("2020 – 2022", "2020", "2023"),
        ("2020-22", "2020", "2023"),
        ("2020/2022", "2020", "2023"),
        ("2020-06", "2020-06", "2020-07"),
        ("2024-21", "2024-03", "2024-06"),
        ("2020-06-07 to 2020-06-09", "2020-06-07", "2020-06-10"),
        ("from 1 to 5 June 2024", "2024-06-01", "2024-06-06"),
        ("between March and June 2023", "2023-03", "2023-07"),
        ("November to February 2023", "2022-11", "2023-03"),
        ("on 7 June 2024", "2024-06-07", "2024-06-08"),
        ("on the 7th of June, 2024", "2024-06-07", "2024-06-08"),
        ("June 7th, 2024", "2024-06-07", "2024-06-08"),
        ("on 07.06.2024", "2024-06-07", "2024-06-08"),
        ("on 7/6/2024", "2024-06-07", "2024-06-08"),
        ("in June", "2025-06", "2025-07"),
        ("in July", "2024-07", "2024-08"),
        ("in may", "2025-05", "2025-06"),
        ("last July", "2024-07", "2024-08"),
        ("next March", "2026-03", "2026-04"),
        ("in spring 2024", "2024-03", "2024-06"),
        ("in the winter of 2023", "2023-12", "2024-03"),
        ("winter 2023/24", "2023-12", "2024-03"),
        ("winter 2023-2024", "2023-12", "2024-03"),
        ("from 1 May to 15 June 2024", "2024-05-01", "2024-06-16"),
        ("from 20 December to 5 January 2024", "2023-12-20", "2024-01-06"),
        ("1-5 June 2024", "2024-06-01", "2024-06-06"),
        ("last summer", "2024-06", "2024-09"),
        ("this summer", "2025-06", "2025-09"),
        ("in Q4 2023", "2023-10", "2024-01"),
        ("in the first half of 2023", "2023-01", "2023-07"),
        ("in the third quarter of last year", "2024-07", "2024-10"),
        ("in the 1990s", "1990", "2000"),
        ("in the 90s", "1990", "2000"),
        ("in the nineties", "1990", "2000"),
        ("this decade", "2020", "2030"),
        ("last decade", "2010", "2020"),
        ("this year", "2025", "2026"),
        ("this month", "2025-06", "2025-07"),
        ("last month", "2025-05", "2025-06"),
        ("last quarter", "2025-01", "2025-04"),
        ("last week", "2025-06-02", "2025-06-09"),
        ("yesterday", "2025-06-14", "2025-06-15"),
        ("two years ago", "2023", "2024"),
        ("3 months ago", "2025-03", "2025-04"),
        ("in the last 5 years", "2020-06-15", None),
        ("over the past ten days", "2025-06-05", None),
        ("in the past year", "2024-06-15", None),
        ("in the next two weeks", "2025-06-15", "2025-06-29"),
        ("31 February 2024", "2024-02", "2024-03"),
        ("in 12345", None, None),
        ("in 0000", None, None),
        ("2020 agreements that may follow", "2020", "2021"),
        ("999 centuries ago", None, None),
    ],
)
def test_words_name_a_period(text: str, since: str | None, until: str | None) -> None:
    assert period(text) == (since, until)


def test_a_leap_day_counts_back_to_the_last_of_february() -> None:
    assert period("in the last 3 years", dt.date(2024, 2, 29)) == ("2021-02-28", None)


def test_two_periods_that_do_not_meet_leave_the_second_unread() -> None:
    found = read_question("visits in 2010 or in 2020", today=TODAY)
    assert (found.filter.since, found.filter.until) == ("2010", "2011")
    assert found.unread == ("in 2020",)


@given(st.dates(dt.date(1600, 1, 1), dt.date(2150, 1, 1)), st.sampled_from(["", "since ", "on "]))
def test_any_day_is_read_in_any_usual_form(day: dt.date, preposition: str) -> None:
    forms = [f"{day:%Y-%m-%d}", f"{day:%-d %B %Y}", f"{day:%B %-d, %Y}", f"{day:%d.%m.%Y}"]
    assert {period(preposition + form)[0] for form in forms} == {day.isoformat()}


@given(st.dates(dt.date(1600, 1, 1), dt.date(2150, 1, 1)))
def test_relative_times_are_sound_on_any_day(today: dt.date) -> None:
    for text in ("last month", "next quarter", "last week", "this winter", "last 7 months"):
        since, until = period(text, today)
        assert since is not None
        assert until is None or since < until
