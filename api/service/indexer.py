"""Keeping the RDF index up to date: of all processes that serve a ledger, one at a time makes it.

Nothing is made before somebody asks for it: an index takes time to make and room on the disk.
"""

import logging
import os
import subprocess
import time
from collections.abc import Callable
from threading import Event, Thread
from typing import BinaryIO

from api.service.desk import Desk
from api.settings import Settings
from graph.errors import BilateralError
from graph.processes import own_process

LOOK_SECONDS = 1.0
"""How soon it is seen that the ledger has changed."""
PAUSE_SECONDS = 5.0
"""How long to wait after a failure."""

log = logging.getLogger("bilateral.sparql")


class Indexer:
    """A thread that has a generation made whenever the newest is older than the ledger.

    After each it rests as long as that one took, so that a ledger that always grows keeps half a
    processor busy at most.
    """

    def __init__(self, settings: Settings, desk: Desk, revision: Callable[[], int]) -> None:
        """``revision`` tells the ledger's present one."""
        self._ledger = settings.db
        self._base = settings.base_iri
        self._index = desk.index
        self._wanted = desk.wanted
        self._revision = revision
        self._ended = Event()
        self._maker: subprocess.Popen[bytes] | None = None
        self._thread = Thread(target=self._run, name="sparql-index", daemon=True)

    def start(self) -> None:
        """Begin to look after the index, once there is one."""
        self._thread.start()

    def stop(self) -> None:
        """Look no more; what is half made is made again another time."""
        self._ended.set()
        self._wanted.set()
        if self._maker is not None:
            self._maker.kill()
        self._thread.join()

    def _run(self) -> None:
        begun = False
        while True:
            begun |= self._wanted.wait(LOOK_SECONDS)
            self._wanted.clear()
            if self._ended.is_set():
                return
            try:
                if begun or self._index.generation() is not None:
                    self._look()
            except (OSError, BilateralError) as error:
                log.error("the RDF index cannot be made: %s", error)
                self._ended.wait(PAUSE_SECONDS)

    def _look(self) -> None:
        self._index.let_go()
        due = self._due()
        if due or self._index.generations.untidy():
            with self._index.generations.turn() as lock:
                if lock is None:
                    return
                if due and self._due():
                    self._make(lock)
                else:
                    self._index.generations.tidy()

    def _due(self) -> bool:
        """Whether another generation is to be made now."""
        newest = self._index.generation()
        if newest is None:
            return True
        if self._index.holds(newest, self._revision()):
            return False
        return time.time() >= newest.made_at + newest.about.seconds

    def _make(self, lock: BinaryIO) -> None:
        self._maker = subprocess.Popen(
            own_process("api.service.indexing", os.fspath(self._ledger), self._base),
            start_new_session=True,
            stdin=subprocess.DEVNULL,
            pass_fds=(lock.fileno(),),
        )
        if self._ended.is_set():
            self._maker.kill()
        if self._maker.wait() != 0 and not self._ended.is_set():
            log.error("the process that makes the RDF index ended before its time")
            self._ended.wait(PAUSE_SECONDS)
