"""What ``check`` says of sound ledgers, and of ones that were tampered with."""

import shutil
import sqlite3
from contextlib import closing
from pathlib import Path

import pytest

from graph.check import Problem, check
from graph.documents import read
from graph.errors import LedgerCorrupt
from graph.extract import extract_many
from graph.ingest import ingest
from graph.model import Event
from graph.queries import EventFilter
from graph.sample import sample_paths
from graph.store.ledger import Ledger
from graph.store.view import View
from ontology.terms import EventType, Role, Status
from ontology.validation import Severity
from tests.graph.reports import corpus, document, party, report

MISQUOTE = "UPDATE evidence SET quote = 'Made up.' WHERE quote LIKE 'Nino%'"
MINISTER = {"title": "Minister of Trade"}


@pytest.fixture(scope="module")
def sound(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A dozen made-up documents and a visit of a minister."""
    path = tmp_path_factory.mktemp("sound") / "ledger.db"
    paper = document("visit", text="Nino Lomidze came to Budapest. She stayed a day.")
    people = (party(Role.VISITOR, "GEO", "Nino Lomidze", **MINISTER), party(Role.HOST, "HUN"))
    with Ledger.open(path) as ledger:
        for each, reports in corpus(12):
            ledger.add(each, reports)
        visit = report(paper, type=EventType.VISIT, participants=people, date="2019-05-04")
        ledger.add(paper, [visit])
    return path


@pytest.fixture
def ledger(sound: Path, tmp_path: Path) -> Path:
    """A copy that a test may tamper with."""
    return Path(shutil.copy(sound, tmp_path / "ledger.db"))


def tamper(ledger: Path, statement: str) -> None:
    with closing(sqlite3.connect(ledger)) as connection, connection:
        assert connection.execute(statement).rowcount


def problems(ledger: Path) -> list[Problem]:
    with View.open(ledger) as view:
        return list(check(view))


def violations(ledger: Path) -> list[Problem]:
    return [each for each in problems(ledger) if each.severity is Severity.VIOLATION]


def test_a_sound_ledger_has_no_violation_and_every_event_is_looked_at(sound):
    seen: list[Event] = []
    with View.open(sound) as view:
        found = list(check(view, seen.append))
        assert {event.id for event in seen} == {event.id for event in view.stream(EventFilter())}
    assert [each for each in found if each.severity is Severity.VIOLATION] == []


def test_a_problem_names_its_event_what_was_found_and_the_sentence(ledger):
    tamper(ledger, "UPDATE participations SET role = 'target' WHERE title LIKE 'Minister%'")
    without, unknown = violations(ledger)
    assert "plays a role that events of this type know" in unknown.message
    assert unknown.found == "role-target"
    assert (unknown.kind, unknown.label) == ("event", "Visit, GEO–HUN, 2019-05-04")
    assert unknown.document is not None
    assert unknown.document.publisher == "Paper visit"
    assert unknown.evidence is not None
    assert unknown.evidence.quote.startswith("Nino Lomidze came")
    assert without.message == "A visit has a visitor."


@pytest.mark.parametrize(
    ("statement", "message"),
    [
        (MISQUOTE, "is what its document says"),
        (MISQUOTE, "as long as its offsets say"),
        ("UPDATE events SET confidence = 1.5 WHERE key = 3", "Confidence lies between 0 and 1"),
        ("UPDATE events SET part_of = key WHERE key = 3", "no part of itself"),
        ("DELETE FROM evidence WHERE report = 7", "A report quotes its document."),
        ("DELETE FROM supports WHERE report = 7", "A report belongs to an event."),
        ("DELETE FROM supports WHERE event = 3", "An event rests on at least one report."),
        ("DELETE FROM documents WHERE key = 2", "Every reference leads to a row."),
        (
            "UPDATE participations SET principal = 'HUN' WHERE event IN"
            " (SELECT key FROM events WHERE date = '2019-05-04')",
            "Nobody visits themselves",
        ),
    ],
)
def test_what_is_wrong_is_said_once_of_each_thing(ledger, statement, message):
    tamper(ledger, statement)
    found = violations(ledger)
    said = [each for each in found if message in each.message]
    assert said, [each.message for each in found]
    assert len({(each.kind, each.key, each.message, each.found) for each in said}) == len(said)


def test_a_circle_of_parts_is_found_across_chunks(ledger, monkeypatch):
    monkeypatch.setattr("graph.check.CHUNK", 1)
    tamper(ledger, "UPDATE events SET part_of = CASE key WHEN 3 THEN 4 ELSE 3 END WHERE key < 5")
    keys = {each.key for each in violations(ledger) if "no part of itself" in each.message}
    assert len(keys) == 2


def test_small_chunks_find_what_large_ones_find(ledger, monkeypatch):
    tamper(ledger, "UPDATE events SET confidence = 1.5 WHERE key % 9 = 0")
    whole = problems(ledger)
    monkeypatch.setattr("graph.check.CHUNK", 7)
    assert set(map(repr, problems(ledger))) == set(map(repr, whole))


def test_two_holders_of_one_office_and_one_name_of_two_states_are_doubtful(tmp_path):
    path = tmp_path / "ledger.db"
    paper = document("offices", text="Two ministers of trade, it seems.")
    with Ledger.open(path) as ledger:
        told = [
            report(
                paper,
                number,
                date=date,
                type=EventType.MEETING,
                participants=(
                    party(Role.PARTICIPANT, state, name, **MINISTER),
                    party(Role.PARTICIPANT, "PER"),
                ),
            )
            for number, (date, state, name) in enumerate(
                [
                    ("2021-01-05", "GEO", "Nino Lomidze"),
                    ("2022-01-05", "GEO", "Irakli Beridze"),
                    ("2023-01-05", "GEO", "Nino Lomidze"),
                    ("2023-09-05", "HUN", "Nino Lomidze"),
                ]
            )
        ]
        ledger.add(paper, told)
    name, office = problems(path)
    assert {name.severity, office.severity} == {Severity.WARNING}
    assert "One name stands for officials of two principals" in name.message
    assert name.found == "GEO.nino-lomidze, HUN.nino-lomidze"
    assert office.message.startswith("Two people are shown in one office")
    assert {office.key, office.found} == {"GEO.irakli-beridze", "GEO.nino-lomidze"}
    assert office.evidence is not None
    assert all(each.status is Status.HELD for each in told)


def test_a_file_that_is_damaged_is_said_to_be(ledger):
    with ledger.open("r+b") as file:
        file.seek(5 * 4096)
        file.write(b"\xff" * 4096)
    with pytest.raises(LedgerCorrupt, match="restore a backup"):
        problems(ledger)


def test_the_bundled_sample_makes_a_ledger_without_a_violation(tmp_path):
    path = tmp_path / "sample.db"
    with Ledger.open(path) as ledger:
        ingest(ledger, read(sample_paths()), extract_many=extract_many)
    assert violations(path) == []
