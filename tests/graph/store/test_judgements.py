"""What people judge goes before fusion, outlives it, and can be taken back."""

import datetime as dt

import pytest

from graph.errors import InvalidQuery, Merged, NotFound, Retracted
from graph.model import Evidence, Extraction, HeldOffice, Place
from graph.queries import ActorKind, EventFilter
from ontology.terms import EventType, Portfolio, Role
from tests.graph.reports import document, party, report

ALL = EventFilter()


@pytest.fixture
def told(ledger):
    """Three papers: two that tell of one meeting, and one of a call on another day."""
    papers = [document(n) for n in (1, 2, 3)]
    reports = [
        report(papers[0]),
        report(papers[1]),
        report(papers[2], type=EventType.CALL, date="2023-01-05"),
    ]
    for paper, each in zip(papers, reports, strict=True):
        ledger.add(paper, [each])
    return papers, reports


def groups(ledger):
    with ledger.view() as view:
        return sorted(sorted(event.reports) for event in view.stream(ALL))


def event_of(ledger, told):
    with ledger.view() as view:
        return next(event for event in view.stream(ALL) if told.id in event.reports)


def judge(ledger, one, other, same):
    return ledger.judge([one], [other], same=same, said="said", author="Ada", reason="seen")


def test_events_of_different_kinds_are_merged_and_the_merge_is_undone(ledger, told):
    _, reports = told
    before = groups(ledger)
    meeting, call = event_of(ledger, reports[0]), event_of(ledger, reports[2])
    effect = judge(ledger, meeting.id, call.id, True)
    assert effect.merged == ((call.id, meeting.id),)
    (event,) = (event_of(ledger, reports[0]),)
    assert (event.type, len(event.reports)) == (EventType.MEETING, 3)
    with ledger.view() as view, pytest.raises(Merged):
        view.event(call.id)
    ledger.undo(1, author="Bob")
    assert groups(ledger) == before
    assert event_of(ledger, reports[2]).id == call.id
    with ledger.view() as view:
        (ruling,) = view.judgements().items
    assert (ruling.author, ruling.reason, ruling.undone_by) == ("Ada", "seen", "Bob")


def test_a_report_that_is_split_off_stays_apart_when_more_come(ledger, told):
    _, reports = told
    meeting = event_of(ledger, reports[0])
    ledger.split(meeting.id, [reports[1].id], said="split", author="Ada")
    assert len(groups(ledger)) == 3
    paper = document(4)
    ledger.add(paper, [report(paper)])
    assert event_of(ledger, reports[0]).id != event_of(ledger, reports[1]).id
    ledger.rebuild()
    assert event_of(ledger, reports[0]).id != event_of(ledger, reports[1]).id


def test_a_later_judgement_goes_before_an_earlier_one(ledger, told):
    _, reports = told
    judge(ledger, reports[0].id, reports[1].id, False)
    assert len(groups(ledger)) == 3
    judge(ledger, reports[0].id, reports[1].id, True)
    assert len(groups(ledger)) == 2


def test_a_judgement_outlives_reading_again(ledger, told):
    papers, reports = told
    judge(ledger, reports[0].id, reports[1].id, False)
    again = report(papers[1], version="9", confidence=0.9)
    ledger.reextract(Extraction(document=papers[1], reports=(again,)))
    assert len(groups(ledger)) == 3
    with ledger.view() as view:
        assert view.stale("rules", "9") == (papers[0].id, papers[2].id)


def test_what_is_not_there_cannot_be_judged(ledger, told):
    _, reports = told
    with pytest.raises(NotFound):
        judge(ledger, "e-none", reports[0].id, True)
    with pytest.raises(NotFound):
        ledger.undo(7, author="Ada")
    with pytest.raises(InvalidQuery):
        ledger.split(event_of(ledger, reports[2]).id, [reports[2].id], said="split", author="Ada")
    with ledger.view() as view:
        assert view.judgements().items == ()


def people(left):
    return (left, party(Role.PARTICIPANT, "HUN"))


def officials(ledger):
    with ledger.view() as view:
        return [actor.id for actor in view.actors(ActorKind.OFFICIAL).items]


def add(ledger, number, who, **fields):
    """A paper of its own month, so that nothing is taken for one event."""
    paper = document(number, published=dt.date(2024, number, 10))
    date = f"2024-{number:02}-10"
    told = report(paper, date=date, participants=people(who), **fields)
    ledger.add(paper, [told])
    return told


