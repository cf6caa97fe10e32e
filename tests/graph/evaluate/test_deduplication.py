"""Whether events are known across articles, on cases worked out by hand."""

from graph.evaluate.deduplication import deduplication
from graph.evaluate.matching import outcome
from tests.graph.evaluate.events import EventType, event, gold


def told(id, key, date="2024-06-07", *, found=True, type=EventType.VISIT):
    article = gold(event(date, type=type, document=id), id=id, keys=[key])
    predicted = [event(date, type=type, document=id)] if found else []
    return outcome(article, article.events, predicted)


def counts(*outcomes):
    tally = deduplication(outcomes)
    return tally.matched, tally.predicted, tally.gold


def test_three_articles_on_one_event_are_three_pairs():
    assert counts(told("a", "k"), told("b", "k"), told("c", "k")) == (3, 3, 3)


def test_events_of_other_keys_that_are_joined_cost_precision():
    # a and b are one event, c another; fusion joins all three of one day.
    assert counts(told("a", "k"), told("b", "k"), told("c", "other")) == (1, 3, 1)


def test_events_of_one_key_that_are_not_joined_cost_recall():
    assert counts(told("a", "k"), told("b", "k", "2024-06-20")) == (0, 0, 1)


def test_events_that_are_missed_or_have_no_key_do_not_count():
    assert counts(told("a", "k"), told("b", "k", found=False), told("c", None)) == (0, 0, 0)


def test_pairs_within_an_article_do_not_count():
    article = gold(event(), event(), id="a1", keys=["k", "k"])
    within = outcome(article, article.events, [event(), event()])
    assert counts(within) == (0, 0, 0)
    # Two records of the key in one article, each paired with that of the other article; fusion
    # joins the other article's with one of them, for it never joins two of one document.
    assert counts(within, told("b", "k", type=EventType.MEETING)) == (1, 1, 2)
