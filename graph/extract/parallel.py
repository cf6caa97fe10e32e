"""Extraction in several processes: answers in order, a bounded number of documents under way.

Every worker is a fresh interpreter with an extractor of its own.  It gets a batch, answers, and
gets the next; what it gives back early waits for its turn, and no batch is handed out that is too
far ahead.  Nothing is ever sent to a worker that has not answered, so no two can wait for each
other.
"""

import signal
from collections.abc import Callable, Iterable, Iterator
from contextlib import contextmanager, suppress
from dataclasses import dataclass
from functools import partial
from itertools import islice
from multiprocessing import get_context
from multiprocessing.connection import Connection, wait
from multiprocessing.context import SpawnProcess

from graph.errors import BilateralError, ExtractionStopped
from graph.extract.extractor import BATCH, read_batch, read_each
from graph.extract.registry import DEFAULT, find_extractor
from graph.model import Document, Extraction, Rejected

AHEAD = 4
"""Batches a worker that may be under way or waiting for their turn."""
GRACE = 5
"""Seconds that a worker is given to end."""

ExtractMany = Callable[[Iterable[Document]], Iterator[Extraction | Rejected]]
Answers = list[Extraction | Rejected]


def extract_with(extractor: str = DEFAULT, *, jobs: int = 1) -> ExtractMany:
    """What reads documents with the extractor called ``NAME`` or ``NAME:ARGUMENT``, in order.

    A document that the extractor fails on is rejected, and the next ones are read.  With more than
    one job as many processes read, begun with the first document; memory does not grow with the
    number of documents.

    Raises what ``find_extractor`` raises; reading raises ``ExtractionStopped`` when a process ends
    before its time.
    """
    made = find_extractor(extractor)
    if jobs == 1:
        return partial(read_each, made)
    return partial(_in_processes, extractor, jobs)


def _in_processes(
    extractor: str, jobs: int, documents: Iterable[Document]
) -> Iterator[Extraction | Rejected]:
    with _workers(extractor, jobs) as workers:
        yield from _Exchange(workers, documents).answers()


@dataclass(frozen=True, slots=True)
class _LastWord:
    """Why a worker cannot begin."""

    text: str


class _Worker:
    """A process that reads batches, and the connection to it."""

    def __init__(self, extractor: str) -> None:
        context = get_context("spawn")
        self.connection, theirs = context.Pipe()
        self.process: SpawnProcess = context.Process(
            target=_work, args=(theirs, extractor), daemon=True
        )
        with _uninterrupted():
            self.process.start()
        theirs.close()
        self.batch: int | None = None
        """Number of the batch it is reading."""

    def end(self) -> None:
        """Whatever it does, it does no longer."""
        self.connection.close()
        self.process.terminate()
        self.process.join(GRACE)
        if self.process.is_alive():
            self.process.kill()
            self.process.join()


class _Exchange:
    """Batches out, answers back, in order."""

    def __init__(self, workers: list[_Worker], documents: Iterable[Document]) -> None:
        self._workers = workers
        self._documents = iter(documents)
        self._sent = 0
        self._given = 0
        self._early: dict[int, Answers] = {}
        self._exhausted = False

    def answers(self) -> Iterator[Extraction | Rejected]:
        """The answers to all documents, in their order."""
        while True:
            self._hand_out()
            if self._given == self._sent:
                return
            while self._given not in self._early:
                self._collect()
            yield from self._early.pop(self._given)
            self._given += 1

    def _hand_out(self) -> None:
        """Give every idle worker a batch, unless it would be too far ahead."""
        for worker in self._workers:
            ahead = self._sent - self._given
            if self._exhausted or ahead >= AHEAD * len(self._workers):
                return
            if worker.batch is None:
                batch = tuple(islice(self._documents, BATCH))
                if not batch:
                    self._exhausted = True
                    return
                _send(worker, batch)
                worker.batch = self._sent
                self._sent += 1

    def _collect(self) -> None:
        """Wait for an answer, or more of them, and give out the next batches."""
        busy = {w.connection: w for w in self._workers if w.batch is not None}
        for ready in wait(list(busy)):
            worker = busy[ready]  # type: ignore[index]  # only connections were waited for
            assert worker.batch is not None
            self._early[worker.batch] = _receive(worker)
            worker.batch = None
        self._hand_out()


def _send(worker: _Worker, batch: tuple[Document, ...]) -> None:
    try:
        worker.connection.send(batch)
    except OSError as error:
        raise _stopped(worker) from error


def _receive(worker: _Worker) -> Answers:
    try:
        answers = worker.connection.recv()
    except (EOFError, OSError) as error:
        raise _stopped(worker) from error
    if isinstance(answers, _LastWord):
        raise ExtractionStopped(answers.text)
    found: Answers = answers
    return found


def _stopped(worker: _Worker) -> ExtractionStopped:
    """Why a worker is there no longer: what it said before it ended, or how it ended."""
    with suppress(EOFError, OSError):
        last = worker.connection.recv()
        if isinstance(last, _LastWord):
            return ExtractionStopped(last.text)
    worker.process.join(GRACE)
    code = worker.process.exitcode or 0
    how = f"was ended by {signal.Signals(-code).name}" if code < 0 else f"ended with {code}"
    return ExtractionStopped(
        f"a process of extraction {how}; what was given back until then stands"
    )


@contextmanager
def _workers(extractor: str, jobs: int) -> Iterator[list[_Worker]]:
    """Workers that are gone in the end, whatever happens."""
    workers: list[_Worker] = []
    try:
        for _ in range(jobs):
            workers.append(_Worker(extractor))  # noqa: PERF401  those made so far must be ended
        yield workers
    finally:
        for worker in workers:
            worker.end()


@contextmanager
def _uninterrupted() -> Iterator[None]:
    """Ctrl-C reaches every process of a terminal; one that is begun here does not heed it."""
    if not hasattr(signal, "pthread_sigmask"):
        yield
        return
    before = signal.pthread_sigmask(signal.SIG_BLOCK, {signal.SIGINT})
    try:
        yield
    finally:
        signal.pthread_sigmask(signal.SIG_SETMASK, before)


def _work(connection: Connection, extractor: str) -> None:
    """What a worker does: read batches until the connection ends."""
    signal.signal(signal.SIGINT, signal.SIG_IGN)
    try:
        made = find_extractor(extractor)
    except BilateralError as error:
        connection.send(_LastWord(str(error)))
        return
    with suppress(EOFError, ConnectionError):
        while True:
            connection.send(list(read_batch(made, connection.recv())))
