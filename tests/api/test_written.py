"""The kept JSON of events is that of the very event, and of no earlier form of it."""

from dataclasses import replace

from api import represent
from api.answering import JsonAnswer
from api.examples import EVENT
from api.written import WrittenEvents
from graph.model import Event


def body(written: WrittenEvents, event: Event) -> bytes:
    return bytes(JsonAnswer({"items": [written(event)]}).body)


def test_it_is_the_json_of_the_event() -> None:
    whole = bytes(JsonAnswer({"items": [represent.event(EVENT)]}).body)
    written = WrittenEvents()
    assert body(written, EVENT) == body(written, EVENT) == whole


def test_it_is_kept_for_the_same_event_alone() -> None:
    written = WrittenEvents()
    first = written(EVENT)
    assert written(EVENT) is first
    changed = replace(EVENT, name="Another name")
    assert b"Another name" in body(written, changed)
    assert written(changed) is not first


def test_the_one_not_asked_for_longest_is_forgotten() -> None:
    written = WrittenEvents(most=2)
    one, two, three = (replace(EVENT, id=f"e{number}") for number in range(3))
    kept = [written(one), written(two)]
    assert written(one) is kept[0]
    written(three)
    assert written(one) is kept[0]
    assert written(two) is not kept[1]
