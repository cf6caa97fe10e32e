"""The log of writes: who asked for which change, and how it was answered."""

from dataclasses import dataclass

from api.service.state import State, now


@dataclass(frozen=True, slots=True, kw_only=True)
class Entry:
    """One request that could change something."""

    number: int
    at: str
    key: str | None
    author: str
    method: str
    path: str
    status: int
    request: str
    """Id of the request, as in the service's log."""


def record(
    state: State,
    *,
    key: str | None,
    author: str,
    method: str,
    path: str,
    status: int,
    request: str,
) -> None:
    """Write down a request that was answered."""
    with state.writing() as connection:
        connection.execute(
            "INSERT INTO audit (at, key, author, method, path, status, request)"
            " VALUES (?,?,?,?,?,?,?)",
            (now(), key, author, method, path, status, request),
        )


def entries(state: State, *, limit: int = 100, before: int | None = None) -> list[Entry]:
    """The latest entries, newest first; those numbered below ``before`` if it is given."""
    rows = state.rows(
        "SELECT * FROM audit WHERE ? IS NULL OR number < ? ORDER BY number DESC LIMIT ?",
        (before, before, limit),
    )
    return [Entry(**dict(row)) for row in rows]
