"""Jobs, judgements and the log of writes are lists as every other: pages, files, negotiation.

Writing needs no key here, so that everyone sees everything; nothing works the queue off.
"""

import csv
import json
import shutil
from pathlib import Path

import pytest
from starlette.testclient import TestClient

from api.app import create_app
from api.service import jobs, keys
from api.service.keys import Scope
from api.service.runner import Runner
from api.service.state import State, state_path
from api.settings import Settings

LISTS = ("jobs", "judgements", "audit")
KEY = {"jobs": "id", "judgements": "number", "audit": "number"}


@pytest.fixture
def ledger(ledger_path: Path, tmp_path: Path) -> Path:
    return Path(shutil.copy(ledger_path, tmp_path / "own.db"))


@pytest.fixture
def service(ledger: Path) -> TestClient:
    """Five of each have been written."""
    app = create_app(Settings(db=ledger, open_writes=True))
    app.state.runner = Runner(ledger)
    client = TestClient(app)
    for number in range(5):
        add(client, number)
    return client


def add(client: TestClient, number: int) -> None:
    """One more job and one more judgement, and two lines of the log."""
    assert client.post("/v1/documents", json={"text": f"Rain {number}."}).status_code == 202
    events = client.get("/v1/events?limit=2").json()["items"]
    one, other = (event["id"] for event in events)
    body = {"verdict": "different", "subject": one, "others": [other], "reason": f"no. {number}"}
    assert client.post("/v1/judgements", json=body).status_code == 200


def seen(client: TestClient, address: str | None) -> list[object]:
    """What the pages from an address on list."""
    found = []
    while address is not None:
        page = client.get(address).json()
        found += page["items"]
        address = page["next"]
    return found


@pytest.mark.parametrize("name", LISTS)
def test_pages_hold_everything_once_though_more_comes_in_between(service, name):
    everything = client_items(service, name)
    first = service.get(f"/v1/{name}?limit=2")
    assert first.links["next"]["url"] == first.json()["next"]
    add(service, 9)
    rest = seen(service, first.json()["next"])
    assert [*first.json()["items"], *rest] == everything
    assert first.json()["total"] == len(everything)


def client_items(service: TestClient, name: str) -> list[dict[str, object]]:
    items = service.get(f"/v1/{name}?limit=500").json()["items"]
    numbers = [item[KEY[name]] for item in items]
    assert len(set(numbers)) == len(numbers) >= 5
    return items


@pytest.mark.parametrize("name", LISTS)
def test_all_of_it_is_a_file_by_suffix_and_by_accept(service, name):
    items = client_items(service, name)
    lines = service.get(f"/v1/{name}.jsonl")
    assert [json.loads(line) for line in lines.text.splitlines()] == items
    table = service.get(f"/v1/{name}.csv")
    rows = list(csv.DictReader(table.text.splitlines()))
    assert [row[KEY[name]] for row in rows] == [str(item[KEY[name]]) for item in items]
    assert table.headers["content-disposition"] == f'attachment; filename="{name}.csv"'
    assert service.get(f"/v1/{name}", headers={"Accept": "text/csv"}).text == table.text
    assert service.get(f"/v1/{name}", headers={"Accept": "text/turtle"}).status_code == 406
    assert service.get(f"/v1/{name}.ttl").status_code == 404


@pytest.mark.parametrize("name", LISTS)
def test_fields_and_cursors_are_those_of_every_list(service, name):
    some = service.get(f"/v1/{name}?fields={KEY[name]}&limit=1").json()
    assert list(some["items"][0]) == [KEY[name]]
    other = next(each for each in LISTS if each != name)
    cursor = some["next"].partition("cursor=")[2].partition("&")[0]
    problem = service.get(f"/v1/{other}?cursor={cursor}").json()
    assert problem["type"].endswith("/invalid-cursor")


@pytest.mark.parametrize("name", ["jobs", "audit"])
def test_what_changes_without_the_ledger_is_not_kept(service, name):
    for address in (f"/v1/{name}", f"/v1/{name}.csv"):
        headers = service.get(address).headers
        assert headers["cache-control"] == "no-store"
        assert "etag" not in headers


def test_judgements_have_an_entity_tag(service):
    tag = service.get("/v1/judgements").headers["etag"]
    assert service.get("/v1/judgements", headers={"If-None-Match": tag}).status_code == 304


def test_a_key_sees_its_own_jobs_and_an_administrator_all(ledger):
    state = State(state_path(ledger))
    owner, secret = keys.create(state, "Ada", [Scope.INGEST])
    _, admin = keys.create(state, "Root", [Scope.ADMIN])
    sent = jobs.Sent(form=jobs.Form.TEXT, payload=b"Rain.")
    mine, _ = jobs.submit(state, sent, key=owner.id), jobs.submit(state, sent, key="another")
    client = TestClient(create_app(Settings(db=ledger)))

    def listed(secret: str) -> dict[str, object]:
        return client.get("/v1/jobs", headers={"Authorization": f"Bearer {secret}"}).json()

    assert [job["id"] for job in listed(secret)["items"]] == [mine.id]
    assert listed(secret)["total"] == 1
    assert listed(admin)["total"] == 2
    assert client.get("/v1/jobs").status_code == 401
