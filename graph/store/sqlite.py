"""Everything that only SQLite knows: connections, pragmas, its error codes, full text.

WAL lets readers go on beside the one writer; ``synchronous=FULL`` makes a commit survive a loss of
power.  A writer begins with ``BEGIN IMMEDIATE``, so that it waits for another one at the start and
never fails half way.
"""

import json
import os
import sqlite3
from collections.abc import Iterable, Iterator, Sequence
from contextlib import closing, contextmanager
from pathlib import Path
from typing import Any
from urllib.parse import quote

from sqlalchemy import (
    ColumnElement,
    Connection,
    Engine,
    bindparam,
    create_engine,
    event,
    literal,
)
from sqlalchemy.exc import DBAPIError
from sqlalchemy.ext.compiler import compiles
from sqlalchemy.pool import NullPool, QueuePool, StaticPool
from sqlalchemy.sql.compiler import SQLCompiler
from sqlalchemy.sql.functions import FunctionElement

from graph.errors import (
    LedgerCorrupt,
    LedgerError,
    LedgerLocked,
    LedgerReadOnly,
    LedgerVersion,
)
from graph.store.schema import SCHEMA_VERSION

APPLICATION_ID = 0x42494C41
"""``BILA``: tells a ledger from the SQLite file of another program (PRAGMA application_id)."""

BUSY_TIMEOUT = 30.0
"""Seconds to wait for another writer."""

READER_CACHE = 4_096
"""KiB of pages that a reading connection keeps; the upper pages of what a page of events needs."""
WRITER_CACHE = 32_768
"""KiB of pages that a writer keeps; a batch touches leaves of a dozen indexes again and again."""

Span = tuple[str, str, str, str]

_NEAR = """
SELECT report FROM json_each(?) AS span CROSS JOIN windows ON block = value ->> 0 AND vague = 0
 AND windows.first BETWEEN value ->> 3 AND value ->> 2 AND windows.last >= value ->> 1
UNION
SELECT report FROM json_each(?) AS span CROSS JOIN windows ON block = value ->> 0 AND vague = 1
 AND windows.first <= value ->> 2 AND windows.last >= value ->> 1
"""

_FAULTS: dict[int, tuple[type[LedgerError], str]] = {
    sqlite3.SQLITE_BUSY: (LedgerLocked, "another process is writing to it; try again later"),
    sqlite3.SQLITE_LOCKED: (LedgerLocked, "another process is writing to it; try again later"),
    sqlite3.SQLITE_READONLY: (LedgerReadOnly, "the file or its folder cannot be written"),
    sqlite3.SQLITE_PERM: (LedgerReadOnly, "no permission"),
    sqlite3.SQLITE_CANTOPEN: (LedgerReadOnly, "it cannot be opened: check its permissions"),
    sqlite3.SQLITE_CORRUPT: (LedgerCorrupt, "the file is damaged; restore a backup"),
    sqlite3.SQLITE_NOTADB: (LedgerCorrupt, "this is no SQLite file"),
    sqlite3.SQLITE_FULL: (LedgerError, "the disk is full"),
    sqlite3.SQLITE_IOERR: (LedgerError, "the disk cannot be read or written"),
}
"""What each primary result code means for the ledger (sqlite.org/rescode.html)."""


@contextmanager
def faults(path: Path) -> Iterator[None]:
    """Say what is wrong with the ledger's file in the domain's words."""
    try:
        yield
    except DBAPIError as error:
        raise _fault(path, error.orig, error) from error
    except sqlite3.Error as error:
        raise _fault(path, error, error) from error


def _fault(path: Path, error: BaseException | None, otherwise: Exception) -> Exception:
    code = getattr(error, "sqlite_errorcode", None)
    if code is None or code & 0xFF not in _FAULTS:
        return otherwise
    kind, reason = _FAULTS[code & 0xFF]
    return kind(path, reason)


