"""The first schema, which had no record of migrations."""

revision = "0001"
down_revision = None


def upgrade() -> None:
    """Nothing: a ledger of this version is there already."""
