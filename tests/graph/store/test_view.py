"""Typed questions are answered as a plain reading of the filter would answer them."""

from concurrent.futures import ThreadPoolExecutor

import pytest
from sqlalchemy import event as sqlalchemy_event

from graph.dates import bounds
from graph.errors import InvalidCursor, InvalidQuery, NotFound
from graph.fuse import person
from graph.model import Dyad, sides
from graph.queries import ActorKind, EventFilter, Match, Order, Scope
from graph.store import answers, filters, statements
from ontology.mappings import to_plover
from ontology.terms import EventType, Portfolio, Status
from tests.graph.reports import document, report

GEORGIA_HUNGARY = Dyad.of("GEO", "HUN")
ALL = EventFilter()

FILTERS = {
    "all": ({}, lambda e: True),
    "dyad": (
        {"dyad": GEORGIA_HUNGARY},
        lambda e: {"GEO", "HUN"} <= sides(e.participants),
    ),
    "one principal": ({"principal": ("PER",)}, lambda e: "PER" in sides(e.participants)),
    "two principals": (
        {"principal": ("PER", "GEO")},
        lambda e: {"PER", "GEO"} <= sides(e.participants),
    ),
    "types": (
        {"type": (EventType.VISIT, EventType.SIGNING)},
        lambda e: e.type in {EventType.VISIT, EventType.SIGNING},
    ),
    "dyad and type": (
        {"dyad": GEORGIA_HUNGARY, "type": (EventType.VISIT,)},
        lambda e: e.type is EventType.VISIT and {"GEO", "HUN"} <= sides(e.participants),
    ),
    "status": ({"status": (Status.PLANNED,)}, lambda e: e.status is Status.PLANNED),
    "domain": ({"domain": (Portfolio.TRADE,)}, lambda e: Portfolio.TRADE in e.domain),
    "plover": (
        {"plover": ("AGREE",)},
        lambda e: to_plover(e.type, e.subtype, e.status) == "AGREE",
    ),
    "possibly since": (
        {"since": "2022-06-15"},
        lambda e: e.date and str(bounds(e.date)[1]) >= "2022-06-15",
    ),
    "certainly since": (
        {"since": "2022-06-15", "match": Match.CERTAIN},
        lambda e: e.date and str(bounds(e.date)[0]) >= "2022-06-15",
    ),
    "possibly until": (
        {"until": "2022-06-15"},
        lambda e: e.date and str(bounds(e.date)[0]) < "2022-06-15",
    ),
    "certainly within a year": (
        {"since": "2022", "until": "2023", "match": Match.CERTAIN},
        lambda e: e.date and e.date.startswith("2022"),
    ),
    "country": ({"place": "HUN"}, lambda e: e.place and e.place.country == "HUN"),
    "city in any case": ({"place": "budapest"}, lambda e: e.place and e.place.city == "Budapest"),
    "official by key": (
        {"official": "GEO.nino-lomidze"},
        lambda e: "Nino Lomidze" in {p.official for p in e.participants},
    ),
    "official by surname": (
        {"official": "Lomidze"},
        lambda e: any(p.official and "Lomidze" in p.official for p in e.participants),
    ),
    "official by name": (
        {"official": "Nino Lomidze"},
        lambda e: any(
            p.official and person(p.official).initial in {"", "n"} and "Lomidze" in p.official
            for p in e.participants
        ),
    ),
    "portfolio": (
        {"organization": "trade"},
        lambda e: any(p.portfolio is Portfolio.TRADE for p in e.participants),
    ),
    "a principal's portfolio": (
        {"organization": "HUN.trade"},
        lambda e: any(
            p.portfolio is Portfolio.TRADE and p.principal == "HUN" for p in e.participants
        ),
    ),
    "publishers": ({"min_publishers": 2}, lambda e: len(e.publishers) >= 2),
    "confidence": ({"min_confidence": 0.8}, lambda e: e.confidence >= 0.8),
    "bilateral": ({"scope": Scope.BILATERAL}, lambda e: len(sides(e.participants)) == 2),
    "multilateral": ({"scope": Scope.MULTILATERAL}, lambda e: len(sides(e.participants)) > 2),
    "words of a name": ({"text": "WINE exports"}, lambda e: "wine" in (e.name or "")),
}


