"""The commands that change a ledger say what they make of its events, and can be taken back."""

import json
import shutil

import pytest

from graph.queries import EventFilter
from graph.store.view import View


@pytest.fixture
def db(ledger_path, tmp_path):
    """A copy of the small ledger to be changed."""
    return shutil.copy(ledger_path, tmp_path / "copy.db")


def events(db):
    with View.open(db) as view:
        return list(view.stream(EventFilter()))


def done(ended, code=0):
    assert ended.returncode == code, ended.stderr.decode()
    return ended.stdout.decode()


def test_events_are_merged_listed_as_judged_and_parted_again(run, db):
    before = events(db)
    one, other = before[:2]
    text = done(run("merge", one.id, other.id, "--author", "Ada", "--reason", "seen", db=db))
    assert "1 merged" in text
    assert len(events(db)) == len(before) - 1
    (judged,) = json.loads(done(run("judgements", "--json", db=db)))
    assert (judged["author"], judged["reason"], judged["same"]) == ("Ada", "seen", True)
    done(run("undo", "1", "--author", "Bob", db=db))
    assert "undone" in done(run("judgements", db=db))
    assert events(db) == before


def test_an_event_is_split_and_its_history_shown(run, db):
    whole = next(event for event in events(db) if len(event.reports) > 1)
    done(run("split", whole.id, "--report", whole.reports[-1], db=db))
    assert len(events(db)) > 0
    assert "reports: " in done(run("history", whole.id, db=db))
    *_, now = json.loads(done(run("history", whole.id, "--json", db=db)))
    assert (now["until"], now["event"]["reports"]) == (None, list(whole.reports[:-1]))


def test_the_values_of_an_event_are_listed_with_who_gives_them(run, db):
    whole = next(event for event in events(db) if len(event.reports) > 1)
    values = json.loads(done(run("values", whole.id, "--json", db=db)))
    (date,) = (each for each in values if each["attribute"] == "date")
    assert (date["value"], date["chosen"], len(date["reports"])) == (whole.date, True, 2)
    text = done(run("values", whole.id, db=db))
    assert "One Gazette" in text
    assert "chosen: " in text


def test_what_was_retracted_is_said_to_be_so(run, db):
    lone = next(event for event in events(db) if len(event.reports) == 1)
    done(run("retract", lone.evidence[0].document, "--reason", "a hoax", db=db))
    ended = run("values", lone.id, db=db)
    assert ended.returncode == 1
    assert b"was retracted on" in ended.stderr
    assert b"(a hoax)" in ended.stderr


@pytest.mark.parametrize("verdict", ["same", "different"])
def test_two_reports_are_judged(run, db, verdict):
    whole = next(event for event in events(db) if len(event.reports) > 1)
    effect = json.loads(done(run(verdict, *whole.reports[:2], "--json", db=db)))
    assert bool(effect["created"]) is (verdict == "different")


def test_a_document_is_retracted_after_a_look_at_what_that_makes(run, db):
    document = events(db)[0].evidence[0].document
    before = events(db)
    assert "would" in done(run("retract", document, "--dry-run", db=db))
    assert events(db) == before
    done(run("retract", document, "--reason", "a hoax", db=db))
    assert events(db) != before
    assert b"document" in run("retract", document, db=db).stderr


def test_a_corrected_document_takes_the_place_of_another(run, db):
    before = events(db)
    old = before[0].evidence[0].document
    text = b"Oslo, 3 March 2025. The foreign ministers of Norway and Estonia met in Oslo on Monday."
    assert "would" in done(run("correct", old, "-", "--dry-run", stdin=text, db=db))
    assert events(db) == before
    effect = json.loads(done(run("correct", old, "-", "--json", stdin=text, db=db)))
    assert effect["lost"]
    assert set(effect["created"]) <= {event.id for event in events(db)}
    again = run("correct", old, "-", stdin=text, db=db)
    assert again.returncode == 1
    assert b"was retracted" in again.stderr


def test_a_correction_is_one_document_and_a_new_one(run, db, tmp_path):
    before = events(db)
    old = before[0].evidence[0].document
    (tmp_path / "two.jsonl").write_text('{"text": "One."}\n{"text": "Two."}\n')
    for file, said in (("two.jsonl", b"2 documents"), ("none.txt", b"none.txt")):
        ended = run("correct", old, file, db=db)
        assert ended.returncode == 1
        assert said in ended.stderr
    assert events(db) == before


def test_a_ledger_is_copied_put_back_rebuilt_and_compacted(run, db, tmp_path):
    before = events(db)
    done(run("backup", "saved.db", db=db))
    done(run("restore", "saved.db", db=tmp_path / "again.db"))
    assert events(tmp_path / "again.db") == before
    assert run("restore", "saved.db", db=db).returncode == 1
    done(run("rebuild", db=db))
    done(run("compact", db=db))
    assert events(db) == before


def test_documents_that_an_older_version_has_read_are_read_again(run, db):
    done(run("reextract", "--dry-run", db=db))
    assert b"read again" in run("reextract", db=db).stderr
    assert done(run("reextract", db=db)) == ""


@pytest.mark.parametrize("words", [("merge", "e1", "e2"), ("undo", "1"), ("compact",)])
def test_without_a_ledger_nothing_is_begun(run, tmp_path, words):
    ended = run(*words, db=tmp_path / "none.db")
    assert ended.returncode == 1
    assert b"no ledger here" in ended.stderr
    assert not (tmp_path / "none.db").exists()
