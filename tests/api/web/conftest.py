"""Fixtures: the made-up world in a ledger, the pages over it, and a guarded browser page.

Every browser page fails its test on a script error and on any request that leaves this machine.
"""

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

import pytest
from axe_playwright_python.sync_playwright import Axe
from fastapi import FastAPI
from fastapi.testclient import TestClient
from playwright.sync_api import Browser, ConsoleMessage, Page, Response, Route

from api.app import create_app
from api.settings import Settings
from graph.model import Dyad, Event
from graph.queries import EventFilter
from graph.store.ledger import Ledger
from graph.store.view import View
from tests.api.conftest import serving
from tests.api.web import world

RULES = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa"]


@pytest.fixture(scope="session")
def browser_type_launch_args(browser_type_launch_args: dict[str, Any]) -> dict[str, Any]:
    flags = [
        "--disable-quic",
        "--disable-background-networking",
        "--disable-component-update",
        "--font-render-hinting=none",
        "--hide-scrollbars",
    ]
    known = browser_type_launch_args.get("args", [])
    return {**browser_type_launch_args, "args": [*known, *flags]}


@pytest.fixture(scope="session")
def browser_context_args(browser_context_args: dict[str, Any]) -> dict[str, Any]:
    return {
        **browser_context_args,
        "locale": "en-GB",
        "timezone_id": "UTC",
        "viewport": {"width": 1280, "height": 900},
        "reduced_motion": "reduce",
    }


@pytest.fixture(scope="session")
def world_ledger(tmp_path_factory: pytest.TempPathFactory) -> Path:
    path = tmp_path_factory.mktemp("world") / "world.db"
    with Ledger.open(path) as ledger:
        for document, reports in world.articles():
            assert ledger.add(document, reports)
    return path


@pytest.fixture(scope="session")
def world_app(world_ledger: Path) -> FastAPI:
    return create_app(Settings(db=world_ledger))


@pytest.fixture(scope="session")
def pages(world_app: FastAPI) -> Iterator[TestClient]:
    """Sees what a browser is sent: no redirect is followed, no error let through."""
    with TestClient(world_app, follow_redirects=False, raise_server_exceptions=False) as client:
        yield client


@pytest.fixture(scope="session")
def view(world_ledger: Path) -> Iterator[View]:
    with View.open(world_ledger) as view:
        yield view


@pytest.fixture(scope="session")
def event_of(view: View) -> Callable[[str], Event]:
    """The event of the dyad AZE-KAZ that has this quote."""

    def find(quote: str) -> Event:
        events = view.events(EventFilter(dyad=Dyad("AZE", "KAZ")), limit=100).items
        return next(e for e in events if any(quote in span.quote for span in e.evidence))

    return find


@pytest.fixture(scope="session")
def base_url(world_app: FastAPI) -> Iterator[str]:
    with serving(world_app) as url:
        yield url.rstrip("/")


@contextmanager
def guarded(page: Page, site: str) -> Iterator[Page]:
    """Fail on script and console errors, missing assets, and requests to anywhere but the site."""
    faults: list[str] = []

    def pass_on(route: Route) -> None:
        if route.request.url.startswith((f"{site}/", "data:", "blob:")):
            route.continue_()
        else:
            faults.append(route.request.url)
            route.abort()

    def answered(answer: Response) -> None:
        if answer.status >= 400 and answer.request.resource_type != "document":
            faults.append(f"{answer.status} {answer.url}")

    def said(message: ConsoleMessage) -> None:
        if message.type == "error" and not message.text.startswith("Failed to load resource"):
            faults.append(message.text)

    page.route("**/*", pass_on)
    page.on("pageerror", lambda error: faults.append(str(error)))
    page.on("response", answered)
    page.on("console", said)
    yield page
    assert not faults


@pytest.fixture
def page(page: Page, base_url: str) -> Iterator[Page]:
    with guarded(page, base_url) as page:
        yield page


@pytest.fixture
def plain_page(browser: Browser, base_url: str) -> Iterator[Page]:
    """A page in a browser without JavaScript."""
    context = browser.new_context(java_script_enabled=False, base_url=base_url)
    with guarded(context.new_page(), base_url) as page:
        yield page
    context.close()


@pytest.fixture(scope="session")
def accessible() -> Callable[[Page], list[str]]:
    """The faults that axe finds on a page: rule and place of each."""

    def check(page: Page) -> list[str]:
        found = Axe().run(page, options={"runOnly": {"type": "tag", "values": RULES}})
        return [
            f"{fault['id']}: {node['html'][:200]}"
            for fault in found.response["violations"]
            for node in fault["nodes"]
        ]

    return check
