"""Rows written many at once, and questions that are kept and asked again."""

from collections.abc import Iterator

import pytest
from sqlalchemy import Connection, bindparam, create_engine, select

from graph.store.bulk import TOGETHER, Row, ask, insert_rows
from graph.store.derived import exercises
from graph.store.sqlite import given, listed


@pytest.fixture
def connection() -> Iterator[Connection]:
    """A database with one table that has columns without a value."""
    with create_engine("sqlite://").begin() as connection:
        exercises.create(connection)
        yield connection


@pytest.mark.parametrize(
    "rows",
    [
        pytest.param([(1, "x1", None, None), (2, "x2", None, None)], id="no values"),
        pytest.param([(1, "x1", None, "Caspian"), (2, "x2", "naval", None)], id="some"),
        pytest.param([(1, "x1", "air", "Sky"), (2, "x2", "naval", "Sea")], id="all"),
        pytest.param([], id="no rows"),
    ],
)
def test_rows_are_written_as_they_are_whichever_values_they_have(
    connection: Connection, rows: list[Row]
) -> None:
    insert_rows(connection, exercises, rows)
    assert list(ask(connection, select(exercises).order_by(exercises.c.key))) == rows


@pytest.mark.parametrize("number", [TOGETHER - 1, TOGETHER, TOGETHER + 1, 2 * TOGETHER])
def test_any_number_of_rows_is_written(connection: Connection, number: int) -> None:
    rows: list[Row] = [(n, f"x{n}", None, "Sea" if n % 2 else None) for n in range(number)]
    insert_rows(connection, exercises, rows)
    assert list(ask(connection, select(exercises).order_by(exercises.c.key))) == rows


def test_a_kept_question_answers_for_the_values_of_each_time(connection: Connection) -> None:
    insert_rows(connection, exercises, [(n, f"x{n}", "air", None) for n in range(1, 5)])
    kept = (
        select(exercises.c.key)
        .where(given(exercises.c.key), exercises.c.kind.in_(("air", "naval")))
        .order_by(exercises.c.key.desc())
        .limit(bindparam("most", required=False))
    )
    assert ask(connection, kept, values=listed([1, 2, 9]), most=5) == [(2,), (1,)]
    assert ask(connection, kept, values=listed([2, 3, 4]), most=1) == [(4,)]
    assert ask(connection, kept, values=listed([]), most=5) == []
