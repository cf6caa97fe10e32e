"""What the make-up of a page says: datelines, round-ups, where a story was filed."""

import pytest

from graph.extract.dateline import dateline
from graph.model import Place
from tests.graph.extract.telling import reports, told


@pytest.mark.parametrize(
    "dateline",
    [
        "TBILISI, 13 May (Example Wire) - ",
        "TBILISI, May 13 /Example Wire/ -- ",
        "TBILISI: ",
        "TBILISI — ",
        "TBILISI, Georgia, May 13. ",
        "TBILISI, MAY 13, WIRE. ",
        "Tbilisi, 13 May: ",
        "Tbilisi, WIRE – ",
        "Tbilisi, May 13 (Wire) ",
        "Tbilisi: ",
        "TBILISI. ",
        "By Nino Beridze\n\nTBILISI: ",
    ],
)
def test_a_dateline_is_no_part_of_the_evidence(dateline):
    sentence = "Hungarian President Ádám Kovács held talks with Georgian President Nino Beridze."
    (report,) = reports(dateline + sentence)
    assert report.evidence[0].quote == sentence
    assert report.place == Place(city="Tbilisi", country="GEO")


ITEMS = [
    "Hungarian President Ádám Kovács arrived in Tbilisi on Monday for an official visit to "
    "Georgia, where he is to stay for two days and to see the old town.",
    "Italy delivered two frigates to Egypt on Monday, after months of delay that the shipyard had "
    "put down to the weather and to a lack of skilled welders.",
    "Japan granted Kenya a loan of 100 million dollars on Monday, which is meant for the road "
    "from the port to the capital and for three bridges.",
]


@pytest.mark.parametrize("stars", ["***", "* * *", "---"])
def test_items_of_a_round_up_do_not_lend_each_other_their_parties(stars):
    text = f"\n{stars}\n".join(ITEMS)
    assert told(text) == {"visit GEO HUN", "arms-transfer EGY ITA", "aid JPN KEN"}


def test_a_bare_line_of_stars_ends_the_story_when_furniture_follows():
    text = f"{ITEMS[0]}\n***\nMost read\nItaly delivered frigates\n"
    assert told(text) == {"visit GEO HUN"}


@pytest.mark.parametrize("opening", ["TBILISI\n\n", "From a correspondent in Tbilisi\n\n"])
def test_a_story_is_filed_where_a_line_above_it_says(opening):
    sentence = "Hungarian President Ádám Kovács held talks with Georgian President Nino Beridze."
    (report,) = reports(opening + sentence)
    assert report.place == Place(city="Tbilisi", country="GEO")


@pytest.mark.parametrize(
    "opening", ["Baku – Tbilisi – Kars railway", "Tbilisi and Baku signed", "The: x", "Kyiv. At"]
)
def test_a_place_that_opens_a_sentence_is_no_dateline(opening):
    assert dateline(opening) == 0
