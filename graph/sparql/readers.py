"""Processes that answer queries, kept warm; one that a query has taken over is replaced.

Each runs ``graph.sparql.reader`` and has its own limits from the kernel, so that no query can take
the time, the memory or the network of whoever asks.
"""

import json
import signal
import subprocess
from collections.abc import Iterator
from contextlib import ExitStack, contextmanager, suppress
from dataclasses import dataclass
from multiprocessing import Pipe
from multiprocessing.connection import Connection
from queue import Empty, LifoQueue
from tempfile import SpooledTemporaryFile
from typing import IO, Any, NoReturn, cast

from graph.errors import IndexUnavailable, InvalidSparql, QueryTooCostly
from graph.processes import own_process
from graph.sparql.reader import END, PIECE, READY, Problem, Task

IN_MEMORY = 1_000_000
"""Bytes of an answer up to which it is held in memory."""
MOST_BYTES = 500_000_000
"""Bytes of the longest answer."""
_GRACE = 5.0
"""Seconds after its time in which a process ends itself, before it is ended from here."""
_BEGIN = 60.0
"""Seconds after which a process that has not begun never will."""
_ENDS = {
    -signal.SIGALRM: "more than {seconds:g} s of time",
    -signal.SIGABRT: "more than {memory:,} MB of memory",
    -signal.SIGSEGV: "more room on the stack than there is: it is nested too deeply",
}


class GenerationGone(IndexUnavailable):
    """The generation that was to be read cannot be opened: it was removed, or is damaged."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Limits:
    """What one query may take."""

    seconds: float = 30.0
    rows: int = 100_000
    """Rows of a table, or triples of a graph."""
    memory: int = 1_000
    """Megabytes; opening an index takes 180 of them."""


class Readers:
    """Processes that put queries to generations of an index; threads may share them.

    They are begun when they are needed, at most ``processes``; whoever comes when all are busy
    waits.
    """

    def __init__(self, limits: Limits, processes: int = 1) -> None:
        self.limits = limits
        self._free: LifoQueue[_Reader] = LifoQueue()
        self._all = [_Reader(limits) for _ in range(processes)]
        for reader in self._all:
            self._free.put(reader)

    def ask(self, task: Task, *, fresh: bool = False) -> IO[bytes]:
        """The whole answer to a query, as a file that stands at its begin.

        ``fresh`` has a new process give it, not one that is warm.
        Raises ``InvalidSparql``, ``QueryTooCostly``, ``GenerationGone``, ``IndexUnavailable``.
        """
        with self._one() as reader:
            if fresh:
                reader.end()
            return reader.ask(task)

    def let_go(self, generation: str) -> None:
        """Have those that are idle let go of any other generation than this one."""
        idle: list[_Reader] = []
        with suppress(Empty):
            while True:
                idle.append(self._free.get_nowait())
        for reader in idle:
            if reader.generation not in ("", generation):
                reader.end()
            self._free.put(reader)

    def close(self) -> None:
        """End them all, whatever they do."""
        for reader in self._all:
            reader.end()

    @contextmanager
    def _one(self) -> Iterator["_Reader"]:
        reader = self._free.get()
        try:
            yield reader
        finally:
            self._free.put(reader)


class _Reader:
    """One process, begun by the first query and after each one that ended it."""

    def __init__(self, limits: Limits) -> None:
        self._limits = limits
        self._process: subprocess.Popen[bytes] | None = None
        self._connection: Connection | None = None
        self.generation = ""
        self._ready = False

    def ask(self, task: Task) -> IO[bytes]:
        """The answer to a query."""
        with ExitStack() as kept:
            answer = cast("IO[bytes]", kept.enter_context(SpooledTemporaryFile(IN_MEMORY)))
            problem = self._exchange(task, answer)
            if problem is not None:
                self._refuse(problem)
            answer.seek(0)
            kept.pop_all()
        return answer

    def _exchange(self, task: Task, answer: IO[bytes]) -> dict[str, Any] | None:
        """Send a query and receive its answer, or the problem; a process left over is ended."""
        settled = False
        try:
            connection = self._running()
            self.generation = task.generation
            connection.send_bytes(task.written())
            problem = self._receive(connection, answer)
            settled = True
        except (EOFError, ConnectionError):
            raise self._end_of_process() from None
        except OSError as error:
            raise IndexUnavailable(f"the answer cannot be kept: {error.strerror}") from error
        finally:
            if not settled:
                self.end()
        return problem

    def end(self) -> None:
        """Whatever it does, it does no longer."""
        process, self._process = self._process, None
        if process is not None:
            process.kill()
            process.wait()
        if self._connection is not None:
            self._connection.close()
        self._connection, self.generation, self._ready = None, "", False

    def _running(self) -> Connection:
        if self._process is None or self._process.poll() is not None or self._connection is None:
            self.end()
            self._connection, theirs = Pipe()
            with theirs:
                memory, number = str(self._limits.memory), theirs.fileno()
                command = own_process("graph.sparql.reader", str(number), memory)
                self._process = subprocess.Popen(
                    command,
                    stdin=subprocess.DEVNULL,
                    stdout=subprocess.DEVNULL,
                    stderr=subprocess.DEVNULL,
                    pass_fds=(number,),
                    start_new_session=True,
                )
        if not self._ready:
            if not self._connection.poll(_BEGIN) or self._connection.recv_bytes() != READY:
                raise IndexUnavailable("the process that answers does not begin")
            self._ready = True
        return self._connection

    def _receive(self, connection: Connection, answer: IO[bytes]) -> dict[str, Any] | None:
        while connection.poll(self._limits.seconds + _GRACE):
            message = connection.recv_bytes()
            kind, content = message[:1], message[1:]
            if kind == END:
                return None
            if kind != PIECE:
                problem: dict[str, Any] = json.loads(content)
                return problem
            answer.write(content)
        raise QueryTooCostly(self._took(_ENDS[-signal.SIGALRM]))

    def _refuse(self, problem: dict[str, Any]) -> NoReturn:
        match problem["problem"]:
            case Problem.SYNTAX:
                raise InvalidSparql(problem["reason"], problem["line"], problem["column"])
            case Problem.INDEX:
                raise GenerationGone(f"the index cannot be read: {problem['reason']}")
            case Problem.MACHINE:
                raise IndexUnavailable(f"the index cannot be read now: {problem['reason']}")
            case Problem.ROWS:
                said = f"the answer has more than {self._limits.rows:,} rows: add a LIMIT"
                raise QueryTooCostly(said)
            case Problem.BYTES:
                raise QueryTooCostly(f"the answer has more than {MOST_BYTES:,} bytes: add a LIMIT")
            case Problem.MEMORY:
                raise QueryTooCostly(self._took(_ENDS[-signal.SIGABRT]))
            case _:
                raise InvalidSparql(str(problem["reason"]))

    def _end_of_process(self) -> QueryTooCostly | IndexUnavailable:
        """Why the process ended under a query: by its limits, or by no fault of the query."""
        process = self._process
        assert process is not None
        try:
            code = process.wait(_GRACE)
        except subprocess.TimeoutExpired:
            process.kill()
            code = process.wait()
        if code in _ENDS and self._ready:
            return QueryTooCostly(self._took(_ENDS[code]))
        when = "while it answered" if self._ready else "before it could answer anything"
        return IndexUnavailable(f"the process that answers ended {when} ({code})")

    def _took(self, what: str) -> str:
        limits = self._limits
        return f"the query took {what.format(seconds=limits.seconds, memory=limits.memory)}"
