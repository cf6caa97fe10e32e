"""The bundled sample, annotated by hand, keeps being read at least as well as it was."""

from pathlib import Path

from graph.evaluate import evaluate, read_gold
from graph.extract import extract, extract_many

EXPECTED = Path(__file__).parents[1] / "sample_expected.jsonl"


def test_the_sample_is_read_as_well_as_before():
    score = evaluate(read_gold(EXPECTED), extract_many)
    assert score.micro.precision >= 0.85, score.false
    assert score.micro.recall >= 0.81, score.missed
    assert score.slot("status") >= 0.98
    assert score.slot("date") >= 0.97


def test_articles_without_events_give_none():
    empty = [article for article in read_gold(EXPECTED) if not article.events]
    assert empty
    assert [extract(article.document) for article in empty] == [() for _ in empty]
