"""Whole small articles become the reports an analyst would write."""

import datetime as dt

import pytest

from graph.extract import extract
from graph.model import Document, Place
from ontology.terms import EventType, Role, Status


def reports(text, published=dt.date(2024, 5, 14)):
    document = Document(id="d1", text=text, published=published)
    return list(extract(document))


def only(text, event_type, **fields):
    (report,) = [r for r in reports(text, **fields) if r.type is event_type]
    return report


def people(report, role):
    return [p.official for p in report.participants if p.role is role]


def test_a_visit_has_its_visitor_host_and_kind():
    visit = only(
        "President of Georgia Nino Beridze paid a state visit to Hungary on May 12.",
        EventType.VISIT,
    )
    assert (visit.subtype, visit.date) == ("state", "2024-05-12")
    assert people(visit, Role.VISITOR) == ["Nino Beridze"]
    assert visit.principals == {"GEO", "HUN"}


def test_a_tour_is_one_visit_for_each_host():
    found = reports(
        "Hungarian Foreign Minister Ádám Kovács paid an official visit to Georgia and Armenia."
    )
    assert {r.principals for r in found if r.type is EventType.VISIT} == {
        frozenset({"HUN", "GEO"}),
        frozenset({"HUN", "ARM"}),
    }


def test_a_counterpart_holds_the_same_office():
    meeting = only(
        "Hungarian Defence Minister Ádám Kovács met with his Georgian counterpart Levan Maisuradze "
        "in Budapest.",
        EventType.MEETING,
    )
    assert {(p.principal, p.portfolio) for p in meeting.participants} == {
        ("HUN", "defence"),
        ("GEO", "defence"),
    }
    assert meeting.place == Place(city="Budapest", country="HUN")


def test_ministers_named_in_a_list_get_their_own_country():
    meeting = only(
        "The foreign ministers of Hungary and Georgia, Ádám Kovács and Levan Maisuradze, held talks"
        " in Tbilisi.",
        EventType.MEETING,
    )
    assert {(p.principal, p.official) for p in meeting.participants} == {
        ("HUN", "Ádám Kovács"),
        ("GEO", "Levan Maisuradze"),
    }


def test_two_documents_signed_together_are_two_signings():
    found = reports(
        "Hungarian Foreign Minister Ádám Kovács and Georgian Foreign Minister Levan Maisuradze met "
        "in Tbilisi. The ministers signed a memorandum on rail transport and an agreement on "
        "mutual recognition of diplomas."
    )
    signings = [r for r in found if r.type is EventType.SIGNING]
    assert {(r.subtype, r.name) for r in signings} == {
        ("memorandum", "memorandum on rail transport"),
        ("agreement", "agreement on mutual recognition of diplomas"),
    }
    meeting = next(r for r in found if r.type is EventType.MEETING)
    assert {r.part_of for r in signings} == {meeting.id}


@pytest.mark.parametrize(
    ("text", "status"),
    [
        ("Georgian President Nino Beridze will visit Hungary in June.", Status.PLANNED),
        ("Georgian President Nino Beridze is to visit Hungary next month.", Status.PLANNED),
        (
            "The visit of Georgian President Nino Beridze to Hungary was postponed.",
            Status.POSTPONED,
        ),
        (
            "The visit of Georgian President Nino Beridze to Hungary was cancelled.",
            Status.CANCELLED,
        ),
        ("Georgian President Nino Beridze visited Hungary.", Status.HELD),
    ],
)
def test_the_status_is_read_from_tense_and_cue_words(text, status):
    assert only(text, EventType.VISIT).status is status


@pytest.mark.parametrize(
    "text",
    [
        "Georgian President Nino Beridze may visit Hungary.",
        "The sides discussed the possibility of joint exercises between Georgia and Hungary.",
        "Georgian President Nino Beridze signed the Book of Honour in Budapest, Hungary.",
        "Georgian President Nino Beridze signed a law on pensions. Hungary was not mentioned.",
        "Georgian President Nino Beridze did not visit Hungary.",
        "Hungary beat Georgia in a friendly match in Budapest.",
    ],
)
def test_wishes_ceremony_and_domestic_acts_are_no_events(text):
    assert reports(text) == []


