"""What the pages answer, without a browser."""

import gzip
import json
import re
from html import unescape
from xml.etree import ElementTree as ET

import pytest
from fastapi.testclient import TestClient

from api.app import create_app
from api.settings import Settings
from graph.model import Dyad
from graph.queries import EventFilter
from graph.store.ledger import Ledger
from tests.api.web import world

DYAD = "/dyads/AZE-KAZ"
MINISTER = "/actors/KAZ.aidar-sample"


@pytest.fixture(scope="module")
def paths(view):
    """One address of every kind of page."""
    event = view.events(EventFilter(dyad=Dyad("AZE", "KAZ"))).items[0]
    agreement = view.agreements(EventFilter()).items[0]
    return [
        "/",
        "/search",
        "/search?q=all+Azerbaijan-Kazakhstan+agreements",
        DYAD,
        "/sparql?format=html",
        f"/events/{event.id}",
        f"/documents/{event.evidence[0].document}",
        f"/agreements/{agreement.id}",
        "/actors/KAZ",
        MINISTER,
    ]


def test_every_page_answers_with_one_heading_and_landmarks(pages, paths):
    for path in paths:
        html = pages.get(path)
        assert html.status_code == 200, path
        assert html.headers["content-type"] == "text/html; charset=utf-8"
        assert len(re.findall("<h1", html.text)) == 1
        assert html.text.count("<main") == html.text.count("<header") == 1
        assert 'href="#main"' in html.text


def test_every_page_forbids_what_it_does_not_bring_itself(pages, paths):
    for path in [*paths, "/dyads/nothing", "/events/e0"]:
        policy = pages.get(path).headers["content-security-policy"]
        assert "default-src 'none'" in policy
        assert "unsafe" not in policy
        assert "frame-ancestors 'self'" in policy


def test_no_page_has_a_script_or_style_of_its_own_or_an_address_elsewhere(pages, paths):
    for path in paths:
        html = pages.get(path).text
        assert not re.search(r"<script(?![^>]* src=\"/static/)", html), path
        assert " style=" not in html
        assert not re.search(r"<[^>]* on\w+=", html)
        assert not re.search(r"(src|stylesheet\" href)=\"(?!/static/)", html)


def test_hostile_text_is_shown_as_text_everywhere(pages, view, event_of):
    event = event_of("They signed")
    for path in (
        "/",
        DYAD,
        f"/events/{event.id}",
        f"/documents/{event.evidence[0].document}",
        f"/agreements/{event.agreement}",
        f"/search?q={world.HOSTILE}",
        f"/dyads/{world.HOSTILE.replace('/', '')}",
        f"{DYAD}?text={world.HOSTILE}&since={world.HOSTILE}",
    ):
        html = pages.get(path).text
        assert "<script>" not in html, path
        assert "<img" not in html, path
        assert "javascript:" not in re.findall(r'href="([^"]*)', html)
    assert world.HOSTILE in unescape(pages.get(f"/events/{event.id}").text)


def test_a_hostile_address_never_becomes_a_link(pages, event_of):
    html = pages.get(f"/events/{event_of('They signed').id}").text
    assert 'href="javascript:' not in html


@pytest.mark.parametrize(
    "path",
    ["/dyads/KAZ-AZE", "/dyads/kaz-aze", "/dyads/Kazakhstan-Azerbaijan", "/dyads/AZE–KAZ"],
)
def test_another_spelling_of_a_dyad_leads_to_its_page(pages, path):
    answer = pages.get(path, params={"type": "signing"})
    assert answer.status_code == 308
    assert answer.headers["location"] == f"{DYAD}?type=signing"


def test_a_suffix_is_kept_when_a_dyad_is_spelled_anew(pages):
    assert pages.get("/dyads/KAZ-AZE.svg").headers["location"] == f"{DYAD}.svg"


