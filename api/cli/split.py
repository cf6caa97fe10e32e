"""``bilateral split``: reports taken out of an event, or names out of an official."""

from typing import Annotated

import typer

from api.cli.options import LEDGER, DbOption
from api.cli.writing import AuthorOption, JsonOption, Judging, ReasonOption, say_verdict
from api.judging import Verdict


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
    say_verdict(Verdict.SPLIT, whole, part, Judging(author, reason, json, db))