@pytest.mark.parametrize(("values", "passes"), FILTERS.values(), ids=FILTERS)
def test_a_filter_lets_through_what_it_says(view, values, passes):
    filter = EventFilter(**values)
    found = {event.id for event in view.stream(filter)}
    assert found == {event.id for event in view.stream(ALL) if passes(event)}
    assert view.count(filter) == len(found)
    assert [event.id for event, _ in view.recent(filter)] == [
        event.id for event, _ in view.recent(ALL) if event.id in found
    ]


@pytest.mark.parametrize("order", Order)
@pytest.mark.parametrize(
    "values",
    [
        {},
        {"dyad": GEORGIA_HUNGARY},
        {"principal": ("GEO",)},
        {"text": "wine"},
        {"text": "wine", "dyad": GEORGIA_HUNGARY},
    ],
)
def test_pages_show_every_event_once_and_in_order(view, order, values):
    filter, seen, cursor = EventFilter(**values), [], None
    while True:
        page = view.events(filter, order=order, limit=7, cursor=cursor)
        seen += page.items
        cursor = page.cursor
        if cursor is None:
            break
    assert seen == list(view.stream(filter, order=order))
    assert len(seen) == len({event.id for event in seen}) == page.total
    dates = [str(bounds(event.date)[0]) for event in seen if event.date]
    assert dates == sorted(dates, reverse=order is Order.NEWEST)
    assert all(event.date is None for event in seen[len(dates) :])


@pytest.mark.parametrize("order", Order)
@pytest.mark.parametrize("ahead", [1, 20, 2_000])
def test_words_are_found_however_few_events_are_looked_at_first(view, monkeypatch, ahead, order):
    filter = EventFilter(text="wine")
    every = [event.id for event in view.stream(filter, order=order)]
    monkeypatch.setattr(statements, "AHEAD", ahead)
    monkeypatch.setattr(answers, "MANY", 1)
    filters.statements.cache_clear()
    page = view.events(filter, order=order, limit=7)
    rest = view.events(filter, order=order, limit=7, cursor=page.cursor)
    filters.statements.cache_clear()
    assert [event.id for event in (*page.items, *rest.items)] == every[:14]
    assert len(every) > 7


def test_a_cursor_belongs_to_its_question(view):
    cursor = view.events(ALL, limit=5).cursor
    assert view.events(ALL, limit=50, cursor=cursor).items
    other = EventFilter(status=(Status.HELD,))
    for ask in (
        lambda: view.events(other, cursor=cursor),
        lambda: view.events(ALL, order=Order.OLDEST, cursor=cursor),
        lambda: view.agreements(ALL, cursor=cursor),
    ):
        with pytest.raises(InvalidCursor):
            ask()


@pytest.mark.parametrize("change", [str.swapcase, lambda c: c[1:], lambda c: c + "é", lambda c: ""])
def test_a_tampered_cursor_is_refused(view, change):
    cursor = view.events(ALL, limit=5).cursor
    tampered = change(cursor) or "%%%"
    with pytest.raises(InvalidCursor):
        view.events(ALL, cursor=tampered)


@pytest.mark.parametrize("limit", [0, -1, 501])
def test_a_limit_has_limits(view, limit):
    with pytest.raises(InvalidQuery):
        view.events(ALL, limit=limit)


@pytest.mark.parametrize("text", ["", "!?", '"', "\ud800"])
def test_a_text_without_words_is_no_question(view, text):
    with pytest.raises(InvalidQuery):
        view.events(EventFilter(text=text))


@pytest.mark.parametrize(
    "text", ['took "place', "took* OR place", "NEAR(took place)", "took -place"]
)
def test_full_text_operators_are_just_words(view, text):
    view.events(EventFilter(text=text))


def test_every_agreement_and_exercise_can_be_found_by_its_id(view):
    signings = EventFilter(dyad=GEORGIA_HUNGARY, type=(EventType.SIGNING,))
    page = view.agreements(EventFilter(dyad=GEORGIA_HUNGARY), limit=500)
    assert page.total == len(page.items) == view.count(signings)
    for found in page.items:
        assert view.agreement(found.id) == found
        assert [e.id for e in view.stream(EventFilter(agreement=found.id))] == list(found.events)
    for drill in view.exercises(ALL, limit=500).items:
        assert view.exercise(drill.id) == drill
        assert [e.id for e in view.stream(EventFilter(exercise=drill.id))] == list(drill.events)


