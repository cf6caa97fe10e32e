"""The file of the service's own state: SQLite in WAL mode, beside the ledger."""

import datetime as dt
import os
import sqlite3
from collections.abc import Iterator, Sequence
from contextlib import ExitStack, closing, contextmanager
from pathlib import Path
from threading import Lock

from graph.errors import LedgerError, LedgerVersion

VERSION = 1
BUSY_SECONDS = 30.0
_FILE_MODE = 0o600

_SCHEMA = """
CREATE TABLE keys (
    id TEXT PRIMARY KEY, name TEXT NOT NULL, digest TEXT NOT NULL, scopes TEXT NOT NULL,
    rate INTEGER NOT NULL, created_at TEXT NOT NULL, revoked_at TEXT
) WITHOUT ROWID;
CREATE TABLE usage (
    key TEXT NOT NULL, span INTEGER NOT NULL, requests INTEGER NOT NULL, PRIMARY KEY (key, span)
) WITHOUT ROWID;
CREATE TABLE audit (
    number INTEGER PRIMARY KEY, at TEXT NOT NULL, key TEXT, author TEXT NOT NULL,
    method TEXT NOT NULL, path TEXT NOT NULL, status INTEGER NOT NULL, request TEXT NOT NULL
);
CREATE TABLE jobs (
    number INTEGER PRIMARY KEY, id TEXT NOT NULL UNIQUE, key TEXT, form TEXT NOT NULL,
    payload BLOB, state TEXT NOT NULL, attempts INTEGER NOT NULL DEFAULT 0,
    created_at TEXT NOT NULL, started_at TEXT, finished_at TEXT,
    expected INTEGER, done INTEGER NOT NULL DEFAULT 0, result TEXT, error TEXT
);
CREATE INDEX jobs_open ON jobs (number) WHERE state IN ('queued', 'running');
CREATE TABLE idempotency (
    owner TEXT NOT NULL, token TEXT NOT NULL, fingerprint TEXT NOT NULL, job TEXT NOT NULL,
    PRIMARY KEY (owner, token)
) WITHOUT ROWID;
"""


def state_path(ledger: Path) -> Path:
    """Where the service's state is kept, for the ledger in ``ledger``."""
    return ledger.with_name(f"{ledger.name}.service")


class State:
    """The open file.  Threads share it; other processes may have it open too.

    ``writing`` survives a loss of power when it has ended; ``counting`` survives a crash only.
    """

    def __init__(self, path: Path) -> None:
        """Open the file, or begin it.  Raises ``LedgerError``, ``LedgerVersion``."""
        self.path = path
        self._lock = Lock()
        with ExitStack() as opened, _explained(path):
            if not path.exists():
                os.close(os.open(path, os.O_CREAT | os.O_WRONLY, _FILE_MODE))
            self._durable = opened.enter_context(closing(_connect(path, "FULL")))
            self._fast = opened.enter_context(closing(_connect(path, "NORMAL")))
            self._prepare()
            opened.pop_all()

    def close(self) -> None:
        """Let go of the file."""
        with self._lock:
            self._durable.close()
            self._fast.close()

    @contextmanager
    def writing(self) -> Iterator[sqlite3.Connection]:
        """One transaction, given up as a whole on any error.  Raises ``LedgerError``."""
        with self._lock, _explained(self.path), _transaction(self._durable):
            yield self._durable

    @contextmanager
    def counting(self) -> Iterator[sqlite3.Connection]:
        """One transaction that does not wait for the disk."""
        with self._lock, _explained(self.path), _transaction(self._fast):
            yield self._fast

    def rows(self, question: str, values: Sequence[object] = ()) -> list[sqlite3.Row]:
        """The rows that answer a question."""
        with self._lock, _explained(self.path):
            return self._fast.execute(question, values).fetchall()

    def _prepare(self) -> None:
        with self.writing() as connection:
            version = connection.execute("PRAGMA user_version").fetchone()[0]
            if version > VERSION:
                reason = "the service's state was written by a newer version of this program"
                raise LedgerVersion(self.path, reason)
            if version == 0:
                for statement in _SCHEMA.split(";"):
                    connection.execute(statement)
                connection.execute(f"PRAGMA user_version = {VERSION}")


def _connect(path: Path, synchronous: str) -> sqlite3.Connection:
    connection = sqlite3.connect(
        path, timeout=BUSY_SECONDS, isolation_level=None, check_same_thread=False
    )
    connection.row_factory = sqlite3.Row
    connection.execute("PRAGMA journal_mode = WAL")
    connection.execute(f"PRAGMA synchronous = {synchronous}")
    return connection


@contextmanager
def _explained(path: Path) -> Iterator[None]:
    """Turn what the file system and SQLite refuse into a ``LedgerError``."""
    try:
        yield
    except (OSError, sqlite3.Error) as error:
        raise LedgerError(path, f"the service's state cannot be used: {error}") from error


@contextmanager
def _transaction(connection: sqlite3.Connection) -> Iterator[None]:
    connection.execute("BEGIN IMMEDIATE")
    try:
        yield
        connection.execute("COMMIT")
    except BaseException:
        if connection.in_transaction:  # SQLite has rolled back by itself where the disk is full
            connection.execute("ROLLBACK")
        raise


def now() -> str:
    """The time, as it is stored."""
    return dt.datetime.now(dt.UTC).isoformat(timespec="seconds")
