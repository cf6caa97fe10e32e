"""``/docs`` works without the network: what it loads, this service has."""

import re
from pathlib import Path
from urllib.parse import urljoin, urlsplit

from api.cli.program import COMMANDS
from api.errors import PROBLEMS
from api.schemas import PagedEventQuery
from graph.exchange import EXPORTS, What

REFERENCE = Path(__file__).parents[2] / "docs" / "reference" / "http.md"
COMMAND_LINE = REFERENCE.with_name("cli.md")


def loaded(page: str):
    """What a page refers to in any attribute or string that is an address."""
    yield from re.findall(r"""(?:src|href)=["']([^"']+)["']""", page)
    yield from re.findall(r"""url: *["']([^"']+)["']""", page)


def test_the_documentation_page_names_no_other_host_and_its_files_exist(client):
    page = client.get("/docs").text
    found = list(loaded(page))
    assert len(found) >= 4
    assert not re.findall(r"https?://", page)
    for link in found:
        url = urlsplit(urljoin("http://testserver/docs", link))
        assert url.netloc == "testserver"
        assert client.get(url.path).status_code == 200


def test_the_documentation_page_asks_no_validator_elsewhere(client):
    assert '"validatorUrl": null' in client.get("/docs").text


def test_the_documentation_shows_every_operation_and_asks_nobody_else(
    browser, address_of_service, app
):
    asked: list[str] = []
    page = browser.new_page()
    page.on("request", lambda request: asked.append(request.url))
    page.goto(f"{address_of_service}/docs")
    page.locator(".opblock").first.wait_for()
    assert page.locator(".opblock").count() == sum(map(len, app.openapi()["paths"].values()))
    assert [url for url in asked if not url.startswith((address_of_service, "data:"))] == []
    page.close()


def test_there_is_no_second_documentation_page(client):
    assert client.get("/redoc").status_code == 404


def test_every_filter_and_problem_is_in_the_reference():
    text = REFERENCE.read_text(encoding="utf-8")
    for name in PagedEventQuery.model_fields:
        assert f"`{name}`" in text
    for kind in PROBLEMS.values():
        assert f"`{kind.slug}`" in text or kind.status == 308, kind


def test_every_command_and_format_is_in_the_reference():
    text = COMMAND_LINE.read_text(encoding="utf-8")
    for name in COMMANDS:
        assert f"\n## {name}\n" in text
    for name in (*EXPORTS, *What):
        assert f"`{name}`" in text


def test_every_resource_is_in_the_reference(app):
    text = REFERENCE.read_text(encoding="utf-8")
    for path in app.openapi()["paths"]:
        assert path in text or path.replace("{suffix}", "csv") in text
