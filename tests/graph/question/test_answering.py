"""Questions answered from a ledger: counts are those of all answering events."""

import datetime as dt

import pytest

from graph.model import PASSIVE_ROLES
from graph.question import Answer, answer, known_officials
from graph.store import View
from ontology.terms import EventType
from tests.graph.question.conftest import TODAY


def ask(view: View, text: str, limit: int = 50) -> Answer:
    return answer(view, text, today=TODAY, limit=limit)


@pytest.mark.parametrize(
    ("text", "dates"),
    [
        ("all Georgia–Hungary agreements", ["2023-09-09", "2022-09-09"]),
        ("Hungarian-Georgian treaties", ["2022-09-09"]),
        ("visits by Georgia to Hungary", ["2023-03-01", "2021-03-01"]),
        ("Georgia's visits to Hungary", ["2023-03-01", "2021-03-01"]),
        ("visits from Hungary to Georgia", ["2022-03-01"]),
        ("visits by Hungarian defence ministers to Georgia", ["2022-03-01"]),
        ("visits by Hungarian energy ministers to Georgia", []),
        ("who visited Hungary?", ["2023-03-01", "2021-03-01"]),
        ("when did Beridze last visit Budapest?", ["2023-03-01"]),
        ("when did beridze last visit budapest?", ["2023-03-01"]),
        ("BERIDZE'S VISITS", ["2023-03-01", "2021-03-01"]),
        ("first visit of Georgia to Hungary", ["2021-03-01"]),
        ("meetings of Lomidze", ["2020-05-05", "2019-05-05"]),
        ("first meeting of Lomidze and Nagy", ["2020-05-05"]),
        ("meetings of Nino Lomidze with Peru", ["2019-05-05"]),
        ("Georgian agreements not with Peru", ["2022-09-09"]),
        ("meetings of Georgia with Hungary or Peru, oldest first", ["2019-05-05", "2020-05-05"]),
        ("bilateral agreements of Georgia", ["2022-09-09"]),
        ("planned exercises of Georgia and Hungary", ["2026-01"]),
        ("upcoming events of Georgia", ["2026-01"]),
        ("Georgia and Hungary before 2021", ["2020-05-05"]),
        ("visits in Hungary since 2022", ["2023-03-01"]),
    ],
)
def test_a_question_is_answered_with_its_events(view: View, text: str, dates: list[str]) -> None:
    found = ask(view, text)
    assert [event.date for event in found.items] == dates
    assert found.count >= len(dates)


def test_the_count_is_of_all_answering_events_not_of_those_shown(view: View) -> None:
    found = ask(view, "last visit by Georgia to Hungary")
    assert (found.count, len(found.items)) == (2, 1)


def test_the_limit_is_the_most_items_also_of_sifted_answers(view: View) -> None:
    for text in ("events of Georgia", "visits by Georgia"):
        found = ask(view, text, limit=1)
        assert len(found.items) == 1
        assert found.count > 1


@pytest.mark.parametrize("text", ["", "all", "xyzzy", "'; DROP TABLE events; --", "everything"])
def test_what_is_not_understood_is_answered_with_nothing(view: View, text: str) -> None:
    found = ask(view, text)
    assert (found.count, found.items, found.reading.filters()) == (0, (), {})


def test_an_official_the_ledger_does_not_know_is_told_as_not_understood(view: View) -> None:
    found = ask(view, "visits by Nobody to Hungary")
    assert found.reading.unread == ("Nobody",)
    found = ask(view, "meetings of Ucha Lomidze")
    assert (found.reading.filter.official, found.reading.unread) == ("Lomidze", ("Ucha",))


def test_a_ledger_knows_names_in_several_spellings_but_no_words(view: View) -> None:
    known = known_officials(view)
    assert known("Halasz") == "Halasz"
    assert known("halász") == "halász"
    assert known("halaszy") is None
    assert known("Quispe") is None


def test_every_item_is_of_the_type_and_principals_read(view: View) -> None:
    found = ask(view, "visits and meetings of Georgia and Hungary")
    assert {event.type for event in found.items} == {EventType.VISIT, EventType.MEETING}
    for event in found.items:
        active = {p.principal for p in event.participants if p.role not in PASSIVE_ROLES}
        assert {"GEO", "HUN"} <= active


def test_last_year_counts_from_the_day_given(view: View) -> None:
    found = answer(view, "visits of Georgia last year", today=dt.date(2024, 1, 1))
    assert [event.date for event in found.items] == ["2023-03-01"]


@pytest.mark.parametrize(
    ("text", "days", "count"),
    [
        ("longest gap between visits of Georgia and Hungary", ("2021-03-01", "2022-03-01", 365), 3),
        ("longest gap between visits by Georgia to Hungary", ("2021-03-01", "2023-03-01", 730), 2),
        ("longest gap between meetings of Georgia", ("2019-05-05", "2020-05-05", 366), 2),
    ],
)
def test_the_longest_gap_is_told_with_the_events_on_either_side(
    view: View, text: str, days: tuple[str, str, int], count: int
) -> None:
    found = ask(view, text)
    assert found.gap is not None
    assert found.items == (found.gap.before, found.gap.after)
    assert (found.gap.before.date, found.gap.after.date, found.gap.days) == days
    assert found.count == count


def test_one_event_leaves_no_gap_and_a_planned_one_does_not_end_it(view: View) -> None:
    found = ask(view, "longest gap between exercises of Georgia")
    assert (found.gap, found.items, found.count) == (None, (), 0)
    assert ask(view, "longest gap between planned exercises of Georgia").count == 1
