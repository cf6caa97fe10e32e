"""The article the project started from gives exactly its five events."""

from pathlib import Path

import pytest

from graph.documents import read
from graph.extract import extract
from graph.model import Document, Place
from ontology.terms import EventType, Role, Status

SEED = Path(__file__).parents[4] / "shared" / "seeds" / "azernews-2024-06-07.txt"
pytestmark = pytest.mark.skipif(
    not SEED.exists(), reason=f"needs {SEED.name} beside the repository"
)


@pytest.fixture(scope="module")
def document():
    (found,) = read([str(SEED)])
    assert isinstance(found, Document)
    return found


@pytest.fixture(scope="module")
def reports(document):
    return {report.type: report for report in extract(document)}


def who(report, role):
    return {
        (p.principal, p.official and p.official.split()[-1])
        for p in report.participants
        if p.role is role
    }


def test_there_are_five_events_and_no_other(document):
    assert sorted(r.type for r in extract(document)) == [
        "exercise",
        "invitation",
        "meeting",
        "signing",
        "visit",
    ]


def test_the_visit_is_the_ministers_with_his_delegation(reports):
    visit = reports[EventType.VISIT]
    assert (visit.subtype, visit.status, visit.date) == ("official", Status.HELD, "2024-06-07")
    (visitor,) = [p for p in visit.participants if p.role is Role.VISITOR]
    assert (visitor.principal, visitor.official) == ("KAZ", "Ruslan Zhaksylykov")
    assert (visitor.organization, visitor.title) == ("Ministry of Defence", "Minister of Defense")
    assert (visitor.rank, visitor.delegation) == ("Colonel General", True)
    assert who(visit, Role.HOST) == {("AZE", None)}


def test_the_meeting_is_part_of_the_visit_and_the_ambassador_attends(reports):
    meeting = reports[EventType.MEETING]
    assert who(meeting, Role.PARTICIPANT) == {("KAZ", "Zhaksylykov"), ("AZE", "Hasanov")}
    assert who(meeting, Role.ATTENDEE) == {("KAZ", "Bayel")}
    assert meeting.part_of == reports[EventType.VISIT].id


def test_the_invitation_goes_from_the_guest_to_the_host(reports):
    invitation = reports[EventType.INVITATION]
    assert who(invitation, Role.SENDER) == {("KAZ", "Zhaksylykov")}
    assert who(invitation, Role.RECIPIENT) == {("AZE", "Hasanov")}
    assert invitation.name
    assert invitation.name.startswith("Distinguished Visitors Day")


def test_the_exercise_bears_the_name_as_written(reports):
    exercise = reports[EventType.EXERCISE]
    assert exercise.name == "Бірлестік (Unity) - 2024"
    assert (exercise.subtype, exercise.status) == ("command-staff", Status.PLANNED)
    assert (exercise.date, exercise.place) == ("2024-07", Place(city="Aktau", country="KAZ"))
    assert who(exercise, Role.ORGANIZER) == {("KAZ", None)}
    assert {code for code, _ in who(exercise, Role.ATTENDEE)} == {"AZE"}


def test_the_signing_is_between_the_governments_within_the_meeting(reports):
    signing = reports[EventType.SIGNING]
    assert (signing.status, signing.date) == (Status.HELD, "2024-06-07")
    assert {(p.principal, p.organization) for p in signing.participants} == {
        ("AZE", "Government of the Republic of Azerbaijan"),
        ("KAZ", "Government of the Republic of Kazakhstan"),
    }
    assert signing.name == "document on cooperation in the military field"
    assert signing.part_of == reports[EventType.MEETING].id


def test_every_event_quotes_its_sentences_exactly(document, reports):
    for report in reports.values():
        assert report.evidence
        for span in report.evidence:
            assert document.text[span.start : span.end] == span.quote
            assert span.quote.endswith(".")


def test_the_dead_and_the_ceremony_take_no_part(document):
    names = {p.official for r in extract(document) for p in r.participants if p.official}
    assert {name.split()[-1] for name in names} == {"Zhaksylykov", "Hasanov", "Bayel"}
