"""The queue of documents that clients have sent: worked off one after another."""

import json
import secrets
import sqlite3
from collections.abc import Mapping
from dataclasses import dataclass
from enum import StrEnum
from hashlib import sha256
from typing import Any

from api.service.paging import Listed
from api.service.state import State, now
from graph.errors import InvalidQuery, NotFound
from graph.queries import Page

ATTEMPTS = 3
"""How often a job is begun before it is given up: what kills its process would kill the next."""


class JobState(StrEnum):
    """How far a job is."""

    QUEUED = "queued"
    RUNNING = "running"
    DONE = "done"
    FAILED = "failed"


class Form(StrEnum):
    """What a client has sent: an address, or what a file of that suffix would hold."""

    TEXT = "txt"
    HTML = "html"
    JSON = "json"
    JSON_LINES = "jsonl"
    ADDRESS = "url"


@dataclass(frozen=True, slots=True, kw_only=True)
class Job:
    """One request to ingest, and what has become of it."""

    id: str
    key: str | None
    form: Form
    state: JobState
    created_at: str
    started_at: str | None
    finished_at: str | None
    expected: int | None
    done: int
    result: Mapping[str, Any] | None
    error: str | None
    payload: bytes | None = None
    """What was sent; forgotten when the job has ended."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Sent:
    """What a client has sent to be ingested."""

    form: Form
    payload: bytes
    expected: int | None = None
    """Documents in it, where that is known."""

    def fingerprint(self) -> str:
        """The same for the same content."""
        return sha256(self.form.encode() + b"\0" + self.payload).hexdigest()


def submit(state: State, sent: Sent, *, key: str | None, token: str | None = None) -> Job:
    """Queue what was sent; when this returns it survives a loss of power.

    With a ``token`` (``Idempotency-Key``) that this key has used before, the job of that time.
    Raises ``InvalidQuery`` when the token was used for something else.
    """
    owner = key or ""
    with state.writing() as connection:
        if token is not None:
            known = connection.execute(
                "SELECT fingerprint, job FROM idempotency WHERE owner = ? AND token = ?",
                (owner, token),
            ).fetchone()
            if known is not None:
                return _repeated(connection, known, sent, token)
        id = "j" + secrets.token_hex(8)
        connection.execute(
            "INSERT INTO jobs (id, key, form, payload, state, created_at, expected)"
            " VALUES (?,?,?,?,?,?,?)",
            (id, key, sent.form, sent.payload, JobState.QUEUED, now(), sent.expected),
        )
        if token is not None:
            values = (owner, token, sent.fingerprint(), id)
            connection.execute("INSERT INTO idempotency VALUES (?,?,?,?)", values)
        return _found(connection, id)


def _repeated(connection: sqlite3.Connection, known: sqlite3.Row, sent: Sent, token: str) -> Job:
    if known["fingerprint"] != sent.fingerprint():
        raise InvalidQuery("Idempotency-Key", token, "was used before, for another content")
    return _found(connection, known["job"])


def find(state: State, id: str) -> Job:
    """A job; raises ``NotFound``."""
    rows = state.rows("SELECT * FROM jobs WHERE id = ?", (id,))
    if not rows:
        raise NotFound("job", id)
    return _job(rows[0])


def listed(
    state: State, *, key: str | None = None, limit: int = 50, cursor: str | None = None
) -> Page[Job]:
    """One page of the jobs of a key, or of all, the latest first, without what was sent."""
    return Listed(
        name=f"jobs {key!r}",
        rows=f"SELECT {_TOLD} FROM jobs WHERE (? IS NULL OR key = ?)"  # noqa: S608  our columns
        " AND number < ? ORDER BY number DESC LIMIT ?",
        count="SELECT count(*) FROM jobs WHERE ? IS NULL OR key = ?",
        values=(key, key),
        read=_job,
    ).page(state, limit, cursor)


_TOLD = (
    "number, id, key, form, state, created_at, started_at, finished_at, expected, done, result,"
    " error, NULL AS payload"
)


def count_waiting(state: State) -> int:
    """How many jobs have not ended."""
    open_jobs = "SELECT count(*) FROM jobs WHERE state IN ('queued', 'running')"
    return int(state.rows(open_jobs)[0][0])


def claim(state: State) -> Job | None:
    """The next job to work on; only the one process that works off the queue may ask.

    A job that was begun too often is failed instead.
    """
    while True:
        with state.writing() as connection:
            row = connection.execute(
                "UPDATE jobs SET state = 'running', attempts = attempts + 1, done = 0,"
                " started_at = coalesce(started_at, ?) WHERE number ="
                " (SELECT min(number) FROM jobs WHERE state IN ('queued', 'running')) RETURNING *",
                (now(),),
            ).fetchone()
        if row is None:
            return None
        if row["attempts"] <= ATTEMPTS:
            return _job(row)
        fail(state, row["id"], f"the process that read it died {ATTEMPTS} times")


def advance(state: State, id: str, done: int) -> None:
    """Say how many documents of a job are in the ledger."""
    with state.counting() as connection:
        connection.execute("UPDATE jobs SET done = ? WHERE id = ?", (done, id))


def pause(state: State, id: str) -> None:
    """Put a job back to be gone on with later; this counts as no attempt."""
    with state.writing() as connection:
        connection.execute(
            "UPDATE jobs SET state = 'queued', attempts = attempts - 1"
            " WHERE id = ? AND state = 'running'",
            (id,),
        )


def finish(state: State, id: str, result: Mapping[str, Any]) -> None:
    """End a job with what came of it, and forget what was sent."""
    _end(state, id, JobState.DONE, result=json.dumps(result), error=None)


def fail(state: State, id: str, error: str) -> None:
    """End a job that cannot be done."""
    _end(state, id, JobState.FAILED, result=None, error=error)


def _end(state: State, id: str, ended: JobState, *, result: str | None, error: str | None) -> None:
    with state.writing() as connection:
        connection.execute(
            "UPDATE jobs SET state = ?, result = ?, error = ?, finished_at = ?, payload = NULL"
            " WHERE id = ?",
            (ended, result, error, now(), id),
        )


def _found(connection: sqlite3.Connection, id: str) -> Job:
    return _job(connection.execute("SELECT * FROM jobs WHERE id = ?", (id,)).fetchone())


def _job(row: sqlite3.Row) -> Job:
    return Job(
        id=row["id"],
        key=row["key"],
        form=Form(row["form"]),
        state=JobState(row["state"]),
        created_at=row["created_at"],
        started_at=row["started_at"],
        finished_at=row["finished_at"],
        expected=row["expected"],
        done=row["done"],
        result=None if row["result"] is None else json.loads(row["result"]),
        error=row["error"],
        payload=row["payload"],
    )
