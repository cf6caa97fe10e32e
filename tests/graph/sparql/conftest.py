"""A ledger of forty made-up reports, and its index."""

from collections.abc import Iterator
from pathlib import Path

import pytest

from graph.sparql.building import build
from graph.sparql.generations import Generation, Generations
from graph.sparql.index import Index
from graph.sparql.readers import Limits
from graph.store.ledger import Ledger
from ontology.namespaces import DEFAULT_BASE
from tests.graph.reports import document, report


def made(path: Path) -> Generation:
    """A new generation of the index of a ledger."""
    with Generations(path).turn(wait=True) as lock:
        assert lock is not None
        return build(path, DEFAULT_BASE)


def tell(path: Path, *numbers: int) -> None:
    """Add a document for each number, with a report of an event of its own."""
    with Ledger.open(path) as ledger:
        for number in numbers:
            told = document(number)
            day = f"{2000 + number}-03-{1 + number % 28:02}"
            assert ledger.add(told, [report(told, number, date=day, name=f"Plan {number}")])


@pytest.fixture(scope="module")
def indexed(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The path of a ledger that has an index, which no test changes."""
    path = tmp_path_factory.mktemp("indexed") / "small.db"
    tell(path, *range(40))
    made(path)
    return path


@pytest.fixture(scope="module")
def index(indexed: Path) -> Iterator[Index]:
    """The index, with limits that a test can come to."""
    index = Index(indexed, DEFAULT_BASE, Limits(seconds=1.5, rows=500, memory=300))
    yield index
    index.close()
