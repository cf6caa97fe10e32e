"""The ledger open for one change over HTTP."""

from collections.abc import Iterator
from contextlib import contextmanager
from typing import Annotated

from fastapi import Depends, Request

from graph.errors import LedgerError
from graph.store.ledger import Ledger

PATIENCE = 20.0
"""Seconds that a request waits for other writers; then it answers 503."""


class LedgerWriter:
    """Opens the ledger for a change, and closes it after."""

    def __init__(self, request: Request) -> None:
        self._path = request.app.state.settings.db

    @contextmanager
    def open(self) -> Iterator[Ledger]:
        """The ledger.  Raises ``LedgerError`` where there is none, ``LedgerLocked``."""
        if not self._path.exists():
            raise LedgerError(self._path, "no ledger here")
        with Ledger.open(self._path, busy_timeout=PATIENCE) as ledger:
            yield ledger


WriterDependency = Annotated[LedgerWriter, Depends()]
