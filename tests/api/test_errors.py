"""Every error is an RFC 9457 problem that says what is wrong and nothing of the inside."""

from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

import pytest
from fastapi import FastAPI
from hypothesis import given
from hypothesis import strategies as st
from starlette.testclient import TestClient

from api.app import create_app
from api.errors import INTERNAL, MEDIA_TYPE, PROBLEMS
from api.schemas import PagedEventQuery
from api.settings import Settings
from graph import errors


def subclasses(root):
    yield root
    for child in root.__subclasses__():
        yield from subclasses(child)


def problem(response, status):
    assert response.status_code == status, response.text
    assert response.headers["content-type"] == MEDIA_TYPE
    body = response.json()
    assert body["status"] == status
    assert body["type"].startswith("https://w3id.org/bilateral/problems/")
    assert body["title"]
    assert body["detail"]
    return body


def test_the_table_of_problems_has_every_class_of_domain_errors():
    assert set(errors.__all__) <= {error.__name__ for error in PROBLEMS}


def test_every_error_but_the_root_itself_has_an_answer_of_its_own_or_of_its_kind():
    for error in subclasses(errors.BilateralError):
        kinds = [PROBLEMS[base] for base in error.__mro__ if base in PROBLEMS]
        assert error is errors.BilateralError or kinds[0] is not INTERNAL


def test_no_two_errors_share_a_problem_type():
    slugs = [kind.slug for kind in PROBLEMS.values()]
    assert len(slugs) == len(set(slugs))


def test_an_unknown_path_is_a_problem_that_names_near_ones(client):
    body = problem(client.get("/v1/evnets"), 404)
    assert body["instance"] == "/v1/evnets"
    assert "/v1/events" in body["suggestions"]


def test_a_method_that_is_not_allowed_names_those_that_are(client):
    response = client.post("/v1/events")
    problem(response, 405)
    assert response.headers["allow"] == "GET, HEAD"


def test_a_misspelt_filter_is_refused_and_the_right_one_named(client):
    body = problem(client.get("/v1/events", params={"tpye": "visit"}), 422)
    [fault] = body["errors"]
    assert (fault["parameter"], fault["in"]) == ("tpye", "query")
    assert "type" in fault["suggestions"]


@pytest.mark.parametrize(
    "path", ["/healthz", "/v1/ask?q=visits", "/v1/dyads", "/v1/dyads/AZE-KAZ/agreements"]
)
def test_every_resource_refuses_a_parameter_it_does_not_have(client, path):
    mark = "&" if "?" in path else "?"
    problem(client.get(f"{path}{mark}nonsense=1"), 422)


def test_a_parameter_given_twice_is_refused_when_it_has_one_value(client):
    body = problem(client.get("/v1/events?since=2020&since=2021"), 422)
    assert body["errors"][0]["parameter"] == "since"


@pytest.mark.parametrize(
    ("query", "parameter"),
    [
        ("type=vist", "type"),
        ("since=yesterday", "since"),
        ("until=2024-13", "until"),
        ("since=2024&until=2023", "until"),
        ("limit=0", "limit"),
        ("limit=501", "limit"),
        ("limit=many", "limit"),
        ("min_confidence=2", "min_confidence"),
        ("min_confidence=nan", "min_confidence"),
        ("cursor=abc", "cursor"),
        ("order=sideways", "order"),
        ("subtype=trety", "subtype"),
        ("plover=AGRE", "plover"),
        ("principal=Kazahkstan", "principal"),
        ("dyad=AZE", "dyad"),
        ("dyad=AZE-AZE", "dyad"),
        ("text=", "text"),
        ("known_at=0", "known_at"),
        ("known_at=2026-02-30", "known_at"),
        ("known_at=20260301", "known_at"),
    ],
)
def test_a_value_that_makes_no_sense_is_refused_by_name(client, query, parameter):
    body = problem(client.get(f"/v1/events?{query}"), 422)
    assert [fault["parameter"] for fault in body["errors"]] == [parameter]


@pytest.mark.parametrize(("query", "meant"), [("type=vist", "visit"), ("subtype=trety", "treaty")])
def test_a_mistyped_word_is_answered_with_what_was_meant(client, query, meant):
    assert meant in client.get(f"/v1/events?{query}").text


def test_an_unknown_country_is_answered_with_what_was_meant(client):
    body = problem(client.get("/v1/events?principal=Kazahkstan"), 422)
    assert any("Kazakhstan" in name for name in body["errors"][0]["suggestions"])


def test_an_unknown_country_in_a_path_is_not_found(client):
    body = problem(client.get("/v1/dyads/AZE-Kazahkstan/timeline"), 404)
    assert "Kazakhstan" in body["detail"]


