"""``ingest`` and ``extract``: documents in, whatever stands beside them."""

import json

import pytest

STORY = (
    "ASTANA, 12 May 2024. Georgian Foreign Minister Lela Maisuradze arrived in Kazakhstan on an "
    "official visit. She met Kazakh Foreign Minister Daniyar Suleimenov in Astana."
)


@pytest.fixture
def inputs(tmp_path):
    """A folder with a story, an empty file and a binary one."""
    folder = tmp_path / "inputs"
    folder.mkdir()
    (folder / "story.txt").write_text(STORY, encoding="utf-8")
    (folder / "empty.txt").write_bytes(b"")
    (folder / "picture.txt").write_bytes(b"\x89PNG\r\n\x1a\n" + bytes(range(256)) * 40)
    return folder


def test_reading_twice_changes_nothing(run, tmp_path):
    (tmp_path / "story.txt").write_text(STORY, encoding="utf-8")
    ledger = tmp_path / "new.db"
    first = run("ingest", "story.txt", db=ledger)
    again = run("ingest", "story.txt", db=ledger)
    assert (first.returncode, again.returncode) == (0, 0), first.stderr
    assert first.stdout.startswith(b"1 new document, 0 known already; ")
    assert again.stdout == b"0 new documents, 1 known already; 0 new events\n"


def test_what_cannot_be_read_is_named_and_the_rest_goes_in(run, inputs, tmp_path):
    done = run("ingest", "inputs", "missing.txt", db=tmp_path / "new.db")
    assert done.returncode == 1
    assert done.stdout.startswith(b"1 new document, 0 known already, 3 rejected; ")
    lines = done.stderr.decode().splitlines()
    assert [line.split(": ")[1] for line in lines] == [
        "inputs/empty.txt",
        "inputs/picture.txt",
        "missing.txt",
    ]
    assert all(line.startswith("bilateral: ") for line in lines)


def test_documents_come_from_standard_input(run, tmp_path):
    done = run("ingest", "-", stdin=STORY.encode(), db=tmp_path / "new.db")
    assert done.stdout.startswith(b"1 new document, ")


def test_a_ledger_in_a_folder_that_is_not_there_is_one_line(run, tmp_path):
    done = run("ingest", "-", stdin=STORY.encode(), db=tmp_path / "nowhere" / "new.db")
    assert done.returncode == 1
    assert done.stderr.count(b"\n") == 1


def test_extraction_prints_one_line_a_document_under_its_own_id(run):
    rows = [{"id": "first", "text": STORY}, {"text": "Nothing happened."}]
    lines = "\n".join(map(json.dumps, rows)).encode()
    done = run("extract", "-", "--jsonl", stdin=lines)
    assert (done.returncode, done.stderr) == (0, b"")
    first, second = map(json.loads, done.stdout.splitlines())
    assert first["id"] == "first"
    assert second["id"].startswith("d")
    assert second["events"] == []
    visit = next(event for event in first["events"] if event["type"] == "visit")
    assert {"plover", "cameo", "confidence", "why"} <= set(visit)
    for span in visit["evidence"]:
        assert STORY[span["start"] : span["end"]] == span["quote"]


def test_extraction_goes_on_behind_a_line_that_is_no_document(run):
    lines = (
        b'{"id": "a", "title": "no text"}\nnot json\n'
        + json.dumps({"id": "b", "text": STORY}).encode()
    )
    done = run("extract", "-", "--jsonl", stdin=lines)
    assert done.returncode == 1
    assert [json.loads(line)["id"] for line in done.stdout.splitlines()] == ["b"]
    assert len(done.stderr.splitlines()) == 2
    assert b"standard input:1" in done.stderr


def test_extraction_needs_no_ledger(run, inputs, tmp_path):
    run("extract", "inputs/story.txt", db=tmp_path / "none.db")
    assert not (tmp_path / "none.db").exists()
