"""Parquet: the columns of CSV, typed, in row groups; needs the extra ``parquet``."""

from collections.abc import Iterator
from importlib import import_module
from itertools import islice
from types import ModuleType
from typing import IO

from graph.errors import InvalidQuery
from graph.exchange.encoding import utf8
from graph.exchange.rows import COLUMNS, Cell, Row
from graph.exchange.selection import Selection, What
from graph.exchange.tabular import table

GROUP = 10_000
"""Rows held in memory at once."""


def write(selection: Selection, what: What, out: IO[bytes]) -> None:
    """Raises ``InvalidQuery`` when pyarrow is not installed."""
    pyarrow, parquet = _arrow("pyarrow"), _arrow("pyarrow.parquet")
    schema = _schema(pyarrow, what)
    rows = iter(table(selection, what))
    with parquet.ParquetWriter(out, schema) as writer:
        for group in _groups(rows):
            columns = {name: [_cell(row[name]) for row in group] for name in COLUMNS[what]}
            writer.write_table(pyarrow.table(columns, schema=schema))


def _arrow(module: str) -> ModuleType:
    """Loaded only here: it is large, and an extra."""
    try:
        return import_module(module)
    except ImportError as error:
        reason = "needs pyarrow: pip install 'bilateral[parquet]'"
        raise InvalidQuery("format", "parquet", reason) from error


def _schema(pyarrow: ModuleType, what: What) -> object:
    types = {
        str: pyarrow.string(),
        int: pyarrow.int64(),
        float: pyarrow.float64(),
        bool: pyarrow.bool_(),
    }
    return pyarrow.schema([(name, types[type]) for name, type in COLUMNS[what].items()])


def _groups(rows: Iterator[Row]) -> Iterator[list[Row]]:
    """At least one group, so that an empty answer still has columns."""
    group = list(islice(rows, GROUP))
    yield group
    while group := list(islice(rows, GROUP)):
        yield group


def _cell(cell: Cell) -> Cell:
    return utf8(cell).decode() if isinstance(cell, str) else cell
