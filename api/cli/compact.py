"""``bilateral compact``: the ledger in the least room."""

from api.cli.options import LEDGER, DbOption
from api.cli.streams import message
from api.cli.writing import open_ledger


def command(db: DbOption = LEDGER) -> None:
    """Give back the room that a ledger does not need."""
    before = db.stat().st_size if db.exists() else 0
    with open_ledger(db) as ledger:
        ledger.compact()
    message(f"bilateral: {db} took {before:,} bytes, and takes {db.stat().st_size:,}")
