"""``View.dealings``: the same events as ``stream``, with who dealt with whom and when."""

from dataclasses import replace
from datetime import date

import pytest

from graph.model import Dyad, Event
from graph.queries import EventFilter
from graph.store import Ledger
from tests.graph.reports import document, report


def bare(event: Event) -> Event:
    return Event(
        id=event.id,
        type=event.type,
        date=event.date,
        end=event.end,
        place=event.place,
        participants=event.participants,
    )


@pytest.fixture
def view(tmp_path):
    with Ledger.open(tmp_path / "ledger.db") as ledger:
        for number, between in enumerate([("AZE", "KAZ"), ("AZE", "GEO"), ("KAZ", "AZE")]):
            paper = document(f"paper {number}", published=date(2024, 3, 1 + number))
            ledger.add(paper, [report(paper, between=between, date=f"2024-02-{10 + number}")])
        with ledger.view() as view:
            yield view


@pytest.mark.parametrize(
    "filter",
    [
        EventFilter(),
        EventFilter(dyad=Dyad.of("AZE", "KAZ")),
        EventFilter(since="2024-02-11"),
        EventFilter(known_at=date.today()),
        EventFilter(known_at=date(2000, 1, 1)),
    ],
)
def test_they_are_the_events_of_the_stream(view, filter):
    whole = [bare(event) for event in view.stream(filter)]
    assert [bare(event) for event in view.dealings(filter)] == whole


def test_they_have_no_more_than_that_and_do_not_stay_for_other_questions(view):
    found = list(view.dealings(EventFilter()))
    assert len(found) == 3
    assert found == [bare(event) for event in found]
    assert all(view.event(event.id) != event for event in found)
    assert replace(found[0], id="") == replace(bare(next(view.stream(EventFilter()))), id="")
