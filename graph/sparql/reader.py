"""The process that puts queries to an index.

``python -m graph.sparql.reader DESCRIPTOR MEGABYTES`` is asked over a connection, by JSON, one
query at a time, and answers with pieces of the result and how it ended.  It may be killed at any
moment, and ends itself when a query takes too long.
"""

import fcntl
import json
import os
import re
import sys
from collections.abc import Iterable, Iterator
from contextlib import ExitStack
from dataclasses import asdict, dataclass
from enum import StrEnum
from errno import EACCES, EINTR, EMFILE, ENFILE, ENOMEM
from multiprocessing.connection import Connection
from pathlib import Path
from typing import IO, Any, cast

import pyoxigraph
from pyoxigraph import QueryResultsFormat, QueryTriples, RdfFormat, Store

from graph.sparql.confinement import confine, end_after
from graph.sparql.counting import Counted, Rows, TooManyBytes, TooManyRows

PIECE, END, PROBLEM = b"+", b".", b"!"
"""What a message begins with: a piece of the answer, its good end, or why there is none."""
READY = b"?"
"""What is said first: that the process has its limits, and may be asked."""

STORE, ABOUT = "store", "about.json"
"""Within a generation: Oxigraph's folder, and the file that says what it is an index of."""

_TABLES = {
    "json": QueryResultsFormat.JSON,
    "xml": QueryResultsFormat.XML,
    "csv": QueryResultsFormat.CSV,
    "tsv": QueryResultsFormat.TSV,
}
_GRAPHS = {
    "turtle": RdfFormat.TURTLE,
    "ntriples": RdfFormat.N_TRIPLES,
    "rdfxml": RdfFormat.RDF_XML,
    "jsonld": RdfFormat.JSON_LD,
}
_PARSE_ERROR = re.compile(r"error at (\d+):(\d+): (.*)", re.DOTALL)
_EXPECTED = re.compile(r"""("(?:[^"\\]|\\.)*")|\[(?:'[^']*'|[^\]'])*\]""")
"""A symbol that may follow, or a class of characters; of keywords the engine names an odd few."""
_PASSING = tuple(map(os.strerror, (EMFILE, ENFILE, ENOMEM, EACCES, EINTR)))
"""Why an index cannot be opened that is whole; the engine passes on the words alone."""
_MANY = 8
"""Symbols that may follow of which more would not help."""


class Problem(StrEnum):
    """Why a query has no answer."""

    SYNTAX = "syntax"
    ROWS = "rows"
    BYTES = "bytes"
    MEMORY = "memory"
    INDEX = "index"
    MACHINE = "machine"
    QUERY = "query"


@dataclass(frozen=True, slots=True, kw_only=True)
class Task:
    """A query, the generation to put it to, and its limits."""

    generation: str
    text: str
    format: str
    prefixes: dict[str, str]
    """Those that need no declaration, and that graphs are written with."""
    seconds: float
    rows: int
    size: int
    """Bytes of the longest answer."""

    def written(self) -> bytes:
        """As it is sent."""
        return json.dumps(asdict(self)).encode()


class _Opened:
    """The generation that is open, and kept from being removed, until another one is asked for."""

    def __init__(self) -> None:
        self._path = ""
        self._held = ExitStack()
        self.store = Store()

    def turn_to(self, path: str) -> None:
        """Open a generation, if it is not open already.  Raises what pyoxigraph raises."""
        if path == self._path:
            return
        self._path = ""
        self.store = Store()
        self._held.close()
        about = self._held.enter_context((Path(path) / ABOUT).open("rb"))
        fcntl.flock(about, fcntl.LOCK_SH)
        self.store = Store.read_only(str(Path(path) / STORE))
        self._path = path


class _Answering:
    """One query on its way."""

    def __init__(self, connection: Connection, task: Task, opened: _Opened) -> None:
        self._connection = connection
        self._task = task
        self._opened = opened

    def answer(self) -> None:
        """Send the answer and its end, or what the problem is."""
        try:
            problem = self._refused()
        except BaseException as error:  # pyoxigraph's panics are no Exception
            problem = {"problem": Problem.QUERY, "reason": str(error)}
        if problem is None:
            self._connection.send_bytes(END)
        else:
            self._connection.send_bytes(PROBLEM + json.dumps(problem).encode())

    def _refused(self) -> dict[str, Any] | None:
        """Answer; else the problem."""
        try:
            self._opened.turn_to(self._task.generation)
        except Exception as error:
            return {"problem": _unopened(error), "reason": str(error)}
        try:
            self._run()
        except SyntaxError as error:
            return _syntax(str(error))
        except TooManyRows:
            return {"problem": Problem.ROWS}
        except TooManyBytes:
            return {"problem": Problem.BYTES}
        except MemoryError:
            return {"problem": Problem.MEMORY}
        return None

    def _run(self) -> None:
        task = self._task
        found = self._opened.store.query(task.text, prefixes=task.prefixes)
        if isinstance(found, QueryTriples):
            out = cast("IO[bytes]", self._counted(None))
            syntax = _GRAPHS[task.format]
            pyoxigraph.serialize(self._few(found), out, syntax, prefixes=task.prefixes)
        else:
            rows = Rows(task.format)
            found.serialize(cast("IO[bytes]", self._counted(rows)), _TABLES[task.format])

    def _counted(self, rows: Rows | None) -> Counted:
        return Counted(self._send, self._task.size, rows, self._task.rows)

    def _few(self, triples: Iterable[pyoxigraph.Triple]) -> Iterator[pyoxigraph.Triple]:
        for number, triple in enumerate(triples):
            if number >= self._task.rows:
                raise TooManyRows
            yield triple

    def _send(self, piece: bytes) -> None:
        self._connection.send_bytes(PIECE + piece)


def _unopened(error: Exception) -> Problem:
    """Whether an index is at fault that cannot be opened, or the machine as it is just now."""
    said = str(error)
    return Problem.MACHINE if any(each in said for each in _PASSING) else Problem.INDEX


def _syntax(said: str) -> dict[str, Any]:
    """Where a query is no SPARQL, and what is expected there, where that is short to say."""
    read = _PARSE_ERROR.match(said)
    if read is None:
        return {"problem": Problem.SYNTAX, "reason": said, "line": None, "column": None}
    line, column = int(read[1]), int(read[2])
    return {"problem": Problem.SYNTAX, "reason": _expected(read[3]), "line": line, "column": column}


def _expected(said: str) -> str:
    listed = said.removeprefix("expected ").removeprefix("one of ")
    symbols = [found[1] for found in _EXPECTED.finditer(listed) if found[1] is not None]
    short = 0 < len(symbols) <= _MANY
    return f"expected {' or '.join(symbols)}" if short else "something else is expected here"


def serve(connection: Connection) -> None:
    """Answer until nobody asks any more."""
    opened = _Opened()
    connection.send_bytes(READY)
    while True:
        try:
            task = Task(**json.loads(connection.recv_bytes()))
        except EOFError:
            return
        end_after(task.seconds)
        _Answering(connection, task, opened).answer()
        end_after(0)


if __name__ == "__main__":
    confine(int(sys.argv[2]))
    serve(Connection(int(sys.argv[1])))
