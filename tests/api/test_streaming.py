"""Large answers go out while they are made, in flat memory, and stop when nobody reads."""

import threading

import httpx2
import pytest
from starlette.applications import Starlette
from starlette.routing import Route

from api.streaming import CHUNK, Growing
from graph.errors import LedgerCorrupt
from tests.api.conftest import run_apart, serving

PIECE = b"x" * CHUNK


def answer(write):
    return Growing(write, "text/plain", {})


def body(answer: Growing) -> bytes:
    """All that an answer has, read as it is sent."""
    pieces = []

    async def send(message):
        pieces.append(message.get("body", b""))

    async def receive():
        return {"type": "http.request"}

    run_apart(answer, {"type": "http", "asgi": {"spec_version": "2.4"}}, receive, send)
    return b"".join(pieces)


@pytest.mark.parametrize("sizes", [[], [1], [CHUNK], [CHUNK - 1, 2], [3 * CHUNK + 5, 7], [1] * 999])
def test_what_is_written_is_what_is_read(sizes):
    pieces = [bytes([n % 256]) * size for n, size in enumerate(sizes)]

    def write(out):
        for piece in pieces:
            out.write(piece)

    assert body(answer(write)) == b"".join(pieces)


def test_the_first_piece_is_there_before_the_last_is_written():
    go_on = threading.Event()

    def write(out):
        out.write(PIECE)
        go_on.wait()
        out.write(b"end")

    begun = answer(write)  # would wait for ever if it waited for the end
    go_on.set()
    assert body(begun) == PIECE + b"end"


def test_the_writer_does_not_wait_for_a_slow_client():
    done = threading.Event()

    def write(out):
        for _ in range(99):
            out.write(PIECE)
        done.set()

    slow = answer(write)
    assert done.wait(30)
    assert body(slow) == 99 * PIECE


def test_a_failure_before_the_first_byte_is_raised_at_once():
    def write(out):
        raise LedgerCorrupt("ledger.db", "damaged")

    with pytest.raises(LedgerCorrupt):
        answer(write)


def test_a_failure_later_breaks_the_answer_off():
    def write(out):
        out.write(PIECE)
        raise LedgerCorrupt("ledger.db", "damaged")

    with pytest.raises(LedgerCorrupt):
        body(answer(write))


def test_a_client_that_goes_away_stops_the_writer():
    stopped = threading.Event()

    def write(out):
        try:
            while True:
                out.write(PIECE)
        finally:
            stopped.set()

    app = Starlette(routes=[Route("/", lambda _: answer(write))])
    with serving(app) as url, httpx2.stream("GET", url) as response:
        assert next(response.iter_raw())
    assert stopped.wait(30)


def _damaged(*_):
    raise LedgerCorrupt("ledger.db", "damaged")


def test_a_file_that_cannot_be_made_is_a_problem(client, monkeypatch):
    monkeypatch.setattr("graph.exchange.jsonl._things", _damaged)
    response = client.get("/v1/events.jsonl")
    assert response.status_code == 503
    assert response.json()["type"].endswith("/ledger-corrupt")
