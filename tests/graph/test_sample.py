"""The bundled sample is whole, is ours, and stands beside an annotation that fits it."""

import json
import re
from collections import Counter
from pathlib import Path
from typing import Any

import pytest

from graph.documents import read
from graph.evaluate import read_gold
from graph.model import Document
from graph.sample import sample_paths
from ontology.terms import EventType

EXPECTED = Path(__file__).parent / "sample_expected.jsonl"
DELIVERED = {
    EventType.VISIT,
    EventType.MEETING,
    EventType.INVITATION,
    EventType.SIGNING,
    EventType.EXERCISE,
    EventType.AWARD,
    EventType.CULTURAL_COOPERATION,
    EventType.RELATIONS,
    EventType.STATEMENT,
}


@pytest.fixture(scope="module")
def sample() -> dict[str, Document]:
    found = list(read(sample_paths()))
    assert all(isinstance(document, Document) for document in found), found
    return {document.name: document for document in found}


@pytest.fixture(scope="module")
def expected() -> list[dict[str, Any]]:
    return [json.loads(line) for line in EXPECTED.read_text("utf-8").splitlines()]


def test_every_article_is_read_with_title_publisher_and_day(sample: dict[str, Document]) -> None:
    assert len(sample) >= 18
    for document in sample.values():
        assert document.title, document.name
        assert document.publisher, document.name
        assert document.published, document.name
        assert document.url is None, document.name
        assert 100 <= len(document.text.split()) <= 350, document.name


def test_every_form_of_input_is_shown(sample: dict[str, Document]) -> None:
    suffixes = Counter(path.suffix for path in sample_paths())
    assert suffixes[".html"] >= 3
    assert suffixes[".txt"] >= 3
    assert suffixes[".jsonl"] == 1


def test_pages_are_read_without_what_is_around_the_article(sample: dict[str, Document]) -> None:
    pages = [document for name, document in sample.items() if name.endswith(".html")]
    chrome = re.compile("Related news|Copy link|Subscribe|All rights reserved|About us")
    assert [page.name for page in pages if chrome.search(page.text)] == []


def test_no_article_leads_to_an_address(sample: dict[str, Document]) -> None:
    address = re.compile(r"https?://|www\.|href=\"(?!#\")")
    texts = {path.name: path.read_text("utf-8") for path in sample_paths()}
    vocabulary = "https://schema.org"
    assert [n for n, text in texts.items() if address.search(text.replace(vocabulary, ""))] == []


def test_the_annotation_is_of_the_text_as_it_is_read(
    sample: dict[str, Document], expected: list[dict[str, Any]]
) -> None:
    assert [article["id"] for article in expected] == list(sample)
    for article in expected:
        document, noted = sample[article["id"]], article["document"]
        assert noted["text"] == document.text, article["id"]
        assert noted["title"] == document.title
        assert noted["publisher"] == document.publisher
        assert noted["published"] == str(document.published)


def test_the_annotation_quotes_and_nests_correctly(expected: list[dict[str, Any]]) -> None:
    for article in expected:
        text, events = article["document"]["text"], article["events"]
        ids = {event["id"] for event in events}
        for event in events:
            assert event["evidence"]
            assert [q for q in event["evidence"] if q not in text] == []
            assert event["part_of"] in ids | {None}
            assert event["part_of"] != event["id"]
            assert len({p["country"] for p in event["participants"]}) > 1


def test_the_annotation_can_be_scored(expected: list[dict[str, Any]]) -> None:
    articles = list(read_gold(EXPECTED))
    assert len(articles) == len(expected)
    assert {event.report.type for article in articles for event in article.events} == DELIVERED


def test_what_the_sample_must_hold_is_there(expected: list[dict[str, Any]]) -> None:
    pair = [
        article
        for article in expected
        if any(
            {"AZE", "KAZ"} <= {p["country"] for p in e["participants"]} for e in article["events"]
        )
    ]
    tellers: dict[str, set[str]] = {}
    for article in expected:
        for event in article["events"]:
            tellers.setdefault(event["key"], set()).add(article["document"]["publisher"])
    assert len(pair) >= 8
    assert sum(not article["events"] for article in expected) >= 2
    assert sum(len(publishers) > 1 for publishers in tellers.values()) >= 4
