from graph.exchange.json_form import agreement_json, event_json, exercise_json, report_json
from graph.model import Report
from graph.queries import EventFilter
from ontology.terms import EventType

HAPPENING_KEYS = ["id", "type", "subtype", "status", "date", "end", "place", "participants"]
GUIDE_KEYS = [
    *HAPPENING_KEYS,
    *("name", "domain", "part_of", "evidence", "plover", "cameo", "confidence", "why"),
]
PARTICIPANT_KEYS = [
    *("role", "country", "organization", "portfolio", "person", "title", "rank", "delegation"),
    *("organization_id", "official_id", "inferred"),
]


def test_a_report_has_every_key_of_the_guide_even_when_nothing_is_known():
    form = report_json(Report(id="r1", document="d1", type=EventType.CALL))
    assert list(form) == [*GUIDE_KEYS, "slots"]
    assert form["slots"] == {
        "type": None,
        "date": None,
        "place": None,
        "name": None,
        "participants": [],
    }
    assert form["date"] is None
    assert form["place"] is None
    assert (form["plover"], form["cameo"]) == ("CONSULT", "041")


def test_report_evidence_points_into_its_document(view):
    for report in view.stream_reports(EventFilter()):
        text = view.document(report.document).text
        for span in report_json(report)["evidence"]:
            assert list(span) == ["quote", "start", "end"]
            assert text[span["start"] : span["end"]] == span["quote"]


def test_an_event_adds_label_links_and_the_documents_of_its_evidence(view):
    for event in view.stream(EventFilter()):
        form = event_json(event)
        added = [key for key in form if key not in GUIDE_KEYS]
        assert added == [
            "label",
            "agreement",
            "exercise",
            "reports",
            "publishers",
            "disputed",
        ]
        assert all(span["document"].startswith("d") for span in form["evidence"])
        assert all(list(p) == PARTICIPANT_KEYS for p in form["participants"])


def test_agreements_and_exercises_have_forms_of_their_own(view):
    (agreement,) = view.agreements(EventFilter()).items
    form = agreement_json(agreement)
    assert form["parties"] == ["AZE", "KAZ"]
    assert {p["official_id"] for p in form["signatories"]} == {
        "AZE.rauf-mammadli",
        "KAZ.dana-omarova",
    }
    (exercise,) = view.exercises(EventFilter()).items
    form = exercise_json(exercise)
    assert (form["name"], form["organizers"], form["participants"]) == ("Breeze", ["GEO"], ["TUR"])
