"""Counting the rows of an answer on its way out, so that one of too many is given up in time."""

import re
from collections.abc import Callable
from io import RawIOBase
from typing import Any


class TooManyRows(Exception):
    """An answer has more rows than it may have."""


class TooManyBytes(Exception):
    """An answer is longer than it may be."""


_NOTHING = re.compile(rb"(?!)")
_MARKS = {
    "json": (re.compile(rb'"(?:[^"\\]|\\.)*"', re.DOTALL), b'"', b"},{", 1),
    "csv": (re.compile(rb'"[^"]*"'), b'"', b"\n", -1),
    "xml": (_NOTHING, None, b"<result>", 0),
    "tsv": (_NOTHING, None, b"\n", -1),
}
"""Of each format: texts, in which nothing is counted, how one begins, what is counted once a row,
and how many rows there are more than that."""


class Rows:
    """Counts the rows in the pieces of an answer that an engine writes.

    >>> rows = Rows("csv")
    >>> rows.see(b'a,b\\r\\n1,"x'), rows.see(b'\\ny"\\r\\n2,3\\r\\n')
    (0, 2)
    """

    def __init__(self, format: str) -> None:
        self._text, self._quote, self._mark, self._more = _MARKS[format]
        self._undecided = b""
        self._marks = 0

    def see(self, piece: bytes) -> int:
        """Take the next piece; how many rows were begun or ended so far."""
        rest = self._text.sub(b"", self._undecided + piece)
        opened = rest.find(self._quote) if self._quote is not None else -1
        decided, text = (rest, b"") if opened < 0 else (rest[:opened], rest[opened:])
        self._marks += decided.count(self._mark)
        kept = len(self._mark) - 1
        tail = decided[-kept:] if kept else b""
        self._undecided = tail + text
        return max(self._marks + self._more, 0)


class Counted(RawIOBase):
    """A file that passes pieces on as long as there are not too many rows or bytes."""

    def __init__(
        self, send: Callable[[bytes], object], most_bytes: int, rows: Rows | None, most_rows: int
    ) -> None:
        """``rows`` is ``None`` for what is counted elsewhere."""
        self._send = send
        self._left = most_bytes
        self._rows = rows
        self._most = most_rows

    def writable(self) -> bool:
        """It is."""
        return True

    def write(self, piece: Any) -> int:  # noqa: ANN401  anything like bytes
        """Pass on a piece; raises ``TooManyRows``, ``TooManyBytes``."""
        taken = bytes(piece)
        self._left -= len(taken)
        if self._left < 0:
            raise TooManyBytes
        if self._rows is not None and self._rows.see(taken) > self._most:
            raise TooManyRows
        self._send(taken)
        return len(taken)
