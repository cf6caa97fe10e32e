"""A file that cannot be used is named with its reason, and left as it was."""

import os
import shutil
import sqlite3
import subprocess
import tempfile
import threading
from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from contextlib import closing, contextmanager
from pathlib import Path

import pytest

from graph.errors import (
    LedgerCorrupt,
    LedgerError,
    LedgerLocked,
    LedgerReadOnly,
    LedgerVersion,
)
from graph.queries import EventFilter
from graph.store import Ledger, View
from graph.store.copies import backup, restore
from graph.store.inspection import inspect
from graph.store.schema import SCHEMA_VERSION
from tests.graph.reports import document, report

NOBODY = 65534
ALL = EventFilter()
OPENERS = pytest.mark.parametrize("opened", [Ledger.open, View.open])


@pytest.fixture
def copy(filled: Path, tmp_path: Path) -> Path:
    return Path(shutil.copy(filled, tmp_path / "copy.db"))


@pytest.fixture
def shared(filled: Path) -> Iterator[Path]:
    """A copy in a folder that other users can look into."""
    with tempfile.TemporaryDirectory() as folder:
        Path(folder).chmod(0o755)
        copied = Path(shutil.copy(filled, Path(folder) / "ledger.db"))
        copied.chmod(0o644)
        yield copied


@contextmanager
def as_nobody() -> Iterator[None]:
    """Without the rights of root, for whom nothing is read-only."""
    if os.geteuid():
        yield
        return
    os.seteuid(NOBODY)
    try:
        yield
    finally:
        os.seteuid(0)


@contextmanager
def locked(path: Path) -> Iterator[None]:
    with closing(sqlite3.connect(path, isolation_level=None)) as other:
        other.execute("BEGIN IMMEDIATE")
        yield
        other.execute("ROLLBACK")


@contextmanager
def untouched(path: Path) -> Iterator[None]:
    before = path.read_bytes()
    yield
    assert path.read_bytes() == before
    beside = (each for each in path.parent.iterdir() if each != path)
    assert all(each.name.endswith(("-wal", "-shm")) for each in beside)


@OPENERS
@pytest.mark.parametrize("content", [b"Not a database, only words.\n" * 100, b"\x00" * 5000])
def test_a_file_of_something_else_is_refused(tmp_path, opened, content):
    path = tmp_path / "notes.db"
    path.write_bytes(content)
    with untouched(path), pytest.raises(LedgerCorrupt, match=r"notes\.db"):
        opened(path)


@OPENERS
def test_another_programs_database_is_refused(tmp_path, opened):
    path = tmp_path / "other.db"
    with closing(sqlite3.connect(path)) as other:
        other.execute("CREATE TABLE events (key INTEGER)")
    with untouched(path), pytest.raises(LedgerVersion, match="another program"):
        opened(path)


@OPENERS
def test_a_newer_schema_is_refused(copy, opened):
    with closing(sqlite3.connect(copy)) as newer:
        newer.execute(f"PRAGMA user_version = {SCHEMA_VERSION + 1}")
    with untouched(copy), pytest.raises(LedgerVersion, match="update bilateral"):
        opened(copy)


def test_a_damaged_file_is_said_to_be_damaged(copy):
    content = bytearray(copy.read_bytes())
    content[8192:] = b"\xa5" * (len(content) - 8192)
    copy.write_bytes(content)
    with pytest.raises(LedgerCorrupt, match="damaged"), View.open(copy) as view:
        list(view.stream(ALL))
    paper = document(1)
    with pytest.raises(LedgerCorrupt), Ledger.open(copy) as ledger:
        ledger.add(paper, [report(paper)])


@OPENERS
def test_a_folder_is_no_ledger(tmp_path, opened):
    with pytest.raises(LedgerError, match="folder"):
        opened(tmp_path)


def test_a_ledger_is_not_begun_in_a_folder_that_is_not_there(tmp_path):
    with pytest.raises(LedgerError, match="folder does not exist"):
        Ledger.open(tmp_path / "nowhere" / "ledger.db")


@pytest.mark.parametrize("exists", [False, True])
def test_where_there_is_no_ledger_a_reader_is_told_how_to_begin_one(tmp_path, exists):
    path = tmp_path / "ledger.db"
    if exists:
        path.touch()
    with pytest.raises(LedgerError, match="bilateral ingest"):
        View.open(path)
    assert path.exists() is exists
    Ledger.open(path).close()
    with View.open(path) as view:
        assert view.count(ALL) == 0


def test_a_path_may_have_any_characters(tmp_path):
    path = tmp_path / "a? ledger #1 100% ə.db"
    with Ledger.open(path) as ledger, ledger.view() as view:
        assert view.revision() == 0
    assert path.exists()


def test_a_locked_ledger_is_waited_for_and_then_given_up(copy):
    with locked(copy), pytest.raises(LedgerLocked):
        Ledger.open(copy, busy_timeout=0.05)
    with Ledger.open(copy, busy_timeout=0.05) as ledger:
        paper = document("late")
        with locked(copy), pytest.raises(LedgerLocked):
            ledger.add(paper, [report(paper)])
        assert ledger.add(paper, [report(paper)])


def test_readers_do_not_mind_a_writer(copy):
    with View.open(copy) as view:
        expected = view.count(ALL)
        with locked(copy):
            assert view.count(ALL) == expected


