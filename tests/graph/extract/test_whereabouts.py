"""Where events take place: by their own words, by who received whom, by their kind."""

import datetime as dt

import pytest

from graph.extract import extract
from graph.model import Document
from tests.graph.extract.telling import reports

PLACED = [
    # the host
    ("Serbian President Ana Petrović received Hungarian Foreign Minister Ádám Kovács.", "SRB"),
    ("Kenya hosted a joint exercise with Uganda on Monday.", "KEN"),
    # where a mission is posted
    ("Turkey's new ambassador to Chad presented his credentials to the Chadian president.", "TCD"),
    ("Germany closed its consulate in Kaliningrad in November.", "RUS"),
    # what else is done there
    (
        "Notes were exchanged by Japan and the Philippines during the visit to Manila of Prime "
        "Minister Kenta Mori on 3 April.",
        "PHL",
    ),
    # another thing's place
    ("The patrol boat, a gift of Indonesia built in Surabaya, was handed over to Fiji.", "FJI"),
]


@pytest.mark.parametrize(("text", "country"), PLACED)
def test_a_place_is_where_the_text_says_or_plainly_implies(text: str, country: str) -> None:
    assert country in {r.place.country for r in reports(text) if r.place is not None}


def test_what_is_spoken_of_is_no_place() -> None:
    text = "The presidents of Angola and Cuba met to discuss the crisis in Khartoum on Monday."

    assert [report.place for report in reports(text)] == [None]


def test_here_is_where_the_story_was_filed() -> None:
    text = "KATHMANDU, May 14 - The foreign ministers of Bhutan and Laos held talks here on Monday."

    (report,) = reports(text)

    assert report.place is not None
    assert report.place.country == "NPL"


def test_a_story_without_a_dateline_takes_place_at_its_publisher_s() -> None:
    document = Document(
        id="d1",
        text="President Eleni Zulu met Malawi's foreign minister, Grace Banda, on Monday.\n"
        "Zambian and Malawian officials looked on.",
        publisher="Zambia Daily",
        published=dt.date(2024, 5, 14),
    )

    places = {r.place.country for r in extract(document) if r.type == "meeting" and r.place}

    assert places == {"ZMB"}


def test_an_organisation_is_no_place() -> None:
    text = (
        "Norwegian Defence Minister Nils Berg met his Canadian counterpart Ann Roy at NATO "
        "headquarters on Monday."
    )

    (report,) = reports(text)

    assert report.place is None or report.place.country != "NATO"
