"""What matched events say, slot by slot, on cases worked out by hand."""

import pytest

from graph.evaluate.matching import Outcome, Pair
from graph.evaluate.slots import SlotScore, judge, slot_scores, surnames, token_f1
from tests.graph.evaluate.events import EventType, Place, Portfolio, Role, Status, event, gold, who


def right(slot, one, other):
    (verdict,) = (each for each in judge(one, other) if each.slot == slot)
    return verdict.right


def test_status_is_the_same_word():
    assert right("status", event(), event())
    assert not right("status", event(), event(status=Status.CANCELLED))


@pytest.mark.parametrize(
    ("date", "compatible", "exact"),
    [
        ("2024-06-07", True, True),
        ("2024-06-08", True, False),
        ("2024-06", True, False),
        (None, False, False),
    ],
)
def test_a_date_is_right_when_compatible_and_apart_from_that_exact(date, compatible, exact):
    assert right("date", event(), event(date)) is compatible
    assert right("date exact", event(), event(date)) is exact


def test_no_date_is_right_where_the_text_gives_none():
    assert right("date", event(None), event(None))
    assert not right("date", event(None), event())


def test_a_place_is_judged_by_its_country():
    baku = event(place=Place(city="Baku", country="AZE"))
    assert right("place", baku, event(place=Place(city="Ganja", country="AZE")))
    assert not right("place", baku, event(place=Place(city="Astana", country="KAZ")))
    assert not right("place", baku, event())
    assert not right("place", event(), baku)


def test_officials_are_judged_by_surname():
    full = event(participants=(who("AZE", official="Zakir Hasanov"), who("KAZ")))
    short = event(participants=(who("AZE", official="Z.Hasanov"), who("KAZ")))
    other = event(participants=(who("AZE", official="Zakir Aliyev"), who("KAZ")))
    nobody = event()
    assert right("officials", full, short)
    assert not right("officials", full, other)
    assert not right("officials", full, nobody)
    assert not right("officials", nobody, full)


def test_surnames_are_compared_without_marks_and_empty_names_are_none():
    assert surnames(event(participants=(who("TUR", official="Hakan Fidan,"),))) == {"fidan"}
    assert surnames(event(participants=(who("TUR", official="—"),))) == frozenset()
    assert surnames(event(participants=(who("CZE", official="Petr Fiala ČSc"),))) == {"csc"}


def test_portfolio_and_role_are_judged_with_their_principal():
    defence = event(
        participants=(
            who("AZE", Role.HOST),
            who("KAZ", Role.VISITOR, portfolio=Portfolio.DEFENCE),
        )
    )
    swapped = event(
        participants=(
            who("AZE", Role.VISITOR, portfolio=Portfolio.DEFENCE),
            who("KAZ", Role.HOST),
        )
    )
    assert right("portfolio", defence, defence)
    assert right("role", defence, defence)
    assert not right("portfolio", defence, swapped)
    assert not right("role", defence, swapped)


@pytest.mark.parametrize(
    ("one", "other", "expected"),
    [
        # 2 shared words of 3 and 3: F1 = 2/3.
        ("plan of cooperation", "plan of action", True),
        # 1 shared word of 2 and 2: F1 = 1/2.
        ("cooperation plan", "action plan", False),
        ("Treaty, on Allied Relations", "TREATY ON ALLIED RELATIONS", True),
        ("plan", None, False),
        (None, "plan", False),
        (None, None, True),
    ],
)
def test_names_agree_from_six_tenths_of_token_f1(one, other, expected):
    assert right("name", event(name=one), event(name=other)) is expected


def test_token_f1_counts_repeated_words():
    # "a a b" and "a b b" share one a and one b: 2 * 2 / 6.
    assert token_f1("a a b", "a b b") == pytest.approx(2 / 3)
    assert token_f1("", "") == 0.0


def test_the_containing_events_must_match_each_other():
    visit, other_visit = event(type=EventType.VISIT), event(type=EventType.VISIT)
    found_visit = event(type=EventType.VISIT)
    meeting, found = event(part_of=visit.id), event(part_of=found_visit.id)
    article = gold(visit, meeting, other_visit)
    events = {each.report.id: each for each in article.events}

    def whole(*pairs):
        told = tuple(Pair(gold=events[g.id], found=f) for g, f in pairs)
        verdicts = Outcome(article=article, pairs=told, false=(found_visit,)).judgements()
        return [v for pair, v in verdicts if v.slot == "part of" and pair.found is found]

    assert [v.right for v in whole((visit, found_visit), (meeting, found))] == [True]
    assert [v.right for v in whole((other_visit, found_visit), (meeting, found))] == [False]
    (unmatched,) = whole((meeting, found))
    assert not unmatched.right
    assert (unmatched.gold, unmatched.found) == ("visit 2024-06-07", "visit 2024-06-07")


def test_a_slot_that_neither_fills_is_right_of_all_but_not_judged():
    named, unnamed = event(name="Plan"), event()
    verdicts = [*judge(named, named), *judge(named, unnamed), *judge(unnamed, unnamed)]
    score = slot_scores(verdicts)["name"]
    assert score == SlotScore(right=1, judged=2, pairs=3)
    assert score.accuracy == pytest.approx(1 / 2)
    assert score.overall == pytest.approx(2 / 3)


def test_without_pairs_nothing_is_wrong():
    assert SlotScore(right=0, judged=0, pairs=0).accuracy == 1.0
    assert SlotScore(right=0, judged=0, pairs=0).overall == 1.0
