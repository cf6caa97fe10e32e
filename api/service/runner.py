"""Working off the queue: of all processes that serve a ledger, one at a time starts the reader."""

import fcntl
import logging
import os
import subprocess
from pathlib import Path
from threading import Event, Thread
from typing import BinaryIO

from api.service import jobs
from api.service.state import State, state_path
from graph.errors import BilateralError
from graph.processes import own_process

LOOK_SECONDS = 1.0
"""How soon a job is seen that another process has taken in."""
PAUSE_SECONDS = 5.0
"""How long to wait after a reader that failed."""

log = logging.getLogger("bilateral.jobs")


class Runner:
    """A thread that starts ``api.service.ingesting`` whenever a job waits.

    Every worker process has one; a lock on a file beside the ledger lets one of them do the work.
    The reader holds it too: when the process that started it dies, no second reader is started
    before the first has ended.
    """

    def __init__(self, ledger: Path) -> None:
        self._ledger = ledger
        self._ended = Event()
        self._hurry = Event()
        self._reader: subprocess.Popen[bytes] | None = None
        self._thread = Thread(target=self._run, name="jobs", daemon=True)

    def start(self) -> None:
        """Begin to look for jobs."""
        self._thread.start()

    def hurry(self) -> None:
        """Look for a job now."""
        self._hurry.set()

    def stop(self, seconds: float) -> None:
        """Let the reader finish its document, for at most ``seconds``."""
        self._ended.set()
        self._hurry.set()
        if self._reader is not None:
            self._reader.terminate()
        self._thread.join(seconds)
        if self._reader is not None:
            self._reader.kill()

    def _run(self) -> None:
        while not self._ended.is_set():
            self._hurry.wait(LOOK_SECONDS)
            self._hurry.clear()
            self._in_turn()

    def _in_turn(self) -> None:
        """Work the queue off, if there is one, unless another process does."""
        path = state_path(self._ledger)
        try:
            if not path.exists():
                return
            with path.with_suffix(".service-lock").open("wb") as held:
                fcntl.flock(held, fcntl.LOCK_EX | fcntl.LOCK_NB)
                self._work_off(held)
        except BlockingIOError:
            return
        except (OSError, BilateralError) as error:
            log.error("the queue of documents cannot be worked off: %s", error)
            self._ended.wait(PAUSE_SECONDS)

    def _work_off(self, held: BinaryIO) -> None:
        state = State(state_path(self._ledger))
        try:
            while not self._ended.is_set() and jobs.count_waiting(state):
                if self._read(held) != 0 and not self._ended.is_set():
                    log.error("the process that reads documents ended before its time")
                    self._ended.wait(PAUSE_SECONDS)
        finally:
            state.close()

    def _read(self, held: BinaryIO) -> int:
        """Run a reader, which holds the lock with this process, to its end; what that was."""
        command = own_process("api.service.ingesting", os.fspath(self._ledger))
        self._reader = subprocess.Popen(
            command, stdin=subprocess.DEVNULL, pass_fds=(held.fileno(),)
        )
        if self._ended.is_set():
            self._reader.terminate()
        return self._reader.wait()
