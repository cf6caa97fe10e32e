"""Answers kept while they hold: the same as made anew, and gone with the next revision."""

from contextlib import closing
from datetime import datetime
from functools import partial
from pathlib import Path
from types import SimpleNamespace

from starlette.testclient import TestClient

from api.app import create_app
from api.memory import Answer, Kept
from api.service import keys
from api.service.keys import Scope
from api.service.state import State, state_path
from api.settings import Settings
from graph.store import Ledger
from tests.api.conftest import first_document, third_document


def answer(revision: int, size: int = 1) -> Answer:
    return Answer(f'"{revision}-{"0" * 16}"', [], b"x" * size, None)


def test_an_answer_knows_the_revision_it_is_of() -> None:
    assert answer(17).revision == 17


def test_those_not_asked_for_longest_make_room() -> None:
    kept = Kept(room=10)
    for name in "ab":
        kept.keep((name,), answer(1, 5))
    assert kept.find(("a",)) is not None
    kept.keep(("c",), answer(1, 5))
    assert [name for name in "abc" if kept.find((name,))] == ["a", "c"]


def test_a_new_answer_takes_the_place_of_the_old_one() -> None:
    kept = Kept(room=10)
    for revision in range(5):
        kept.keep(("a",), answer(revision, 6))
    kept.keep(("b",), answer(1, 4))
    found = kept.find(("a",))
    assert found is not None
    assert found.revision == 4
    assert kept.find(("b",)) is not None


def test_a_long_answer_is_not_kept() -> None:
    kept = Kept(room=10)
    kept.keep(("a",), answer(1, 11))
    assert kept.find(("a",)) is None


def test_an_answer_is_given_again_until_the_ledger_changes(tmp_path: Path) -> None:
    path = tmp_path / "ledger.db"
    with Ledger.open(path) as ledger, TestClient(create_app(Settings(db=path))) as client:
        ledger.add(*first_document())
        made, again = client.get("/v1/events"), client.get("/v1/events")
        assert again.content == made.content
        for name in ("etag", "vary", "cache-control", "content-type", "content-encoding"):
            assert again.headers[name] == made.headers[name]
        assert again.headers["x-request-id"] != made.headers["x-request-id"]
        ledger.add(*third_document())
        later = client.get("/v1/events", headers={"If-None-Match": made.headers["etag"]})
        assert later.status_code == 200
        assert later.json()["total"] > made.json()["total"]


def test_a_kept_answer_is_for_those_who_may_read(tmp_path: Path) -> None:
    path = tmp_path / "ledger.db"
    with Ledger.open(path) as ledger:
        ledger.add(*first_document())
    with closing(State(state_path(path))) as state:
        _, key = keys.create(state, "reader", [Scope.READ])
    bearer = {"Authorization": f"Bearer {key}"}
    with TestClient(create_app(Settings(db=path, open_reads=False))) as client:
        assert client.get("/v1/events", headers=bearer).status_code == 200
        assert client.get("/v1/events").status_code == 401


def test_a_kept_answer_is_of_one_host_and_one_form(client) -> None:
    page = client.get("/v1/events")
    table = client.get("/v1/events", headers={"Accept": "text/csv"})
    assert page.headers["content-type"] != table.headers["content-type"]
    assert client.get("/v1/events").content == page.content


def test_a_question_in_words_holds_for_a_day(client, monkeypatch) -> None:
    asked = {"q": "events of Azerbaijan last year"}
    tags, readings = set(), set()
    for year in (2024, 2024, 2025):
        clock = SimpleNamespace(now=partial(datetime, year, 5, 17, 0, 0, 0, 0))
        monkeypatch.setattr("api.today.datetime", clock)
        found = client.get("/v1/ask", params=asked)
        tags.add(found.headers["etag"])
        readings.add(found.json()["reading"]["since"])
        known = {"If-None-Match": found.headers["etag"]}
        assert client.get("/v1/ask", params=asked, headers=known).status_code == 304
    assert len(tags) == 2
    assert readings == {"2023", "2024"}
