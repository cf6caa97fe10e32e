"""The ledger that a measurement asks: made up for it, or a copy of one that was kept.

``make bench ARGS="ledger -- --reports 1000000 --keep FILE"`` makes one to keep.  What is kept stays
as it is, whatever a measurement does.
"""

import argparse
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import replace
from functools import cache
from itertools import islice
from pathlib import Path

from graph.errors import BilateralError
from graph.gazetteer import gazetteer
from graph.model import Dyad, Extraction, Report
from graph.store import Ledger, View
from graph.store.copies import backup
from tests.benchmarks.coded import BUSIEST, STATES, coded

BATCH = 2_000
"""Documents a transaction."""


@cache
def states() -> dict[str, str]:
    """A real state for each made-up one, in the same order: a question can name it."""
    codes = [one.code for one in gazetteer().principals() if one.kind == "state"]
    return dict(zip(STATES, codes, strict=False))


def busiest() -> Dyad:
    """The dyad that has most events."""
    return Dyad.of(*(states()[code] for code in BUSIEST))


def renamed(reports: int, seed: int = 7) -> Iterator[Extraction]:
    """The coded reports, of real states."""
    names = states()
    for read in coded(reports, seed):
        yield replace(read, reports=tuple(_renamed(told, names) for told in read.reports))


def _renamed(told: Report, names: dict[str, str]) -> Report:
    people = (replace(one, principal=names[one.principal]) for one in told.participants)
    place = told.place and replace(told.place, country=names[told.place.country or ""])
    return replace(told, participants=tuple(people), place=place)


def batches(reports: int) -> Iterator[list[Extraction]]:
    """The documents of a measurement, so many at a time."""
    source = renamed(reports)
    while batch := list(islice(source, BATCH)):
        yield batch


def options(program: str, reports: int, description: str | None = None) -> argparse.ArgumentParser:
    """A measurement's options, of which there are so far ``--reports`` and ``--ledger``."""
    parser = argparse.ArgumentParser(prog=program, description=description)
    parser.add_argument(
        "--reports", type=int, default=reports, help="of the ledger that is made [%(default)s]"
    )
    parser.add_argument(
        "--ledger", type=kept, metavar="FILE", help="ask a copy of this ledger and make none"
    )
    return parser


def kept(name: str) -> Path:
    """The file of a kept ledger; refused, as an option is, when there is none."""
    path = Path(name)
    try:
        View.open(path).close()
    except BilateralError as error:
        raise argparse.ArgumentTypeError(f"{error} (made by `ledger -- --keep FILE`)") from None
    return path


@contextmanager
def ledger(given: argparse.Namespace) -> Iterator[Path]:
    """The ledger that the options ask for, in a folder that goes with it."""
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / "ledger.db"
        if given.ledger is not None:
            backup(given.ledger, path)
        else:
            with Ledger.open(path) as made:
                for batch in batches(given.reports):
                    made.add_all(batch)
        yield path
