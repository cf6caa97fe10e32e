from datetime import date, timedelta
from itertools import pairwise

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from api.web.timeline_layout import ROWS, Band, arrange, extent
from api.web.timeline_scale import Scale, periods, ticks
from graph.model import Event
from ontology.terms import EventType

FIRST = date(2015, 1, 1)
days = st.integers(0, 4000).map(lambda n: FIRST + timedelta(days=n))
literals = st.one_of(
    days.map(date.isoformat),
    days.map(lambda day: f"{day.year}-{day.month:02}"),
    days.map(lambda day: str(day.year)),
    st.none(),
)


def band(literals, scale, bucket=None):
    events = [
        Event(id=f"e{n}", type=EventType.MEETING, date=literal)
        for n, literal in enumerate(literals)
    ]
    empty = Band(type=EventType.MEETING, host=None, total=len(events), marks=(), undated=())
    return arrange(empty, events, scale, bucket)


@settings(deadline=None)
@given(
    st.lists(literals, max_size=80), st.sampled_from([300.0, 900.0]), st.sampled_from([None, 56])
)
def test_marks_never_overlap_and_no_event_is_lost(dates, width, bucket):
    scale = Scale.around(FIRST, FIRST + timedelta(days=4000), left=20, right=20 + width)
    found = band(dates, scale, bucket)
    shown = sorted(e.id for mark in found.marks for e in mark.events)
    assert sorted([*shown, *(e.id for e in found.undated)]) == sorted(
        f"e{n}" for n in range(len(dates))
    )
    for row in range(found.rows):
        reaches = sorted(mark.reach for mark in found.marks if mark.row == row)
        for (_, end), (start, _) in pairwise(reaches):
            assert start >= end - 0.01


def test_events_of_one_day_are_stacked_and_then_counted():
    scale = Scale.around(FIRST, FIRST + timedelta(days=900), left=0, right=900)
    few, many = (band(["2016-03-01"] * n, scale) for n in (ROWS, ROWS + 1))
    assert [mark.row for mark in few.marks] == [0, 1, 2]
    assert [len(mark.events) for mark in many.marks] == [ROWS + 1]


def test_an_uncertain_date_is_a_bar_over_the_days_it_may_be():
    scale = Scale(first=date(2024, 1, 1), last=date(2024, 12, 31), left=0, right=3650)
    (mark,) = band(["2024-06"], scale).marks
    assert mark.vague
    assert mark.bar == pytest.approx((1520.0, 1810.0), abs=10)


def test_a_bar_stands_below_the_clusters_of_a_dense_band():
    scale = Scale(first=date(2024, 1, 1), last=date(2024, 12, 31), left=0, right=365)
    found = band(["2024", *["2024-06-01"] * 12], scale)
    assert [(len(mark.events), mark.row) for mark in found.marks] == [(12, 0), (1, 1)]


def test_open_intervals_do_not_stretch_the_axis():
    events = [
        Event(id="e1", type=EventType.VISIT, date="../2001"),
        Event(id="e2", type=EventType.VISIT, date="2000"),
    ]
    assert extent(events) == (date(2000, 1, 1), date(2001, 12, 31))


@pytest.mark.parametrize("length", [1, 20, 100, 400, 3000, 12_000, 90_000, 500_000])
@pytest.mark.parametrize("width", [200, 900])
def test_labels_of_the_axis_stand_apart_and_tell_of_any_period(length, width):
    first = date(1200, 5, 17)
    scale = Scale.around(first, first + timedelta(days=min(length, 290_000)), left=0, right=width)
    found = ticks(scale)
    assert found
    assert len({tick.label for tick in found}) == len(found)
    assert all(one.box[1] < other.box[0] for one, other in pairwise(found))


def test_the_axis_of_a_few_days_names_days_and_that_of_decades_years():
    def labels(days):
        last = date(2024, 6, 1) + timedelta(days=days)
        return [t.label for t in ticks(Scale.around(date(2024, 6, 1), last, left=0, right=900))]

    assert "1 Jun" in labels(8)
    assert "Jul 2024" in labels(200)
    assert "2030" in labels(20_000)


@pytest.mark.parametrize("least", [28, 56, 112])
@pytest.mark.parametrize("length", [5, 100, 3000, 12_000])
def test_no_period_is_narrower_than_asked(least, length):
    scale = Scale.around(FIRST, FIRST + timedelta(days=length), left=20, right=900)
    cuts = periods(scale, least)
    assert all(right - left >= least - 0.01 for left, right in pairwise(cuts))
