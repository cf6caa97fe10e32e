"""Comings and goings, words exchanged, embassies, relations, decorations."""

import pytest

from tests.graph.extract.telling import reports, told

TELLING = [
    # visit
    ("Georgian President Nino Beridze travelled to Hungary on Monday.", "visit GEO HUN"),
    ("A Georgian delegation arrived in Budapest on Monday.", "visit GEO HUN"),
    ("Budapest hosted Georgian Prime Minister Levan Maisuradze on Monday.", "visit GEO HUN"),
    ("Georgian President Nino Beridze flew into Budapest on Monday.", "visit GEO HUN"),
    (
        "Georgian President Nino Beridze put off her journey to Budapest.",
        "visit GEO HUN",
    ),
    (
        "Georgian President Nino Beridze chose Hungary for her first foreign trip.",
        "visit GEO HUN",
    ),
    # meeting
    (
        "Georgian President Nino Beridze granted an audience to Hungarian Foreign Minister "
        "Ádám Kovács.",
        "meeting GEO HUN",
    ),
    (
        "Georgian Prime Minister Levan Maisuradze co-chaired a session with Hungarian Prime "
        "Minister Ádám Kovács.",
        "meeting GEO HUN",
    ),
    ("The foreign ministers of Georgia and Hungary held talks in Vienna.", "meeting GEO HUN"),
    (
        "Georgian President Nino Beridze received Hungarian Foreign Minister Ádám Kovács.",
        "meeting GEO HUN",
    ),
    (
        "Georgian Defence Minister Levan Maisuradze sat down with his Hungarian counterpart.",
        "meeting GEO HUN",
    ),
    # call
    (
        "Georgian President Nino Beridze spoke by phone with Hungarian President Ádám Kovács.",
        "call GEO HUN",
    ),
    (
        "The presidents of Georgia and Hungary held a telephone conversation on Monday.",
        "call GEO HUN",
    ),
    (
        "Hungarian President Ádám Kovács telephoned his Georgian counterpart Nino Beridze.",
        "call GEO HUN",
    ),
    # message
    (
        "Georgian President Nino Beridze sent a letter of condolence to Hungarian President "
        "Ádám Kovács.",
        "message GEO HUN",
    ),
    (
        "Hungarian President Ádám Kovács congratulated Georgian President Nino Beridze on her "
        "re-election.",
        "message GEO HUN",
    ),
    (
        "Georgian President Nino Beridze offered her condolences to Hungary after the flood.",
        "message GEO HUN",
    ),
    # invitation
    (
        "Georgian President Nino Beridze invited Hungarian President Ádám Kovács to Tbilisi.",
        "invitation GEO HUN",
    ),
    (
        "Hungary has extended an invitation to Georgian President Nino Beridze.",
        "invitation GEO HUN",
    ),
    # mission
    ("Hungary opened an embassy in Tbilisi on Monday.", "mission GEO HUN"),
    ("Georgia has recalled its ambassador from Hungary.", "mission GEO HUN"),
    ("Hungary closed its consulate in Batumi, Georgia.", "mission GEO HUN"),
    (
        "Hungary's new ambassador presented his credentials to Georgian President Nino Beridze.",
        "mission GEO HUN",
    ),
    # relations
    ("Georgia and Hungary established diplomatic relations in 1992.", "relations GEO HUN"),
    ("Georgia severed diplomatic relations with Hungary on Monday.", "relations GEO HUN"),
    (
        "Hungary and Georgia upgraded their relations to a strategic partnership.",
        "relations GEO HUN",
    ),
    ("Hungary has recognised Kosovo as an independent state.", "relations HUN XKX"),
    # award
    (
        "Georgian President Nino Beridze awarded Hungarian Foreign Minister Ádám Kovács the Order "
        "of Honour.",
        "award GEO HUN",
    ),
    (
        "Hungary decorated Georgian Defence Minister Levan Maisuradze with a medal.",
        "award GEO HUN",
    ),
    (
        "Hungarian Foreign Minister Ádám Kovács received the Order of Honour from Georgian "
        "President Nino Beridze.",
        "award GEO HUN",
    ),
]
SILENT = [
    "Georgian tourists visited Hungary in great numbers.",
    "The Hungarian coach returned to Budapest after four years in Georgia.",
    "Georgian President Nino Beridze called Hungary a friend.",
    "The message of the Georgian film was lost on Hungarian critics.",
    "The exhibition in Budapest invited visitors to discover Georgia.",
    "The embassy of Hungary in Tbilisi is open on weekdays.",
    "Relations between Georgia and Hungary are friendly.",
    "A Georgian film received a prize at a festival in Budapest.",
]


@pytest.mark.parametrize(("text", "event"), TELLING)
def test_a_sentence_tells_its_event_and_no_other(text, event):
    assert told(text) == {event}


@pytest.mark.parametrize("text", SILENT)
def test_a_sentence_with_the_words_alone_tells_nothing(text):
    assert told(text) == set()


@pytest.mark.parametrize(
    ("text", "status"),
    [
        ("Georgian President Nino Beridze flies to Budapest on Friday.", "planned"),
        ("Georgian President Nino Beridze flew to Budapest on Friday.", "held"),
        ("Georgian President Nino Beridze has announced that she would visit Hungary.", "planned"),
        ("Georgian President Nino Beridze put off her journey to Budapest.", "postponed"),
        ("Georgia has decided to open an embassy in Budapest.", "planned"),
    ],
)
def test_the_status_is_read_from_tense_and_verb(text, status):
    assert {r.status for r in reports(text)} == {status}
