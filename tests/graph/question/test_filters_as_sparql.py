"""Every filter that a graph can express finds in it the events that it finds in the ledger."""

import datetime as dt
from collections.abc import Iterator
from dataclasses import fields
from io import BytesIO
from pathlib import Path

import pyoxigraph
import pytest

from graph.dates import bounds
from graph.errors import InvalidQuery
from graph.exchange import export
from graph.model import Dyad
from graph.queries import MAX_LIMIT, EventFilter, Match, Order, Scope
from graph.question import filter_as_sparql
from graph.store import Ledger, View
from ontology.terms import EventType, Portfolio, Status
from tests.graph.reports import corpus

PAIR = Dyad.of("GEO", "HUN")
FILTERS = {
    "none": EventFilter(),
    "dyad": EventFilter(dyad=PAIR),
    "principals": EventFilter(principal=("PER", "GEO")),
    "portfolio": EventFilter(organization="trade"),
    "portfolio of one": EventFilter(organization="GEO.trade"),
    "official": EventFilter(official="GEO.nino-lomidze"),
    "surname": EventFilter(official="Beridze"),
    "type": EventFilter(type=(EventType.VISIT, EventType.SIGNING)),
    "status": EventFilter(status=(Status.PLANNED,)),
    "domain": EventFilter(domain=(Portfolio.TRADE,)),
    "plover": EventFilter(plover=("CONSULT", "AGREE")),
    "since": EventFilter(since="2022-03"),
    "until": EventFilter(until="2022-03"),
    "certain": EventFilter(since="2021-02-10", until="2021-11-20", match=Match.CERTAIN),
    "possible": EventFilter(since="2021-02-10", until="2021-11-20"),
    "country": EventFilter(place="HUN"),
    "city": EventFilter(place="Tbilisi"),
    "confidence": EventFilter(min_confidence=0.8),
    "publishers": EventFilter(min_publishers=2),
    "bilateral": EventFilter(scope=Scope.BILATERAL),
    "several": EventFilter(dyad=PAIR, type=(EventType.MEETING,), since="2021", min_confidence=0.6),
}
EMPTY = {
    "agreement": EventFilter(agreement="a0"),
    "exercise": EventFilter(exercise="x0"),
    "subtype": EventFilter(subtype=("naval",)),
    "multilateral": EventFilter(scope=Scope.MULTILATERAL),
    "text": EventFilter(text="zeppelin"),
    "organization": EventFilter(organization="GEO.trade.no-such-body"),
    "unknown portfolio": EventFilter(organization='"} #'),
}


@pytest.fixture(scope="module")
def view(tmp_path_factory: pytest.TempPathFactory) -> Iterator[View]:
    path: Path = tmp_path_factory.mktemp("filters") / "ledger.db"
    with Ledger.open(path) as ledger:
        for paper, reports in corpus(80):
            ledger.add(paper, reports)
    with View.open(path) as opened:
        yield opened


@pytest.fixture(scope="module")
def graph(view: View) -> pyoxigraph.Store:
    out = BytesIO()
    export(view, "events", "turtle", EventFilter(), out)
    store = pyoxigraph.Store()
    store.load(out.getvalue(), pyoxigraph.RdfFormat.TURTLE)
    return store


def found(graph: pyoxigraph.Store, filter: EventFilter, order: Order = Order.NEWEST) -> list[str]:
    rows = graph.query(filter_as_sparql(filter, order))
    return [row["event"].value.rpartition("/")[2] for row in rows]


@pytest.mark.parametrize("name", FILTERS)
def test_a_filter_finds_the_same_events(name: str, view: View, graph: pyoxigraph.Store) -> None:
    page = view.events(FILTERS[name], limit=MAX_LIMIT)
    assert sorted(found(graph, FILTERS[name])) == sorted(event.id for event in page.items)
    assert page.total > 0


@pytest.mark.parametrize("name", EMPTY)
def test_what_no_event_fulfils_finds_none(name: str, view: View, graph: pyoxigraph.Store) -> None:
    assert found(graph, EMPTY[name]) == []
    assert view.count(EMPTY[name]) == 0


def test_an_agreement_is_found_by_its_id(view: View, graph: pyoxigraph.Store) -> None:
    agreement = view.agreements(EventFilter()).items[0]
    filter = EventFilter(agreement=agreement.id)
    assert sorted(found(graph, filter)) == sorted(agreement.events)


def test_an_exercise_is_found_by_its_id(view: View, graph: pyoxigraph.Store) -> None:
    exercise = view.exercises(EventFilter()).items[0]
    filter = EventFilter(exercise=exercise.id)
    assert sorted(found(graph, filter)) == sorted(exercise.events)


def test_the_days_are_in_the_order_asked_for(view: View, graph: pyoxigraph.Store) -> None:
    dated = EventFilter(since="1900")
    days = [bounds(event.date)[0] for event in map(view.event, found(graph, dated, Order.OLDEST))]
    assert days == sorted(days)
    assert found(graph, dated) != found(graph, dated, Order.OLDEST)


def test_the_past_of_the_ledger_cannot_be_asked_for() -> None:
    with pytest.raises(InvalidQuery, match="known_at: '2025-01-01' cannot be said in SPARQL"):
        filter_as_sparql(EventFilter(known_at=dt.date(2025, 1, 1)))


def test_no_filter_is_forgotten() -> None:
    tried = [filter for some in (FILTERS, EMPTY) for filter in some.values()]
    names = {name for filter in tried for name, _ in filter.narrowings()}
    assert names | {"known_at"} == {field.name for field in fields(EventFilter)}
