"""``bilateral keys``: who may write to the service, and read where reading is closed."""

from dataclasses import asdict
from typing import Annotated

import typer

from api.cli.options import LEDGER, DbOption
from api.cli.streams import aligned, message, write, write_json
from api.service import keys
from api.service.keys import RATE, Scope
from api.service.state import State, state_path

group = typer.Typer(add_completion=False, no_args_is_help=True, rich_markup_mode=None)

JsonOption = Annotated[bool, typer.Option("--json", help="Print JSON.")]


@group.callback()
def described() -> None:
    """Make, list and revoke the keys of the service.

    They are kept, as digests, in a file beside the ledger, not in the ledger.
    """


@group.command()
def create(
    name: Annotated[str, typer.Argument(help="Whose key it is; what they write is kept under it.")],
    scope: Annotated[
        str, typer.Option(help="What it is for: read, ingest, review, admin; several with commas.")
    ] = Scope.READ,
    rate: Annotated[int, typer.Option(min=1, help="Requests that it may make a minute.")] = RATE,
    json: JsonOption = False,
    db: DbOption = LEDGER,
) -> None:
    """Make a key and print it, this once."""
    state = State(state_path(db))
    try:
        key, secret = keys.create(state, name, _scopes(scope), rate=rate)
    finally:
        state.close()
    if json:
        write_json({**asdict(key), "secret": secret}, indent=2)
        return
    write(secret)
    message(f"Key {key.id} of {key.name} ({', '.join(key.scopes)}). It is not shown again.")


@group.command("list")
def list_keys(json: JsonOption = False, db: DbOption = LEDGER) -> None:
    """List every key that was made, those revoked too."""
    state = State(state_path(db))
    try:
        found = keys.listed(state)
    finally:
        state.close()
    if json:
        write_json([asdict(key) for key in found], indent=2)
        return
    rows = [
        (
            key.id,
            key.name,
            " ".join(key.scopes),
            f"{key.rate}/min",
            key.created_at,
            f"revoked {key.revoked_at}" if key.revoked_at else "",
        )
        for key in found
    ]
    for line in aligned(rows) if rows else ():
        write(line)


@group.command()
def revoke(
    id: Annotated[str, typer.Argument(help="Id of the key, as `keys list` shows it.")],
    db: DbOption = LEDGER,
) -> None:
    """Put a key out of force, for good."""
    state = State(state_path(db))
    try:
        key = keys.revoke(state, id)
    finally:
        state.close()
    message(f"Key {key.id} of {key.name} is revoked.")


def _scopes(given: str) -> list[Scope]:
    words = [word.strip().lower() for word in given.split(",") if word.strip()]
    unknown = [word for word in words if word not in set(Scope)]
    if unknown or not words:
        known = ", ".join(Scope)
        raise typer.BadParameter(f"{', '.join(unknown) or given!r} is none of {known}")
    return [Scope(word) for word in words]
