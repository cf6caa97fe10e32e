"""Answers as of a day or a revision, what an event was, and where its reports differ."""

import datetime as dt

import pytest

from graph.errors import InvalidQuery
from graph.model import Dyad, Place
from graph.queries import EventFilter, Order, Period
from graph.store import Ledger
from ontology.terms import EventType, Role, Status
from tests.graph.reports import corpus, document, party, report

ALL = EventFilter()
START = dt.datetime(2025, 1, 1, 12, tzinfo=dt.UTC)


class Clock:
    """A day for every transaction."""

    def __init__(self):
        self.now = START - dt.timedelta(days=1)

    def __call__(self):
        self.now += dt.timedelta(days=1)
        return self.now


@pytest.fixture
def daily(tmp_path):
    with Ledger.open(tmp_path / "daily.db", now=Clock()) as ledger:
        yield ledger


def contents(events):
    """What events are, without what the present points at: the whole, the agreement."""
    return sorted((event.id, event.reports, event.date, event.status) for event in events)


def test_what_changed_last_comes_first_with_the_day_on_which_it_did(daily):
    first, second = (document(name, text=name) for name in ("old", "new"))
    daily.add(first, [report(first, type=EventType.VISIT, date="2024-06-07")])
    daily.add(second, [report(second, type=EventType.SIGNING, date="1994")])
    with daily.view() as view:
        found = [(event.type, moment) for event, moment in view.recent(ALL)]
    assert found == [("signing", START + dt.timedelta(days=1)), ("visit", START)]


def test_what_was_known_on_a_day_is_what_the_ledger_said_on_that_day(daily):
    said = []
    for paper, told in corpus(25):
        daily.add(paper, told)
        with daily.view() as view:
            said.append(list(view.stream(ALL)))
    for number in (0, 9, 20, 24):
        day = (START + dt.timedelta(days=number)).date()
        with daily.view() as view:
            known = list(view.stream(EventFilter(known_at=day)))
            assert contents(known) == contents(said[number])
            assert view.count(EventFilter(known_at=day)) == len(known)
            recent = list(view.recent(EventFilter(known_at=day)))
            assert contents(event for event, _ in recent) == contents(known)
            moments = [moment for _, moment in recent]
            assert moments == sorted(moments, reverse=True)
            assert all(moment.date() <= day for moment in moments)
            for filter in (
                {"dyad": Dyad.of("GEO", "HUN")},
                {"type": (EventType.VISIT,), "since": "2021"},
                {"official": "Lomidze"},
                {"text": "took place"},
                {"place": "Budapest", "min_publishers": 1},
            ):
                found = {e.id for e in view.stream(EventFilter(known_at=day, **filter))}
                then = {e.id for e in said[number]}
                assert found <= then


def test_before_anything_was_known_nothing_was(daily):
    for paper, told in corpus(3):
        daily.add(paper, told)
    with daily.view() as view:
        assert view.count(EventFilter(known_at=dt.date(2024, 1, 1))) == 0


@pytest.mark.parametrize("order", Order)
def test_pages_go_on_as_they_began_while_documents_come_in(daily, order):
    made = list(corpus(30))
    for paper, told in made[:15]:
        daily.add(paper, told)
    with daily.view() as view:
        expected = list(view.stream(ALL, order=order))
        page, seen = view.events(ALL, order=order, limit=5), []
        for paper, told in made[15:]:
            seen += page.items
            daily.add(paper, told)
            if page.cursor is None:
                break
            page = view.events(ALL, order=order, limit=5, cursor=page.cursor)
        while page.cursor:
            seen += page.items
            page = view.events(ALL, order=order, limit=5, cursor=page.cursor)
        seen = list(dict.fromkeys(event.id for event in (*seen, *page.items)))
        assert seen == [event.id for event in expected]


def plan(number, status, published, **fields):
    paper = document(number, published=published)
    return paper, report(paper, status=status, date="2024-06-20", **fields)


