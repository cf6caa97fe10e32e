"""Following the ledger: the revision log page by page, and as a stream that can be resumed."""

import contextlib
import json
import threading
from collections.abc import Iterator
from pathlib import Path

import anyio
import httpx2
import pytest
from fastapi import FastAPI
from starlette.testclient import TestClient

from api import schemas
from api.app import create_app
from api.pulse import Pulse
from api.settings import Settings
from graph.errors import LedgerLocked
from graph.store.ledger import Ledger
from tests.api.conftest import first_document, run_apart, second_document, serving, third_document


def items(client, path):
    response = client.get(path)
    assert response.status_code == 200, response.text
    return response.json()["items"]


@pytest.fixture
def growing(tmp_path: Path) -> Iterator[tuple[str, Ledger]]:
    """A service of its own over a ledger with one document, and the ledger to add more to."""
    path = tmp_path / "growing.db"
    with Ledger.open(path) as ledger:
        ledger.add(*first_document())
        with serving(create_app(Settings(db=path))) as url:
            yield url, ledger


def read_stream(lines: Iterator[str], number: int) -> list[tuple[int, dict]]:
    """Id and data of so many events of a stream."""
    found: list[tuple[int, dict]] = []
    id = 0
    for line in lines:
        name, _, value = line.partition(": ")
        if name == "id":
            id = int(value)
        elif name == "data":
            found.append((id, json.loads(value)))
            if len(found) == number:
                return found
    raise AssertionError(f"the stream ended after {found}")


@contextlib.contextmanager
def stream(url: str, **headers: str) -> Iterator[Iterator[str]]:
    with httpx2.stream("GET", url, headers=headers, timeout=30) as response:
        assert response.status_code == 200, response.read()
        assert response.headers["content-type"].startswith("text/event-stream")
        lines = response.iter_lines()
        assert next(lines).startswith("retry: ")
        yield lines


def test_every_change_is_listed_in_order_and_leads_to_what_it_is_about(client):
    found = items(client, "/v1/changes?limit=500")
    numbers = [change["revision"] for change in found]
    assert numbers == list(range(1, client.get("/healthz").json()["revision"] + 1))
    assert {change["kind"] for change in found} == {"document", "event"}
    for change in found:
        schemas.Change.model_validate(change)
        assert client.get(change["links"]["subject"]).json()["id"] == change["subject"]


def test_changes_since_a_revision_follow_it_page_by_page(client):
    every = items(client, "/v1/changes?limit=500")
    seen, path = [], "/v1/changes?since=2&limit=3"
    while path:
        response = client.get(path)
        seen += response.json()["items"]
        path = response.json()["next"]
        assert response.headers.get("link") == (f'<{path}>; rel="next"' if path else None)
    assert seen == every[2:]


@pytest.mark.parametrize("query", ["kind=event&change=created", "kind=document"])
def test_changes_are_narrowed_by_kind_and_deed(client, query):
    wanted = dict(part.split("=") for part in query.split("&"))
    every = items(client, "/v1/changes?limit=500")
    expected = [c for c in every if all(c[name] == value for name, value in wanted.items())]
    response = client.get(f"/v1/changes?{query}").json()
    assert response["items"] == expected != []
    assert response["total"] == len(expected) < len(every)


@pytest.mark.parametrize(
    ("query", "parameter"),
    [("since=9999", "since"), ("since=-1", "since"), ("since=x", "since"), ("kind=evnt", "kind")],
)
@pytest.mark.parametrize("path", ["/v1/changes", "/v1/changes/stream"])
def test_a_revision_that_is_none_is_refused(client, path, query, parameter):
    response = client.get(f"{path}?{query}")
    assert response.status_code == 422
    assert [fault["parameter"] for fault in response.json()["errors"]] == [parameter]


@pytest.mark.parametrize("id", ["9999", "x", "-1"])
def test_a_last_event_id_that_is_none_is_refused_by_name(client, id):
    response = client.get("/v1/changes/stream", headers={"Last-Event-ID": id})
    assert response.status_code == 422
    [fault] = response.json()["errors"]
    assert (fault["parameter"], fault["in"]) == ("Last-Event-ID", "header")


