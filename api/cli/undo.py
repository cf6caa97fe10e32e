"""``bilateral undo``: a judgement taken back."""

from typing import Annotated

import typer

from api.cli.options import LEDGER, DbOption
from api.cli.writing import AuthorOption, JsonOption, author_or_user, open_ledger
from api.cli.writing import report as say


def command(
    number: Annotated[int, typer.Argument(help="Number of the judgement; see judgements.")],
    author: AuthorOption = None,
    json: JsonOption = False,
    db: DbOption = LEDGER,
) -> None:
    """Take a judgement back, and let fusion decide again."""
    with open_ledger(db) as ledger:
        effect = ledger.undo(number, author=author_or_user(author))
    say(effect, json=json)