def test_spellings_in_three_alphabets_initials_and_a_surname_are_one_person(ledger):
    for number, name in enumerate(
        ("Ruslan Zhaksylykov", "R. Jaksılıkov", "Руслан Жаксылыков", "Zhaksylykov"), start=1
    ):
        add(ledger, number, party(Role.PARTICIPANT, "KAZ", name))
    assert officials(ledger) == ["KAZ.ruslan-zhaksylykov"]
    with ledger.view() as view:
        assert view.actor("KAZ.ruslan-zhaksylykov").events == 4


def test_two_people_of_one_name_are_kept_apart_by_office_and_by_country(ledger):
    for number, (code, portfolio) in enumerate(
        (("AZE", "health"), ("AZE", "labour"), ("AZE", "health"), ("AZE", "labour"), ("UZB", None)),
        start=1,
    ):
        who = party(Role.PARTICIPANT, code, "Ali Hasanov", portfolio=portfolio, title="Minister")
        add(ledger, number, who)
    assert officials(ledger) == ["AZE.ali-hasanov", "AZE.ali-hasanov.health", "UZB.ali-hasanov"]


def test_a_title_is_filled_with_its_holder_of_that_time_and_marked(ledger):
    bare = party(Role.PARTICIPANT, "KAZ", portfolio="defence", title="Minister of Defence")
    told = add(ledger, 1, bare)
    assert event_of(ledger, told).participants[0].official is None
    paper = document(
        "claims",
        text="Minister of Defence Ruslan Zhaksylykov spoke.",
        published=dt.date(2024, 2, 20),
    )
    said = Evidence(document=paper.id, quote=paper.text, start=0, end=len(paper.text))
    claim = HeldOffice(
        official="Ruslan Zhaksylykov",
        principal="KAZ",
        title="Minister of Defence",
        portfolio="defence",
        evidence=said,
    )
    ledger.add(paper, [], [claim])
    filled = event_of(ledger, told).participants[0]
    assert (filled.official, filled.inferred) == ("Ruslan Zhaksylykov", True)
    with ledger.view() as view:
        assert view.reports(event_of(ledger, told).id) == (told,)
        assert view.offices_claimed(paper.id) == (claim,)
        assert view.count(EventFilter(official="Zhaksylykov")) == 1
    ledger.retract(paper.id)
    assert event_of(ledger, told).participants[0].official is None


def test_officials_are_merged_and_split_by_judgement(ledger):
    for number, name in enumerate(("Nino Lomidze", "Ana Beridze"), start=1):
        add(ledger, number, party(Role.PARTICIPANT, "GEO", name))
    judge(ledger, "GEO.nino-lomidze", "GEO.ana-beridze", True)
    assert len(officials(ledger)) == 1
    ledger.undo(1, author="Ada")
    assert officials(ledger) == ["GEO.ana-beridze", "GEO.nino-lomidze"]
    add(ledger, 3, party(Role.PARTICIPANT, "GEO", "N. Lomidze"))
    ledger.split("GEO.nino-lomidze", ["GEO.n-lomidze"], said="split", author="Ada")
    assert officials(ledger) == ["GEO.ana-beridze", "GEO.n-lomidze", "GEO.nino-lomidze"]


def test_a_retraction_says_what_it_makes_of_the_events_and_keeps_the_past(ledger, told):
    _, reports = told
    place = Place(city="Budapest", country="HUN")
    paper = document(9)
    ledger.add(paper, [report(paper, place=place), report(paper, 2, date="2021-01-01")])
    meeting, lone = (event_of(ledger, report(paper, n)) for n in (1, 2))
    dry = ledger.retract(paper.id, "a hoax", dry=True)
    assert event_of(ledger, reports[0]).place == place
    effect = ledger.retract(paper.id, "a hoax")
    assert effect == dry
    assert effect.lost == (lone.id,)
    assert {(d.event, d.attribute) for d in effect.changed} == {
        (meeting.id, "place"),
        (meeting.id, "reports"),
    }
    with ledger.view() as view:
        with pytest.raises(Retracted, match="a hoax") as caught:
            view.event(lone.id)
        assert (caught.value.kind, caught.value.reason) == ("event", "a hoax")
        with pytest.raises(Retracted, match="document"):
            view.document(paper.id)
        assert list(view.documents([paper.id])) == [paper.id]
        assert [version.until is None for version in view.history(lone.id)] == [False]
        assert [len(v.event.reports) for v in view.history(meeting.id)] == [1, 2, 3, 2]
    with pytest.raises(Retracted):
        ledger.retract(paper.id)