def test_a_visit_is_one_event_from_its_plan_to_its_end(daily):
    steps = [
        plan(1, Status.PLANNED, dt.date(2024, 6, 1)),
        plan(2, Status.POSTPONED, dt.date(2024, 6, 15)),
        plan(3, Status.HELD, dt.date(2024, 6, 21)),
    ]
    for paper, told in steps:
        daily.add(paper, [told])
    with daily.view() as view:
        (event,) = view.stream(ALL)
        assert [v.event.status for v in view.history(event.id)] == [
            Status.PLANNED,
            Status.POSTPONED,
            Status.HELD,
        ]
        assert [v.since[:10] for v in view.history(event.id)] == [
            "2025-01-01",
            "2025-01-02",
            "2025-01-03",
        ]
        status = [c for c in view.competing(event.id) if c.attribute == "status"]
    assert [(c.value, c.chosen) for c in status if c.chosen] == [("held", True)]
    assert len(status) == 3
    assert not event.disputed


def test_where_reports_differ_every_value_is_kept_and_the_choice_explained(daily):
    places = ("Gori", "Tbilisi", "Tbilisi")
    for number, city in enumerate(places, start=1):
        paper = document(number)
        place = Place(city=city, country="GEO")
        people = (party(Role.PARTICIPANT, "GEO", "Nino Lomidze"), party(Role.PARTICIPANT, "HUN"))
        daily.add(paper, [report(paper, place=place, participants=people)])
    with daily.view() as view:
        (event,) = view.stream(ALL)
        told = [c for c in view.competing(event.id) if c.attribute == "place"]
    assert event.disputed
    assert [(c.value, c.chosen, c.reason, len(c.reports)) for c in told] == [
        ("Tbilisi, GEO", True, "more publishers", 2),
        ("Gori, GEO", False, "", 1),
    ]


def test_events_are_counted_by_day_month_quarter_and_year(view):
    events = list(view.stream(ALL))
    dyad = EventFilter(dyad=Dyad.of("GEO", "HUN"))
    for filter in (ALL, dyad, EventFilter(type=(EventType.VISIT,), since="2021")):
        every = list(view.stream(filter))
        for by, length in ((Period.DAY, 10), (Period.MONTH, 7), (Period.YEAR, 4)):
            bins = view.over_time(filter, by)
            assert sum(each.events for each in bins) == len(every)
            assert sum(each.reports for each in bins) == sum(len(e.reports) for e in every)
            assert {len(each.period) for each in bins} <= {0, length}
        quarters = view.over_time(filter, Period.QUARTER)
        assert all(each.period[4:6] in {"", "-Q"} for each in quarters)
        assert sum(each.events for each in quarters) == len(every)
    assert events
    with pytest.raises(InvalidQuery):
        view.over_time(EventFilter(known_at=dt.date(2025, 1, 1)))


def test_partners_are_counted_year_by_year(view):
    found = view.partners("GEO")
    assert {each.principal for each in found} == {"HUN", "PER"}
    between = view.count(EventFilter(dyad=Dyad.of("GEO", "HUN")))
    assert sum(each.events for each in found if each.principal == "HUN") == between
    assert len({each.year for each in view.partners("GEO", 1)}) == len(view.partners("GEO", 1))


def test_a_ratification_finds_its_signing_and_a_plan_comes_to_it(daily):
    name = "Treaty on the River Aras"
    steps = (
        (EventType.SIGNING, "2023-01-10", Status.PLANNED, "treaty"),
        (EventType.RATIFICATION, "2023-09-01", Status.HELD, "ratification"),
        (EventType.SIGNING, "2023-05-01", Status.HELD, "treaty"),
        (EventType.TERMINATION, "2024-01-01", Status.HELD, None),
    )
    for number, (type, date, status, subtype) in enumerate(steps):
        paper = document(number, published=dt.date.fromisoformat(date))
        told = report(paper, type=type, date=date, status=status, subtype=subtype, name=name)
        daily.add(paper, [told])
    with daily.view() as view:
        events = list(view.stream(ALL))
        assert len(events) == 4
        (id,) = {event.agreement for event in events}
        agreement = view.agreement(id)
        assert [(step.kind, step.date) for step in agreement.steps] == [
            ("announced", "2023-01-10"),
            ("signed", "2023-05-01"),
            ("ratified", "2023-09-01"),
            ("terminated", "2024-01-01"),
        ]
        assert agreement.signed == "2023-05-01"
        assert agreement.missing == ("in force",)
        assert len(agreement.events) == 4
        assert view.events(EventFilter(agreement=id)).total == 4
        assert [found.id for found in view.agreements(ALL).items] == [id]
