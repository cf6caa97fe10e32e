"""Over HTTP: what events were, where reports differ, what was taken back, counts over time."""

import datetime as dt

import pytest
from starlette.testclient import TestClient

from api import schemas
from api.app import create_app
from api.settings import Settings
from graph.model import Extraction
from graph.queries import EventFilter
from graph.store.ledger import Ledger
from ontology.terms import EventType, Status
from tests.graph.reports import document, report

FIRST, SECOND = (dt.datetime(2026, 1, day, 12, tzinfo=dt.UTC) for day in (1, 2))

TREATY = {"type": EventType.SIGNING, "subtype": "treaty", "name": "Treaty on rail transit"}


@pytest.fixture
def clock():
    """The days on which the ledger is written to; the last one holds on."""
    return [FIRST]


@pytest.fixture
def ledger(tmp_path, clock):
    with Ledger.open(tmp_path / "ledger.db", now=lambda: clock[-1]) as opened:
        yield opened


@pytest.fixture
def service(ledger):
    app = create_app(Settings(db=ledger.path))
    with TestClient(app, follow_redirects=False, raise_server_exceptions=False) as client:
        yield client


@pytest.fixture
def planned(ledger):
    """A signing that a paper announces."""
    paper = document(1)
    told = report(paper, status=Status.PLANNED, **TREATY)
    ledger.add(paper, [told])
    return told


@pytest.fixture
def held(ledger, planned, clock):
    """Two papers of the day after: it was held, one of them names no day."""
    clock.append(SECOND)
    for number, date in ((2, "2024-06-07"), (3, "2024-06")):
        paper = document(number, published=dt.date(2024, 6, 8))
        ledger.add(paper, [report(paper, date=date, **TREATY)])
    with ledger.view() as view:
        return next(e for e in view.stream(EventFilter()) if planned.id in e.reports)


def shaped(answer, shape):
    assert answer.status_code == 200, answer.text
    assert shape.model_validate(answer.json()).model_dump(mode="json") == answer.json()
    return answer.json()["items"]


def test_an_event_tells_how_it_came_to_be_what_it_is(service, held):
    links = service.get(f"/v1/events/{held.id}").json()["links"]
    versions = shaped(service.get(links["history"]), schemas.Listing[schemas.Version])
    assert [v["event"]["status"] for v in versions] == ["planned", "held", "held"]
    assert versions[0]["changes"] == []
    assert {"attribute": "status", "before": "planned", "after": "held"} in versions[1]["changes"]
    assert [v["until"] for v in versions] == [SECOND.isoformat(), SECOND.isoformat(), None]


def test_every_value_is_there_with_who_gives_it_and_why_one_was_chosen(service, held):
    links = service.get(f"/v1/events/{held.id}").json()["links"]
    values = shaped(service.get(links["values"]), schemas.Listing[schemas.Value])
    dates = {v["value"]: v for v in values if v["attribute"] == "date"}
    assert set(dates) == {"2024-06-07", "2024-06"}
    (chosen,) = (v for v in dates.values() if v["chosen"])
    assert (chosen["value"], bool(chosen["reason"])) == (held.date, True)
    assert all(len(v["reports"]) >= 1 and v["publishers"] for v in values)


def test_a_question_is_answered_as_of_a_day(service, held):
    def ask(day):
        return service.get("/v1/events", params={"known_at": day}).json()["items"]

    assert ask("2025-12-31") == []
    assert [event["status"] for event in ask("2026-01-01")] == ["planned"]
    assert [event["status"] for event in ask("2026-01-02")] == ["held"]


def test_what_was_retracted_is_gone_and_leaves_a_tombstone(service, ledger, planned, clock):
    (event,) = service.get("/v1/events").json()["items"]
    clock.append(SECOND)
    ledger.retract(planned.document, "a hoax")
    answer = service.get(f"/v1/events/{event['id']}")
    assert answer.status_code == 410
    tomb = answer.json()["retracted"]
    assert (tomb["kind"], tomb["at"], tomb["reason"]) == ("event", SECOND.isoformat(), "a hoax")
    (version,) = service.get(tomb["links"]["history"]).json()["items"]
    assert version["until"] == SECOND.isoformat()
    gone = service.get(f"/v1/documents/{planned.document}")
    assert (gone.status_code, gone.json()["retracted"]["reason"]) == (410, "a hoax")


