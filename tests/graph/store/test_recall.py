"""Events put together once for a revision: the same as made anew, and never an older one's."""

import datetime as dt
import sqlite3
from contextlib import closing

import pytest
from sqlalchemy import select

from graph.queries import EventFilter
from graph.store import Ledger, View
from graph.store.derived import events
from graph.store.recall import Recall
from tests.graph.reports import document, report


def told(ledger: Ledger, number: int) -> None:
    paper = document(f"paper {number}", published=dt.date(2024, 6, 8))
    ledger.add(paper, [report(paper, date="2024-06-07")])


def test_an_event_that_a_page_has_shown_is_shown_as_it_became(tmp_path):
    path = tmp_path / "ledger.db"
    with Ledger.open(path) as ledger:
        told(ledger, 1)
        with View.open(path) as view:
            before = view.events(EventFilter()).items
            assert view.events(EventFilter()).items[0] is before[0]
            told(ledger, 2)
            after = view.events(EventFilter()).items
            assert after[0].id == before[0].id
            assert len(after[0].reports) == 2
            with View.open(path) as anew:
                assert anew.events(EventFilter()).items == after


def test_no_more_are_kept_than_there_is_room_for(tmp_path):
    path = tmp_path / "ledger.db"
    with Ledger.open(path) as ledger:
        for number in range(3):
            paper = document(f"paper {number}")
            ledger.add(paper, [report(paper, date=f"202{number}-06-07")])
    with View.open(path) as view, view._reading() as connection:
        recall = Recall(2)
        keys = list(connection.execute(select(events.c.key)).scalars())
        first = recall.load(connection, keys, 1)
        again = recall.load(connection, keys[1:], 1)
        assert [a is b for a, b in zip(again, first[1:], strict=True)] == [True, True]
        assert recall.load(connection, keys[:1], 1)[0] is not first[0]


def test_the_revision_is_that_of_the_moment_and_holds_nothing_back(tmp_path):
    path = tmp_path / "ledger.db"
    with Ledger.open(path) as ledger, View.open(path) as view:
        before = view.revision()
        told(ledger, 1)
        assert view.revision() > before
        with closing(sqlite3.connect(path)) as connection:
            busy, *_ = connection.execute("PRAGMA wal_checkpoint(TRUNCATE)").fetchone()
        assert not busy


def test_the_revision_is_told_again_after_a_failure(tmp_path):
    path = tmp_path / "ledger.db"
    with Ledger.open(path) as ledger, View.open(path) as view:
        told(ledger, 1)
        number = view.revision()
        with closing(sqlite3.connect(path)) as connection:
            connection.execute("ALTER TABLE revisions RENAME TO away")
            with pytest.raises(sqlite3.OperationalError):
                view.revision()
            connection.execute("ALTER TABLE away RENAME TO revisions")
        assert view.revision() == number


def test_a_view_that_was_closed_tells_the_revision_when_it_is_asked_again(tmp_path):
    path = tmp_path / "ledger.db"
    with Ledger.open(path) as ledger:
        told(ledger, 1)
    view = View.open(path)
    number = view.revision()
    view.close()
    assert view.revision() == number
    view.close()
