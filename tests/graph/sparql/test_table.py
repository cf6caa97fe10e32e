"""An answer in JSON is read row by row, as far as may be."""

import json
from io import BytesIO

import pyoxigraph
import pytest

from graph.errors import QueryTooCostly
from graph.sparql.table import Table, TooLong, read_answer

JSON = pyoxigraph.QueryResultsFormat.JSON


def answer(query: str) -> bytes:
    return pyoxigraph.Store().query(query).serialize(format=JSON)


def table(query: str, most: int | None = None) -> Table:
    read = read_answer(BytesIO(answer(query)), most)
    assert isinstance(read, Table)
    return read


def test_yes_and_no_are_told_from_tables() -> None:
    assert read_answer(BytesIO(answer("ASK {}"))) is True
    assert read_answer(BytesIO(answer("ASK { ?s ?p ?o }"))) is False


@pytest.mark.parametrize("rows", ["", "(1 2)", "(UNDEF 'x') (\"]},{\" UNDEF) (UNDEF UNDEF)"])
def test_rows_are_those_of_the_whole(rows: str) -> None:
    query = f"SELECT ?a ?b {{ VALUES (?a ?b) {{ {rows} }} }}"
    whole = json.loads(answer(query))
    read = table(query)
    assert list(read.names) == whole["head"]["vars"]
    assert list(read.rows) == whole["results"]["bindings"]


def test_values_longer_than_what_is_read_at_once_are_whole() -> None:
    long = "ä" * 300_000
    [row, last] = table(f"SELECT ?a {{ VALUES ?a {{ '{long}' 'b' }} }}").rows
    assert (row["a"]["value"], last["a"]["value"]) == (long, "b")


def test_no_more_is_read_than_may_be() -> None:
    body = BytesIO(answer("SELECT ?a { VALUES ?a { " + f"'{'x' * 1_000}' " * 100 + "} }"))
    read = read_answer(body, 10_000)
    assert isinstance(read, Table)
    assert len([next(read.rows) for _ in range(9)]) == 9
    with pytest.raises(TooLong):
        list(read.rows)
    assert body.tell() == 10_000


def test_what_is_nested_beyond_all_reading_is_refused() -> None:
    deep = b'{"a":' * 200_000
    read = read_answer(BytesIO(b'{"head":{"vars":["a"]},"results":{"bindings":[' + deep))
    assert isinstance(read, Table)
    with pytest.raises(QueryTooCostly, match="nested too deeply"):
        next(read.rows)
