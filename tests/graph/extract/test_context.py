"""Sides, times and titles that follow from the words around an act."""

import datetime as dt

import pytest

from tests.graph.extract.telling import reports, told

MINISTERS = "Georgian President Tamar Lomidze and Hungarian Prime Minister Ádám Kovács"


@pytest.mark.parametrize(
    ("text", "event"),
    [
        (
            "Their Majesties' guest, His Majesty Sultan Haitham bin Tariq of Oman, arrived in "
            "Budapest on Monday on a state visit to Hungary.",
            "visit HUN OMN",
        ),
        (
            "Georgian President Tamar Lomidze and Hungarian President Ádám Kovács, who is on a "
            "visit to Georgia, spoke to the press.",
            "visit GEO HUN",
        ),
        (
            f"{MINISTERS} agreed that their foreign and defence ministers would meet in Batumi "
            "on 3 June.",
            "meeting GEO HUN",
        ),
        (
            "A meeting of the energy working group of Georgia and Hungary was cancelled.",
            "meeting GEO HUN",
        ),
        (f"{MINISTERS} met in the Hall of the People on Monday.", "meeting GEO HUN"),
        (
            "Tbilisi received the first of the helicopters it had ordered from Hungary in 2021.",
            "arms-transfer GEO HUN",
        ),
        (
            "Moroccan officials said so in Rabat, the capital of Morocco. Georgian Foreign "
            "Minister Nino Beridze is on a visit to the kingdom.",
            "visit GEO MAR",
        ),
        ("Georgia and Hungary renewed their agreement on visas on Monday.", "signing GEO HUN"),
    ],
)
def test_a_side_follows_from_the_words_around(text, event):
    assert event in told(text)


def test_to_call_on_an_official_is_to_meet_him_unless_something_is_asked():
    visit = "Georgian Foreign Minister Nino Beridze called on Hungarian Foreign Minister Béla Nagy"
    assert told(f"{visit}.") == {"meeting GEO HUN"}
    assert told(f"{visit} to release the sailors.") == {"appeal GEO HUN"}


def test_two_whom_somebody_calls_on_are_of_one_state():
    (meeting,) = reports(
        "Georgian Foreign Minister Nino Beridze called on Hungarian Foreign Minister Béla Nagy "
        "and Finance Minister Imre Tóth."
    )
    assert {p.official: p.principal for p in meeting.participants}["Imre Tóth"] == "HUN"


@pytest.mark.parametrize(
    "text",
    [
        "The presidents of Georgia and Hungary witnessed the signing of an agreement on visas, "
        "a protocol on trade and a memorandum of understanding on fisheries.",
        "Georgia and Hungary signed three documents. Among them are an agreement on visas, "
        "a protocol on trade and a memorandum of understanding on fisheries.",
    ],
)
def test_each_document_of_a_list_is_signed(text):
    names = {r.name for r in reports(text)}
    assert {
        "agreement on visas",
        "protocol on trade",
        "memorandum of understanding on fisheries",
    } <= names


def test_another_document_is_of_the_kind_named_before_it():
    text = (
        "Georgia and Hungary signed three documents. They include a memorandum of understanding "
        "on trade, another on health and a third on fisheries."
    )
    assert {r.name for r in reports(text)} == {
        "memorandum of understanding on trade",
        "memorandum of understanding on health",
        "memorandum of understanding on fisheries",
    }


def test_talks_on_a_document_that_end_sign_nothing():
    text = "Negotiations on a treaty between Georgia and Hungary will be concluded in August."
    assert not any(event.startswith("signing") for event in told(text))


@pytest.mark.parametrize(
    ("text", "date", "status"),
    [
        (
            "A meeting of the energy working group of Georgia and Hungary, which was to have taken "
            "place on 20 May, was called off.",
            "2024-05-20",
            "cancelled",
        ),
        (
            "Mr Kovács left on Monday, two days after Georgia and Hungary upgraded their relations "
            "to a strategic partnership.",
            "2024-05-11",
            "held",
        ),
        (
            f"{MINISTERS} announced on Monday the elevation of their ties to a strategic "
            "partnership.",
            "2024-05-13",
            "held",
        ),
        (
            "Trade will grow under the protocol signed by Georgia and Hungary in March 2024.",
            "2024-03",
            "held",
        ),
    ],
)
def test_when_it_was_follows_from_the_clause(text, date, status):
    (report,) = reports(text, published=dt.date(2024, 5, 14))
    assert (report.date, report.status) == (date, status)
