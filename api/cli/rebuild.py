"""``bilateral rebuild``: events and all that follows from them, made again."""

from api.cli.bars import portion
from api.cli.options import LEDGER, DbOption
from api.cli.streams import message
from api.cli.writing import open_ledger
from graph.sparql.generations import Generations


def command(db: DbOption = LEDGER) -> None:
    """Make everything derived again from what is recorded.

    Make events, and all that is derived, again from what is recorded; judgements hold.
    """
    with open_ledger(db) as ledger:
        message(f"bilateral: rebuilding {db}; if it is stopped, all stays as it was")
        with portion("rebuilding") as tell:
            ledger.rebuild(tell=tell)
    Generations(db).forget()
    message(f"bilateral: {db} is rebuilt")
