"""Writing over HTTP: keys and scopes, jobs, judgements, the log of writes."""

import json
import shutil
import subprocess
import time
from collections.abc import Callable, Iterator
from pathlib import Path
from types import SimpleNamespace
from typing import Any

import pytest
from starlette.testclient import TestClient

from api.app import create_app
from api.service import jobs, keys, limits
from api.service.jobs import Form, JobState, Sent
from api.service.keys import Scope
from api.service.state import State, state_path
from api.settings import Settings

NEWS = (
    "Oslo, 3 March 2025. The foreign ministers of Norway and Estonia met in Oslo on Monday."
    " They signed an agreement on fisheries between the two countries."
)
Headers = dict[str, str]
Keyed = Callable[..., Headers]


@pytest.fixture
def ledger(ledger_path: Path, tmp_path: Path) -> Path:
    """A copy of the small ledger, to be written to."""
    return Path(shutil.copy(ledger_path, tmp_path / "own.db"))


def settings(ledger: Path, **given: object) -> Settings:
    return Settings(db=ledger, **given)  # type: ignore[arg-type]


@pytest.fixture
def service(ledger: Path) -> Iterator[TestClient]:
    with TestClient(create_app(settings(ledger)), raise_server_exceptions=False) as client:
        yield client


@pytest.fixture
def keyed(ledger: Path) -> Keyed:
    """Makes a key and gives the header that sends it."""

    def make(*scopes: Scope, rate: int = 600) -> Headers:
        state = State(state_path(ledger))
        _, secret = keys.create(state, "Ada", scopes, rate=rate)
        state.close()
        return {"Authorization": f"Bearer {secret}"}

    return make


def ended(service: TestClient, at: str, headers: Headers) -> dict[str, Any]:
    """The job when it has ended."""
    for _ in range(600):
        job: dict[str, Any] = service.get(at, headers=headers).json()
        if job["state"] in {"done", "failed"}:
            return job
        time.sleep(0.1)
    raise AssertionError(job)


def problem(answer: Any) -> tuple[int, str]:
    body = answer.json()
    assert answer.headers["content-type"] == "application/problem+json"
    assert body["status"] == answer.status_code
    return answer.status_code, body["type"].rpartition("/")[2]


WRITES = (
    ("POST", "/v1/documents", {"text": NEWS}),
    ("DELETE", "/v1/documents/d1", None),
    ("POST", "/v1/judgements", {"verdict": "same", "subject": "e1", "others": ["e2"]}),
    ("DELETE", "/v1/judgements/1", None),
)


@pytest.mark.parametrize(("method", "path", "body"), WRITES)
def test_a_write_needs_a_key_with_its_scope(
    service: TestClient, keyed: Keyed, method: str, path: str, body: object
) -> None:
    bare = service.request(method, path, json=body)
    assert problem(bare) == (401, "unauthorized")
    assert bare.headers["www-authenticate"] == "Bearer"
    wrong = service.request(method, path, json=body, headers={"X-API-Key": "bil_00_no"})
    assert problem(wrong) == (401, "unauthorized")
    reader = service.request(method, path, json=body, headers=keyed(Scope.READ))
    assert problem(reader) == (403, "forbidden")


def test_a_document_that_was_sent_is_read_into_the_ledger(
    service: TestClient, keyed: Keyed
) -> None:
    headers = keyed(Scope.INGEST)
    sent = service.post(
        "/v1/documents", headers=headers, json={"text": NEWS, "published": "2025-03-03"}
    )
    assert sent.status_code == 202
    job = sent.json()
    assert (job["state"], job["expected"], job["done"]) == ("queued", 1, 0)
    assert sent.headers["location"] == job["links"]["self"]
    done = ended(service, sent.headers["location"], headers)
    assert (done["state"], done["done"], done["error"]) == ("done", 1, None)
    assert done["result"]["documents_new"] == 1
    assert done["result"]["events"] == 2
    document = service.get(done["links"]["documents"][0]).json()
    assert document["published"] == "2025-03-03"
    found = service.get("/v1/events", params={"dyad": "EST-NOR"}).json()["items"]
    assert {event["type"] for event in found} == {"meeting", "signing"}


