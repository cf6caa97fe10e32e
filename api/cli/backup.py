"""``bilateral backup``: a copy of the ledger, made while others use it."""

from pathlib import Path
from typing import Annotated

import typer

from api.cli.options import LEDGER, DbOption
from api.cli.streams import message
from graph.store.copies import backup


def command(
    target: Annotated[Path, typer.Argument(metavar="FILE", help="Where the copy goes.")],
    db: DbOption = LEDGER,
) -> None:
    """Copy a ledger while others use it.

    Copy the ledger, as it is at this moment, into a new file; others may go on using it.
    """
    backup(db, target)
    message(f"bilateral: {db} is copied to {target}")
