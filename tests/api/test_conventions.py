"""What every resource does alike: HEAD, compression, cursors, tags, other sites' scripts."""

import gzip
import zlib
from importlib import import_module
from urllib.parse import parse_qs, urlsplit

import httpx2
import pytest
from starlette.testclient import TestClient

from api.app import create_app
from api.compression import ENCODERS, LEAST, coding_for
from api.settings import Settings


def decoded(coding: str, body: bytes) -> bytes:
    if coding == "gzip":
        return gzip.decompress(body)
    if coding == "br":
        return import_module("brotli").decompress(body)
    return import_module("zstandard").ZstdDecompressor().decompressobj().decompress(body)


def raw(client: TestClient, path: str, **headers: str) -> tuple[httpx2.Response, bytes]:
    """An answer and its body as it came over the wire."""
    with client.stream("GET", path, headers=headers) as response:
        return response, b"".join(response.iter_raw())


@pytest.fixture
def limit_of_one_page(client):
    """The address of a second page."""
    return client.get("/v1/events?limit=2").json()["next"]


PATHS = ["/v1/events", "/v1/events.csv", "/v1/dyads/AZE-KAZ", "/", "/static/site.css", "/healthz"]


@pytest.mark.parametrize("path", [*PATHS, "/v1/nothing", "/v1/dyads/KAZ-AZE"])
def test_head_answers_as_get_does_without_a_body(client, path):
    head, get = client.head(path), client.get(path)
    assert head.content == b""
    assert head.status_code == get.status_code
    for response in (head, get):
        del response.headers["X-Request-ID"]
    assert head.headers == get.headers


def test_a_real_server_answers_head_and_goes_on(address_of_service):
    with httpx2.Client(base_url=address_of_service) as http:
        for _ in range(2):
            assert http.head("/v1/events.jsonl").headers["content-type"] == "application/jsonl"
            assert http.get("/healthz").status_code == 200


@pytest.mark.parametrize(
    ("accepted", "coding"),
    [
        ("", None),
        ("identity", None),
        ("gzip", "gzip"),
        ("GZIP ; Q=0.1", "gzip"),
        ("gzip;q=0", None),
        ("gzip;q=x", None),
        ("*;q=0, gzip", "gzip"),
        ("*", next(iter(ENCODERS))),
    ],
)
def test_the_coding_is_the_one_that_the_client_likes_best(accepted, coding):
    assert coding_for(accepted) == coding


@pytest.mark.parametrize("coding", ENCODERS)
@pytest.mark.parametrize("path", ["/v1/events", "/v1/events.ttl", "/v1/events.csv", "/"])
def test_every_coding_holds_the_same_bytes(client, coding, path):
    _, plain = raw(client, path, **{"Accept-Encoding": "identity"})
    response, body = raw(client, path, **{"Accept-Encoding": coding})
    assert response.headers["content-encoding"] == coding
    assert "Accept-Encoding" in response.headers["vary"]
    assert len(body) < len(plain)
    assert decoded(coding, body) == plain


def test_small_answers_and_pictures_are_not_compressed(client):
    small, body = raw(client, "/healthz", **{"Accept-Encoding": "gzip"})
    assert len(body) < LEAST
    assert "content-encoding" not in small.headers
    assert "content-encoding" not in client.get("/v1/events.parquet").headers


def test_a_coding_has_a_tag_of_its_own_that_is_known_again(client):
    plain, _ = raw(client, "/v1/events", **{"Accept-Encoding": "identity"})
    packed, _ = raw(client, "/v1/events", **{"Accept-Encoding": "gzip"})
    assert plain.headers["etag"] != packed.headers["etag"]
    for first in (plain, packed):
        tag = first.headers["etag"]
        again = client.get("/v1/events", headers={"If-None-Match": tag})
        assert (again.status_code, again.headers["etag"]) == (304, tag)
        assert again.headers["vary"] == first.headers["vary"]


def test_a_broken_stream_of_zlib_is_not_what_is_sent(client):
    _, body = raw(client, "/v1/events.csv", **{"Accept-Encoding": "gzip"})
    reader = zlib.decompressobj(wbits=31)
    reader.decompress(body)
    assert reader.eof


def test_the_same_parameters_in_another_order_have_the_same_tag(client):
    one = client.get("/v1/events?type=visit&principal=AZE&type=meeting")
    other = client.get("/v1/events?principal=AZE&type=meeting&type=visit")
    assert one.headers["etag"] == other.headers["etag"]
    assert one.headers["etag"] != client.get("/v1/events?type=visit").headers["etag"]


@pytest.mark.parametrize(
    "spoil", [lambda c: c[:-1], lambda c: "A" + c[1:], lambda c: c.split(".")[0]]
)
def test_a_cursor_that_was_changed_is_refused(client, limit_of_one_page, spoil):
    [cursor] = parse_qs(urlsplit(limit_of_one_page).query)["cursor"]
    response = client.get("/v1/events", params={"limit": 2, "cursor": spoil(cursor)})
    assert response.status_code == 422
    assert response.json()["type"].endswith("/invalid-cursor")


def test_a_cursor_is_good_at_every_service_of_one_secret_and_no_other(
    ledger_path, client, limit_of_one_page
):
    settings = client.app.state.settings
    same = TestClient(create_app(Settings(db=ledger_path, secret=settings.secret)))
    other = TestClient(create_app(Settings(db=ledger_path)))
    assert same.get(limit_of_one_page).status_code == 200
    assert other.get(limit_of_one_page).status_code == 422


def test_actors_are_paged_with_signed_cursors_too(client):
    seen, path = [], "/v1/actors?limit=1"
    while path:
        page = client.get(path).json()
        seen += [actor["id"] for actor in page["items"]]
        path = page["next"]
        assert path is None or "." in parse_qs(urlsplit(path).query)["cursor"][0]
    assert seen == ["AZE", "GEO", "KAZ", "TUR"]


def test_other_sites_may_read_nothing_unless_they_are_named(client, ledger_path):
    origin = {"Origin": "https://news.example"}
    assert "access-control-allow-origin" not in client.get("/v1/events", headers=origin).headers
    named = "https://news.example https://other.example"
    open_to_one = TestClient(create_app(Settings(db=ledger_path, cors_origins=named)))
    response = open_to_one.get("/v1/events", headers=origin)
    assert response.headers["access-control-allow-origin"] == "https://news.example"
    assert "ETag" in response.headers["access-control-expose-headers"]
    stranger = open_to_one.get("/v1/events", headers={"Origin": "https://evil.example"})
    assert "access-control-allow-origin" not in stranger.headers


def test_every_site_may_read_when_the_setting_says_so(ledger_path):
    anyone = TestClient(create_app(Settings(db=ledger_path, cors_origins="*")))
    asked = {
        "Origin": "https://news.example",
        "Access-Control-Request-Method": "GET",
        "Access-Control-Request-Headers": "If-None-Match",
    }
    assert anyone.options("/v1/events", headers=asked).status_code == 200
    response = anyone.get("/v1/events", headers={"Origin": "https://news.example"})
    assert response.headers["access-control-allow-origin"] == "*"


def test_a_problem_is_never_kept(client):
    assert client.get("/v1/events?tpye=visit").headers["cache-control"] == "no-store"
