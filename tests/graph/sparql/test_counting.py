"""Rows are counted to the last in what an engine writes, however it is cut into pieces."""

import random

import pyoxigraph
import pytest
from pyoxigraph import QueryResultsFormat

from graph.sparql.counting import Counted, Rows, TooManyBytes, TooManyRows

FORMATS = {
    "json": QueryResultsFormat.JSON,
    "xml": QueryResultsFormat.XML,
    "csv": QueryResultsFormat.CSV,
    "tsv": QueryResultsFormat.TSV,
}
PIECES = ("},{", '\\"', "<result>", "\\n", "\\r", ",", "\\\\", "'", "x", "\\t")


def table(rows: int, format: str) -> bytes:
    """An engine's answer of so many rows, full of what looks like the end of one."""
    chance = random.Random(rows)
    values = (
        "(UNDEF UNDEF)"
        if chance.random() < 0.2
        else f'("{"".join(chance.choices(PIECES, k=chance.randrange(6)))}" {chance.randrange(9)})'
        for _ in range(rows)
    )
    query = f"SELECT ?x ?y {{ VALUES (?x ?y) {{ {' '.join(values)} }} }}"
    return pyoxigraph.Store().query(query).serialize(format=FORMATS[format])


@pytest.mark.parametrize("size", [1, 2, 3, 7, 1_000_000])
@pytest.mark.parametrize("rows", [1, 2, 3, 200])
@pytest.mark.parametrize("format", FORMATS)
def test_rows_are_counted_exactly(format: str, rows: int, size: int) -> None:
    counting, text = Rows(format), table(rows, format)
    counts = [counting.see(text[at : at + size]) for at in range(0, len(text), size)]
    assert counts[-1] == rows
    assert counts == sorted(counts)


def test_what_is_too_long_is_given_up() -> None:
    sent: list[bytes] = []
    out = Counted(sent.append, 3, None, 0)
    assert out.write(b"abc") == 3
    with pytest.raises(TooManyBytes):
        out.write(b"d")
    assert sent == [b"abc"]


def test_what_has_too_many_rows_is_given_up() -> None:
    out = Counted(lambda piece: None, 1_000, Rows("tsv"), 2)
    out.write(b"?x\n1\n2\n")
    with pytest.raises(TooManyRows):
        out.write(b"3\n")
