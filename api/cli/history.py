"""``bilateral history``: what an event was, and how it came to be what it is."""

from typing import Annotated

import typer

from api import represent
from api.cli.options import LEDGER, DbOption
from api.cli.streams import write, write_json
from graph.store.effects import differences
from graph.store.view import View


def command(
    event: Annotated[str, typer.Argument(help="Id of an event.")],
    *,
    json: Annotated[bool, typer.Option("--json", help="Print the versions as JSON.")] = False,
    db: DbOption = LEDGER,
) -> None:
    """Show when an event changed, and how; also of one that is no more."""
    with View.open(db) as view:
        found = view.history(event)
    if json:
        write_json(represent.versions(found), indent=2)
        return
    for before, each in zip((found[0], *found), found, strict=False):
        write(f"{each.since}  revision {each.revision}  {each.event.label} ({each.event.status})")
        for change in differences(before.event, each.event):
            write(f"    {change.attribute}: {change.before or '—'} → {change.after or '—'}")
    if found[-1].until is not None:
        write(f"{found[-1].until}  no more")