def test_many_documents_go_in_and_bad_ones_are_named(service: TestClient, keyed: Keyed) -> None:
    headers = keyed(Scope.INGEST)
    rows = [{"text": NEWS, "published": "2025-03-03"}, {"title": "no text"}, {"text": "Rain."}]
    as_list = service.post("/v1/documents", headers=headers, json=rows)
    lines = "\n".join(json.dumps(row) for row in rows).encode()
    kind = {"Content-Type": "application/x-ndjson"}
    as_lines = service.post("/v1/documents", headers={**headers, **kind}, content=lines)
    for sent, new in ((as_list, 2), (as_lines, 0)):
        assert sent.json()["expected"] == 3
        done = ended(service, sent.headers["location"], headers)
        assert (done["result"]["documents_new"], done["done"]) == (new, 2)
        assert [each["reason"] for each in done["result"]["rejected"]] == ['no "text"']


@pytest.mark.parametrize(
    ("kind", "body", "found"),
    [
        ("application/json", b"{", (422, "invalid-parameter")),
        ("application/json", b'{"title": "x"}', (422, "invalid-parameter")),
        ("application/json", b"[]", (422, "invalid-parameter")),
        ("application/json", b'"text"', (422, "invalid-parameter")),
        ("application/json", b'{"text": "x", "published": "soon"}', (422, "invalid-parameter")),
        ("application/json", b"\xff\xfe\x00", (422, "invalid-parameter")),
        ("application/json", b"[" * 100_000, (422, "invalid-parameter")),
        ("text/plain", b"  ", (422, "invalid-parameter")),
        ("application/pdf", b"%PDF", (415, "unsupported-media-type")),
        ("", b"text", (415, "unsupported-media-type")),
        ("text/plain", b"a" * 2001, (413, "too-large")),
    ],
)
def test_what_cannot_be_taken_in_is_refused_at_once(
    ledger: Path, keyed: Keyed, kind: str, body: bytes, found: tuple[int, str]
) -> None:
    limited = settings(ledger, body_limit=200_000 if body[:1] == b"[" else 2000)
    with TestClient(create_app(limited), raise_server_exceptions=False) as service:
        headers = {**keyed(Scope.INGEST), "Content-Type": kind}
        answer = service.post("/v1/documents", headers=headers, content=body)
    assert problem(answer) == found


def test_an_address_within_the_own_network_is_rejected_with_its_reason(
    service: TestClient, keyed: Keyed
) -> None:
    headers = keyed(Scope.INGEST)
    sent = service.post("/v1/documents", headers=headers, json={"url": "http://localhost/admin"})
    done = ended(service, sent.headers["location"], headers)
    assert done["result"]["documents_new"] == 0
    assert "not a public one" in done["result"]["rejected"][0]["reason"]


def test_a_request_that_is_sent_again_is_the_same_job(service: TestClient, keyed: Keyed) -> None:
    headers = {**keyed(Scope.INGEST), "Idempotency-Key": "batch-7"}
    first = service.post("/v1/documents", headers=headers, json={"text": NEWS})
    again = service.post("/v1/documents", headers=headers, json={"text": NEWS})
    assert first.json()["id"] == again.json()["id"]
    other = service.post("/v1/documents", headers=headers, json={"text": NEWS + " More."})
    assert problem(other) == (422, "invalid-parameter")
    assert other.json()["errors"][0]["in"] == "header"


def test_a_job_is_shown_to_its_own_key_and_to_an_administrator(
    service: TestClient, keyed: Keyed
) -> None:
    at = service.post("/v1/documents", headers=keyed(Scope.INGEST), json={"text": NEWS}).headers[
        "location"
    ]
    assert problem(service.get(at, headers=keyed(Scope.INGEST))) == (403, "forbidden")
    assert service.get(at, headers=keyed(Scope.ADMIN)).status_code == 200
    assert problem(service.get("/v1/jobs/j0", headers=keyed(Scope.ADMIN))) == (404, "not-found")


def test_a_document_is_retracted_and_the_effect_told(service: TestClient, keyed: Keyed) -> None:
    headers = keyed(Scope.REVIEW)
    event = service.get("/v1/events", params={"type": "exercise"}).json()["items"][0]["id"]
    evidence = service.get(f"/v1/events/{event}/evidence").json()["items"][0]
    at = f"/v1/documents/{evidence['document']['id']}"
    tried = service.delete(at, params={"dry_run": True}, headers=headers).json()
    assert event in tried["lost"]
    assert service.get(f"/v1/events/{event}").status_code == 200
    assert service.delete(at, params={"reason": "withdrawn"}, headers=headers).json() == tried
    assert service.get(f"/v1/events/{event}").status_code in {404, 410}