@pytest.mark.parametrize("path", ["/dyads/AZR-KAZ", "/dyads/Azerbyjan-Kazakhstn", "/dyads/AZE-KAX"])
def test_a_mistyped_dyad_is_missing_and_the_right_one_suggested(pages, path):
    answer = pages.get(path)
    assert answer.status_code == 404
    assert f'<a href="{DYAD}">' in answer.text


def test_a_dyad_without_events_is_missing_and_others_of_its_members_are_suggested(pages):
    answer = pages.get("/dyads/KAZ-TUR")
    assert answer.status_code == 404
    assert f'<a href="{DYAD}">' in answer.text


@pytest.mark.parametrize(
    "path", ["/dyads/AZE", "/dyads/AZE-AZE", "/dyads/-", "/dyads/%00", "/dyads/x-y"]
)
def test_what_is_no_dyad_is_missing(pages, path):
    assert pages.get(path).status_code == 404


@pytest.mark.parametrize("kind", ["events", "documents", "agreements", "actors"])
@pytest.mark.parametrize("key", ["0", "e0000000000000000", "%F0%9F%92%A5", "e%00", "x" * 3000])
def test_an_unknown_key_is_missing_with_a_page_that_says_so(pages, kind, key):
    answer = pages.get(f"/{kind}/{key}")
    assert answer.status_code == 404
    assert "<h1>Not found</h1>" in answer.text


def test_a_key_of_another_kind_is_pointed_to_its_page(pages, event_of):
    agreement = event_of(world.SIGNING_QUOTE).agreement
    assert f'href="/agreements/{agreement}"' in pages.get(f"/events/{agreement}").text


def test_the_page_of_an_official_shows_the_offices_and_what_was_done_last(pages, view):
    html = pages.get(MINISTER).text
    assert '<h1 dir="auto">Aidar Sample</h1>' in html
    assert '<a href="/actors/KAZ"><bdi>Kazakhstan</bdi></a>' in html
    assert "Minister of Defence" in html[: html.index("Latest events")]
    latest = view.events(EventFilter(official="KAZ.aidar-sample")).items
    assert re.findall(r'href="/events/(\w+)"', html) == [event.id for event in latest]
    assert html.count("<q ") > len(latest)


def test_the_page_of_a_state_shows_its_partners_and_one_without_events_says_so(pages):
    known = pages.get("/actors/KAZ").text
    assert "Republic of Kazakhstan" in known
    assert f'<a href="{DYAD}">Azerbaijan – Kazakhstan</a>' in known
    unknown = pages.get("/actors/BRA").text
    assert '<h1 dir="auto">Brazil</h1>' in unknown
    assert "No event of it is known." in unknown


def test_the_sides_of_an_event_lead_to_their_pages(pages, event_of):
    html = pages.get(f"/events/{event_of(world.SIGNING_QUOTE).id}").text
    links = re.findall(r'href="(/actors/[^"]+)"', html)
    assert "/actors/KAZ" in links
    assert all(pages.get(link).status_code == 200 for link in links)


def test_the_dyad_page_counts_its_events_and_links_each(pages, view):
    html = pages.get(DYAD).text
    summary = view.dyad(Dyad("AZE", "KAZ"))
    events = view.events(EventFilter(dyad=summary.dyad), limit=100).items
    assert f"{summary.events} events" in html
    table = html[html.index("<table") :]
    assert [f"e{key}" for key in re.findall(r'href="/events/e(\w+)"', table)] == [
        event.id for event in events
    ]


def test_filters_in_the_address_narrow_table_and_timeline_and_fill_the_form(pages):
    html = pages.get(f"{DYAD}?type=signing&type=exercise&since=2024&until=&status=").text
    assert re.search(r'value="signing" checked', html)
    assert not re.search(r'value="visit" checked', html)
    assert 'name="since" value="2024"' in html
    assert "Grey Heron" in html
    assert "Commission meeting" not in html
    assert f'rel="canonical" href="{DYAD}?since=2024&amp;type=exercise&amp;type=signing"' in html


def test_filters_that_the_form_does_not_show_are_carried_along(pages):
    html = pages.get(f"{DYAD}?place=Baku").text
    assert '<input type="hidden" name="place" value="Baku">' in html


