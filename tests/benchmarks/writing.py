"""``python -m tests.benchmarks.writing LEDGER``: takes in made-up reports until it is ended."""

import sys
from collections.abc import Iterator
from dataclasses import replace
from itertools import count, islice
from pathlib import Path

from graph.model import Extraction
from graph.store import Ledger
from tests.benchmarks.ledgers import renamed

BATCH = 100
"""Documents a transaction, as many as a client may send in one request."""
REPORTS = 20_000
"""Reports of one world; then those of another come."""


def endless() -> Iterator[Extraction]:
    """Documents that no other measurement has."""
    for seed in count(1_000):
        for read in renamed(REPORTS, seed):
            reports = (replace(told, id=f"{told.id}x{seed}") for told in read.reports)
            yield replace(read, reports=tuple(reports))


def main(path: Path) -> None:
    """Write as fast as the ledger takes it."""
    source = endless()
    with Ledger.open(path) as ledger:
        while True:
            ledger.add_all(list(islice(source, BATCH)))


if __name__ == "__main__":
    main(Path(sys.argv[1]))
