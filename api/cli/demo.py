"""``bilateral demo``: the bundled sample in a ledger of its own, served, with things to try."""

import shlex
import shutil
import sys
from collections.abc import Iterator
from pathlib import Path
from typing import Annotated

import typer

from api.cli.ingest import counts, fill
from api.cli.options import DbOption
from api.cli.serve import configure
from api.cli.streams import number, write
from api.server import address, listen_near, run
from graph.model import Dyad
from graph.queries import EventFilter
from graph.sample import sample_paths
from graph.store.view import View

DEMO_LEDGER = Path("bilateral-demo.db")
DYAD = Dyad.of("AZE", "KAZ")
QUESTION = "all Azerbaijan–Kazakhstan agreements"


def command(
    port: Annotated[int, typer.Option(min=0, max=65535, help="Port, or the next free one.")] = 8000,
    serve: Annotated[bool, typer.Option("--serve/--no-serve", help="Serve it afterwards.")] = True,
    db: DbOption = DEMO_LEDGER,
) -> None:
    """Ingest the bundled sample and serve it.

    The ledger is bilateral-demo.db in this folder unless --db or $BILATERAL_DB names another.
    """
    summary = fill(db, sample_paths())
    write(f"Sample: {counts(summary)}.")
    write(f"Ledger {db}: {_holdings(db)}.")
    if summary.rejected:
        raise typer.Exit(1)
    if serve:
        _serve(db, port)
    else:
        _suggest(list(_without_service(db)))


def _serve(db: Path, port: int) -> None:
    settings = configure(db=db, port=port)
    bound = listen_near(settings.host, settings.port)
    write(f"Serving at {address(bound)} until Ctrl-C.")
    _suggest([*_addresses(address(bound)), *_commands(db)])
    sys.stdout.flush()
    run(settings, bound, quiet=True)


def _holdings(db: Path) -> str:
    with View.open(db) as view:
        events = view.count(EventFilter())
        agreements = view.agreements(EventFilter(), limit=1).total
        dyads = len(view.dyads())
    return ", ".join(
        (number(events, "event"), number(agreements, "agreement"), number(dyads, "dyad"))
    )


def _addresses(site: str) -> Iterator[str]:
    yield f"{site}/dyads/{DYAD}"
    yield f"{site}/v1/dyads/{DYAD}/agreements"
    yield f"{site}/docs"


def _commands(db: Path) -> Iterator[str]:
    program, ledger = _program(), _word(db)
    yield f'{program} ask "{QUESTION}" --db {ledger}'
    yield f"{program} timeline {DYAD.left} {DYAD.right} --db {ledger}"


def _without_service(db: Path) -> Iterator[str]:
    program, ledger = _program(), _word(db)
    yield from _commands(db)
    yield f"{program} timeline {DYAD.left} {DYAD.right} --format svg --db {ledger} > timeline.svg"
    yield f"{program} export --dyad {DYAD} --format turtle --db {ledger}"
    yield f"{program} serve --db {ledger}"


def _program() -> str:
    """How this program can be called again from here."""
    if shutil.which("bilateral"):
        return "bilateral"
    script = Path(sys.executable).with_name("bilateral")
    return _word(script) if script.exists() else f"{_word(Path(sys.executable))} -m api.cli"


def _word(path: Path) -> str:
    """A path as one word of a shell, from this folder where that is shorter."""
    here = Path.cwd()
    near = path.relative_to(here) if path.is_relative_to(here) else path
    return shlex.quote(str(near))


def _suggest(lines: list[str]) -> None:
    write("\nFive things to try:")
    for position, line in enumerate(lines, start=1):
        write(f"  {position}. {line}")