def test_a_judgement_has_no_address_but_a_merged_event_leads_on(tmp_path: Path):
    path = tmp_path / "judged.db"
    with Ledger.open(path) as ledger:
        ledger.add(*first_document())
        ledger.add(*third_document())
    client = TestClient(create_app(Settings(db=path)), follow_redirects=False)
    one, other = (event["id"] for event in items(client, "/v1/events?limit=2"))
    with Ledger.open(path) as ledger:
        ledger.judge([one], [other], same=True, said="merge", author="Ada", reason="seen")
    found = items(client, "/v1/changes?limit=500")
    [judged] = [change for change in found if change["change"] == "judged"]
    assert judged["links"] == {"subject": None, "into": None}
    [merged] = [change for change in found if change["change"] == "merged"]
    moved = client.get(merged["links"]["subject"])
    assert (moved.status_code, moved.headers["location"]) == (308, merged["links"]["into"])


def test_a_stream_tells_of_changes_as_they_come_and_only_of_those(growing):
    url, ledger = growing
    with stream(f"{url}/v1/changes/stream") as lines:
        before = httpx2.get(f"{url}/healthz").json()["revision"]
        threading.Timer(0.1, ledger.add, second_document()).start()
        [(id, change)] = read_stream(lines, 1)
    assert id == change["revision"] == before + 1
    assert (change["kind"], change["change"]) == ("document", "added")


def test_a_client_that_comes_back_is_told_first_what_it_missed(growing):
    url, ledger = growing
    every = httpx2.get(f"{url}/v1/changes").json()["items"]
    with stream(f"{url}/v1/changes/stream?since=0") as lines:
        seen = read_stream(lines, 2)
    ledger.add(*second_document())
    ledger.add(*third_document())
    every = httpx2.get(f"{url}/v1/changes?limit=500").json()["items"]
    with stream(f"{url}/v1/changes/stream", **{"Last-Event-ID": str(seen[-1][0])}) as lines:
        seen += read_stream(lines, len(every) - 2)
    assert [change for _, change in seen] == every
    assert [id for id, _ in seen] == [change["revision"] for change in every]


def test_a_stream_of_one_kind_passes_over_the_others(growing):
    url, ledger = growing
    with stream(f"{url}/v1/changes/stream?since=0&kind=event&change=created") as lines:
        first = read_stream(lines, 3)
        ledger.add(*third_document())
        first += read_stream(lines, 2)
    assert {change["change"] for _, change in first} == {"created"}


def test_the_head_of_a_stream_comes_alone(growing):
    url, _ = growing
    response = httpx2.head(f"{url}/v1/changes/stream", timeout=30)
    assert response.headers["content-type"].startswith("text/event-stream")


def test_many_waiting_streams_ask_the_ledger_as_often_as_one():
    asked: list[int] = []

    def read() -> int:
        asked.append(1)
        return 7 if len(asked) > 3 else 0

    async def wait() -> list[bool]:
        pulse = Pulse(read, seconds=0.01)
        found: list[bool] = []

        async def one() -> None:
            found.append(await pulse.beats(6, 30))

        async with anyio.create_task_group() as tasks:
            for _ in range(100):
                tasks.start_soon(one)
        return found

    assert run_apart(wait) == [True] * 100
    assert len(asked) == 4


def test_a_ledger_that_was_set_back_is_no_news():
    numbers = iter([9, 3])

    async def wait() -> list[bool]:
        pulse = Pulse(lambda: next(numbers, 3), seconds=0.01)
        first = await pulse.beats(0, 30)
        await anyio.sleep(0.05)
        return [first, await pulse.beats(3, 0.05)]

    assert run_apart(wait) == [True, False]


def test_a_stream_that_hears_nothing_says_so_and_survives_a_locked_ledger():
    def read() -> int:
        raise LedgerLocked("ledger.db", "busy")

    async def wait() -> bool:
        return await Pulse(read, seconds=0.01).beats(0, 0.05)

    assert run_apart(wait) is False


def test_streams_are_in_the_document_as_what_they_are(app: FastAPI):
    operation = app.openapi()["paths"]["/v1/changes/stream"]["get"]
    assert list(operation["responses"]["200"]["content"]) == ["text/event-stream"]
