"""Scoring, on cases whose result is worked out by hand."""

import json

import pytest

from graph.errors import UnreadableDocument
from graph.evaluate import Tally, evaluate, match, matches, read_gold, token_f1
from graph.model import Participant, Place, Report
from ontology.terms import EventType, Role


def event(type_="meeting", date="2024-06-07", codes=("AZE", "KAZ"), **fields):
    return {
        "id": "e1",
        "key": "k",
        "type": type_,
        "subtype": None,
        "status": "held",
        "date": date,
        "end": None,
        "place": {"city": "Baku", "country": "AZE"},
        "participants": [
            {
                "role": "participant",
                "country": c,
                "organization": None,
                "portfolio": None,
                "person": None,
                "title": None,
            }
            for c in codes
        ],
        "name": None,
        "domain": [],
        "part_of": None,
        "evidence": ["They met."],
        **fields,
    }


@pytest.fixture
def gold(tmp_path):
    def write(*events):
        path = tmp_path / "gold.jsonl"
        document = {"text": "They met.", "published": "2024-06-07"}
        path.write_text(json.dumps({"id": "g1", "document": document, "events": events}))
        return path

    return write


def report(codes=("AZE", "KAZ"), date="2024-06-07", type_=EventType.MEETING):
    return Report(
        id="r1",
        document="g1",
        type=type_,
        date=date,
        place=Place(country="AZE"),
        participants=tuple(Participant(role=Role.PARTICIPANT, principal=c) for c in codes),
    )


def test_one_hit_one_miss_one_false_event_give_a_half(gold):
    articles = list(read_gold(gold(event(), event("visit"))))
    score = evaluate(articles, lambda _: [report(), report(codes=("AZE", "TUR"))])
    assert (score.micro.matched, score.micro.predicted, score.micro.gold) == (1, 2, 2)
    assert score.micro.f1 == pytest.approx(0.5)
    assert len(score.missed) == len(score.false) == 1


def test_slots_are_judged_on_matched_events_only(gold):
    articles = list(read_gold(gold(event(), event("visit"))))
    score = evaluate(articles, lambda _: [report()])
    assert score.slot("place") == 1.0
    assert len(score.slots["status"]) == 1


@pytest.mark.parametrize(
    ("date", "expected"),
    [("2024-06-08", True), ("2024-06", True), ("2024", True), (None, True), ("2024-06-09", False)],
)
def test_dates_match_within_a_day_or_when_one_contains_the_other(gold, date, expected):
    (article,) = read_gold(gold(event()))
    (other,) = read_gold(gold(event(date=date)))
    assert matches(article.events[0], other.events[0]) is expected


def test_attendees_do_not_count_as_parties(gold):
    guest = {"role": "attendee", "country": "TUR", "person": "A B"}
    with_guest = event()
    with_guest["participants"].append(guest)
    (article,) = read_gold(gold(event()))
    (other,) = read_gold(gold(with_guest))
    assert matches(article.events[0], other.events[0])


def test_matching_is_one_to_one_and_prefers_the_likelier_pair(gold):
    (article,) = read_gold(gold(event(date="2024-06-07"), event(date="2024-06-08")))
    (other,) = read_gold(gold(event(date="2024-06-08")))
    assert match(list(article.events), list(other.events)) == [(1, 0)]


def test_names_agree_by_token_f1():
    assert token_f1("plan of cooperation", "cooperation plan") == pytest.approx(0.8)
    assert token_f1("", "plan") == 0.0


def test_an_empty_tally_scores_nothing():
    assert (Tally().precision, Tally().recall, Tally().f1) == (0.0, 0.0, 0.0)


def test_a_bad_line_is_named(tmp_path):
    path = tmp_path / "gold.jsonl"
    path.write_text("{}\n")
    with pytest.raises(UnreadableDocument, match=r"gold\.jsonl:1"):
        list(read_gold(path))
