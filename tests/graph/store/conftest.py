"""Ledgers to read from and to write to.

- ``ledger``: an empty one, open for writing.
- ``filled``: the path of one with 40 made-up documents; made once, never written again.
- ``view``: a reader of it.
"""

from collections.abc import Iterator
from pathlib import Path

import pytest

from graph.store import Ledger, View
from tests.graph.reports import corpus


@pytest.fixture
def ledger(tmp_path: Path) -> Iterator[Ledger]:
    with Ledger.open(tmp_path / "ledger.db") as opened:
        yield opened


@pytest.fixture(scope="session")
def filled(tmp_path_factory: pytest.TempPathFactory) -> Path:
    path = tmp_path_factory.mktemp("filled") / "ledger.db"
    with Ledger.open(path) as opened:
        for document, reports in corpus(40):
            opened.add(document, reports)
    return path


@pytest.fixture
def view(filled: Path) -> Iterator[View]:
    with View.open(filled) as opened:
        yield opened
