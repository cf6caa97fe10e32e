"""Words that very many reports have: how many events have them, exactly or about."""

from collections.abc import Iterator
from pathlib import Path

import pytest

from graph.queries import EventFilter
from graph.store import Ledger, View
from graph.store.estimating import estimated
from ontology.terms import EventType
from tests.benchmarks.ledgers import batches, busiest

EVERY = "account"
"""A word of every report that the benchmarks make up."""


@pytest.fixture(scope="module")
def view(tmp_path_factory) -> Iterator[View]:
    path: Path = tmp_path_factory.mktemp("estimating") / "ledger.db"
    with Ledger.open(path) as ledger:
        for batch in batches(1_500):
            ledger.add_all(batch)
    with View.open(path) as view:
        yield view


def about(view: View, text: str, least: int) -> int | None:
    with view._reading() as connection:
        return estimated(connection, text, least)


def test_fewer_reports_than_the_least_are_not_estimated(view):
    assert about(view, EVERY, 10_000) is None
    assert about(view, "zeppelin", 0) is None


def test_an_estimate_by_all_reports_is_exact(view, monkeypatch):
    monkeypatch.setattr("graph.store.estimating.LOOKED_UP", 10_000)
    assert about(view, EVERY, 100) == view.count(EventFilter())
    assert about(view, "visit", 10) == view.count(EventFilter(text="visit"))


@pytest.mark.parametrize("text", [EVERY, "meeting", "account 0"])
def test_an_estimate_by_some_reports_is_near(view, monkeypatch, text):
    true = view.count(EventFilter(text=text))
    monkeypatch.setattr("graph.store.estimating.COUNTED", 200)
    monkeypatch.setattr("graph.store.estimating.LOOKED_UP", 100)
    found = about(view, text, 10)
    assert found is not None
    assert found != true
    assert found == pytest.approx(true, rel=0.2)


@pytest.mark.parametrize("most", [200, 5_000])
@pytest.mark.parametrize("surely", [1.5, 100])
def test_a_page_says_whether_its_count_is_exact(view, monkeypatch, most, surely):
    true = view.count(EventFilter(text=EVERY))
    monkeypatch.setattr("graph.store.asking.MAX_COUNT", most)
    monkeypatch.setattr("graph.store.answers.SURELY", surely)
    page = view.events(EventFilter(text=EVERY))
    assert page.exact is (true <= most)
    assert page.total == (true if page.exact else pytest.approx(true, rel=0.1))


@pytest.mark.parametrize("type", [(), (EventType.MEETING, EventType.VISIT, EventType.STATEMENT)])
def test_the_events_of_two_principals_are_estimated_among_those_of_the_first(
    view, monkeypatch, type
):
    pair = busiest()
    asked = EventFilter(principal=(pair.left, pair.right), type=type)
    true = view.count(asked)
    monkeypatch.setattr("graph.store.asking.MAX_COUNT", 10)
    found = view.events(asked)
    assert not found.exact
    assert found.total == pytest.approx(true, rel=0.2)
