"""``bilateral same``: a judgement that goes before what fusion decides."""

from typing import Annotated

import typer

from api.cli.options import LEDGER, DbOption
from api.cli.writing import AuthorOption, JsonOption, ReasonOption, author_or_user, open_ledger
from api.cli.writing import report as say

ThingArgument = Annotated[
    str, typer.Argument(help="Id of an event or report, or key of an official.")
]


def command(
    one: ThingArgument,
    other: ThingArgument,
    *,
    author: AuthorOption = None,
    reason: ReasonOption = None,
    json: JsonOption = False,
    db: DbOption = LEDGER,
) -> None:
    """Judge two reports, events or officials to be the same.

    It holds until it is undone (`bilateral undo`), whatever is read or read again.
    """
    with open_ledger(db) as ledger:
        effect = ledger.judge(
            [one],
            [other],
            same=True,
            said=f"same {one} {other}",
            author=author_or_user(author),
            reason=reason,
        )
    say(effect, json=json)
