"""From one schema version to the next: Alembic scripts over the recorded tables.

Derived tables have no migrations: they are dropped and made again (``rebuilding``).  The revision
of a script is the number of the schema that it leads to.
"""

from pathlib import Path

from alembic.config import Config
from alembic.runtime.environment import EnvironmentContext
from alembic.runtime.migration import MigrationContext
from alembic.script import ScriptDirectory
from sqlalchemy import Connection

from graph.store.schema import SCHEMA_VERSION

__all__ = ["stamp", "upgrade"]

FIRST = "0001"
"""The schema of a ledger that was made before migrations were recorded."""


def upgrade(connection: Connection) -> None:
    """Bring an older ledger's recorded tables up to date, within the caller's transaction."""
    if MigrationContext.configure(connection).get_current_revision() is None:
        _stamp(connection, FIRST)
    scripts = _scripts()
    environment = EnvironmentContext(
        Config(), scripts, fn=lambda revision, _: scripts._upgrade_revs("head", revision)
    )
    with environment:
        environment.configure(connection=connection)
        environment.run_migrations()


def stamp(connection: Connection) -> None:
    """Say of a ledger that was just made that it needs no migration."""
    _stamp(connection, f"{SCHEMA_VERSION:04}")


def _stamp(connection: Connection, revision: str) -> None:
    MigrationContext.configure(connection).stamp(_scripts(), revision)


def _scripts() -> ScriptDirectory:
    return ScriptDirectory(str(Path(__file__).parent))
