"""``bilateral serve``: the ledger over HTTP."""

from ipaddress import ip_address
from typing import Annotated, Any

import typer
from pydantic import ValidationError

from api.cli.options import LEDGER, DbOption
from api.cli.streams import message
from api.server import address, listen, run
from api.settings import Settings
from graph.documents.addresses import addresses_of
from graph.store.view import View

HostOption = Annotated[
    str | None, typer.Option(help="Address to bind [default: 127.0.0.1].", show_default=False)
]
PortOption = Annotated[
    int | None,
    typer.Option(min=0, max=65535, help="Port; 0 is any [default: 8000].", show_default=False),
]


def command(
    host: HostOption = None,
    port: PortOption = None,
    workers: Annotated[
        int | None, typer.Option(min=1, max=64, help="Processes [default: 1].", show_default=False)
    ] = None,
    db: DbOption = LEDGER,
) -> None:
    """Answer over HTTP: pages, REST and documentation.

    Stops at Ctrl-C or SIGTERM, after the requests it is answering.
    """
    settings = configure(db=db, host=host, port=port, workers=workers)
    if settings.open_writes and not _is_loopback(settings.host):
        reason = "only a loopback address may be served while writing needs no key"
        raise typer.BadParameter(f"{settings.host}: {reason} (BILATERAL_OPEN_WRITES)")
    View.open(settings.db).close()
    bound = listen(settings.host, settings.port)
    message(f"Serving {settings.db} at {address(bound)} (documentation at {address(bound)}/docs)")
    run(settings, bound)


def configure(**given: object) -> Settings:
    """The settings: those given here, else of the environment, else the defaults."""
    known: dict[str, Any] = {name: value for name, value in given.items() if value is not None}
    try:
        return Settings(**known)
    except ValidationError as error:
        faults = (f"BILATERAL_{str(f['loc'][0]).upper()}: {f['msg']}" for f in error.errors())
        raise typer.BadParameter("; ".join(faults)) from None


def _is_loopback(host: str) -> bool:
    """Whether an address, or every address of a name, is one of this machine's own."""
    try:
        found = addresses_of(host, 0)
    except OSError:
        return False
    return all(ip_address(each.partition("%")[0]).is_loopback for each in found)
