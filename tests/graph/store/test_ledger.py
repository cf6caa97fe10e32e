"""What goes into the ledger stays, once, and the events follow from it."""

import gc
import random
import sqlite3
import tempfile
from contextlib import closing, suppress
from dataclasses import replace
from pathlib import Path

import pytest
from hypothesis import Phase, given, settings
from hypothesis import strategies as st

from graph.errors import InvalidDate, Merged, UnreadableDocument
from graph.fuse import fuse
from graph.model import Extraction, Place, sides
from graph.queries import ActorKind, EventFilter
from graph.store import Ledger
from ontology.terms import EventType, Role
from tests.graph.reports import corpus, document, party, report

ALL = EventFilter()
QUICK = (Phase.explicit, Phase.reuse, Phase.generate)
"""Without shrinking, which would fill some hundred ledgers."""


def everything(ledger):
    with ledger.view() as view:
        return sorted(view.stream(ALL), key=lambda event: event.id)


def rows(path, question):
    with closing(sqlite3.connect(path)) as connection:
        return connection.execute(question).fetchall()


def test_a_document_and_its_report_come_back_as_they_went_in(ledger):
    paper = document(1, title="On rails", url="https://paper.example/1", name="one.txt")
    told = report(
        paper,
        type=EventType.SIGNING,
        subtype="agreement",
        name="Agreement on rail transit",
        place=Place(city="Tbilisi", country="GEO"),
        why=("signed",),
        participants=(
            party(Role.SIGNATORY, "GEO", "Nino Lomidze", rank="Major", delegation=True),
            party(Role.SIGNATORY, "HUN", organization="Ministry of Trade"),
        ),
    )
    assert ledger.add(paper, [told])
    with ledger.view() as view:
        (event,) = view.events(ALL).items
        assert view.document(paper.id) == paper
        assert view.reports(event.id) == (told,)
        assert view.report(told.id) == told
        assert [event] == fuse([told], {paper.id: paper})
        assert view.agreement(event.agreement).title == told.name


def test_adding_a_document_again_changes_nothing(ledger):
    paper = document(1)
    assert ledger.add(paper, [report(paper)])
    with ledger.view() as view:
        before = view.revision(), everything(ledger)
        assert not ledger.add(paper, [report(paper), report(paper, 2)])
        assert (view.revision(), everything(ledger)) == before


def test_a_document_without_reports_is_kept(ledger):
    paper = document(1)
    assert ledger.add(paper, [])
    with ledger.view() as view:
        assert view.has_document(paper.id)
        assert view.revision() == 1


def test_reports_of_another_document_are_refused(ledger):
    with pytest.raises(ValueError, match="another document"):
        ledger.add(document(1), [report(document(2))])


@pytest.mark.parametrize(
    ("paper", "date", "error"),
    [
        (document(1), "2024-13", InvalidDate),
        (document(1, text="a lone \ud800 surrogate"), "2024", UnreadableDocument),
    ],
)
def test_a_document_that_cannot_be_recorded_leaves_no_trace(ledger, paper, date, error):
    with pytest.raises(error):
        ledger.add(paper, [report(paper), report(paper, 2, date=date)])
    with ledger.view() as view:
        assert not view.has_document(paper.id)
        assert view.revision() == 0
    assert ledger.add(document(2), [])


@pytest.mark.parametrize("name", ["a treaty", "a lone \ud800 surrogate"])
@pytest.mark.parametrize("searching", [True, False])
def test_after_a_batch_the_search_for_garbage_goes_on_as_before(ledger, searching, name):
    paper = document(1)
    try:
        (gc.enable if searching else gc.disable)()
        with suppress(UnreadableDocument):
            ledger.add(paper, [report(paper, name=name)])
        assert gc.isenabled() is searching
    finally:
        gc.enable()


def test_an_event_keeps_its_id_when_more_reports_of_it_come(ledger):
    ids = set()
    for number in range(1, 6):
        paper = document(number)
        ledger.add(paper, [report(paper)])
        ids |= {event.id for event in everything(ledger)}
    assert len(ids) == 1


def test_two_events_that_turn_out_to_be_one_leave_a_redirect(ledger):
    """A plan and an undated account meet in a third report that agrees with both."""
    papers = [document(n) for n in (1, 2, 3)]
    town = Place(city="Budapest", country="HUN")
    told = [
        report(papers[0], type=EventType.SIGNING, date="2024-06", name="rail transit accord"),
        report(papers[1], type=EventType.SIGNING, date="2024-06-07", place=town),
        report(
            papers[2],
            type=EventType.SIGNING,
            date="2024-06-07",
            place=town,
            subtype="agreement",
            name="Agreement on rail transit",
        ),
    ]
    told[1] = replace(told[1], subtype="agreement")
    for paper, each in zip(papers[:2], told[:2], strict=True):
        ledger.add(paper, [each])
    first, second = (event for _, event in sorted((e.reports, e) for e in everything(ledger)))
    if first.reports != (told[0].id,):
        first, second = second, first
    ledger.add(papers[2], [told[2]])
    (event,) = everything(ledger)
    assert event.id == first.id
    with ledger.view() as view:
        for find, old, new in (
            (view.event, second.id, first.id),
            (view.agreement, second.agreement, first.agreement),
        ):
            with pytest.raises(Merged) as caught:
                find(old)
            assert caught.value.into == new


