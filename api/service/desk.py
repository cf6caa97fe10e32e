"""Where SPARQL is asked over HTTP: a few threads and processes, and a queue of bounded length.

Threads of its own, so that slow queries never take those that answer everything else.
"""

import asyncio
import time
from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from threading import Event
from typing import TypeVar

from api.errors import Busy
from api.settings import Settings
from graph.errors import IndexInTheMaking, IndexUnavailable
from graph.sparql.generations import Generation
from graph.sparql.index import Index
from graph.sparql.readers import Limits

REVISION = "Bilateral-Revision"
"""The header that tells of which change of the ledger an answer is."""

WAITING = 8
"""Queries that may wait for each process that answers."""
_LOOK_SECONDS = 0.05

T = TypeVar("T")


class Desk:
    """The index of the application's ledger, and whoever waits for an answer from it."""

    def __init__(self, settings: Settings) -> None:
        self.limits = Limits(
            seconds=settings.sparql_seconds,
            rows=settings.sparql_rows,
            memory=settings.sparql_memory,
        )
        many = settings.sparql_processes
        self.index = Index(settings.db, settings.base_iri, self.limits, many)
        self.wanted = Event()
        """Set when somebody waits for the first generation."""
        self._many = many
        self._threads = self._begin()
        self._room = many * (WAITING + 1)

    def close(self) -> None:
        """End the processes, whatever they do; a later query begins others."""
        threads, self._threads = self._threads, self._begin()
        threads.shutdown(wait=False, cancel_futures=True)
        self.index.close()

    def _begin(self) -> ThreadPoolExecutor:
        return ThreadPoolExecutor(self._many, thread_name_prefix="sparql")

    async def run(self, work: Callable[[], T]) -> T:
        """What a piece of work gives that asks the index.  Raises ``Busy``, and what it raises."""
        if self._room == 0:
            raise Busy("too many queries wait for an answer; ask again in a while")
        self._room -= 1
        try:
            return await asyncio.get_running_loop().run_in_executor(self._threads, work)
        finally:
            self._room += 1

    def _missing(self) -> IndexUnavailable:
        """Why there is no index: one is being made, or none can be."""
        with self.index.generations.turn() as turn:
            if turn is None:
                return IndexInTheMaking("the index is being made")
        return IndexUnavailable("the ledger has no index, and none is being made")

    def generation(self) -> Generation:
        """The newest generation; the first one is waited for, as long as a query may take.

        Raises ``IndexUnavailable`` when it is not there by then.
        """
        found = self.index.generation()
        if found is None:
            self.wanted.set()
        until = time.monotonic() + self.limits.seconds
        while found is None:
            if time.monotonic() > until:
                raise self._missing()
            time.sleep(_LOOK_SECONDS)
            found = self.index.generation()
        return found
