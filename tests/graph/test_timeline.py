import pytest

from graph.model import Dyad
from graph.queries import EventFilter
from graph.store import Ledger
from graph.timeline import timeline
from ontology.terms import EventType
from tests.graph.reports import document, report

GEORGIA_HUNGARY = Dyad.of("GEO", "HUN")
DATED = (
    (EventType.SIGNING, "2024-06-08"),
    (EventType.VISIT, "2023-02"),
    (EventType.SIGNING, "2021"),
    (EventType.VISIT, "2025-01-31"),
    (EventType.MESSAGE, None),
)


@pytest.fixture
def view(tmp_path):
    paper = document(1)
    reports = [report(paper, n, type=t, date=date) for n, (t, date) in enumerate(DATED)]
    reports.append(report(paper, "other", between=("GEO", "PER")))
    with Ledger.open(tmp_path / "ledger.db") as ledger:
        ledger.add(paper, reports)
        with ledger.view() as opened:
            yield opened


def test_lanes_are_in_the_order_of_types_and_events_in_that_of_days(view):
    drawn = timeline(view, GEORGIA_HUNGARY)
    assert [(lane.type, [event.date for event in lane.events]) for lane in drawn.lanes] == [
        (EventType.VISIT, ["2023-02", "2025-01-31"]),
        (EventType.SIGNING, ["2021", "2024-06-08"]),
    ]
    assert (drawn.first, drawn.last, drawn.total) == ("2021", "2025-01-31", 5)


def test_events_without_a_date_stand_apart(view):
    drawn = timeline(view, GEORGIA_HUNGARY)
    assert [event.type for event in drawn.undated] == [EventType.MESSAGE]


def test_a_filter_narrows_it_to_the_dyad_all_the_same(view):
    wanted = EventFilter(dyad=Dyad.of("GEO", "PER"), type=(EventType.VISIT,))
    drawn = timeline(view, GEORGIA_HUNGARY, wanted)
    assert [lane.type for lane in drawn.lanes] == [EventType.VISIT]
    assert drawn.dyad == GEORGIA_HUNGARY


def test_a_dyad_without_events_has_an_empty_one(view):
    drawn = timeline(view, Dyad.of("NOR", "FJI"))
    assert (drawn.lanes, drawn.first, drawn.last, drawn.total) == ((), None, None, 0)
