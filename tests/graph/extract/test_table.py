"""Ready-made events, found by the document's id, name or address."""

import json

import pytest

from graph.errors import UnreadableDocument
from graph.exchange.json_form import claim_json, report_json
from graph.extract.extractor import read_each
from graph.extract.registry import find_extractor
from graph.model import Document, Rejected

TEXT = "On 7 June they met. They signed a plan."
MEETING = {
    "id": "e1",
    "type": "meeting",
    "status": "held",
    "date": "2024-06-07",
    "participants": [{"role": "participant", "country": code} for code in ("AZE", "KAZ")],
    "evidence": ["On 7 June they met."],
}
SIGNING = {**MEETING, "id": "e2", "type": "signing", "part_of": "e1", "evidence": ["They signed"]}


@pytest.fixture
def table(tmp_path):
    def table(*rows):
        path = tmp_path / "coded.jsonl"
        lines = [row if isinstance(row, str) else json.dumps(row) for row in rows]
        path.write_text("\n".join(lines) + "\n", encoding="utf-8")
        return find_extractor(f"table:{path}")

    return table


def read(extractor, id="a-1", **fields):
    (told,) = read_each(extractor, [Document(id=id, text=TEXT, **fields)])
    return told


def test_events_are_read_with_their_quotes_and_nesting(table):
    told = read(table({"id": "a-0", "events": []}, {"id": "a-1", "events": [MEETING, SIGNING]}))
    meeting, signing = told.reports
    assert signing.part_of == meeting.id
    assert [TEXT[e.start : e.end] for e in signing.evidence] == ["They signed"]
    assert (meeting.extractor, meeting.confidence) == ("table", 1.0)
    assert meeting.id != signing.id


@pytest.mark.parametrize(
    ("row", "document"),
    [
        ({"id": "a-1"}, {"id": "a-1"}),
        ({"id": "a-1"}, {"id": "d0", "name": "a-1"}),
        ({"url": "https://news.example/1"}, {"id": "d0", "url": "https://news.example/1"}),
        (
            {"id": "x", "document": {"url": "https://news.example/1"}},
            {"id": "d0", "url": "https://news.example/1"},
        ),
    ],
)
def test_a_document_is_found_by_id_name_or_address(table, row, document):
    assert len(read(table({**row, "events": [MEETING]}), **document).reports) == 1


def test_a_document_that_is_not_in_the_table_is_skipped_with_the_reason(table):
    told = read(table({"id": "a-1", "events": [MEETING]}), id="a-2")
    assert told.reports == ()
    assert told.skipped.endswith("coded.jsonl")


def printed(told):
    return {
        "id": "a-1",
        "events": [report_json(report) for report in told.reports],
        "offices": [claim_json(claim) for claim in told.offices],
    }


def test_the_output_of_an_extraction_is_a_table(table):
    words = {"quote": "7 June", "start": 3, "end": 9}
    slots = {"date": words, "place": None, "participants": [None, words]}
    office = {
        "person": "Elchin Rahimov",
        "country": "AZE",
        "title": "Minister",
        "portfolio": "transport",
        "evidence": "On 7 June they met.",
    }
    events = [{**MEETING, "slots": slots}, SIGNING]
    first = printed(read(table({"id": "a-1", "events": events, "offices": [office]})))
    assert first["events"][0]["slots"]["participants"] == [None, words]
    assert first["events"][0]["slots"]["date"] == words
    assert first["offices"][0]["person"] == "Elchin Rahimov"
    again = printed(read(table(first)))
    assert again == first


def test_another_table_is_another_version(table):
    one = table({"id": "a-1", "events": [MEETING]}).version
    other = table({"id": "a-1", "events": []}).version
    assert one != other
    assert table({"id": "a-1", "events": [MEETING]}).version == one


@pytest.mark.parametrize(
    ("event", "reason"),
    [
        ({**MEETING, "evidence": ["They danced."]}, "event 'e1' quotes nothing"),
        ({**MEETING, "evidence": []}, "event 'e1' quotes nothing"),
        ({**MEETING, "evidence": [{"quote": "They", "start": 3}]}, "event 'e1' quotes nothing"),
        ({**MEETING, "type": "party"}, "'party' is not a valid EventType"),
        ({**MEETING, "date": "June"}, "'June' is no date"),
        ({"type": "meeting"}, "'participants' is missing"),
        ("meeting", "coded.jsonl:2: "),
    ],
)
def test_an_event_that_makes_no_sense_rejects_its_document_alone(table, event, reason):
    extractor = table(
        {"id": "a-1", "events": [MEETING]},
        {"id": "a-2", "events": [event]},
        {"id": "a-3", "events": [MEETING]},
    )
    papers = [Document(id=f"a-{n}", text=TEXT) for n in (1, 2, 3)]
    first, second, third = read_each(extractor, papers)
    assert len(first.reports) == len(third.reports) == 1
    assert isinstance(second, Rejected)
    assert reason in second.reason


def test_quotes_that_the_text_does_not_have_are_left_out(table):
    event = {**MEETING, "evidence": ["They danced.", {"quote": "On 7 June", "start": 0}]}
    (report,) = read(table({"id": "a-1", "events": [event]})).reports
    assert [e.quote for e in report.evidence] == ["On 7 June"]


@pytest.mark.parametrize(
    ("row", "reason"),
    [
        ("{", "no JSON"),
        ("[]", "no object with a list of events"),
        ({"id": "b"}, "no object with a list of events"),
        ({"events": []}, "neither id nor url"),
        ({"id": "a-1", "events": []}, "'a-1' is on line 1"),
    ],
)
def test_a_table_that_makes_no_sense_is_refused_by_line(table, row, reason):
    with pytest.raises(UnreadableDocument, match=r"coded\.jsonl:2: ") as refused:
        table({"id": "a-1", "events": []}, row)
    assert reason in str(refused.value)


def test_a_table_that_is_not_there_is_named():
    with pytest.raises(UnreadableDocument, match=r"none\.jsonl: No such file"):
        find_extractor("table:none.jsonl")