@pytest.mark.parametrize(
    ("type", "kind"), [(EventType.SIGNING, "agreement"), (EventType.EXERCISE, "exercise")]
)
def test_a_thing_whose_event_is_told_as_something_else_leaves_a_tombstone(
    service, ledger, clock, type, kind
):
    told = []
    for number in range(3):
        paper = document(number)
        told.append(report(paper, type=EventType.MEETING if number else type))
        ledger.add(paper, [told[-1]])
    (thing,) = service.get(f"/v1/{kind}s").json()["items"]
    clock.append(SECOND)
    for other in told[1:]:
        ledger.judge([told[0].id], [other.id], same=True, said="same", author="Ada")
    (event,) = service.get("/v1/events").json()["items"]
    assert (event["type"], event[kind]) == ("meeting", None)
    assert event["id"][1:] == thing["id"][1:]
    answer = service.get(thing["links"]["self"])
    assert answer.status_code == 410
    tomb = answer.json()["retracted"]
    assert (tomb["kind"], tomb["id"], tomb["at"]) == (kind, thing["id"], SECOND.isoformat())
    assert event["id"] in tomb["reason"]
    versions = service.get(tomb["links"]["history"]).json()["items"]
    assert [version["event"]["type"] for version in versions][-1] == "meeting"
    assert service.get(f"/v1/{kind}s/{thing['id'][0]}0000000000000000").status_code == 404


def test_no_agreement_was_ever_where_an_event_was_never_a_signing(service, ledger):
    paper = document(1)
    ledger.add(paper, [report(paper)])
    (event,) = service.get("/v1/events").json()["items"]
    assert service.get(f"/v1/agreements/a{event['id'][1:]}").status_code == 404


def test_a_corrected_document_names_the_one_in_its_place(service, ledger, planned):
    paper = document("better")
    read = Extraction(document=paper, reports=(report(paper),))
    ledger.correct(planned.document, read)
    gone = service.get(f"/v1/documents/{planned.document}")
    assert (gone.status_code, gone.json()["retracted"]["replaced_by"]) == (410, paper.id)


def test_a_merged_event_redirects_for_good_and_a_page_tells_what_was_retracted(
    service, ledger, held
):
    paper = document(9)
    lone = report(paper, date="2020-01-01")
    ledger.add(paper, [lone])
    with ledger.view() as view:
        other = next(e for e in view.stream(EventFilter()) if lone.id in e.reports)
    ledger.judge([held.id], [other.id], same=True, said="merge", author="Ada")
    for path in ("/v1/events/{}", "/events/{}", "/id/event/{}", "/data/event/{}.ttl"):
        answer = service.get(path.format(other.id))
        moved = (answer.status_code, answer.headers["location"])
        assert moved == (308, path.format(held.id))
    ledger.undo(1, author="Ada")
    assert service.get(f"/v1/events/{other.id}").status_code == 200
    ledger.retract(paper.id, "a hoax")
    page = service.get(f"/events/{other.id}")
    assert page.status_code == 410
    assert "a hoax" in page.text


def test_pages_are_of_the_revision_of_the_first_whatever_comes_in_between(service, ledger):
    for number in range(1, 5):
        paper = document(number)
        ledger.add(paper, [report(paper, date=f"2024-0{number}-01")])
    first = service.get("/v1/events?limit=2").json()
    paper = document("new")
    ledger.add(paper, [report(paper, date="2024-02-15", type=EventType.CALL)])
    ledger.retract(document(1).id)
    second = service.get(first["next"]).json()
    dates = [event["date"] for event in (*first["items"], *second["items"])]
    assert dates == ["2024-04-01", "2024-03-01", "2024-02-01", "2024-01-01"]
    assert (second["total"], second["exact"], second["next"]) == (4, True, None)


@pytest.mark.parametrize(
    ("by", "periods"),
    [
        ("day", ["2024-01-05", "2024-02-06", "2024-06-07"]),
        ("month", ["2024-01", "2024-02", "2024-06"]),
        ("quarter", ["2024-Q1", "2024-Q2"]),
        ("year", ["2024"]),
    ],
)
def test_a_dyad_is_counted_over_time(service, ledger, by, periods):
    for number, date in enumerate(("2024-01-05", "2024-02-06", "2024-06-07")):
        paper = document(number)
        ledger.add(paper, [report(paper, date=date)])
    at = f"/v1/dyads/GEO-HUN/summary?by={by}"
    bins = shaped(service.get(at), schemas.Listing[schemas.Count])
    assert [each["period"] for each in bins] == periods
    assert sum(each["events"] for each in bins) == 3
    narrowed = service.get(f"{at}&since=2024-06").json()["items"]
    assert [each["period"] for each in narrowed] == periods[-1:]


def test_an_agreement_says_which_steps_are_missing(service, ledger):
    paper = document(1)
    ledger.add(paper, [report(paper, **TREATY)])
    (agreement,) = service.get("/v1/agreements").json()["items"]
    assert [step["kind"] for step in agreement["steps"]] == ["signed"]
    assert any("ratified" in step for step in agreement["missing"])


def test_the_page_of_an_event_shows_what_reports_differ_on_and_how_it_changed(service, held):
    html = service.get(f"/events/{held.id}").text
    assert "Where reports differ" in html
    assert "How it came to be so" in html
    assert "status <bdi>planned</bdi> → <bdi>held</bdi>" in html
    assert "<strong>chosen</strong>" in html


def test_the_page_of_an_event_that_is_told_once_has_neither(service, planned):
    (event,) = service.get("/v1/events").json()["items"]
    html = service.get(f"/events/{event['id']}").text
    assert "Where reports differ" not in html
    assert "How it came to be so" not in html