def writer(path: Path, busy_timeout: float) -> Engine:
    """An engine whose transactions take the write lock as they begin."""
    engine = create_engine(
        "sqlite+pysqlite://",
        creator=lambda: _writing(path, busy_timeout),
        poolclass=NullPool,
    )
    _begin_with(engine, "BEGIN IMMEDIATE")
    return engine


def reader(path: Path, busy_timeout: float) -> Engine:
    """An engine that cannot write; each of its transactions sees one state of the ledger."""
    immutable = _sealed(path, busy_timeout)
    engine = create_engine(
        "sqlite+pysqlite://",
        creator=lambda: _connect(path, "ro", busy_timeout, immutable=immutable),
        poolclass=QueuePool,
        pool_size=8,
        max_overflow=56,
        pool_use_lifo=True,  # the one used last has the pages of the file that are wanted most
    )
    _begin_with(engine, "BEGIN")
    return engine


class _Held(sqlite3.Connection):
    def commit(self) -> None:
        """Its one transaction ends with the connection, not before."""

    rollback = commit


def held(path: Path) -> Engine:
    """As ``reader``, for one thread: all its transactions see the state that the first one saw."""
    connection = _connect(path, "ro", BUSY_TIMEOUT, immutable=_sealed(path, 0), kind=_Held)
    connection.execute("BEGIN")
    return create_engine("sqlite+pysqlite://", creator=lambda: connection, poolclass=StaticPool)


def _connect(
    path: Path,
    mode: str,
    busy_timeout: float,
    *,
    immutable: bool = False,
    cache: int = READER_CACHE,
    kind: type[sqlite3.Connection] = sqlite3.Connection,
) -> sqlite3.Connection:
    address = f"file:{quote(str(path.absolute()))}?mode={mode}{'&immutable=1' * immutable}"
    connection = sqlite3.connect(
        address,
        uri=True,
        timeout=busy_timeout,
        isolation_level=None,
        check_same_thread=False,
        factory=kind,
    )
    connection.execute("PRAGMA foreign_keys = ON")
    connection.execute("PRAGMA synchronous = FULL")
    connection.execute(f"PRAGMA cache_size = -{cache}")
    return connection


def _writing(path: Path, busy_timeout: float) -> sqlite3.Connection:
    return _connect(path, "rwc", busy_timeout, cache=WRITER_CACHE)


def _sealed(path: Path, busy_timeout: float) -> bool:
    """Whether readers cannot share memory beside the file, so that it must be read as unchanging.

    So it is on read-only media; a ``-wal`` file beside it that is not empty holds changes.
    """
    log = path.with_name(f"{path.name}-wal")
    if log.exists() and log.stat().st_size:
        return False
    try:
        with closing(_connect(path, "ro", busy_timeout)) as connection:
            connection.execute("SELECT count(*) FROM sqlite_master")
    except sqlite3.OperationalError as error:
        return error.sqlite_errorcode & 0xFF in {sqlite3.SQLITE_CANTOPEN, sqlite3.SQLITE_READONLY}
    return False


def _begin_with(engine: Engine, statement: str) -> None:
    @event.listens_for(engine, "begin")
    def begin(connection: Connection) -> None:
        connection.exec_driver_sql(statement)


def found(path: Path) -> int:
    """Schema version of an existing ledger, 0 of an empty file.

    Raises ``LedgerVersion`` for another program's file or a newer schema, before anything is
    written to it.
    """
    with faults(path):
        immutable = _sealed(path, BUSY_TIMEOUT)
        with closing(_connect(path, "ro", BUSY_TIMEOUT, immutable=immutable)) as connection:
            return _version(path, connection)


def _version(path: Path, connection: sqlite3.Connection) -> int:
    tables, owner, version = (
        int(connection.execute(question).fetchone()[0])
        for question in (
            "SELECT count(*) FROM sqlite_master",
            "PRAGMA application_id",
            "PRAGMA user_version",
        )
    )
    if not tables and owner in (0, APPLICATION_ID):
        return 0
    if owner != APPLICATION_ID:
        raise LedgerVersion(path, "this is the SQLite file of another program")
    if version > SCHEMA_VERSION:
        raise LedgerVersion(
            path,
            f"schema {version} is newer than this program's {SCHEMA_VERSION}: update bilateral",
        )
    return version


