"""``bilateral split``: reports taken out of an event, or names out of an official."""

from typing import Annotated

import typer

from api.cli.options import LEDGER, DbOption
from api.cli.writing import AuthorOption, JsonOption, ReasonOption, author_or_user, open_ledger
from api.cli.writing import report as say


def command(
    whole: Annotated[str, typer.Argument(help="Id of an event, or key of an official or body.")],
    part: Annotated[
        list[str],
        typer.Option("--report", help="Id of a report, or key of a name; repeatable."),
    ],
    *,
    author: AuthorOption = None,
    reason: ReasonOption = None,
    json: JsonOption = False,
    db: DbOption = LEDGER,
) -> None:
    """Judge some reports of an event to tell of another one.

    It holds until it is undone (`bilateral undo`), whatever is read or read again.
    """
    with open_ledger(db) as ledger:
        said = " ".join(["split", whole, *(f"--report {each}" for each in part)])
        effect = ledger.split(whole, part, said=said, author=author_or_user(author), reason=reason)
    say(effect, json=json)
