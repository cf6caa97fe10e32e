"""Telling many waiting streams of news, with one question a second to the ledger."""

import asyncio
from collections.abc import Callable
from contextlib import suppress

from starlette.concurrency import run_in_threadpool

from graph.errors import LedgerError


class Pulse:
    """Watches the number of the latest change for as long as anybody waits for a greater one.

    ``read`` asks for that number; ``seconds`` pass between two times that it is asked.
    """

    def __init__(self, read: Callable[[], int], seconds: float = 1.0) -> None:
        self._read = read
        self._seconds = seconds
        self._latest = 0
        self._waiting = 0
        self._news = asyncio.Event()
        self._watch: asyncio.Task[None] | None = None

    async def beats(self, number: int, patience: float) -> bool:
        """Whether there is a change after ``number``, within ``patience`` seconds."""
        self._waiting += 1
        if self._watch is None or self._watch.done():
            self._latest = 0
            self._watch = asyncio.create_task(self._look())
        try:
            async with asyncio.timeout(patience):
                while self._latest <= number:
                    await self._news.wait()
            return True
        except TimeoutError:
            return False
        finally:
            self._waiting -= 1

    async def _look(self) -> None:
        while self._waiting:
            with suppress(LedgerError):  # it may be back at the next beat
                self._tell(await run_in_threadpool(self._read))
            await asyncio.sleep(self._seconds)

    def _tell(self, latest: int) -> None:
        if latest != self._latest:
            self._latest = latest
            news, self._news = self._news, asyncio.Event()
            news.set()