def test_at_the_invitation_of_is_no_invitation():
    found = reports(
        "At the invitation of the Hungarian side, Georgian President Nino Beridze paid a visit to "
        "Hungary."
    )
    assert [r.type for r in found] == [EventType.VISIT]


def test_a_former_minister_takes_no_part():
    assert reports("Former Georgian Foreign Minister Levan Maisuradze visited Hungary.") == []


def test_a_date_to_come_makes_a_plan():
    exercise = only(
        "The joint exercise “Iron Bridge-2024” of Georgia and Hungary takes place near Tbilisi in "
        "September 2024.",
        EventType.EXERCISE,
    )
    assert (exercise.name, exercise.status) == ("Iron Bridge-2024", Status.PLANNED)


def test_evidence_points_into_the_text():
    text = "Share\n\nGeorgian President Nino Beridze visited Hungary on May 12.\n"
    (report,) = reports(text)
    (span,) = report.evidence
    assert text[span.start : span.end] == span.quote == text.split("\n")[2]


def test_the_same_document_gives_the_same_reports():
    text = "Georgian President Nino Beridze visited Hungary on May 12."
    assert reports(text) == reports(text)


@pytest.mark.parametrize(
    "text", ["", "Word", "!!! ???", "AZE", "12.05.2024", "\u200f\u202a", "a" * 5000]
)
def test_texts_without_a_story_give_nothing(text):
    assert reports(text) == []


def test_hard_wrapped_text_reads_like_unwrapped_and_quotes_the_lines_as_they_are():
    text = (
        "Georgian President Nino Beridze paid an official visit to\n"
        "Hungary on May 12, 2024 and met with President Ádám\n"
        "Kovács of Hungary in Budapest.\n"
    )
    found = reports(text)
    assert {r.type for r in found} == {EventType.VISIT, EventType.MEETING}
    for report in found:
        for span in report.evidence:
            assert text[span.start : span.end] == span.quote == text.strip()


@pytest.mark.parametrize(
    "text",
    [
        "No agreement was signed between Georgia and Hungary.",
        "Georgia and Hungary signed no agreement on transit.",
        "Georgia met Hungary in Budapest on Saturday in front of 20,000 spectators.",
    ],
)
def test_what_did_not_happen_or_was_a_match_is_no_event(text):
    assert reports(text) == []


def test_a_cancelled_plan_is_cancelled():
    text = "Georgian President Nino Beridze has cancelled a planned visit to Hungary."
    assert only(text, EventType.VISIT).status is Status.CANCELLED


def test_a_weekday_to_come_is_the_next_one():
    visit = only("Georgian President Nino Beridze will visit Hungary on Thursday.", EventType.VISIT)
    assert (visit.status, visit.date) == (Status.PLANNED, "2024-05-16")


def test_a_dateline_is_no_part_of_the_sentence():
    text = (
        "BUDAPEST, 13 May (Example Wire) - President Nino Beridze of Georgia arrived in Budapest."
    )
    visit = only(text, EventType.VISIT)
    assert visit.evidence[0].quote.startswith("President Nino Beridze")


def test_two_presidents_without_a_country_are_given_none():
    text = (
        "Presidents Nino Beridze and Ádám Kovács met. Georgia and Hungary are neighbours of none."
    )
    assert [p for r in reports(text) for p in r.participants if p.official] == []


def test_plural_ministries_belong_to_the_countries_listed():
    signing = only(
        "The defence ministries of Georgia and Hungary signed a plan of cooperation for 2025.",
        EventType.SIGNING,
    )
    assert {(p.principal, p.organization) for p in signing.participants} == {
        ("GEO", "Ministry of Defence"),
        ("HUN", "Ministry of Defence"),
    }
