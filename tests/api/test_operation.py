"""Health, readiness, metrics and logs."""

import json
import logging
import re
import shutil
import sqlite3
from pathlib import Path

import pytest
from starlette.testclient import TestClient

from api import logs
from api.app import create_app
from api.settings import Settings
from graph.errors import IndexUnavailable
from graph.sparql.index import Index


def test_a_ledger_whose_tables_are_up_to_date_is_ready(client: TestClient) -> None:
    answer = client.get("/readyz")
    assert (answer.status_code, answer.json()["status"]) == (200, "ready")
    assert answer.json()["revision"] == client.get("/healthz").json()["revision"]


def test_a_ledger_whose_tables_are_behind_is_not_ready(ledger_path: Path, tmp_path: Path) -> None:
    behind = Path(shutil.copy(ledger_path, tmp_path / "behind.db"))
    with sqlite3.connect(behind) as connection:
        connection.execute(
            "INSERT INTO revisions (at, change, kind, subject)"
            " SELECT at, 'changed', 'event', subject FROM revisions WHERE change = 'created'"
            " AND kind = 'event' ORDER BY number DESC LIMIT 1"
        )
    connection.close()
    with TestClient(create_app(Settings(db=behind))) as service:
        answer = service.get("/readyz")
        assert (answer.status_code, answer.json()["type"].rpartition("/")[2]) == (503, "not-ready")
        assert service.get("/healthz").status_code == 200


def test_numbers_are_told_though_the_index_cannot_be_read(
    client: TestClient, monkeypatch: pytest.MonkeyPatch
) -> None:
    def unreadable(index: Index) -> None:
        raise IndexUnavailable("about.json: Too many open files")

    monkeypatch.setattr(Index, "generation", unreadable)
    told = client.get("/metrics")
    assert told.status_code == 200
    assert "bilateral_sparql_revision" not in told.text


def test_requests_are_counted_by_route(client: TestClient) -> None:
    def counted(route: str, status: int) -> float:
        text = client.get("/metrics").text
        name = f'bilateral_http_requests_total{{method="GET",route="{route}",status="{status}"}}'
        found = re.search(rf"^{re.escape(name)} (\S+)$", text, re.MULTILINE)
        return float(found[1]) if found else 0.0

    for path, route, status in (
        ("/v1/events/e0", "/v1/events/{id}", 404),
        ("/no/such/path", "unknown", 404),
        ("/v1/events", "/v1/events", 200),
    ):
        before = counted(route, status)
        client.get(path)
        assert counted(route, status) == before + 1
    text = client.get("/metrics").text
    assert "bilateral_http_request_seconds_bucket" in text
    assert re.search(r"^bilateral_ledger_revision \d", text, re.MULTILINE)
    assert "/no/such/path" not in text


def test_every_answer_names_its_request(client: TestClient) -> None:
    own = client.get("/healthz", headers={"X-Request-ID": "abc-1.2"})
    assert own.headers["x-request-id"] == "abc-1.2"
    forged = client.get("/healthz", headers={"X-Request-ID": "a b\tc"})
    assert re.fullmatch("[0-9a-f]{16}", forged.headers["x-request-id"])


def test_a_request_is_a_line_of_the_log(
    client: TestClient, caplog: pytest.LogCaptureFixture
) -> None:
    with caplog.at_level(logging.INFO, "bilateral.access"):
        client.get("/v1/events/e%0a0", headers={"X-Request-ID": "r1"})
    record = next(each for each in caplog.records if each.name == "bilateral.access")
    line = json.loads(logs.JsonFormatter().format(record))
    wanted = {"request_id": "r1", "method": "GET", "path": "/v1/events/e\n0", "key": None}
    assert wanted.items() <= line.items()
    assert line["ms"] >= 0
    assert "\n" not in logs.TextFormatter().format(record)
