"""The pages in a real browser, offline; ``page`` fails on any fault or stray request."""

import re

import pytest
from playwright.sync_api import Page, expect

from graph.model import Dyad
from graph.queries import EventFilter
from tests.api.web import world

DYAD = "/dyads/AZE-KAZ"
WIDE = ".timeline.wide svg"


@pytest.fixture(scope="module")
def paths(view):
    """One address of every kind of page, by its name."""
    events = view.events(EventFilter(dyad=Dyad("AZE", "KAZ"))).items
    signing = next(e for e in events if e.agreement)
    return {
        "home": "/",
        "search": "/search?q=all+Azerbaijan-Kazakhstan+agreements+frobnicate",
        "ask": "/search",
        "dyad": DYAD,
        "faulty": f"{DYAD}?since=foo&place=Baku",
        "event": f"/events/{signing.id}",
        "document": f"/documents/{signing.evidence[0].document}",
        "agreement": f"/agreements/{signing.agreement}",
        "actor": "/actors/KAZ.aidar-sample",
        "ontology": "/ontology",
        "sparql": "/sparql?query=SELECT+*+{+?event+a+bl:Signing+;+rdfs:label+?label+}",
    }


@pytest.mark.parametrize("scheme", ["light", "dark"])
@pytest.mark.parametrize(
    "name",
    [
        "home",
        "search",
        "ask",
        "dyad",
        "event",
        "document",
        "agreement",
        "actor",
        "ontology",
        "sparql",
    ],
)
def test_every_page_passes_the_accessibility_rules(page: Page, accessible, paths, name, scheme):
    page.emulate_media(color_scheme=scheme)
    page.goto(paths[name])
    assert accessible(page) == []


@pytest.mark.parametrize("name", ["home", "dyad", "event", "actor", "sparql"])
def test_small_screens_pass_too_and_never_scroll_sideways(page: Page, accessible, paths, name):
    page.set_viewport_size({"width": 390, "height": 800})
    page.goto(paths[name])
    assert page.evaluate("document.documentElement.scrollWidth") <= 390
    assert accessible(page) == []


def test_the_accessibility_check_finds_a_fault_that_is_there(page: Page, accessible):
    page.goto("/")
    page.evaluate("document.documentElement.removeAttribute('lang')")
    assert any(fault.startswith("html-has-lang") for fault in accessible(page))


@pytest.mark.parametrize("width", [1280, 390])
def test_labels_of_the_timeline_do_not_overlap_as_the_browser_draws_them(page: Page, width):
    page.set_viewport_size({"width": width, "height": 900})
    page.goto(DYAD)
    boxes = page.evaluate(
        """[...document.querySelectorAll('.timeline svg text')]
            .map(text => text.getBoundingClientRect()).filter(box => box.width > 0)
            .map(box => [box.left, box.top, box.right, box.bottom])"""
    )
    assert len(boxes) > 8
    for number, (left, top, right, bottom) in enumerate(boxes):
        for other in boxes[number + 1 :]:
            across = min(right, other[2]) - max(left, other[0])
            down = min(bottom, other[3]) - max(top, other[1])
            assert across <= 0 or down <= 2


def test_hostile_text_does_not_run(page: Page, event_of):
    event = event_of("They signed")
    for path in (DYAD, f"/events/{event.id}", f"/documents/{event.evidence[0].document}"):
        page.goto(path)
        assert page.title() != "owned"
        assert page.locator("img").count() == 0


def test_the_marked_text_is_exactly_the_evidence(page: Page, event_of):
    for quote in (world.SIGNING_QUOTE, "They signed", "called off"):
        event = event_of(quote)
        page.goto(f"/events/{event.id}")
        marked = page.locator("mark").evaluate_all("marks => marks.map(m => m.textContent)")
        assert sorted(marked) == sorted(span.quote for span in event.evidence)


def test_one_tab_stop_and_the_arrow_keys_walk_the_timeline(page: Page):
    page.goto(DYAD)
    marks = page.locator(f"{WIDE} a")
    assert marks.count() > 4
    assert page.locator(f'{WIDE} a[tabindex="0"]').count() == 1
    first = page.locator(f'{WIDE} a[tabindex="0"]')
    first.focus()

    def focused() -> str:
        return page.evaluate("document.activeElement.getAttribute('href')")

    def lane() -> str:
        return page.evaluate("document.activeElement.closest('.lane').getAttribute('aria-label')")

    while not lane().startswith("Signings"):
        before = lane()
        page.keyboard.press("ArrowDown")
        assert lane() != before
    page.keyboard.press("Home")
    start = focused()
    page.keyboard.press("ArrowRight")
    assert focused() != start
    page.keyboard.press("ArrowLeft")
    assert focused() == start
    page.keyboard.press("End")
    end = focused()
    page.keyboard.press("ArrowRight")
    assert focused() == end
    assert page.locator(f'{WIDE} a[tabindex="0"]').count() == 1
    page.keyboard.press("Enter")
    expect(page).to_have_url(re.compile(f"{re.escape(end)}$"))


