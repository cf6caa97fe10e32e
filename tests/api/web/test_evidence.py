import pytest
from hypothesis import given
from hypothesis import strategies as st

from api.web.evidence import article_url, is_web_address, passages
from graph.model import Document, Evidence

TEXT = (
    "A first sentence stands far away. A second one leads up. The sides signed a plan. "
    "A fourth one follows. A fifth one is not shown.\n\nAnother paragraph."
)


def spans(text, *quotes):
    return [
        Evidence(document="d", quote=q, start=text.index(q), end=text.index(q) + len(q))
        for q in quotes
    ]


def written(passage):
    return "".join(f"[{s.text}]" if s.marked else s.text for s in passage)


def test_a_quote_is_marked_between_one_sentence_before_and_one_after():
    (passage,) = passages(TEXT, spans(TEXT, "The sides signed a plan."))
    assert written(passage) == (
        "A second one leads up. [The sides signed a plan.] A fourth one follows."
    )


def test_a_quote_within_a_sentence_gets_the_rest_of_it():
    (passage,) = passages(TEXT, spans(TEXT, "signed"))
    assert written(passage) == "The sides [signed] a plan."


def test_near_quotes_share_a_passage_and_far_ones_do_not():
    near = passages(TEXT, spans(TEXT, "A second one leads up.", "A fourth one follows."))
    far = passages(TEXT, spans(TEXT, "A first sentence stands far away.", "Another paragraph."))
    assert (len(near), len(far)) == (1, 2)


def test_context_stays_within_the_paragraph():
    (passage,) = passages(TEXT, spans(TEXT, "Another paragraph."))
    assert written(passage) == "[Another paragraph.]"


def test_context_of_an_endless_sentence_is_cut():
    text = f"{'word ' * 500}quote{' word' * 500}"
    (passage,) = passages(text, spans(text, "quote"))
    assert len(written(passage)) < 600


def test_spans_outside_the_text_are_passed_over():
    stray = Evidence(document="d", quote="x", start=10_000, end=10_001)
    assert passages(TEXT, [stray]) == ()


@given(st.text(max_size=300), st.lists(st.tuples(st.integers(0, 300), st.integers(0, 300))))
def test_every_marked_character_is_marked_once_and_in_order(text, places):
    found = [Evidence(document="d", quote="", start=a, end=b) for a, b in places]
    marked = "".join(s.text for p in passages(text, found) for s in p if s.marked)
    inside = {n for a, b in places if 0 <= a < b <= len(text) for n in range(a, b)}
    assert marked == "".join(text[n] for n in sorted(inside))


def published(url):
    return Document(id="d", text=TEXT, url=url)


def test_a_link_opens_the_article_at_a_short_quote():
    evidence = spans(TEXT, "The sides signed a plan.")
    assert article_url(published("https://news.example/a"), evidence) == (
        "https://news.example/a#:~:text=The%20sides%20signed%20a%20plan."
    )


def test_a_long_quote_is_named_by_its_ends_with_its_commas_and_dashes_encoded():
    text = "One, two-three four five six seven eight nine ten eleven-twelve, thirteen."
    link = article_url(published("https://news.example/a#top"), spans(text, text))
    assert link == (
        "https://news.example/a#top:~:text=One%2C%20two%2Dthree%20four%20five%20six,"
        "eight%20nine%20ten%20eleven%2Dtwelve%2C%20thirteen."
    )


@pytest.mark.parametrize(
    "url",
    [
        "javascript:alert(1)",
        "data:text/html,x",
        "//news.example/a",
        "/etc/passwd",
        "https:",
        "http://[",
    ],
)
def test_only_addresses_of_the_web_become_links(url):
    assert not is_web_address(url)
    assert article_url(published(url)) is None