def begin_file(path: Path, busy_timeout: float) -> None:
    """Let readers go on beside the writer in a file that holds nothing yet."""
    with closing(_connect(path, "rwc", busy_timeout)) as connection:
        connection.execute("PRAGMA journal_mode = WAL")


def version_of(connection: Connection) -> int:
    """Schema version of the file that a transaction is in."""
    return int(connection.exec_driver_sql("PRAGMA user_version").scalar_one())


def sign(connection: Connection) -> None:
    """Mark the file as a ledger of this schema."""
    connection.exec_driver_sql(f"PRAGMA application_id = {APPLICATION_ID}")
    connection.exec_driver_sql(f"PRAGMA user_version = {SCHEMA_VERSION}")


def among(column: ColumnElement[Any], values: Iterable[object]) -> ColumnElement[bool]:
    """Whether a column has one of any number of values, in a statement that is always the same."""
    return column.bool_op("IN")(_Each(literal(listed(values))))


def given(column: ColumnElement[Any]) -> ColumnElement[bool]:
    """As ``among``, in a question that is told the values, ``listed``, later (``bulk.ask``)."""
    return column.bool_op("IN")(_Each(bindparam("values", required=False)))


def listed(values: Iterable[object]) -> str:
    """Any number of values as one parameter."""
    return json.dumps(list(values))


class _Each(FunctionElement[Any]):
    """The items of a JSON list, as many as there are, for one parameter."""

    inherit_cache = True
    name = "each"


@compiles(_Each)
def _each(element: _Each, compiler: SQLCompiler, **options: Any) -> str:  # noqa: ANN401
    listed = compiler.process(element.clauses, **options)
    return f"(SELECT value FROM json_each({listed}))"  # noqa: S608  a bound parameter


def reports_near(connection: Connection, spans: Sequence[Span]) -> Sequence[int]:
    """Keys of the reports in the same block whose windows touch: block, first and last day.

    The last two of a span are its first day, and how early a window that is not vague may begin to
    reach it.
    """
    return connection.exec_driver_sql(_NEAR, (json.dumps(spans),) * 2).scalars().all()


def copy(source: Path, target: Path) -> None:
    """Copy a ledger as it is at one moment; readers and a writer go on beside."""
    with (
        faults(target),
        closing(_connect(source, "ro", BUSY_TIMEOUT, immutable=_sealed(source, 0))) as reading,
        closing(_connect(target, "rwc", BUSY_TIMEOUT)) as writing,
    ):
        reading.backup(writing)
    with target.open("rb") as written:
        os.fsync(written.fileno())


def compact(connection: Connection) -> None:
    """Rewrite the file without the room it does not need, outside of any transaction."""
    driver = connection.connection.driver_connection
    assert isinstance(driver, sqlite3.Connection)
    driver.execute("INSERT INTO report_text (report_text) VALUES ('optimize')")
    driver.execute("PRAGMA optimize")
    driver.execute("VACUUM")
    driver.execute("PRAGMA wal_checkpoint(TRUNCATE)")


def has_table(connection: Connection, name: str) -> bool:
    """Whether the file has a table of this name."""
    named = "SELECT count(*) FROM sqlite_master WHERE type = 'table' AND name = ?"
    return bool(connection.exec_driver_sql(named, (name,)).scalar())


def latest(connection: Connection, ids: Iterable[str]) -> dict[str, int]:
    """The last revision of each event, from the temporary table ``latest`` (``rebuilding``)."""
    listed = json.dumps(list(ids))
    wanted = "SELECT subject, number FROM latest WHERE subject IN (SELECT value FROM json_each(?))"
    return {row.subject: row.number for row in connection.exec_driver_sql(wanted, (listed,))}
