"""The program ``bilateral``: its commands, and what it says and exits with when one fails."""

import gc
import os
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from importlib import import_module
from typing import Annotated, Any

import typer
from typer.core import TyperGroup

from api import VERSION
from api.cli.streams import message
from graph.errors import BilateralError, InvalidQuery

FAILED, USAGE, INTERRUPTED, PIPE_CLOSED = 1, 2, 130, 141

COMMANDS = {
    "demo": "Ingest the bundled sample and serve it.",
    "ingest": "Read documents into the ledger.",
    "extract": "Print the events of documents as JSON Lines, without a ledger.",
    "ask": "Answer a question in plain language.",
    "sparql": "Answer a SPARQL query.",
    "timeline": "Show the timeline of two principals.",
    "export": "Write events, agreements or other things in a format of choice.",
    "check": "Check a ledger for damage and for events that make no sense.",
    "evaluate": "Score extraction on annotated articles.",
    "serve": "Answer over HTTP: pages, REST and documentation.",
    "keys": "Make, list and revoke the keys of the service.",
    "merge": "Judge two events or actors to be one.",
    "split": "Judge some reports of an event to tell of another.",
    "same": "Judge two reports, events or actors to be the same.",
    "different": "Judge two reports, events or actors to be different.",
    "judgements": "List what people have judged.",
    "undo": "Take a judgement back.",
    "history": "Show when an event changed, and how.",
    "values": "Show where the reports of an event differ, and what was chosen.",
    "retract": "Take a document out of force.",
    "correct": "Put a corrected document in the place of another.",
    "reextract": "Read again what an older extractor has read.",
    "rebuild": "Make everything derived again from what is recorded.",
    "backup": "Copy a ledger while others use it.",
    "restore": "Put a backup in the place of a ledger.",
    "compact": "Give back the room that a ledger does not need.",
}
"""Every command and its help line.  The module ``api.cli.<name>`` has the function ``command``,
or the ``group`` of its own commands."""


class CommandGroup(TyperGroup):
    """Loads a command's module when that command is called, and turns errors into messages.

    The one place of an import by name: extraction loads a language model's libraries, which
    ``--help``, ``ask`` and ``serve`` should not wait for.
    """

    def resolve_command(self, ctx: Any, args: list[str]) -> Any:  # noqa: ANN401  Typer's own
        """The called command, from its own module."""
        name, _, rest = super().resolve_command(ctx, args)
        return name, load(str(name)), rest

    def invoke(self, ctx: Any) -> Any:  # noqa: ANN401  Typer's own
        """Run the command; a failure that was foreseen is one line on standard error."""
        try:
            result = super().invoke(ctx)
            sys.stdout.flush()
        except BrokenPipeError:
            _forget_output()
            raise typer.Exit(PIPE_CLOSED) from None
        except KeyboardInterrupt:
            raise typer.Exit(INTERRUPTED) from None
        except (BilateralError, OSError) as error:
            message(f"bilateral: {_line(error)}")
            code = USAGE if isinstance(error, InvalidQuery) else FAILED
            raise typer.Exit(code) from None
        return result


def load(name: str) -> Any:  # noqa: ANN401  Typer's own
    """The command of that name, ready to be called."""
    with _uncollected():
        module = import_module(f"api.cli.{name}")
    if hasattr(module, "group"):
        return typer.main.get_command(module.group)
    single = typer.Typer(add_completion=False, rich_markup_mode=None)
    single.command(name)(module.command)
    return typer.main.get_command(single)


@contextmanager
def _uncollected() -> Iterator[None]:
    """Nothing that loading makes is garbage: to look for some takes an eighth of its time."""
    gc.disable()
    try:
        yield
    finally:
        gc.freeze()
        gc.enable()


def _line(error: Exception) -> str:
    if isinstance(error, OSError) and error.strerror:
        return f"{error.filename}: {error.strerror}" if error.filename else error.strerror
    return " ".join(str(error).split())


def _forget_output() -> None:
    """Whoever read our output has gone: let the interpreter flush the rest into nothing."""
    os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())


def _version(asked: bool) -> None:
    if asked:
        typer.echo(f"bilateral {VERSION}")
        raise typer.Exit


app = typer.Typer(
    cls=CommandGroup,
    add_completion=False,
    no_args_is_help=True,
    rich_markup_mode=None,
    pretty_exceptions_enable=False,
)


@app.callback()
def program(
    _: Annotated[
        bool,
        typer.Option("--version", callback=_version, is_eager=True, help="Show the version."),
    ] = False,
) -> None:
    """A bilateral relations knowledge graph: typed, dated, sourced events between states."""


def _described() -> None:
    """What stands for a command in the list of commands until it is called."""


for _name, _help in COMMANDS.items():
    app.command(_name, help=_help)(_described)


def main() -> None:
    """Run the program; output that the terminal's encoding lacks is escaped, never an error."""
    for stream in (sys.stdout, sys.stderr):
        stream.reconfigure(errors="backslashreplace")  # type: ignore[union-attr]
    app(prog_name="bilateral")
