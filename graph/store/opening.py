"""A ledger's file made ready: its schema laid down, or brought up to date."""

from importlib import import_module
from pathlib import Path
from typing import Any

from sqlalchemy import Engine, delete, false

from graph.errors import LedgerError
from graph.store import fulltext, sqlite
from graph.store.rebuilding import rebuild
from graph.store.schema import SCHEMA_VERSION, meta, metadata


def check_place(path: Path) -> None:
    """Refuse a path where no ledger can be."""
    if path.is_dir():
        raise LedgerError(path, "this is a folder")
    if not path.absolute().parent.is_dir():
        raise LedgerError(path, "its folder does not exist")


def prepare(path: Path, engine: Engine, busy_timeout: float) -> None:
    """Lay down the schema in an empty file, migrate an older one; two processes may try at once.

    Ends with a statement that writes nothing, which a read-only file refuses as any other:
    ``BEGIN IMMEDIATE`` alone does not tell (SQLite 3.28 and later).
    """
    with sqlite.faults(path):
        if not path.exists() or sqlite.found(path) == 0:
            sqlite.begin_file(path, busy_timeout)
        with engine.begin() as connection:
            version = sqlite.version_of(connection)
            if version == 0:
                metadata.create_all(connection)
                fulltext.begin_text(connection)
                _migrations().stamp(connection)
            elif version < SCHEMA_VERSION:
                _migrations().upgrade(connection)
                rebuild(connection)
            if version != SCHEMA_VERSION:
                sqlite.sign(connection)
            connection.execute(delete(meta).where(false()))


def _migrations() -> Any:  # noqa: ANN401  a module
    """Imported when it is needed, which is seldom: Alembic takes long to import."""
    return import_module("graph.store.migrations")