def test_the_parts_of_an_event_follow_it(ledger):
    first, second = document(1), document(2)
    whole = report(first, "whole", type=EventType.VISIT)
    ledger.add(first, [whole])
    other = report(second, "whole", type=EventType.VISIT)
    ledger.add(second, [report(second, "part", part_of=other.id), other])
    events = {event.type: event for event in everything(ledger)}
    assert events[EventType.MEETING].part_of == events[EventType.VISIT].id
    assert len(events[EventType.VISIT].reports) == 2


def test_actors_that_fusion_renames_are_forgotten(ledger):
    for number, name in ((1, "Lomidze"), (2, "Nino Lomidze")):
        paper = document(number)
        people = (party(Role.PARTICIPANT, "GEO", name), party(Role.PARTICIPANT, "HUN"))
        ledger.add(paper, [report(paper, participants=people)])
    with ledger.view() as view:
        found = view.actors(ActorKind.OFFICIAL)
    assert [actor.id for actor in found.items] == ["GEO.nino-lomidze"]


def unnamed(events):
    """Events without what only the ledger knows: who a name means over all documents."""
    return [
        replace(
            event,
            participants=tuple(
                replace(p, official=p.official and "someone", actor=None)
                for p in event.participants
            ),
        )
        for event in events
    ]


def made_of(papers, batch=1):
    """Everything a ledger makes of documents, added in batches; and again when it is rebuilt."""
    with (
        tempfile.TemporaryDirectory() as folder,
        Ledger.open(Path(folder) / "ledger.db") as ledger,
    ):
        told = [Extraction(document=paper, reports=tuple(reports)) for paper, reports in papers]
        for start in range(0, len(told), batch):
            ledger.add_all(told[start : start + batch])
        events = everything(ledger)
        ledger.rebuild()
        assert everything(ledger) == events
        return events


def by_reports(events):
    """Events under no id of their own, pointing at reports instead of at one another."""
    firsts = {event.id: event.reports for event in events}
    agreed = {
        each: {e.reports for e in events if e.agreement == each}
        for each in {e.agreement for e in events}
    }
    return {
        event.reports: replace(
            event,
            id="",
            part_of=str(firsts.get(event.part_of)),
            agreement=str(sorted(agreed[event.agreement])) if event.agreement else None,
            exercise=None,
        )
        for event in events
    }


@settings(max_examples=8, deadline=None, phases=QUICK)
@given(seed=st.integers(0, 10_000), shuffle=st.randoms(use_true_random=False))
def test_documents_added_one_by_one_give_what_fusing_all_at_once_gives(
    seed: int, shuffle: random.Random
):
    made = list(corpus(14, seed=seed))
    shuffle.shuffle(made)
    reports = [each for _, told in made for each in told]
    ranks = {each.id: rank for rank, each in enumerate(reports)}
    expected = fuse(reports, {paper.id: paper for paper, _ in made}, seniority=ranks)
    found = made_of(made)
    assert unnamed(found) == unnamed(expected)
    assert made_of(made, batch=5) == found


@settings(max_examples=8, deadline=None, phases=QUICK)
@given(seed=st.integers(0, 10_000), shuffle=st.randoms(use_true_random=False))
def test_any_order_of_documents_gives_the_same_events(seed: int, shuffle: random.Random):
    made = list(corpus(14, seed=seed))
    before = made_of(made)
    shuffle.shuffle(made)
    assert by_reports(made_of(made)) == by_reports(before)


def test_the_projections_say_what_the_events_say(filled, view):
    events = list(view.stream(ALL))
    between = sorted((code, e.id) for e in events for code in sides(e.participants))
    kept = "SELECT principal, id FROM sides JOIN events ON key = event ORDER BY 1, 2"
    assert rows(filled, kept) == between
    pairs = sorted(
        (f"{left}-{right}", e.id)
        for e in events
        for left in sides(e.participants)
        for right in sides(e.participants)
        if left < right
    )
    kept = "SELECT dyad, id FROM pairs JOIN events ON key = event ORDER BY 1, 2"
    assert rows(filled, kept) == pairs


def test_the_file_is_sound_and_every_key_leads_somewhere(filled):
    assert rows(filled, "PRAGMA integrity_check") == [("ok",)]
    assert rows(filled, "PRAGMA foreign_key_check") == []
    assert rows(
        filled, "SELECT count(*) FROM reports WHERE key NOT IN (SELECT report FROM supports)"
    ) == [(0,)]


def test_the_log_has_a_line_for_every_change(ledger):
    for number in (1, 2):
        paper = document(number)
        ledger.add(paper, [report(paper)])
    log = rows(ledger.path, "SELECT number, change, kind FROM revisions ORDER BY number")
    assert log == [
        (1, "added", "document"),
        (2, "created", "event"),
        (3, "added", "document"),
        (4, "changed", "event"),
    ]


def test_a_gathering_of_many_has_no_pairs(ledger):
    paper = document(1)
    many = tuple(party(Role.PARTICIPANT, f"S{number:02}") for number in range(11))
    ledger.add(paper, [report(paper, participants=many)])
    with ledger.view() as view:
        assert view.dyads() == ()
        assert view.count(EventFilter(principal=("S00", "S10"))) == 1
