"""What was taken for what, on cases worked out by hand."""

from graph.evaluate.confusion import confusion
from graph.evaluate.matching import outcome
from tests.graph.evaluate.events import EventType, both, event, gold


def counted(gold_events, found):
    article = gold(*gold_events)
    return dict(confusion([outcome(article, article.events, found)]))


def test_unmatched_events_of_the_same_parties_are_paired():
    found = counted([event(type=EventType.VISIT)], [event(type=EventType.MEETING)])
    assert found == {(EventType.VISIT, EventType.MEETING): 1}


def test_events_of_other_parties_are_missed_and_invented():
    other = event(type=EventType.MEETING, participants=both("AZE", "TUR"))
    found = counted([event(type=EventType.VISIT)], [other])
    assert found == {(EventType.VISIT, None): 1, (None, EventType.MEETING): 1}


def test_matched_events_are_not_confused():
    assert counted([event()], [event()]) == {}


def test_pairs_are_one_to_one_and_compatible_dates_come_first():
    early = event("2024-01-01", type=EventType.SIGNING)
    near = event("2024-06-08", type=EventType.CALL)
    assert counted([event(type=EventType.VISIT)], [early, near]) == {
        (EventType.VISIT, EventType.CALL): 1,
        (None, EventType.SIGNING): 1,
    }


def test_one_type_of_two_dates_is_a_confusion_of_dates():
    assert counted([event()], [event("2024-06-20")]) == {(EventType.MEETING, EventType.MEETING): 1}