@pytest.mark.parametrize(
    "find",
    ["event", "parts", "agreement", "exercise", "document", "report", "reports", "actor"],
)
def test_an_unknown_id_is_not_found(view, find):
    with pytest.raises(NotFound):
        getattr(view, find)("nothing")


def test_every_report_supports_its_event_with_a_reason_if_it_is_not_alone(view):
    for event in view.stream(ALL):
        supports = view.supports(event.id)
        assert tuple(each.report for each in supports) == event.reports
        assert all(each.reasons for each in supports) == (len(supports) > 1)


def test_a_document_leads_to_its_reports_and_their_events(view):
    document = next(view.stream(ALL)).evidence[0].document
    told = view.reports_in(document)
    assert len(told) == 3
    assert all(report.document == document for report, _ in told)
    assert {event.id for event in view.told_in(document)} == {event for _, event in told}
    assert view.reports_in("nothing") == view.told_in("nothing") == ()


def test_an_event_leads_to_its_parts(view):
    inner = [event for event in view.stream(ALL) if event.part_of]
    assert inner
    for event in inner:
        assert event in view.parts(event.part_of)


def test_documents_are_fetched_with_their_text(view):
    ids = {evidence.document for event in view.stream(ALL) for evidence in event.evidence}
    found = view.documents([*ids, "nothing"])
    assert found.keys() == ids
    for event in view.stream(ALL):
        for quoted in event.evidence:
            assert found[quoted.document].text[quoted.start : quoted.end] == quoted.quote


def test_all_reports_can_be_streamed(view):
    reports = list(view.stream_reports(ALL))
    assert sorted(each.id for each in reports) == sorted(
        id for event in view.stream(ALL) for id in event.reports
    )


def test_dyads_are_counted(view):
    summary = view.dyad(GEORGIA_HUNGARY)
    events = list(view.stream(EventFilter(dyad=GEORGIA_HUNGARY)))
    assert summary.events == sum(number for _, number in summary.types) == len(events)
    assert summary.reports == sum(len(event.reports) for event in events)
    assert summary in view.dyads()
    assert {str(each.dyad) for each in view.dyads("PER")} == {"CHL-PER", "GEO-PER"}


def test_a_dyad_without_events_says_so(view):
    summary = view.dyad(Dyad.of("NOR", "CHL"))
    assert (summary.events, summary.first, summary.types) == (0, None, ())


def test_actors_are_listed_by_kind_and_principal(view):
    principals = view.actors(ActorKind.PRINCIPAL, limit=4)
    rest = view.actors(ActorKind.PRINCIPAL, limit=4, cursor=principals.cursor)
    assert [a.id for a in (*principals.items, *rest.items)] == [
        "CHL",
        "FJI",
        "GEO",
        "HUN",
        "NOR",
        "PER",
    ]
    assert rest.cursor is None
    officials = view.actors(ActorKind.OFFICIAL, principal="PER")
    assert {a.id for a in officials.items} == {"PER.rosa-quispe", "PER.luis-huaman"}


def test_an_official_has_offices_with_their_evidence(view):
    actor = view.actor("PER.rosa-quispe")
    assert actor.events == view.count(EventFilter(official=actor.id))
    (office,) = [each for each in actor.offices if each.portfolio is Portfolio.TRADE]
    assert office.evidence
    assert actor.first <= office.first <= office.last <= actor.last


def test_a_page_takes_as_many_queries_as_an_item(view):
    asked = []
    sqlalchemy_event.listen(
        view._engine, "before_cursor_execute", lambda *said: asked.append(said[2])
    )
    view.events(ALL, limit=1)
    one = len(asked)
    asked.clear()
    view.events(ALL, limit=100)
    assert len(asked) <= one


def test_threads_may_share_a_view(view):
    with ThreadPoolExecutor(8) as pool:
        totals = set(pool.map(lambda _: view.events(ALL, limit=20).total, range(64)))
    assert len(totals) == 1


def test_a_reader_sees_one_state_while_the_writer_goes_on(ledger):
    for number in (1, 2):
        paper = document(number)
        ledger.add(paper, [report(paper, date=f"202{number}")])
    with ledger.view() as view:
        stream = view.stream(ALL)
        next(stream)
        paper = document(3)
        ledger.add(paper, [report(paper, date="2023")])
        assert len(list(stream)) == 1
        assert view.count(ALL) == 3