@pytest.mark.parametrize(
    ("query", "said"),
    [
        ("since=foo", "since: &#39;foo&#39; is no date"),
        ("type=party", "type: &#39;party&#39; is not one of its values"),
        ("since=2024&until=2020", "is not after"),
        ("min_confidence=9", "min_confidence"),
        ("place=%01", "control characters"),
    ],
)
def test_a_filter_without_sense_is_told_above_the_whole_answer(pages, query, said):
    answer = pages.get(f"{DYAD}?{query}")
    assert answer.status_code == 422
    assert said in answer.text
    assert "<table" in answer.text


def test_unknown_parameters_do_no_harm(pages):
    assert pages.get(f"{DYAD}?utm_source=x&limit=9999").status_code == 200


def test_a_made_up_cursor_is_refused(pages):
    assert pages.get(f"{DYAD}?cursor=nonsense").status_code == 422


def test_evidence_is_marked_within_a_sentence_of_context_and_no_more(pages, event_of):
    html = pages.get(f"/events/{event_of(world.SIGNING_QUOTE).id}").text
    assert f"<mark>{world.SIGNING_QUOTE}</mark>" in html
    assert world.LEAD in html
    assert world.TAIL in html
    assert world.FAR not in html


def test_every_report_of_an_event_is_shown_with_its_document(pages, event_of):
    html = pages.get(f"/events/{event_of(world.SIGNING_QUOTE).id}").text
    assert html.count('<article class="account"') == 2
    assert "Harbour Post" in html
    assert "Steppe Wire" in html


def test_an_article_on_the_web_is_opened_at_the_quote(pages, event_of):
    html = pages.get(f"/events/{event_of(world.SIGNING_QUOTE).id}").text
    link = (
        "https://news.example/2024/ferries-and-ports#:~:text=On%20Tuesday%20the%20two%20ministers,"
    )
    assert f'href="{link}' in html
    assert 'rel="noopener external"' in html


def test_an_article_that_is_not_on_the_web_is_shown_on_its_own_page(pages, event_of):
    event = event_of("called off")
    html = pages.get(f"/events/{event.id}").text
    assert f'href="/documents/{event.evidence[0].document}"' in html


def test_participants_are_listed_with_role_body_person_and_office(pages, event_of):
    html = pages.get(f"/events/{event_of('came to Baku').id}").text
    row = re.search(r"<td role=\"cell\">Visitor.*?</tr>", html, re.DOTALL)[0]
    for text in ("Kazakhstan", "Major General Aidar Sample", "Minister of Defence", "delegation"):
        assert text in row


def test_whole_and_parts_link_to_each_other(pages, event_of):
    visit, meeting = event_of("came to Baku"), event_of("met at the ministry")
    assert f'href="/events/{meeting.id}"' in pages.get(f"/events/{visit.id}").text
    assert f'href="/events/{visit.id}"' in pages.get(f"/events/{meeting.id}").text


def test_neighbours_lead_through_all_dated_events_of_the_dyad(pages, view):
    events = view.events(EventFilter(dyad=Dyad("AZE", "KAZ")), limit=100).items
    path, seen = f"/events/{events[-1].id}", []
    while path:
        seen.append(path.removeprefix("/events/"))
        found = re.search(r'rel="next" href="(/events/\w+)"', pages.get(path).text)
        path = found and found[1]
    assert seen == [event.id for event in reversed(events)]


def test_a_document_shows_what_it_supports_and_not_its_text(pages, event_of):
    event = event_of(world.SIGNING_QUOTE)
    source = next(e.document for e in event.evidence if e.quote == world.SIGNING_QUOTE)
    html = pages.get(f"/documents/{source}").text
    assert f'href="/events/{event.id}"' in html
    assert f"<mark>{world.SIGNING_QUOTE}</mark>" in html
    assert world.TAIL not in html


