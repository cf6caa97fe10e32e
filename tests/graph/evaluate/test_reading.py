"""Gold articles are read whole or refused with file, line and reason."""

import json

import pytest

from graph.errors import UnreadableDocument
from graph.evaluate import Half, read_gold

TEXT = "On 7 June they met. They signed a plan."
MEETING = {
    "id": "e1",
    "key": "2024-06-meeting",
    "type": "meeting",
    "subtype": "bilateral",
    "status": "held",
    "date": "2024-06-07",
    "end": None,
    "place": {"city": "Baku", "country": "AZE"},
    "participants": [{"role": "participant", "country": code} for code in ("AZE", "KAZ")],
    "name": None,
    "domain": ["defence"],
    "part_of": None,
    "evidence": ["On 7 June they met."],
}
SIGNING = {**MEETING, "id": "e2", "type": "signing", "part_of": "e1", "key": None}


def line(id="dev-001", events=(MEETING, SIGNING), **document):
    return json.dumps(
        {
            "id": id,
            "document": {"text": TEXT, "published": "2024-06-08", **document},
            "events": events,
        }
    )


@pytest.fixture
def read(tmp_path):
    def read(*lines, half=Half.ALL):
        path = tmp_path / "gold.jsonl"
        path.write_text("\n".join(lines) + "\n", "utf-8")
        return list(read_gold(path, half))

    return read


def test_an_article_has_its_document_and_events(read):
    (article,) = read(line(publisher="Caspian Gate"))
    assert (article.id, article.document.publisher) == ("dev-001", "Caspian Gate")
    meeting, signing = article.events
    assert meeting.key == "2024-06-meeting"
    assert signing.key is None
    assert signing.report.part_of == meeting.report.id
    (quote,) = meeting.report.evidence
    assert TEXT[quote.start : quote.end] == quote.quote == "On 7 June they met."
    assert meeting.report.place.city == "Baku"


def test_empty_lines_are_passed_over(read):
    assert len(read(line(), "", line("dev-002"))) == 2


def test_halves_split_by_the_number_in_the_id(read):
    lines = [line(f"set2-{number:03}") for number in range(1, 6)]
    assert [a.id for a in read(*lines, half=Half.EVEN)] == ["set2-002", "set2-004"]
    assert [a.id for a in read(*lines, half=Half.ODD)] == ["set2-001", "set2-003", "set2-005"]


def test_an_id_without_a_number_is_in_no_half(read):
    assert len(read(line("seed"))) == 1
    with pytest.raises(UnreadableDocument, match=r"gold\.jsonl:1: id 'seed' has no number"):
        read(line("seed"), half=Half.ODD)


@pytest.mark.parametrize(
    ("bad", "reason"),
    [
        ("{}", "'id' is missing"),
        ("{", "Expecting property name"),
        ("[]", "no gold article"),
        (line(events=[{**MEETING, "type": "party"}]), "'party' is not a valid EventType"),
        (line(events=[{**MEETING, "date": "7 June"}]), "'7 June' is no date"),
        (line(events=[{**MEETING, "participants": None}]), "no gold article"),
        (line(events=[{**MEETING, "part_of": "e9"}]), "'e9' is missing"),
        (line(published="yesterday"), "Invalid isoformat"),
    ],
)
def test_a_bad_line_is_named_with_its_reason(read, bad, reason):
    with pytest.raises(UnreadableDocument, match=r"gold\.jsonl:2: ") as refused:
        read(line(), bad)
    assert reason in str(refused.value)


def test_two_articles_of_one_id_are_refused(read):
    with pytest.raises(UnreadableDocument, match="a second article with id 'dev-001'"):
        read(line(), line())


def test_a_file_that_is_not_there_is_named(tmp_path):
    with pytest.raises(UnreadableDocument, match=r"none\.jsonl: No such file"):
        list(read_gold(tmp_path / "none.jsonl"))
