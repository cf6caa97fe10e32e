"""A ledger of any released version opens, migrates, and holds what it held."""

import re
import sqlite3
from contextlib import closing
from pathlib import Path

import pytest

from graph.fuse import fuse
from graph.queries import EventFilter
from graph.store import Ledger, View
from graph.store.schema import SCHEMA_VERSION
from tests.graph.reports import corpus
from tests.graph.store.test_ledger import unnamed

VERSION_1 = Path(__file__).with_name("ledger_version_1.sql")


@pytest.fixture
def old(tmp_path: Path) -> Path:
    path = tmp_path / "old.db"
    with closing(sqlite3.connect(path)) as connection:
        connection.executescript(VERSION_1.read_text("utf-8"))
        connection.execute("PRAGMA journal_mode = WAL")
    return path


def schema(path: Path) -> dict[str, set[str]]:
    """The definition of every table and index as its parts, in no order."""
    with closing(sqlite3.connect(path)) as connection:
        rows = connection.execute("SELECT name, sql FROM sqlite_master WHERE sql IS NOT NULL")
        return {
            name: set(re.split(r",\s+|\(|\)\s*", re.sub(r"[\s\"]+", " ", sql)))
            for name, sql in rows
            if not name.startswith(("sqlite_", "report_text"))
        }


def test_a_ledger_of_version_1_has_the_same_events_and_can_go_on(old):
    made = list(corpus(14))
    with Ledger.open(old) as ledger:
        for paper, told in made:
            ledger.add(paper, told)
        reports = [each for _, told in made for each in told]
        ranks = {each.id: rank for rank, each in enumerate(reports)}
        expected = fuse(reports, {paper.id: paper for paper, _ in made}, seniority=ranks)
        with ledger.view() as view:
            found = sorted(view.stream(EventFilter()), key=lambda event: event.id)
            assert unnamed(found) == unnamed(expected)


def test_a_reader_brings_an_old_ledger_up_to_date(old):
    with View.open(old) as view:
        assert view.count(EventFilter())
        assert view.revision() == 48


def test_a_migrated_ledger_has_the_schema_of_a_new_one(old, tmp_path):
    new = tmp_path / "new.db"
    Ledger.open(new).close()
    Ledger.open(old).close()
    migrated, made = schema(old), schema(new)
    assert migrated.keys() == made.keys()
    assert migrated == made
    for path in (old, new):
        with closing(sqlite3.connect(path)) as connection:
            version = connection.execute("PRAGMA user_version").fetchone()
            migration = connection.execute("SELECT version_num FROM alembic_version").fetchone()
            assert (version[0], int(migration[0])) == (SCHEMA_VERSION, SCHEMA_VERSION)


def test_a_migration_that_fails_leaves_the_file_as_it_was(old, monkeypatch):
    def fail(connection):
        raise RuntimeError("the power went")

    before = schema(old)
    monkeypatch.setattr("graph.store.opening.rebuild", fail)
    with pytest.raises(RuntimeError):
        Ledger.open(old)
    assert schema(old) == before
