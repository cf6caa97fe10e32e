"""``bilateral retract``: a document whose word counts no more."""

from typing import Annotated

import typer

from api.cli.options import LEDGER, DbOption
from api.cli.writing import JsonOption, ReasonOption, open_ledger
from api.cli.writing import report as say


def command(
    document: Annotated[str, typer.Argument(help="Id of the document.")],
    reason: ReasonOption = None,
    dry: Annotated[bool, typer.Option("--dry-run", help="Only say what would become.")] = False,
    json: JsonOption = False,
    db: DbOption = LEDGER,
) -> None:
    """Take a document out of force, and say what that makes of the events.

    Nothing is deleted: what was known before stays in the history.
    """
    with open_ledger(db) as ledger:
        effect = ledger.retract(document, reason, dry=dry)
    say(effect, json=json, dry=dry)