def test_two_writers_take_turns(tmp_path):
    path = tmp_path / "ledger.db"

    def write(start):
        with Ledger.open(path) as ledger:
            return [
                ledger.add(paper, [report(paper)])
                for paper in map(document, range(start, start + 10))
            ]

    with ThreadPoolExecutor(2) as pool:
        added = list(pool.map(write, (0, 5)))
    assert sum(map(sum, added)) == 15
    with View.open(path) as view:
        (event,) = view.events(ALL).items
        assert len(event.reports) == 15


def test_a_file_that_cannot_be_written_is_read_but_not_written(shared):
    shared.parent.chmod(0o777)
    shared.chmod(0o444)
    with as_nobody():
        with View.open(shared) as view:
            assert view.count(ALL)
        with pytest.raises(LedgerReadOnly):
            Ledger.open(shared)


def test_a_folder_that_cannot_be_written_is_read_but_not_written(shared):
    shared.chmod(0o444)
    shared.parent.chmod(0o555)
    with as_nobody():
        with View.open(shared) as view:
            assert view.count(ALL)
        for path in (shared, shared.with_name("new.db")):
            with pytest.raises(LedgerReadOnly):
                Ledger.open(path)
    shared.parent.chmod(0o755)


def test_a_file_that_cannot_be_read_is_said_to_be_so(shared):
    shared.chmod(0o000)
    with as_nobody(), pytest.raises(LedgerError, match="permissions"):
        View.open(shared)


def test_a_full_disk_is_said_to_be_full_and_what_was_there_stays(copy):
    with Ledger.open(copy) as ledger:
        paper = document("large", text="word " * 500_000)
        limit = ledger._connection.connection.driver_connection
        limit.execute(f"PRAGMA max_page_count = {copy.stat().st_size // 4096 + 20}")
        with pytest.raises(LedgerError, match="full"):
            ledger.add(paper, [report(paper)])
        small = document("small")
        assert ledger.add(small, [])


@pytest.fixture
def small_disk(tmp_path: Path) -> Iterator[Path]:
    """A file system of one megabyte; who may not mount one cannot run the test."""
    folder = tmp_path / "small"
    folder.mkdir()
    mount = ["mount", "-t", "tmpfs", "-o", "size=1m", "tmpfs", str(folder)]
    if subprocess.run(mount, capture_output=True, check=False).returncode:
        pytest.skip("no right to mount a file system here")
    try:
        yield folder
    finally:
        subprocess.run(["umount", str(folder)], check=True)


def test_a_disk_that_fills_up_loses_nothing_that_was_acknowledged(small_disk):
    path = small_disk / "ledger.db"
    recorded = []

    def fill(ledger):
        for number in range(1000):
            paper = document(number, text=f"{number} " + "word " * 2_000)
            ledger.add(paper, [report(paper)])
            recorded.append(paper.id)

    with Ledger.open(path) as ledger, pytest.raises(LedgerError, match="full"):
        fill(ledger)
    with View.open(path) as view:
        assert recorded
        assert all(view.has_document(id) for id in recorded)


def test_one_corrupted_page_is_found_and_named(copy):
    with closing(sqlite3.connect(copy)) as connection:
        connection.execute("PRAGMA journal_mode = DELETE")
        (page,) = connection.execute(
            "SELECT rootpage FROM sqlite_master WHERE name = 'pairs_by_type'"
        ).fetchone()
        (size,) = connection.execute("PRAGMA page_size").fetchone()
    content = bytearray(copy.read_bytes())
    content[(page - 1) * size : page * size] = b"\xa5" * size
    copy.write_bytes(content)
    with pytest.raises(LedgerCorrupt, match="damaged"):
        list(inspect(copy))
    with pytest.raises(LedgerError, match="damaged"):
        restore(copy, copy.with_name("restored.db"))
    assert not copy.with_name("restored.db").exists()


def test_a_writer_says_that_it_waits_and_then_goes_on(copy):
    said = []
    with Ledger.open(copy, on_wait=said.append) as ledger:
        paper = document("late")
        other = sqlite3.connect(copy, isolation_level=None, check_same_thread=False)
        other.execute("BEGIN IMMEDIATE")
        timer = threading.Timer(1.0, other.execute, ["ROLLBACK"])
        timer.start()
        assert ledger.add(paper, [report(paper)])
        timer.join()
        other.close()
    assert said == [copy]


def test_a_backup_is_made_beside_readers_and_a_writer_and_put_back(copy, tmp_path):
    folder = tmp_path / "elsewhere"
    folder.mkdir()
    saved, again = folder / "saved.db", folder / "again.db"
    with locked(copy), View.open(copy) as view:
        expected = list(view.stream(ALL))
        backup(copy, saved)
    restore(saved, again)
    with View.open(again) as view:
        assert list(view.stream(ALL)) == expected
    before = copy.read_bytes(), saved.read_bytes()
    for act in (lambda: backup(copy, saved), lambda: restore(saved, copy)):
        with pytest.raises(LedgerError, match="already"):
            act()
    assert (copy.read_bytes(), saved.read_bytes()) == before


def test_what_is_no_backup_is_not_restored(tmp_path):
    notes = tmp_path / "notes.txt"
    notes.write_text("Not a database, only words.\n" * 100)
    with pytest.raises(LedgerCorrupt):
        restore(notes, tmp_path / "new.db")
    assert not (tmp_path / "new.db").exists()


def test_compacting_keeps_everything(copy):
    with Ledger.open(copy) as ledger, ledger.view() as view:
        expected = list(view.stream(ALL))
        ledger.compact()
        assert list(view.stream(ALL)) == expected
        assert view.events(EventFilter(text="wine")).total
