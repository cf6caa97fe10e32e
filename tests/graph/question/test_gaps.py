"""The longest gap between dated events, against a slow way of finding it."""

import datetime as dt
from itertools import pairwise

from hypothesis import given
from hypothesis import strategies as st

from graph.question.gaps import longest_gap
from tests.graph.question.conftest import event_on

DAYS = st.lists(st.dates(dt.date(1990, 1, 1), dt.date(2030, 1, 1)), max_size=12).map(sorted)


@given(DAYS)
def test_it_is_as_long_as_the_longest_step_from_day_to_day(days: list[dt.date]) -> None:
    gap = longest_gap(event_on(day.isoformat()) for day in days)
    steps = [(after - before).days for before, after in pairwise(days)]
    assert (gap.days if gap else None) == max(steps, default=None)


def test_a_long_event_covers_what_happens_during_it() -> None:
    events = [event_on("2020-01-01", "2020-12-31"), event_on("2020-02-01"), event_on("2021-01-10")]
    gap = longest_gap(events)
    assert gap is not None
    assert (gap.before, gap.after, gap.days) == (events[0], events[2], 10)


def test_dates_not_told_to_the_day_are_passed_over() -> None:
    gap = longest_gap(map(event_on, ["2020-01-01", "2020-06", "2020-23", None, "2021-01-01"]))
    assert gap is not None
    assert (gap.before.date, gap.after.date) == ("2020-01-01", "2021-01-01")
