"""``bilateral same``: a judgement that goes before what fusion decides."""

from api.cli.options import LEDGER, DbOption
from api.cli.writing import (
    AuthorOption,
    JsonOption,
    Judging,
    ReasonOption,
    ThingArgument,
    say_verdict,
)
from api.judging import Verdict


def command(
    one: ThingArgument,
    other: ThingArgument,
    *,
    author: AuthorOption = None,
    reason: ReasonOption = None,
    json: JsonOption = False,
    db: DbOption = LEDGER,
) -> None:
    """Judge two reports, events or actors to be the same.

    It holds until it is undone (`bilateral undo`), whatever is read or read again.
    """
    say_verdict(Verdict.SAME, one, [other], Judging(author, reason, json, db))
