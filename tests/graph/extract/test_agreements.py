"""Documents signed, ratified, ended."""

import pytest

from tests.graph.extract.telling import reports, told

TELLING = [
    # signing
    ("Georgia and Hungary signed an agreement on rail transport.", "signing GEO HUN"),
    (
        "The foreign ministers of Georgia and Hungary initialled a protocol on visas.",
        "signing GEO HUN",
    ),
    ("Georgia concluded a treaty on extradition with Hungary.", "signing GEO HUN"),
    (
        "A memorandum on tourism was signed between Georgia and Hungary on Monday.",
        "signing GEO HUN",
    ),
    # ratification
    (
        "The Georgian parliament ratified the agreement on extradition with Hungary.",
        "ratification GEO HUN",
    ),
    (
        "The agreement on extradition between Georgia and Hungary entered into force on Monday.",
        "ratification GEO HUN",
    ),
    (
        "Ratification of the treaty on extradition between Georgia and Hungary was completed on "
        "Monday.",
        "ratification GEO HUN",
    ),
    # termination
    ("Georgia terminated its treaty on extradition with Hungary.", "termination GEO HUN"),
    ("Hungary suspended its extradition agreement with Georgia.", "termination GEO HUN"),
    ("Georgia withdrew from the fisheries agreement with Hungary.", "termination GEO HUN"),
]
SILENT = [
    "Georgia and Hungary may sign an agreement on rail transport.",
    "The Georgian minister signed a decree on pensions, a Hungarian newspaper writes.",
    "The Georgian parliament ratified the budget while Hungary looked on.",
    "The treaty on extradition between Georgia and Hungary has forty articles.",
    "The Georgian coach terminated his contract with the Hungarian club.",
]


@pytest.mark.parametrize(("text", "event"), TELLING)
def test_a_sentence_tells_its_event_and_no_other(text, event):
    assert told(text) == {event}


@pytest.mark.parametrize("text", SILENT)
def test_a_sentence_with_the_words_alone_tells_nothing(text):
    assert told(text) == set()


MET = (
    "Georgian Foreign Minister Levan Maisuradze and Hungarian Foreign Minister Ádám Kovács met in "
    "Tbilisi on Monday."
)


def signed(text):
    return {r.name for r in reports(text) if r.type == "signing"}


def test_documents_in_a_bulleted_list_are_signings_of_their_own():
    text = (
        f"{MET}\nThe following documents were signed:\n"
        "- Agreement on Rail Transport;\n"
        "- Memorandum on Cooperation in Tourism;\n"
        "- Protocol on the Recognition of Diplomas.\n"
    )
    assert signed(text) == {
        "Agreement on Rail Transport",
        "Memorandum on Cooperation in Tourism",
        "Protocol on the Recognition of Diplomas",
    }


def test_documents_after_a_colon_are_signings_of_their_own():
    text = (
        f"{MET} The ministers signed two documents: an agreement on rail transport and a "
        "memorandum on tourism."
    )
    assert signed(text) == {"agreement on rail transport", "memorandum on tourism"}


def test_it_was_signed_tells_of_the_document_named_before():
    text = (
        "Georgia and Hungary ratified the Treaty on Good Neighbourhood on Monday. It was signed on "
        "3 May 2001 in Tbilisi."
    )
    assert {(r.type, r.date) for r in reports(text)} == {
        ("ratification", "2024-05-13"),
        ("signing", "2001-05-03"),
    }


def test_what_is_to_be_signed_is_planned():
    text = "An agreement on rail transport is to be signed by Georgia and Hungary in June."
    (report,) = reports(text)
    assert (report.type, report.status, report.date) == ("signing", "planned", "2024-06")


def test_what_is_expected_to_be_signed_is_planned():
    text = "A memorandum on tourism is expected to be signed by Georgia and Hungary next week."
    (report,) = reports(text)
    assert (report.type, report.status) == ("signing", "planned")
