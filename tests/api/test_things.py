"""IRIs of things lead to what is told of them, in the form that the client prefers."""

import shutil

import pyoxigraph
import pytest
from starlette.testclient import TestClient

from api.app import create_app
from api.settings import Settings
from graph.store.ledger import Ledger
from ontology.namespaces import DEFAULT_BASE, KINDS

TURTLE = {"Accept": "text/turtle"}
OTHERS = (
    pyoxigraph.RdfFormat.JSON_LD,
    pyoxigraph.RdfFormat.RDF_XML,
    pyoxigraph.RdfFormat.N_TRIPLES,
)
HTML = {"Accept": "text/html,application/xhtml+xml,*/*;q=0.8"}


@pytest.fixture
def keys(client):
    """A key of every kind of thing."""
    [event] = client.get("/v1/events?type=signing").json()["items"]
    [exercise] = client.get("/v1/exercises").json()["items"]
    return {
        "event": event["id"],
        "agreement": event["agreement"],
        "exercise": exercise["id"],
        "actor": "KAZ.marat-orazov",
        "document": event["evidence"][0]["document"],
        "report": event["reports"][0],
        "dyad": "AZE-KAZ",
    }


def statements(text: bytes, syntax: pyoxigraph.RdfFormat):
    """What a file says; the escape character, which XML forbids, as XML has it."""
    return {
        (quad.subject, quad.predicate, quad.object.value.replace("\x1b", "\ufffd"))
        for quad in pyoxigraph.parse(text, syntax)
    }


def resolved(client, kind, key, headers):
    response = client.get(f"/id/{kind}/{key}", headers=headers)
    assert response.status_code == 303, response.text
    assert response.headers["vary"].startswith("Accept")
    return client.get(response.headers["location"])


@pytest.mark.parametrize("kind", KINDS)
def test_every_kind_of_thing_comes_as_json(client, keys, kind):
    found = resolved(client, kind, keys[kind], {})
    assert found.status_code == 200
    assert found.headers["content-type"] == "application/json"
    assert keys[kind] in found.text


@pytest.mark.parametrize("kind", KINDS)
def test_a_browser_is_led_to_a_page_or_else_to_json(client, keys, kind):
    found = resolved(client, kind, keys[kind], HTML)
    assert found.status_code == 200
    paged = kind != "exercise"
    assert found.headers["content-type"].startswith("text/html" if paged else "application/json")


@pytest.mark.parametrize("kind", KINDS)
def test_every_form_of_a_thing_says_the_same_of_its_iri(client, keys, kind):
    iri = pyoxigraph.NamedNode(f"{DEFAULT_BASE}id/{kind}/{keys[kind]}")
    turtle = resolved(client, kind, keys[kind], TURTLE)
    assert turtle.headers["content-type"] == "text/turtle; charset=utf-8"
    said = statements(turtle.content, pyoxigraph.RdfFormat.TURTLE)
    assert any(subject == iri for subject, *_ in said)
    for syntax in OTHERS:
        other = resolved(client, kind, keys[kind], {"Accept": syntax.media_type})
        assert statements(other.content, syntax) == said


@pytest.mark.parametrize(
    "key", ["KAZ", "KAZ.marat-orazov", "KAZ.foreign-affairs.ministry-of-foreign-affairs"]
)
def test_what_is_told_of_an_actor_is_in_the_export_of_all(client, key):
    of_one, of_all = (
        statements(client.get(path).content, pyoxigraph.RdfFormat.N_TRIPLES)
        for path in (f"/data/actor/{key}.nt", "/v1/events.nt")
    )
    assert of_one
    assert of_one <= of_all
    offices = [said for *_, said in of_one if said.endswith("OfficeHolding")]
    assert len(offices) == (0 if key == "KAZ" else 1)


@pytest.mark.parametrize(
    "path",
    [
        "/id/event/e0000000000000000",
        "/id/agreement/a0000000000000000",
        "/id/report/r0000000000000000",
        "/id/actor/KAZ.nobody",
        "/id/dyad/AZE-FJI",
        "/id/dyad/nothing",
        "/id/planet/mars",
        "/data/dyad/AZE-FJI.ttl",
        "/data/planet/mars.ttl",
        "/data/actor/KAZ.docx",
    ],
)
def test_what_does_not_exist_is_not_found_in_any_form(client, path):
    for accept in ("application/json", "text/turtle"):
        assert client.get(path, headers={"Accept": accept}).status_code == 404


def test_a_form_that_nothing_comes_in_is_refused(client):
    assert client.get("/id/dyad/AZE-KAZ", headers={"Accept": "image/png"}).status_code == 406


def test_another_spelling_of_a_dyad_is_moved(client):
    for path in ("/id/dyad/{}", "/data/dyad/{}.ttl"):
        response = client.get(path.format("KAZ-AZE"))
        assert response.status_code == 308
        assert response.headers["location"] == path.format("AZE-KAZ")


def test_what_was_taken_back_is_gone_in_every_form(ledger_path, tmp_path, keys):
    path = shutil.copy(ledger_path, tmp_path / "own.db")
    with Ledger.open(path) as ledger, ledger.view() as view:
        for each in view.sources().items:
            ledger.retract(each.id, "a test")
    with TestClient(create_app(Settings(db=path)), follow_redirects=False) as client:
        for kind in ("event", "agreement", "document"):
            for gone in (f"/id/{kind}/{keys[kind]}", f"/data/{kind}/{keys[kind]}.ttl"):
                assert client.get(gone, headers=TURTLE).status_code == 410, gone


def test_an_answer_is_kept_until_the_ledger_changes(client):
    first = client.get("/data/dyad/AZE-KAZ.ttl")
    again = client.get("/data/dyad/AZE-KAZ.ttl", headers={"If-None-Match": first.headers["etag"]})
    assert again.status_code == 304
