"""The log of writes: who asked for which change, and how it was answered."""

from dataclasses import dataclass

from api.service.paging import Listed
from api.service.state import State, now
from graph.queries import Page


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


def entries(state: State, *, limit: int = 50, cursor: str | None = None) -> Page[Entry]:
    """One page of the log, the latest entry first."""
    return _LOG.page(state, limit, cursor)


_LOG = Listed(
    name="audit",
    rows="SELECT * FROM audit WHERE number < ? ORDER BY number DESC LIMIT ?",
    count="SELECT count(*) FROM audit",
    read=lambda row: Entry(**dict(row)),
)
