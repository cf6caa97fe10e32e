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


CODED = {
    "id": "first",
    "events": [
        {
            "type": "call",
            "participants": [{"role": "participant", "country": code} for code in ("GEO", "KAZ")],
            "evidence": ["Georgian Foreign Minister"],
        }
    ],
}


def test_ready_made_events_are_printed_and_a_document_without_any_says_so(run, tmp_path):
    (tmp_path / "coded.jsonl").write_text(json.dumps(CODED))
    rows = [{"id": "first", "text": STORY}, {"id": "second", "text": STORY}]
    lines = "\n".join(map(json.dumps, rows)).encode()
    done = run("extract", "-", "--extractor", "table:coded.jsonl", stdin=lines)
    first, second = map(json.loads, done.stdout.splitlines())
    assert (done.returncode, done.stderr) == (0, b"")
    assert [event["type"] for event in first["events"]] == ["call"]
    assert second["events"] == []
    assert second["skipped"] == "not in coded.jsonl"


def test_what_an_extractor_fails_on_is_named_and_the_rest_is_printed(run, tmp_path):
    wrong = {"id": "second", "events": [{"type": "party"}]}
    (tmp_path / "coded.jsonl").write_text("\n".join(map(json.dumps, (CODED, wrong))))
    rows = [{"id": "first", "text": STORY}, {"id": "second", "text": STORY}]
    lines = "\n".join(map(json.dumps, rows)).encode()
    for command in ("extract", "ingest"):
        done = run(
            command, "-", "--extractor", "table:coded.jsonl", stdin=lines, db=tmp_path / "new.db"
        )
        assert done.returncode == 1
        assert done.stderr == (
            b"bilateral: second: coded.jsonl:2: 'party' is not a valid EventType\n"
        )
    assert done.stdout == b"1 new document, 0 known already, 1 rejected; 1 new event\n"


def test_an_unknown_extractor_is_one_line_and_makes_no_ledger(run, tmp_path):
    for command in ("ingest", "extract", "evaluate"):
        done = run(command, "x.jsonl", "--extractor", "tabel:x", db=tmp_path / "new.db")
        assert done.returncode == 2
        assert b"did you mean table?" in done.stderr
        assert done.stderr.count(b"\n") == 1
    assert not (tmp_path / "new.db").exists()


def test_two_processes_print_what_one_prints(run, tmp_path):
    rows = [{"id": f"a{n}", "text": STORY if n % 3 else "Nothing."} for n in range(20)]
    (tmp_path / "papers.jsonl").write_text("\n".join(map(json.dumps, rows)))
    one = run("extract", "papers.jsonl")
    two = run("extract", "papers.jsonl", "--jobs", "2")
    assert (two.returncode, two.stdout) == (one.returncode, one.stdout)


def test_a_timeline_is_counted_by_time(run):
    words = ("timeline", "AZE", "KAZ", "--by", "quarter")
    counts = json.loads(run(*words, "--format", "json").stdout)
    assert {each["period"] for each in counts} == {"2023-Q1", "2024-Q2"}
    assert sum(each["events"] for each in counts) == 4
    assert b"2023-Q1  visit" in run(*words).stdout
    refused = run(*words, "--format", "svg")
    assert refused.returncode == 2
    assert b"shows no counts" in refused.stderr
