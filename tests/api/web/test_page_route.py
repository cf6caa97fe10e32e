"""Errors and moved things, on a route of its own."""

import pytest
from fastapi import APIRouter, FastAPI
from fastapi.testclient import TestClient

from api.errors import Moved
from api.settings import Settings
from api.web.page_route import NoSuchPage, PageRoute
from graph import errors


def raising(error):
    router = APIRouter(route_class=PageRoute)

    @router.get("/events/{id}")
    def fail(id: str):
        raise error

    app = FastAPI()
    app.state.settings = Settings()
    app.include_router(router)
    return TestClient(app, follow_redirects=False)


@pytest.mark.parametrize("suffix", ["", ".json", ".ttl?x=1"])
def test_a_merged_thing_is_redirected_for_good_with_its_suffix_and_query(suffix):
    answer = raising(errors.Merged("event", "e1", "e2")).get(f"/events/e1{suffix}")
    assert answer.status_code == 308
    assert answer.headers["location"] == f"/events/e2{suffix}"


def test_a_moved_thing_is_redirected_for_good():
    assert (
        raising(Moved("/dyads/AZE-KAZ")).get("/events/e1").headers["location"] == "/dyads/AZE-KAZ"
    )


@pytest.mark.parametrize(
    ("error", "status"),
    [
        (errors.NotFound("event", "<b>"), 404),
        (errors.InvalidDate("<b>"), 422),
        (errors.LedgerLocked("<b>", "is held"), 503),
    ],
)
def test_an_error_is_a_page_with_its_status_and_no_markup_of_others(error, status):
    answer = raising(error).get("/events/e1")
    assert answer.status_code == status
    assert answer.headers["content-type"].startswith("text/html")
    assert "<b>" not in answer.text


def test_suggestions_are_links():
    error = NoSuchPage("event", "e1", [("The agreement a1", "/agreements/a1")])
    html = raising(error).get("/events/e1").text
    assert '<a href="/agreements/a1"><bdi>The agreement a1</bdi></a>' in html
