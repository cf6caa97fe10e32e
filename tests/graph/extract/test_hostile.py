"""Texts that nobody would print are read, or left, without a fault and in reasonable time."""

import html
import time

import pytest

from graph.extract import extract_many
from graph.model import Document

NEWS = (
    "Georgian President Nino Beridze visited Hungary on May 12 and met with President Ádám Kovács "
    "of Hungary in Budapest. "
)
STATES = ("Georgia", "Hungary", "Italy", "Kenya", "Japan", "Egypt", "Türkiye", "Côte d'Ivoire")


def listed(count, between=", "):
    return between.join(STATES[index % len(STATES)] for index in range(count))


HOSTILE = {
    "one word": "Georgia",
    "one letter": "a",
    "all capitals": (NEWS * 20).upper(),
    "no full stops": (NEWS * 20).replace(".", ""),
    "mixed languages": f"{NEWS} Министры провели встречу в Баку. 国防部長が会談した。 {NEWS}",
    "HTML entities": html.escape(NEWS * 5, quote=True).replace(" ", "&nbsp;"),
    "right-to-left marks": NEWS.replace(" ", " \u200f\u202b"),
    "right-to-left script": "التقى وزير الدفاع الجورجي نظيره المجري في تبليسي. " * 10,
    "NUL bytes": NEWS.replace(" ", "\0 \0"),
    "NUL bytes alone": "\0" * 100,
    "lone surrogates": NEWS.replace("Georgian", "Georgian \ud800"),
    "combining marks": "e\u0301\u0300\u0302" * 500,
    "emoji": "🇬🇪🤝🇭🇺 " * 200,
    "no white space": NEWS.replace(" ", "") * 50,
    "one endless word": "a" * 100_000,
    "brackets": "([{“‘" * 2_000,
    "nothing but dates": "3 May 2021, " * 500,
    "nothing but datelines": "TBILISI, 13 May (Wire) - " * 200,
    "empty lines": "\n \n" * 5_000,
    "10,000 states in one sentence": f"{listed(10_000)} signed an agreement.",
    "10,000 states and as many articles": f"{listed(10_000, ', the ')} signed an agreement.",
    "states joined by and": f"{listed(2_000, ' and ')} signed an agreement.",
}


def read(text):
    (extraction,) = extract_many([Document(id="d1", text=text)])
    return extraction


@pytest.mark.parametrize("text", HOSTILE.values(), ids=HOSTILE.keys())
def test_a_hostile_text_raises_nothing_and_what_is_quoted_stands_in_it(text):
    extraction = read(text)
    for report in extraction.reports:
        for span in report.evidence:
            assert text[span.start : span.end] == span.quote


def test_a_page_of_200_000_words_is_read_to_its_end():
    prose = "Nothing was said of trade, of roads or of the weather, and nobody asked.\n" * 500
    menu = "Weather | Roads | Trade\n" * 40_000
    text = f"{prose}{menu}{NEWS}"
    assert len(text.split()) >= 200_000
    assert {report.type for report in read(text).reports} == {"visit", "meeting"}


@pytest.mark.parametrize("name", ["all capitals", "no full stops", "right-to-left marks"])
def test_news_in_a_bad_shape_is_read_all_the_same(name):
    assert read(HOSTILE[name]).skipped is None


@pytest.mark.parametrize(
    ("text", "reason"),
    [
        ("", "empty: there is no printed character in it"),
        (" \n\t\u200f\0", "empty: there is no printed character in it"),
        ("12.5 | 13.7 | 14 |\n" * 20, "no prose: 0% of its characters are letters"),
        (HOSTILE["emoji"], "no prose: 0% of its characters are letters"),
        (
            "Министры обороны Азербайджана и Казахстана провели встречу в Баку. " * 3,
            "not in English: 100% of its letters are Cyrillic",
        ),
        (HOSTILE["right-to-left script"], "not in English: 100% of its letters are Arabic"),
        (
            "Le ministre géorgien de la Défense a rencontré son homologue hongrois à Tbilissi. "
            "Les deux ministres ont signé un accord sur la coopération militaire entre leurs pays.",
            "not in English: 0% of its words are common English ones",
        ),
        (
            "Der georgische Verteidigungsminister traf seinen ungarischen Kollegen in Tiflis. Die "
            "Minister unterzeichneten ein Abkommen, das die Zusammenarbeit der Armeen regelt.",
            "not in English: 5% of its words are common English ones",
        ),
        (
            "Share\nTweet\nMinister visits Hungary in May\nMost read\nPhoto: Ministry",
            "no running text: there are only headlines, menus and captions in it",
        ),
        ("Georgia", "no running text: there are only headlines, menus and captions in it"),
    ],
)
def test_a_text_in_which_nothing_can_be_read_says_why(text, reason):
    extraction = read(text)
    assert (extraction.reports, extraction.skipped) == ((), reason)


def test_a_text_that_is_skipped_leaves_its_neighbours_in_peace():
    texts = ["", NEWS, "Georgia", NEWS]
    read_all = list(extract_many(Document(id=str(n), text=t) for n, t in enumerate(texts)))
    assert [bool(e.skipped) for e in read_all] == [True, False, True, False]
    assert [len(e.reports) for e in read_all] == [0, 2, 0, 2]


@pytest.mark.parametrize(
    "made",
    [
        lambda size: NEWS * size,
        lambda size: "".join(
            f"Minister Nino B{chr(97 + i % 26)}{chr(97 + i // 26)}dze of Georgia visited Hungary. "
            for i in range(size)
        ),
        lambda size: f"{listed(size * 8, ' and the ')} signed an agreement. ",
        lambda size: "Georgia and the neighbours " * size * 4,
    ],
    ids=["news", "officials", "states in a sentence", "no full stops"],
)
def test_time_does_not_grow_with_the_square_of_the_text(made):
    read(NEWS)
    seconds = []
    for size in (40, 320):
        begun = time.process_time()
        read(made(size))
        seconds.append(time.process_time() - begun)
    assert seconds[1] < 8 * 3 * seconds[0], seconds