def test_a_corrected_document_takes_the_place_of_the_old_one(ledger, told):
    papers, reports = told
    judge(ledger, reports[0].id, reports[1].id, False)
    paper = document("corrected")
    better = report(paper, place=Place(country="GEO"))
    ledger.correct(papers[1].id, Extraction(document=paper, reports=(better,)))
    with ledger.view() as view, pytest.raises(Retracted) as caught:
        view.document(papers[1].id)
    assert caught.value.replaced_by == paper.id
    assert event_of(ledger, better).reports == (better.id,)
    assert len(groups(ledger)) == 3


def bodies(ledger):
    with ledger.view() as view:
        return [(a.id, a.events) for a in view.actors(ActorKind.ORGANIZATION).items]


MINISTRY, SHORT, ARMY = (f"GEO.defence.{name}" for name in ("ministry-of-defence", "mod", "army"))


@pytest.fixture
def embodied(ledger):
    """Three papers that name a ministry in full, by its initials, and its army."""
    for number, name in enumerate(("Ministry of Defence", "MoD", "Army"), start=1):
        body = party(Role.PARTICIPANT, "GEO", organization=name, portfolio=Portfolio.DEFENCE)
        add(ledger, number, body)
    return [(ARMY, 1), (MINISTRY, 1), (SHORT, 1)]


def test_organizations_are_merged_and_the_merge_is_undone(ledger, embodied):
    assert bodies(ledger) == embodied
    effect = judge(ledger, SHORT, MINISTRY, True)
    assert effect.lost == effect.created == effect.merged == ()
    assert bodies(ledger) == [(ARMY, 1), (MINISTRY, 2)]
    with ledger.view() as view:
        assert view.count(EventFilter(organization=MINISTRY)) == 2
        with pytest.raises(Merged) as caught:
            view.actor(SHORT)
        (ruling,) = view.judgements().items
    assert (caught.value.into, ruling.kind) == (MINISTRY, "organization")
    ledger.undo(1, author="Ada")
    assert bodies(ledger) == embodied


def test_a_judgement_on_organizations_outlives_rebuilding_and_holds_for_what_comes(
    ledger, embodied
):
    judge(ledger, SHORT, MINISTRY, True)
    told = party(Role.PARTICIPANT, "GEO", organization="MoD", portfolio=Portfolio.DEFENCE)
    add(ledger, 4, told)
    assert bodies(ledger) == [(ARMY, 1), (MINISTRY, 3)]
    ledger.rebuild()
    assert bodies(ledger) == [(ARMY, 1), (MINISTRY, 3)]


def test_a_name_is_split_off_an_organization(ledger, embodied):
    judge(ledger, SHORT, MINISTRY, True)
    judge(ledger, ARMY, MINISTRY, True)
    assert bodies(ledger) == [(ARMY, 3)]
    ledger.split(ARMY, [ARMY], said="split", author="Ada")
    assert bodies(ledger) == [(ARMY, 1), (MINISTRY, 2)]
    ledger.undo(3, author="Ada")
    assert bodies(ledger) == [(ARMY, 3)]


@pytest.mark.parametrize("other", ["GEO.defence.navy", "GEO.nobody", "KAZ.nobody.else"])
def test_an_actor_that_nobody_named_cannot_be_judged(ledger, embodied, other):
    add(ledger, 5, party(Role.PARTICIPANT, "GEO", "Nino Lomidze"))
    for known in (MINISTRY, "GEO.nino-lomidze"):
        with pytest.raises(NotFound):
            judge(ledger, known, other, True)


def test_another_name_of_an_official_leads_to_the_official(ledger):
    for number, name in enumerate(("Nino Lomidze", "N. Lomidze"), start=1):
        add(ledger, number, party(Role.PARTICIPANT, "GEO", name))
    with ledger.view() as view, pytest.raises(Merged) as caught:
        view.actor("GEO.n-lomidze")
    assert caught.value.into == "GEO.nino-lomidze"


def test_rebuilding_tells_how_far_it_is_to_the_end(ledger, told):
    judge(ledger, *(each.id for each in told[1][:2]), True)
    heard = []
    ledger.rebuild(tell=lambda done, total: heard.append((done, total)))
    assert heard == sorted(heard)
    assert heard[-1] == (9, 9)
