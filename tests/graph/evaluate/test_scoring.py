"""A whole evaluation on a few made-up articles, worked out by hand."""

import json

import pytest

from graph.evaluate import Tally, error_table, evaluate, summary, tables
from graph.evaluate.tally import macro
from graph.model import Extraction, Rejected
from tests.graph.evaluate.events import EventType, Status, both, event, gold

MEETING, VISIT = EventType.MEETING, EventType.VISIT


def run(articles, found, **options):
    """Score an extractor that finds ``found`` in the articles, by id."""

    def extract_many(documents):
        ahead = list(documents)
        yield from (Extraction(document=d, reports=tuple(found.get(d.id, ()))) for d in ahead)

    return evaluate(articles, extract_many, **options)


@pytest.fixture
def score():
    # Right: one meeting, planned instead of held.  Missed: one visit.  False: one meeting with TUR
    # in the first article and one in the article without events.
    articles = [gold(event(), event(type=VISIT), id="a1"), gold(id="a2"), gold(id="a3")]
    turkish = both("AZE", "TUR")
    found = {
        "a1": [event(status=Status.PLANNED), event(participants=turkish, document="a1")],
        "a2": [event(document="a2")],
    }
    return run(articles, found)


def test_micro_figures_are_over_all_events(score):
    assert score.micro == Tally(matched=1, predicted=3, gold=2)
    assert score.micro.precision == pytest.approx(1 / 3)
    assert score.micro.recall == pytest.approx(1 / 2)
    assert score.micro.f1 == pytest.approx(2 / 5)


def test_every_type_has_its_own_figures(score):
    assert score.types == {
        MEETING: Tally(matched=1, predicted=3, gold=1),
        VISIT: Tally(matched=0, predicted=0, gold=1),
    }


def test_macro_figures_are_means_over_types_with_five_gold_events():
    many = Tally(matched=5, predicted=5, gold=5)
    some = Tally(matched=2, predicted=4, gold=8)
    few = Tally(matched=0, predicted=9, gold=4)
    means = macro([many, some, few], least=5)
    assert means is not None
    assert (means.precision, means.recall) == (pytest.approx(0.75), pytest.approx(0.625))
    assert means.f1 == pytest.approx((1 + 4 / 12) / 2)
    assert means.classes == 2
    assert macro([few], least=5) is None


def test_slots_are_judged_on_matched_events_only(score):
    assert score.slots["status"].pairs == 1
    assert score.slot("status") == 0.0
    assert score.slot("role") == 1.0


def test_false_events_are_counted_per_article_without_events(score):
    assert len(score.empty) == 2
    assert score.false_per_empty == 0.5


def test_one_type_alone_is_scored_but_an_article_stays_without_events_or_not():
    articles = [gold(event(), event(type=VISIT), id="a1"), gold(event(), id="a2")]
    found = {"a1": [event(), event(type=VISIT)], "a2": [event(type=VISIT, document="a2")]}
    score = run(articles, found, types=frozenset({VISIT}))
    assert score.types == {VISIT: Tally(matched=1, predicted=2, gold=1)}
    assert score.empty == []


def test_missed_and_false_events_are_named_with_their_article(score):
    assert [(article, e.report.type) for article, e in score.missed] == [("a1", VISIT)]
    assert [article for article, _ in score.false] == ["a1", "a2"]


def test_an_empty_tally_scores_nothing():
    assert (Tally().precision, Tally().recall, Tally().f1) == (0.0, 0.0, 0.0)


def test_the_tables_hold_the_figures(score):
    shown = {table.name: table for table in tables(score)}
    assert set(shown) == {"types", "slots", "confusion", "reliability", "overall"}
    assert ("all (micro)", "0.333", "0.500", "0.400", "1", "3", "2") in shown["types"].rows
    assert ("status", "0.000", "0", "1", "0.000") in shown["slots"].rows
    assert shown["confusion"].rows == (("—", "meeting", "2"), ("visit", "—", "1"))
    assert ("0.5–0.6", "3", "0.500", "0.333") in shown["reliability"].rows
    assert ("false events in one of these", "0.500") in shown["overall"].rows
    for table in shown.values():
        assert {len(row) for row in table.rows} <= {len(table.header)}


def test_every_error_is_a_row(score):
    kinds = [(row[0], row[1]) for row in error_table(score).rows]
    assert kinds == [("missed", "a1"), ("false", "a1"), ("status", "a1"), ("false", "a2")]


def test_the_summary_is_json_with_the_same_figures(score):
    told = json.loads(json.dumps(summary(score, errors=True)))
    assert told["micro"]["f1"] == pytest.approx(0.4)
    assert told["macro"] is None
    assert told["articles_without_events"] == {"articles": 2, "false_per_article": 0.5}
    assert told["confusion"][0] == {"gold": None, "predicted": "meeting", "events": 2}
    assert [len(told["errors"][kind]) for kind in ("missed", "false", "wrong")] == [1, 2, 1]
    assert "errors" not in summary(score)


def test_nothing_to_score_is_no_error():
    score = run([], {})
    assert score.micro == Tally()
    assert score.false_per_empty == 0.0
    assert tables(score)


def test_all_events_of_an_article_that_the_extractor_fails_on_are_missed():
    broken = Rejected(where="a1", reason="too strange")

    def extract_many(documents):
        for document in documents:
            yield broken if document.id == "a1" else Extraction(document=document)

    score = evaluate([gold(event(), id="a1"), gold(id="a2")], extract_many)
    assert score.rejected == (broken,)
    assert score.micro == Tally(gold=1)