def test_a_corrected_document_takes_the_place_of_another(service: TestClient, keyed: Keyed) -> None:
    headers = keyed(Scope.REVIEW)
    event = service.get("/v1/events", params={"type": "exercise"}).json()["items"][0]["id"]
    evidence = service.get(f"/v1/events/{event}/evidence").json()["items"][0]
    at = f"/v1/documents/{evidence['document']['id']}"
    body = {"text": NEWS, "publisher": "One Gazette", "published": "2025-03-03"}
    options = {"reason": "misprint"}
    tried = service.put(at, params={**options, "dry_run": True}, headers=headers, json=body)
    assert tried.status_code == 200, tried.text
    assert event in tried.json()["lost"]
    assert service.get(at).status_code == 200
    assert service.put(at, params=options, headers=headers, json=body).json() == tried.json()
    gone = service.get(at)
    assert (gone.status_code, gone.json()["retracted"]["reason"]) == (410, "misprint")
    new = service.get(f"/v1/documents/{gone.json()['retracted']['replaced_by']}").json()
    assert {quote["event"] for quote in new["quotes"]} <= set(tried.json()["created"])
    assert new["quotes"]
    assert service.put(at, headers=headers, json=body).status_code == 410
    twice = service.put(new["links"]["self"], headers=headers, json=body)
    [fault] = twice.json()["errors"]
    assert (twice.status_code, fault["parameter"], fault["in"]) == (422, "/", "body")


@pytest.mark.parametrize(
    ("body", "parameter"),
    [
        ([{"text": NEWS}, {"text": "Another."}], "/"),
        ({"url": "https://one.example/new"}, "/text"),
        ({"title": "No text"}, "/"),
    ],
)
def test_a_correction_is_one_whole_document(
    service: TestClient, keyed: Keyed, body: object, parameter: str
) -> None:
    at = f"/v1/documents/{service.get('/v1/documents').json()['items'][0]['id']}"
    response = service.put(at, headers=keyed(Scope.REVIEW), json=body)
    assert response.status_code == 422
    [fault] = response.json()["errors"]
    assert (fault["parameter"], fault["in"]) == (parameter, "body")
    assert service.get(at).status_code == 200


def test_correcting_needs_the_scope_of_review_and_a_document_in_force(
    service: TestClient, keyed: Keyed
) -> None:
    body = {"text": NEWS}
    nothing = "/v1/documents/d0000000000000000"
    assert service.put(nothing, json=body).status_code == 401
    assert service.put(nothing, headers=keyed(Scope.INGEST), json=body).status_code == 403
    assert service.put(nothing, headers=keyed(Scope.REVIEW), json=body).status_code == 404


def test_judgements_are_made_listed_and_taken_back(service: TestClient, keyed: Keyed) -> None:
    headers = keyed(Scope.REVIEW)
    events = service.get("/v1/events", params={"type": ["visit", "meeting"]}).json()["items"]
    one, other = (event["id"] for event in events)
    body = {"verdict": "different", "subject": one, "others": [other], "reason": "two days"}
    assert service.post("/v1/judgements", headers=headers, json=body).status_code == 200
    listed = service.get("/v1/judgements").json()
    assert listed["total"] == 1
    made = listed["items"][0]
    assert (made["author"], made["reason"], made["same"]) == ("Ada", "two days", False)
    at = f"/v1/judgements/{made['number']}"
    assert service.delete(at, headers=headers).status_code == 200
    assert service.get("/v1/judgements").json()["items"][0]["undone_by"] == "Ada"
    assert problem(service.delete(at, headers=headers))[0] in {404, 410}
    two = service.post("/v1/judgements", headers=headers, json={**body, "others": [one, other]})
    assert two.json()["errors"][0]["parameter"] == "/others"


