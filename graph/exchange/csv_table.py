"""CSV (RFC 4180): one thing a row, UTF-8, safe to open in a spreadsheet."""

import csv
from collections.abc import Iterable, Iterator, Sequence
from io import StringIO
from typing import IO

from graph.exchange.encoding import utf8
from graph.exchange.rows import COLUMNS, Cell, Row
from graph.exchange.selection import Selection, What
from graph.exchange.tabular import table

FORMULA = ("=", "+", "-", "@", "\t", "\r")
"""Beginnings that make a spreadsheet run a cell instead of showing it (OWASP, "CSV injection")."""


def write(selection: Selection, what: What, out: IO[bytes]) -> None:
    """Head and rows."""
    write_rows(list(COLUMNS[what]), table(selection, what), out)


def write_rows(columns: Sequence[str], rows: Iterable[Row], out: IO[bytes]) -> None:
    """A head of these columns, and a line a row."""
    for line in _lines([list(columns)]):
        out.write(line)
    for line in _lines(_cells(row, columns) for row in rows):
        out.write(line)


def _cells(row: Row, columns: Sequence[str]) -> list[Cell]:
    return [harmless(row[column]) for column in columns]


def harmless(cell: Cell) -> Cell:
    """The cell, with an apostrophe before it if a spreadsheet would take it for a formula.

    >>> harmless("=1+1"), harmless("+994"), harmless("a=b"), harmless(-1.5)
    ("'=1+1", "'+994", 'a=b', -1.5)
    """
    if isinstance(cell, bool):
        return str(cell).lower()
    return f"'{cell}" if isinstance(cell, str) and cell.startswith(FORMULA) else cell


def _lines(table: Iterator[list[Cell]] | list[list[str]]) -> Iterator[bytes]:
    buffer = StringIO(newline="")
    writer = csv.writer(buffer, lineterminator="\r\n")
    for cells in table:
        writer.writerow(cells)
        yield utf8(buffer.getvalue())
        buffer.seek(0)
        buffer.truncate()
