"""The words of the data are served as RDF that says the same in every form, and as pages."""

import json
from pathlib import Path

import pyoxigraph
import pytest

import ontology

FILES = {
    "/ontology": "bilateral",
    "/ontology/plover": "plover",
    "/ontology/cameo": "cameo",
    "/ontology/shapes": "shapes",
}
SYNTAXES = {
    "ttl": pyoxigraph.RdfFormat.TURTLE,
    "jsonld": pyoxigraph.RdfFormat.JSON_LD,
    "rdf": pyoxigraph.RdfFormat.RDF_XML,
}
BROWSER = {"Accept": "text/html,application/xhtml+xml,application/xml;q=0.9,*/*;q=0.8"}


def file(name: str) -> bytes:
    return Path(ontology.__file__).with_name(name).read_bytes()


def graph(text: bytes, syntax: pyoxigraph.RdfFormat) -> pyoxigraph.Dataset:
    """A graph whose blank nodes are named alike wherever they come from."""
    found = pyoxigraph.Dataset(pyoxigraph.parse(text, syntax))
    found.canonicalize(pyoxigraph.CanonicalizationAlgorithm.UNSTABLE)
    return found


@pytest.mark.parametrize("suffix", SYNTAXES)
@pytest.mark.parametrize("path", FILES)
def test_every_form_says_what_the_file_says(client, path, suffix):
    syntax = SYNTAXES[suffix]
    expected = graph(file(f"{FILES[path]}.ttl"), SYNTAXES["ttl"])
    by_suffix = client.get(f"{path}.{suffix}")
    by_header = client.get(path, headers={"Accept": syntax.media_type})
    assert by_suffix.content == by_header.content
    assert by_suffix.headers["content-type"].startswith(syntax.media_type)
    assert graph(by_suffix.content, syntax) == expected


def test_the_context_is_the_one_that_exports_use(client):
    for path in ("/ontology/context", "/ontology/context.jsonld"):
        response = client.get(path)
        assert response.headers["content-type"] == "application/ld+json"
        assert response.json() == json.loads(file("context.jsonld"))
    assert client.get("/ontology/context.ttl").status_code == 404


def test_a_client_without_a_preference_gets_turtle(client):
    assert client.get("/ontology").content == file("bilateral.ttl")
    assert client.get("/ontology/shapes", headers=BROWSER).content == file("shapes.ttl")


@pytest.mark.parametrize(
    ("path", "anchors"),
    [
        ("/ontology", ["Signing", "visit-state", "role-visitor", "Dyad", "participation"]),
        ("/ontology/plover", ["COERCE"]),
        ("/ontology/cameo", ["057"]),
    ],
)
def test_a_browser_finds_every_term_under_the_anchor_of_its_iri(client, path, anchors):
    page = client.get(path, headers=BROWSER)
    assert page.headers["content-type"].startswith("text/html")
    for anchor in anchors:
        assert page.text.count(f'id="{anchor}"') == 1
    for link in ("/ontology/cameo", f"{path}.ttl"):
        assert f'href="{link}"' in page.text
        assert client.get(link).status_code == 200


@pytest.mark.parametrize("path", [*FILES, "/ontology.rdf", "/ontology/context"])
def test_a_copy_is_good_for_a_day_and_known_again(client, path):
    first = client.get(path)
    assert first.headers["cache-control"] == "max-age=86400"
    again = client.get(path, headers={"If-None-Match": first.headers["etag"]})
    assert (again.status_code, again.content) == (304, b"")


def test_every_form_has_a_tag_of_its_own(client):
    accepts = [*(syntax.media_type for syntax in SYNTAXES.values()), "text/html"]
    tags = {client.get("/ontology", headers={"Accept": a}).headers["etag"] for a in accepts}
    assert len(tags) == 4


@pytest.mark.parametrize("path", ["/ontology/gdelt", "/ontology/gdelt.ttl", "/ontology.docx"])
def test_what_there_is_not_is_not_found(client, path):
    assert client.get(path).status_code == 404


def test_a_form_that_nothing_comes_in_is_refused(client):
    assert client.get("/ontology", headers={"Accept": "image/png"}).status_code == 406
