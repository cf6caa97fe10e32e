"""``bilateral values``: where the reports of an event differ, and what was chosen."""

from typing import Annotated

import typer

from api import represent
from api.cli.options import LEDGER, DbOption
from api.cli.streams import aligned, write, write_json
from graph.fuse import Competing
from graph.store.view import View


def command(
    event: Annotated[str, typer.Argument(help="Id of an event.")],
    *,
    json: Annotated[bool, typer.Option("--json", help="Print the values as JSON.")] = False,
    db: DbOption = LEDGER,
) -> None:
    """Show where the reports of an event differ, and what was chosen.

    Every value of every attribute, with who gives it, and of the chosen one why.
    """
    with View.open(db) as view:
        found = view.competing(event)
    if json:
        write_json([represent.value(each) for each in found], indent=2)
        return
    for line in aligned([_row(each) for each in found]):
        write(line)


def _row(each: Competing) -> tuple[str, ...]:
    told = ", ".join(each.publishers or each.reports)
    chosen = f"chosen: {each.reason}" if each.chosen else ""
    return each.attribute, each.value, told, chosen
