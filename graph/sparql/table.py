"""An answer in JSON read again to be shown: row by row, as the longest ones fit in no memory."""

import json
from codecs import getincrementaldecoder
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from typing import IO, Any

from graph.errors import QueryTooCostly

Term = Mapping[str, Any]
"""A value as SPARQL 1.1 Query Results JSON has it."""
DEEPEST = 8
"""Triples within one another of which a value tells; what is deeper is an ellipsis."""
_PIECE = 64 * 1024
_DECODER = json.JSONDecoder()


class TooLong(Exception):
    """What is left of an answer is more than may be read of it."""


@dataclass(frozen=True, slots=True)
class Table:
    """The names of the columns, and the rows by them; a value that is not bound is missing."""

    names: tuple[str, ...]
    rows: Iterator[Mapping[str, Term]]


def read_answer(body: IO[bytes], most: int | None = None) -> bool | Table:
    """What the engine wrote as ``json``: yes or no, or a table, its rows read as they are taken.

    Raises ``TooLong`` at the row with which more than ``most`` bytes would be read, and
    ``QueryTooCostly`` at one that is nested too deeply.
    """
    text = _Text(body, most)
    text.skip('{"head":')
    head = text.value()
    if text.skip(',"boolean":'):
        return bool(text.value())
    return Table(tuple(head["vars"]), _rows(text))


def _rows(text: "_Text") -> Iterator[Mapping[str, Term]]:
    text.skip(',"results":{"bindings":[')
    while not text.skip("]"):
        yield text.value()
        text.skip(",")


def told(term: Term | None, short: Callable[[str], str], depth: int = DEEPEST) -> str:
    """A value as text; ``short`` shortens IRIs."""
    if term is None:
        return ""
    value = term["value"]
    if term["type"] != "triple":
        return short(value) if term["type"] == "uri" else str(value)
    if depth == 0:
        return "…"
    parts = (value[part] for part in ("subject", "predicate", "object"))
    return " ".join(told(part, short, depth - 1) for part in parts)


class _Text:
    """The text of a file, of which no more is held than the value at hand."""

    def __init__(self, body: IO[bytes], most: int | None) -> None:
        self._body = body
        self._left = most
        self._decoder = getincrementaldecoder("utf-8")()
        self._text, self._at = "", 0

    def skip(self, mark: str) -> bool:
        """Pass over a mark, if it comes next."""
        while len(self._text) - self._at < len(mark) and self._read():
            pass
        found = self._text.startswith(mark, self._at)
        self._at += len(mark) if found else 0
        return found

    def value(self) -> Any:  # noqa: ANN401  any JSON
        """The value that comes next."""
        while True:
            try:
                value, self._at = _DECODER.raw_decode(self._text, self._at)
            except json.JSONDecodeError:
                if not self._read():
                    raise
            except RecursionError:
                reason = "the answer is nested too deeply to be shown: ask for it in a format"
                raise QueryTooCostly(reason) from None
            else:
                return value

    def _read(self) -> bool:
        """Read on, twice as far each time within one value; raises ``TooLong``."""
        rest = self._text[self._at :]
        size = max(_PIECE, len(rest))
        if self._left is not None:
            size = min(size, self._left)
            self._left -= size
            if size == 0:
                raise TooLong
        piece = self._body.read(size)
        self._text, self._at = rest + self._decoder.decode(piece), 0
        return bool(piece)
