"""``bilateral restore``: a ledger from its backup."""

from pathlib import Path
from typing import Annotated

import typer

from api.cli.options import LEDGER, DbOption
from api.cli.streams import message
from graph.sparql.generations import Generations
from graph.store.copies import restore


def command(
    source: Annotated[Path, typer.Argument(metavar="FILE", help="A file made by backup.")],
    db: DbOption = LEDGER,
) -> None:
    """Put a backup in the place of a ledger.

    Put a backup in the place of the ledger; nothing that is there is overwritten.
    """
    restore(source, db)
    Generations(db).forget()
    message(f"bilateral: {db} is restored from {source}")
