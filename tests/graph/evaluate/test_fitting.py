"""Weights are learnt from articles, on cases whose result can be worked out."""

import math
import tomllib

import pytest

from graph.evaluate.fitting import Example, as_toml, fit, learn
from graph.evaluate.matching import outcome
from graph.extract.calibration import probability
from tests.graph.evaluate.events import both, event, gold


def examples(right, wrong, *names):
    present = frozenset({"always", *names})
    return [Example(present, True)] * right + [Example(present, False)] * wrong


def test_without_other_features_the_share_of_right_ones_is_learnt():
    weights = learn(examples(8, 2), strength=1.0)
    assert weights["always"] == pytest.approx(math.log(8 / 2), abs=0.02)
    assert probability(frozenset({"always"}), weights) == pytest.approx(0.8, abs=0.01)


def test_a_penalised_weight_is_where_slope_and_penalty_are_even():
    # 30 of 40 with the feature are right, 20 of 40 without it: at the optimum the penalty on its
    # weight w is the surplus of right ones over those expected, 30 - 40 p.
    told = examples(30, 10, "named") + examples(20, 20)
    weights = learn(told, strength=2.0)
    p = 1 / (1 + math.exp(-weights["always"] - weights["named"]))
    assert 2.0 * weights["named"] == pytest.approx(30 - 40 * p, abs=1e-3)
    assert 0 < weights["named"] < math.log(3)


def test_a_stronger_penalty_makes_smaller_weights():
    told = examples(30, 10, "named") + examples(20, 20)
    strong, weak = learn(told, strength=16.0), learn(told, strength=0.5)
    assert 0 < strong["named"] < weak["named"]


def test_features_of_fewer_than_three_events_have_no_weight():
    weights = learn(examples(5, 5) + examples(2, 0, "rule rare"), strength=1.0)
    assert "rule rare" not in weights


def test_nothing_is_learnt_from_nothing():
    assert learn([], strength=1.0) == {}
    empty = fit([])
    assert (empty.events, empty.weights, empty.validated.error) == (0, {}, 0.0)


def told(number, right, rule):
    """An article with one predicted event."""
    id = f"a{number}"
    article = gold(event(), id=id)
    sides = both("AZE", "KAZ") if right else both("AZE", "TUR")
    return outcome(article, article.events, [event(participants=sides, document=id, why=(rule,))])


@pytest.fixture
def learnt():
    """Forty articles: of twenty events by one rule all are right, by the other rule none."""
    return fit(told(n, n % 2 == 0, "good" if n % 2 == 0 else "bad") for n in range(40))


def test_events_are_learnt_with_whether_they_matched(learnt):
    assert (learnt.articles, learnt.events, learnt.right) == (40, 40, 20)
    assert learnt.weights["rule good"] > 1
    assert learnt.weights["rule bad"] < -1
    assert learnt.brier_of_share == 0.25


def test_every_event_is_judged_by_weights_from_other_articles(learnt):
    assert sum(each.events for each in learnt.validated.bins) == 40
    assert learnt.validated.brier < 0.05


def test_a_rule_of_one_article_cannot_vouch_for_itself():
    # Twenty events of one rule are right, but all in one article: seen from outside it, nothing is
    # known of the rule, and its events are given the share of the others, of which half are right.
    other = [told(n, n % 2 == 0, "other") for n in range(40)]
    article = gold(*(event() for _ in range(20)), id="lone")
    own = [event(document="lone", why=("lone",)) for _ in range(20)]
    found = fit([*other, outcome(article, article.events, own)])
    assert all(each.events == 0 for each in found.validated.bins[9:])


def test_what_was_learnt_is_written_as_it_is_read(learnt):
    text = as_toml(learnt)
    read = tomllib.loads(text)
    assert read["weights"] == {
        name: pytest.approx(weight, abs=0.005)
        for name, weight in learnt.weights.items()
        if abs(weight) >= 0.005
    }
    assert read["learnt"]["events"] == 40
    assert as_toml(learnt) == text
