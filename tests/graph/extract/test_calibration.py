"""Confidence follows from what a report has, and from what was learnt of reports like it."""

import dataclasses
import math

import pytest

from graph.extract import extract
from graph.extract.calibration import calibrated, features, learnt, probability
from graph.model import Document, Evidence, Participant, Place, Report
from ontology.terms import EventType, Role, Status


def report(**slots):
    sides = tuple(Participant(role=Role.PARTICIPANT, principal=code) for code in ("AZE", "KAZ"))
    given = {"id": "r", "document": "d", "type": EventType.MEETING, "participants": sides}
    return Report(**given | slots)


def span(start, end):
    return Evidence(document="d", quote="x" * (end - start), start=start, end=end)


BARE = {"always", "date none", "place none", "named 0", "parties 2", "sentences 0"}


@pytest.mark.parametrize(
    ("slots", "gained"),
    [
        ({}, set()),
        ({"date": "2024-06-07"}, {"date day"}),
        ({"date": "2024-06"}, {"date month"}),
        ({"date": "2024"}, {"date year"}),
        ({"status": Status.PLANNED}, {"status planned"}),
        ({"name": "Plan"}, {"name"}),
        ({"why": ("meeting.meet", "time.story")}, {"rule meeting.meet", "rule time.story"}),
        ({"evidence": (span(0, 119),)}, {"sentences 1", "length 0", "position 0"}),
        ({"evidence": (span(250, 370), span(0, 9))}, {"sentences 2", "length 1", "position 1"}),
        ({"evidence": (span(700, 1000),) * 5}, {"sentences 3", "length 3", "position 2"}),
    ],
)
def test_features_are_what_the_report_has(slots, gained):
    assert features(report(**slots)) - BARE == gained


def test_who_is_named_counts_by_principal():
    minister = Participant(role=Role.PARTICIPANT, principal="AZE", official="Zakir Hasanov")
    ministry = Participant(role=Role.PARTICIPANT, principal="KAZ", organization="Ministry")
    assert "named 1" in features(report(participants=(minister, minister)))
    assert "named 2" in features(report(participants=(minister, ministry)))


def test_a_place_is_a_feature_when_it_is_missing():
    assert "place none" not in features(report(place=Place(country="AZE")))


def test_a_probability_is_the_logistic_function_of_the_weights():
    weights = {"always": 1.0, "name": -0.5, "rule x": 9.0}
    present = frozenset({"always", "name", "unknown"})
    assert probability(present, weights) == pytest.approx(1 / (1 + math.exp(-0.5)))


def test_nothing_is_certain():
    assert probability(frozenset({"always"}), {"always": 99.0}) == 0.99
    assert probability(frozenset({"always"}), {"always": -1e9}) == 0.01


def test_what_was_learnt_is_of_features_that_there_are():
    kinds = {name.split()[0] for name in learnt()}
    assert "always" in learnt()
    assert kinds <= {
        "always", "date", "length", "name", "named", "parties", "place", "position", "rule",
        "sentences", "status",
    }  # fmt: skip


def test_a_calibrated_report_differs_in_confidence_alone():
    given = report(date="2024-06-07", confidence=0.5)
    told = calibrated(given)
    assert 0.01 <= told.confidence <= 0.99
    assert dataclasses.replace(told, confidence=0.5) == given


def test_the_confidence_of_an_extracted_report_can_be_had_from_the_report_alone():
    text = (
        "Kazakh Foreign Minister Murat Nurtleu arrived in Baku on 3 May 2024 on an official visit."
    )
    (visit,) = extract(Document(id="d", text=text))
    assert visit.confidence == calibrated(visit).confidence
