"""``bilateral judgements``: what people have judged."""

from typing import Annotated

import typer

from api import represent
from api.cli.options import LEDGER, DbOption
from api.cli.streams import aligned, write, write_json
from api.tables import every
from graph.queries import MAX_LIMIT, Ruling
from graph.store.view import View


def command(
    db: DbOption = LEDGER,
    json: Annotated[bool, typer.Option("--json", help="Print them as JSON.")] = False,
) -> None:
    """List what people have judged, the latest first, with author, time and reason."""
    with View.open(db) as view:
        found = list(every(lambda cursor: view.judgements(limit=MAX_LIMIT, cursor=cursor)))
    if json:
        write_json([represent.judgement(each) for each in found], indent=2)
        return
    for line in aligned([_row(each) for each in found]) if found else ():
        write(line)


def _row(each: Ruling) -> tuple[str, ...]:
    undone = f"undone {each.undone_at} by {each.undone_by}" if each.undone_at else ""
    return str(each.number), each.at, each.author, each.said, each.reason or "", undone
