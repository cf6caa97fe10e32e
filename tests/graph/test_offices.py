"""Who held which office when, as exports tell it."""

import pytest
from pyoxigraph import Quad

from graph.model import Event, Evidence, Participant
from graph.rdf import Describer, Iris, Offices
from ontology.terms import EventType, Portfolio, Role, Status

QUOTE = Evidence(document="d1", quote="They met.", start=4, end=13)


def meeting(date: str | None, title: str | None = "Minister of Trade", **fields: object) -> Event:
    person = Participant(
        role=Role.PARTICIPANT, principal="GEO", official="Nino Lomidze", title=title, **fields
    )
    return Event(id="e1", type=EventType.MEETING, date=date, participants=(person,))


def collected(*events: Event) -> Offices:
    offices = Offices()
    assert list(offices.see(events)) == list(events)
    return offices


def said(offices: Offices, predicate: str) -> list[str]:
    quads: list[Quad] = list(Describer(Iris()).offices(offices, lambda _: {}))
    return [q.object.value for q in quads if q.predicate.value.endswith(predicate)]


def test_an_office_lasts_from_the_first_event_that_shows_it_to_the_day_after_the_last():
    offices = collected(meeting("2021-03-05"), meeting("2020-01-09"), meeting("2020-06"))
    (holding,) = offices
    assert (holding.first.isoformat(), holding.last.isoformat()) == ("2020-01-09", "2021-03-05")
    assert said(offices, "inXSDDate") == ["2020-01-09", "2021-03-06"]
    assert said(offices, "#since") == ["2020-01-09"]
    assert said(offices, "#until") == ["2021-03-06"]


def test_an_office_is_a_membership_of_the_body_or_else_of_the_principal():
    trade = {"organization": "Ministry of Trade", "portfolio": Portfolio.TRADE}
    assert said(collected(meeting("2020")), "org#organization")[0].endswith("/actor/GEO")
    offices = collected(meeting("2020"), meeting("2021", **trade))
    assert said(offices, "org#organization")[0].endswith("GEO.trade.ministry-of-trade")
    assert said(offices, "#portfolio")[0].endswith("#portfolio-trade")
    assert said(offices, "hasMembership")[0].endswith("GEO.nino-lomidze#office=minister-of-trade")


def test_spellings_by_case_are_one_office_and_another_title_is_another():
    offices = collected(
        meeting("2020"), meeting("2021", "minister of trade"), meeting("2022", "MP")
    )
    assert [each.title for each in offices] == ["Minister of Trade", "MP"]


@pytest.mark.parametrize("event", [meeting(None), meeting("2020", None), meeting("../2020")])
def test_without_a_title_or_a_first_day_no_office_is_shown(event):
    assert list(collected(event)) == []


def test_an_event_to_come_shows_no_office():
    planned = meeting("2030")
    event = Event(
        id="e2",
        type=EventType.MEETING,
        status=Status.PLANNED,
        date="2030",
        participants=planned.participants,
    )
    assert list(collected(event)) == []
