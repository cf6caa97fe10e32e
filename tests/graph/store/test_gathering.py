"""Questions of several principals find the same events however they are looked for."""

from collections.abc import Iterator
from itertools import combinations
from pathlib import Path

import pytest

from graph.queries import EventFilter
from graph.store import Ledger, View, filters
from graph.store.passing import passes
from ontology.terms import EventType
from tests.benchmarks.ledgers import batches

TALKS = (EventType.MEETING, EventType.VISIT)


@pytest.fixture(scope="module")
def view(tmp_path_factory: pytest.TempPathFactory) -> Iterator[View]:
    path: Path = tmp_path_factory.mktemp("gathering") / "ledger.db"
    with Ledger.open(path) as ledger:
        for batch in batches(600):
            ledger.add_all(batch)
    with View.open(path) as view:
        yield view


def sizes(view: View) -> dict[str, int]:
    codes = {code for each in view.dyads() for code in (each.dyad.left, each.dyad.right)}
    return {code: view.count(EventFilter(principal=(code,))) for code in codes}


@pytest.mark.parametrize("times", [0, 10_000])
@pytest.mark.parametrize(
    "more", [{}, {"type": TALKS}, {"since": "2016"}, {"type": TALKS, "since": "2016"}]
)
def test_the_events_are_those_that_pass(
    view: View, monkeypatch: pytest.MonkeyPatch, times: int, more: dict[str, object]
) -> None:
    monkeypatch.setattr(filters, "GATHERED", times)
    known = sizes(view)
    codes = sorted(known, key=lambda code: (known[code], code))
    events = list(view.stream(EventFilter()))
    for pair in combinations([codes[0], *codes[-3:]], 2):
        for principals in (pair, pair[::-1], (*pair, codes[-4])):
            wanted = EventFilter(principal=principals, **more)  # type: ignore[arg-type]
            expected = {event.id for event in events if passes(event, wanted)}
            page = view.events(wanted, limit=200)
            assert {event.id for event in page.items} <= expected
            assert (page.total, len(page.items)) == (len(expected), min(200, len(expected)))


def test_the_principal_with_fewest_events_comes_first(view: View) -> None:
    known = sizes(view)
    rare, busy = min(known, key=lambda code: known[code]), max(known, key=lambda code: known[code])
    with view._reading() as connection:
        found, gather = filters.rarest_first(connection, EventFilter(principal=(busy, rare)))
        assert found.principal == (rare, busy)
        assert gather is False
        assert filters.rarest_first(connection, EventFilter(principal=(busy,)))[1] is False