@pytest.mark.parametrize("path", ["events", "agreements", "exercises", "documents", "actors"])
def test_an_unknown_id_is_not_found(client, path):
    assert (
        "nothing-of-that-name"
        in problem(client.get(f"/v1/{path}/nothing-of-that-name"), 404)["detail"]
    )


def test_an_unknown_form_of_a_list_is_not_found(client):
    problem(client.get("/v1/events.docx"), 404)


def test_a_form_nobody_offers_is_not_acceptable(client):
    problem(client.get("/v1/events", headers={"Accept": "image/png"}), 406)


ODD = [
    "%00",
    "%0",
    "%FF%FE",
    "%ED%A0%80",
    "%F0%9F%87%A6",
    "%E2%80%AE",
    "x" * 5000,
    "'; --",
    "%",
    "*",
]


@pytest.mark.parametrize("odd", ODD)
@pytest.mark.parametrize(
    "template",
    [
        *(f"/v1/events?{name}={{}}" for name in PagedEventQuery.model_fields),
        "/v1/events?{}=1",
        "/v1/events/{}",
        "/v1/events/{}/evidence",
        "/v1/events.{}",
        "/v1/agreements/{}",
        "/v1/documents/{}",
        "/v1/dyads/{}",
        "/v1/dyads/AZE-{}/timeline",
        "/v1/dyads?principal={}",
        "/v1/ask?q={}",
        "/{}",
    ],
)
def test_odd_text_anywhere_never_fails(client, template, odd):
    response = client.get(template.format(odd))
    assert response.status_code < 500, response.text


@given(values=st.dictionaries(st.sampled_from(sorted(PagedEventQuery.model_fields)), st.text()))
def test_any_text_in_any_filters_is_answered_or_refused_as_a_problem(client, values):
    response = client.get("/v1/events", params=values)
    assert response.status_code in {200, 308, 422}, (values, response.text)
    if response.status_code == 422:
        assert response.json()["errors"]


@given(question=st.text())
def test_any_text_is_a_question_or_refused_as_a_problem(client, question):
    response = client.get("/v1/ask", params={"q": question})
    assert response.status_code in {200, 422}, (question, response.text)


def test_a_ledger_that_is_no_database_is_unavailable_without_telling_its_path(tmp_path: Path):
    path = tmp_path / "broken.db"
    path.write_bytes(b"not a database at all " * 100)
    response = TestClient(create_app(Settings(db=path))).get("/v1/events")
    assert "broken.db" not in response.text
    assert problem(response, 503)["type"].endswith("/ledger-corrupt")
    assert response.headers["retry-after"]


def test_a_ledger_that_does_not_exist_is_unavailable_and_not_made(tmp_path: Path):
    path = tmp_path / "missing.db"
    client = TestClient(create_app(Settings(db=path)))
    problem(client.get("/healthz"), 503)
    assert not path.exists()


def test_a_locked_ledger_is_unavailable(ledger_path: Path):
    app = create_app(Settings(db=ledger_path))

    @app.get("/locked")
    def locked() -> None:
        raise errors.LedgerLocked("/secret/place.db", "held by process 7")

    body = problem(TestClient(app).get("/locked"), 503)
    assert "secret" not in str(body)


def test_a_merged_id_is_redirected_to_the_one_that_took_it_over(ledger_path: Path):
    app = create_app(Settings(db=ledger_path))

    @app.get("/v1/things/{id}/evidence")
    def merged(id: str) -> None:
        raise errors.Merged("event", id, "e2")

    client = TestClient(app, follow_redirects=False)
    response = client.get("/v1/things/e1/evidence?limit=2")
    assert response.status_code == 308
    assert response.headers["location"] == "/v1/things/e2/evidence?limit=2"


def test_an_unexpected_failure_tells_nothing_of_itself(app: FastAPI, ledger_path: Path):
    app = create_app(Settings(db=ledger_path))

    @app.get("/failing")
    def failing() -> None:
        raise RuntimeError("the password is swordfish")

    body = problem(TestClient(app, raise_server_exceptions=False).get("/failing"), 500)
    assert "swordfish" not in str(body)


def test_the_first_requests_of_a_service_may_come_all_at_once(ledger_path):
    app = create_app(Settings(db=ledger_path))
    with TestClient(app, raise_server_exceptions=False) as fresh, ThreadPoolExecutor(16) as pool:
        answers = list(pool.map(lambda _: fresh.get("/v1/events").status_code, range(32)))
    assert set(answers) == {200}
