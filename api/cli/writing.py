"""What commands that change a ledger share: opening it, and saying what came of it."""

import getpass
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Annotated

import typer

from api import represent
from api.cli.streams import message, number, write, write_json
from api.judging import Verdict, judge
from graph.errors import LedgerError
from graph.queries import Effect
from graph.store.ledger import Ledger

PATIENCE = 600.0
"""Seconds that a command waits for others to finish writing."""

AuthorOption = Annotated[
    str | None, typer.Option("--author", help="Who judges; by default your user name.")
]
ReasonOption = Annotated[str | None, typer.Option("--reason", help="Why; it is kept.")]
JsonOption = Annotated[bool, typer.Option("--json", help="Print the effect as JSON.")]
ThingArgument = Annotated[
    str, typer.Argument(help="Id of an event or report, or key of an official or body.")
]


@dataclass(frozen=True)
class Judging:
    """The options of every judgement."""

    author: str | None
    reason: str | None
    json: bool
    db: Path


def say_verdict(verdict: Verdict, subject: str, others: Sequence[str], by: Judging) -> None:
    """Judge, and say what came of it."""
    author = author_or_user(by.author)
    with open_ledger(by.db) as ledger:
        effect = judge(ledger, verdict, subject, others, author=author, reason=by.reason)
    report(effect, json=by.json)


def open_ledger(path: Path) -> Ledger:
    """An existing ledger for writing; waits for another writer, and says so."""
    if not path.exists():
        raise LedgerError(path, "no ledger here: run `bilateral ingest` first")
    return await_ledger(path)


def await_ledger(path: Path) -> Ledger:
    """A ledger for writing, a new one where there is none; waits for another writer."""
    return Ledger.open(path, busy_timeout=PATIENCE, on_wait=_say_that_we_wait)


def author_or_user(author: str | None) -> str:
    """The author of a judgement."""
    return author or getpass.getuser()


def report(effect: Effect, *, json: bool, dry: bool = False) -> None:
    """Say what a change made of the events."""
    if json:
        write_json(represent.effect(effect), indent=2)
        return
    would = "would " if dry else ""
    for id in effect.lost:
        write(f"event {id}: {would}lose{'' if dry else 's'} its only report")
    for id, into in effect.merged:
        write(f"event {id}: {would}become{'' if dry else 's'} part of {into}")
    for id in effect.created:
        write(f"event {id}: new")
    for each in effect.changed:
        write(f"event {each.event}: {each.attribute} {each.before or '—'} → {each.after or '—'}")
    write(summary(effect))


def summary(effect: Effect) -> str:
    """An effect in one line.

    >>> from graph.queries import Difference
    >>> date = Difference(event="e3", attribute="date", before="2024", after="2024-06")
    >>> summary(Effect(lost=("e1", "e2"), merged=(("e4", "e3"),), changed=(date,)))
    '2 events lose their only report, 1 merged, 0 new; 1 changes date'
    """
    lose = "loses its" if len(effect.lost) == 1 else "lose their"
    told = (
        f"{number(len(effect.lost), 'event')} {lose} only report,"
        f" {len(effect.merged)} merged, {len(effect.created)} new"
    )
    changed = Counter(each.attribute for each in effect.changed)
    changes = (f"{n} change{'s' if n == 1 else ''} {name}" for name, n in changed.items())
    return "; ".join(filter(None, (told, ", ".join(changes))))


def _say_that_we_wait(path: Path) -> None:
    message(f"bilateral: {path}: waiting for another process that is writing to it")