def test_a_dyad_comes_as_json_csv_turtle_and_svg(pages):
    media = {
        "json": "application/json",
        "csv": "text/csv",
        "ttl": "text/turtle",
        "svg": "image/svg+xml",
    }
    for suffix, type in media.items():
        answer = pages.get(f"{DYAD}.{suffix}?type=exercise")
        assert answer.status_code == 200
        assert answer.headers["content-type"].startswith(type)
        assert "Grey Heron" in answer.text
    assert json.loads(pages.get(f"{DYAD}.json").text)["dyad"] == "AZE-KAZ"


def test_the_drawing_as_a_file_is_whole_and_harmless(pages):
    answer = pages.get(f"{DYAD}.svg")
    assert ET.fromstring(answer.text).tag == "{http://www.w3.org/2000/svg}svg"
    assert "default-src 'none'" in answer.headers["content-security-policy"]


def test_a_file_is_refused_for_filters_without_sense(pages):
    assert pages.get(f"{DYAD}.json?since=foo").status_code == 422


def test_an_event_comes_as_json_and_turtle(pages, event_of):
    event = event_of(world.SIGNING_QUOTE)
    assert pages.get(f"/events/{event.id}.json").json()["id"] == event.id
    turtle = pages.get(f"/events/{event.id}.ttl")
    assert turtle.headers["content-type"].startswith("text/turtle")
    assert event.id in turtle.text


def test_a_question_is_shown_as_it_was_read_with_its_answer_and_as_an_api_call(pages):
    html = pages.get("/search?q=all+Azerbaijan-Kazakhstan+agreements+frobnicate").text
    assert "Azerbaijan" in re.search('<ul class="chips">.*?</ul>', html, re.DOTALL)[0]
    assert "frobnicate" in re.search("<del>.*?</del>", html)[0]
    assert "Protocol on ferry schedules" in html
    assert 'href="/v1/events?principal=AZE&amp;principal=KAZ' in html
    assert 'href="/v1/ask?q=all%20Azerbaijan-Kazakhstan' in html


def test_a_question_that_is_not_understood_says_so_and_lists_nothing(pages):
    html = pages.get("/search?q=lorem+ipsum").text
    assert "nothing to look for" in html
    assert "<table" not in html


def test_a_ledger_without_events_has_a_front_page_that_says_how_to_begin(tmp_path):
    path = tmp_path / "empty.db"
    Ledger.open(path).close()
    with TestClient(create_app(Settings(db=path))) as client:
        assert "bilateral ingest" in client.get("/").text


def test_a_missing_ledger_answers_with_a_page_too(tmp_path):
    settings = Settings(db=tmp_path / "none.db")
    with TestClient(create_app(settings), raise_server_exceptions=False) as client:
        answer = client.get("/")
    assert answer.status_code == 503
    assert "<h1>" in answer.text
    assert str(tmp_path) not in answer.text


@pytest.fixture(scope="module")
def busy(tmp_path_factory):
    path = tmp_path_factory.mktemp("busy") / "busy.db"
    with Ledger.open(path) as ledger:
        for document, reports in world.many(1_000):
            ledger.add(document, reports)
    with TestClient(create_app(Settings(db=path))) as client:
        yield client


def test_a_busy_dyad_is_light_and_its_table_goes_on(busy):
    first = busy.get(DYAD).text
    assert len(gzip.compress(first.encode())) < 100_000
    assert first.count("<tr role=") == 101
    following = unescape(re.search(r'rel="next" href="([^"#]+)', first)[1])
    second = busy.get(following).text
    shown = [
        set(re.findall(r'class="what"><a href="(/events/\w+)', html)) for html in (first, second)
    ]
    assert len(shown[0]) == len(shown[1]) == 100
    assert not shown[0] & shown[1]
    assert "First page" in second


def test_a_cluster_of_the_timeline_leads_to_just_its_events(busy):
    html = busy.get(DYAD).text
    link = re.search(r'<a href="(/dyads/AZE-KAZ\?[^"]+)"><title>(\d+) ×', html)
    narrowed = busy.get(unescape(link[1])).text
    assert f"{link[2]} events of 1,000" in narrowed
