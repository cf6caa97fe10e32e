"""Following a question: Atom, JSON Feed and calendar of any filter, cheap to poll."""

import html
import re
from pathlib import Path
from xml.etree import ElementTree

import pytest
from starlette.testclient import TestClient

from api import schemas
from api.app import create_app
from api.settings import Settings
from graph.store.ledger import Ledger
from tests.api.conftest import first_document, second_document

ATOM = "{http://www.w3.org/2005/Atom}"
SIGNINGS = "dyad=AZE-KAZ&type=signing"


def entries(response) -> list[str]:
    assert response.status_code == 200, response.text
    assert response.headers["content-type"].startswith("application/atom+xml")
    feed = ElementTree.fromstring(response.content)
    return [entry.findtext(f"{ATOM}title") or "" for entry in feed.iter(f"{ATOM}entry")]


def test_a_feed_has_the_events_that_pass_and_its_own_address(client):
    [signing] = client.get(f"/v1/events?{SIGNINGS}").json()["items"]
    response = client.get(f"/v1/events.atom?{SIGNINGS}")
    assert entries(response) == [signing["label"]]
    links = {
        link.attrib["rel"]: link
        for link in ElementTree.fromstring(response.content).iter(f"{ATOM}link")
    }
    assert links["self"].attrib["href"] == f"http://testserver/v1/events.atom?{SIGNINGS}"
    assert client.get(links["alternate"].attrib["href"]).status_code == 200
    assert "content-disposition" not in response.headers


def test_a_json_feed_has_the_same(client):
    response = client.get(f"/v1/events.jsonfeed?{SIGNINGS}")
    assert response.headers["content-type"] == "application/feed+json"
    feed = response.json()
    assert schemas.JsonFeed.model_validate(feed).model_dump(by_alias=True) == feed
    assert feed["feed_url"] == f"http://testserver/v1/events.jsonfeed?{SIGNINGS}"
    [item] = feed["items"]
    page = client.get(item["url"])
    assert page.status_code == 200
    assert item["_bilateral"]["type"] == "signing"


def test_a_calendar_has_the_dated_events_that_pass(client):
    calendar = client.get("/v1/events.ics?dyad=AZE-KAZ").text
    assert calendar.count("BEGIN:VEVENT") == 4
    assert client.get(f"/v1/events.ics?{SIGNINGS}").text.count("BEGIN:VEVENT") == 1


@pytest.mark.parametrize("path", ["/v1/events.atom", "/v1/events.jsonfeed"])
def test_a_feed_ends_after_so_many_entries(client, path):
    media = client.get(path).headers["content-type"].split(";")[0]
    whole, two = client.get(path), client.get(f"{path}?limit=2")
    by_header = client.get("/v1/events?limit=2", headers={"Accept": media})
    for answer, number in ((whole, 5), (two, 2), (by_header, 2)):
        assert answer.text.count("w3id.org/bilateral/id/event/e") == number
    assert client.get(f"{path}?limit=501").status_code == 422
    assert client.get(f"{path}?cursor=x").status_code == 422


@pytest.mark.parametrize("path", ["/v1/events.atom", "/v1/events.jsonfeed"])
def test_another_spelling_of_the_dyad_has_the_same_feed(client, path):
    moved = client.get(f"{path}?dyad=KAZ-AZE")
    assert (moved.status_code, moved.headers["location"]) == (308, f"{path}?dyad=AZE-KAZ")


def test_polling_costs_nothing_until_something_comes_and_that_comes_first(tmp_path: Path):
    path = tmp_path / "followed.db"
    with Ledger.open(path) as ledger:
        ledger.add(*first_document())
        client = TestClient(create_app(Settings(db=path)))
        first = client.get("/v1/events.atom")
        known = {"If-None-Match": first.headers["etag"]}
        assert client.get("/v1/events.atom", headers=known).status_code == 304
        ledger.add(*second_document())  # tells again of the signing, so that it changes
        again = client.get("/v1/events.atom", headers=known)
    assert len(entries(first)) == len(entries(again)) == 3
    assert "Plan of Consultations" in entries(again)[0]
    assert again.headers["etag"] != first.headers["etag"]


def test_the_page_of_a_dyad_leads_to_its_feed_and_calendar(client):
    page = client.get("/dyads/AZE-KAZ?type=signing").text
    found = re.findall(r'<link rel="alternate" type="([^"]+)" href="(/v1/[^"]+)"', page)
    assert {media for media, _ in found} == {"application/atom+xml", "text/calendar"}
    for media, href in found:
        response = client.get(html.unescape(href))
        assert response.headers["content-type"].startswith(media)
        assert "Plan of Consultations" in response.text.replace("\r\n ", "")
        assert "Calm Sea" not in response.text