def test_a_key_that_is_used_too_often_has_to_wait(
    service: TestClient, keyed: Keyed, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(limits, "time", SimpleNamespace(time=lambda: 6_000_010.0))
    headers = keyed(Scope.READ, rate=2)
    answers = [service.get("/v1/events", headers=headers) for _ in range(3)]
    assert [answer.status_code for answer in answers] == [200, 200, 429]
    assert problem(answers[2]) == (429, "too-many-requests")
    assert answers[2].headers["retry-after"] == "50"
    assert answers[0].headers["ratelimit-policy"] == '"key";q=2;w=60'
    assert answers[0].headers["ratelimit"].startswith('"key";r=1;t=')
    assert "ratelimit" not in service.get("/v1/events").headers


def test_reading_can_be_closed(ledger: Path, keyed: Keyed) -> None:
    with TestClient(create_app(settings(ledger, open_reads=False))) as service:
        for path in ("/v1/events", "/v1/judgements", "/", "/dyads/AZE-KAZ"):
            assert service.get(path).status_code == 401
            assert service.get(path, headers=keyed(Scope.READ)).status_code == 200
        names = {"queries": '{"q": {"query": "Norway"}}'}
        assert service.post("/reconcile", data=names).status_code == 401
        assert service.post("/reconcile", data=names, headers=keyed(Scope.READ)).status_code == 200
        assert service.get("/healthz").status_code == 200
        sent = service.post("/v1/documents", headers=keyed(Scope.INGEST), json={"text": NEWS})
        assert sent.status_code == 202


def test_writing_can_be_opened(ledger: Path) -> None:
    with TestClient(create_app(settings(ledger, open_writes=True))) as service:
        assert service.post("/v1/documents", json={"text": NEWS}).status_code == 202


def test_every_write_is_in_the_log(service: TestClient, keyed: Keyed) -> None:
    service.post(
        "/v1/documents",
        headers={**keyed(Scope.INGEST), "X-Request-ID": "mine-1"},
        json={"text": NEWS},
    )
    service.delete("/v1/documents/d1", headers=keyed(Scope.READ))
    service.get("/v1/events", headers=keyed(Scope.READ))
    service.post("/reconcile", data={"queries": "{}"}, headers=keyed(Scope.READ))
    log = service.get("/v1/audit", headers=keyed(Scope.ADMIN)).json()["items"]
    assert [(entry["method"], entry["path"], entry["status"]) for entry in log] == [
        ("DELETE", "/v1/documents/d1", 403),
        ("POST", "/v1/documents", 202),
    ]
    assert (log[1]["author"], log[1]["request"]) == ("Ada", "mine-1")
    assert problem(service.get("/v1/audit")) == (401, "unauthorized")


def test_what_was_acknowledged_outlives_the_process_that_reads_it(
    service: TestClient, keyed: Keyed, ledger: Path
) -> None:
    headers = keyed(Scope.INGEST)
    rows = [{"text": f"{NEWS} It was meeting number {number}."} for number in range(40)]
    at = service.post("/v1/documents", headers=headers, json=rows).headers["location"]
    for _ in range(600):
        if service.get(at, headers=headers).json()["done"]:
            break
        time.sleep(0.05)
    subprocess.run(["pkill", "-KILL", "-f", f"api.service.ingesting {ledger}"], check=True)
    done = ended(service, at, headers)
    assert (done["state"], done["done"], len(set(done["result"]["documents"]))) == ("done", 40, 40)


def test_a_job_that_kills_its_process_is_given_up(tmp_path: Path) -> None:
    state = State(tmp_path / "state")
    job = jobs.submit(state, Sent(form=Form.TEXT, payload=b"x"), key=None)
    for _ in range(jobs.ATTEMPTS):
        claimed = jobs.claim(state)
        assert claimed is not None
        assert claimed.id == job.id
    assert jobs.claim(state) is None
    given_up = jobs.find(state, job.id)
    assert (given_up.state, given_up.payload) == (JobState.FAILED, None)
    assert given_up.error == "the process that read it died 3 times"
    state.close()


def test_a_job_that_was_stopped_is_gone_on_with(tmp_path: Path) -> None:
    state = State(tmp_path / "state")
    jobs.submit(state, Sent(form=Form.TEXT, payload=b"x"), key=None)
    for _ in range(2 * jobs.ATTEMPTS):
        claimed = jobs.claim(state)
        assert claimed is not None
        jobs.pause(state, claimed.id)
    assert jobs.count_waiting(state)
    state.close()