def test_a_mark_of_the_timeline_opens_its_event(page: Page):
    page.goto(DYAD)
    mark = page.locator(f"{WIDE} a", has=page.locator("title", has_text="Grey Heron"))
    mark.click()
    expect(page.get_by_role("heading", level=1)).to_contain_text("Grey Heron")


def test_the_filters_go_into_the_address_without_the_empty_ones(page: Page):
    page.goto(DYAD)
    page.get_by_role("checkbox", name="Signing").check()
    page.get_by_label("Since").fill("2024")
    page.get_by_role("button", name="Show").click()
    expect(page).to_have_url(re.compile(r"/dyads/AZE-KAZ\?type=signing&since=2024$"))
    expect(page.get_by_role("checkbox", name="Signing")).to_be_checked()
    expect(page.locator("table.events tbody tr")).to_have_count(1)
    page.go_back()
    expect(page.get_by_label("Since")).to_be_editable()


def test_a_fault_is_told_at_its_field(page: Page):
    page.goto(DYAD)
    page.get_by_label("Since").fill("foo")
    page.get_by_role("button", name="Show").click()
    field = page.get_by_label("Since")
    expect(field).to_have_attribute("aria-invalid", "true")
    expect(page.locator(f"#{field.get_attribute('aria-describedby')}")).to_contain_text("no date")


def test_a_reader_can_skip_to_the_content_and_sees_the_focus(page: Page):
    page.goto(DYAD)
    page.keyboard.press("Tab")
    expect(page.locator(".skip")).to_be_in_viewport()
    page.keyboard.press("Enter")
    assert page.evaluate("document.activeElement.id") == "main"


def test_a_question_is_answered_from_the_front_page(page: Page):
    page.goto("/")
    page.get_by_label("Ask in your own words").fill("all Azerbaijan–Kazakhstan agreements")
    page.keyboard.press("Enter")
    expect(page).to_have_url(re.compile("/search\\?q="))
    expect(page.get_by_role("table")).to_contain_text("Protocol on ferry schedules")


def test_sparql_is_asked_in_the_page(page: Page, paths):
    page.goto(paths["sparql"])
    page.get_by_label("Query").fill("SELECT (1 + 1 AS ?two) {}")
    page.get_by_role("button", name="Run").click()
    expect(page.get_by_role("cell", name="2", exact=True)).to_be_visible()
    expect(page.get_by_label("Query")).to_have_value("SELECT (1 + 1 AS ?two) {}")


def test_the_matrix_leads_to_a_dyad(page: Page):
    page.goto("/")
    page.get_by_role("link", name="Azerbaijan and Türkiye: 1 event").first.click()
    expect(page.get_by_role("heading", level=1)).to_contain_text("Azerbaijan – Türkiye")


def test_everything_works_without_javascript(plain_page: Page):
    plain_page.goto(DYAD)
    marks = plain_page.locator(f"{WIDE} a")
    rows = plain_page.locator("table.events tbody tr")
    assert marks.count() == rows.count() > 4
    plain_page.get_by_role("checkbox", name="Exercise").check()
    plain_page.get_by_role("button", name="Show").click()
    expect(rows).to_have_count(1)
    rows.get_by_role("link").click()
    expect(plain_page.locator("mark")).to_contain_text("Grey Heron")


@pytest.mark.parametrize("name", ["dyad", "event"])
def test_printing_shows_the_address_and_hides_the_controls(page: Page, paths, name):
    page.goto(paths[name])
    page.emulate_media(media="print")
    expect(page.locator(".print")).to_be_visible()
    expect(page.locator("header form")).to_be_hidden()


def test_forced_colours_keep_marks_and_text_visible(page: Page):
    page.emulate_media(forced_colors="active")
    page.goto(DYAD)
    ground = page.evaluate("getComputedStyle(document.body).backgroundColor")
    for part in ("text", ".lane .mark"):
        fills = page.locator(f"{WIDE} {part}").evaluate_all(
            "parts => parts.map(p => [getComputedStyle(p).fill, getComputedStyle(p).stroke])"
        )
        assert all((fill, stroke) != (ground, ground) for fill, stroke in fills)
