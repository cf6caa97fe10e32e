"""Each half of questions.toml reads as told, and no attempt reads as everything."""

import pytest

from graph.question import Reading, read_question
from tests.api.score import HALVES, LEAST, TODAY, questions, share


@pytest.mark.parametrize("half", HALVES)
def test_nine_in_ten_questions_read_exactly_as_told(half: str) -> None:
    assert share(half) >= LEAST


def test_there_are_enough_questions_numbered_in_order_and_no_two_alike() -> None:
    both = [question for half in HALVES for question in questions(half)]
    asked = [question for question in both if question["reads"]]
    assert len({question["ask"] for question in both}) == len(both)
    assert len(asked) >= 150
    assert sorted(question["number"] for question in both) == list(range(1, len(both) + 1))


@pytest.mark.parametrize(
    "text",
    [question["ask"] for half in HALVES for question in questions(half) if not question["reads"]],
)
def test_nonsense_and_attempts_read_as_nothing(text: str) -> None:
    reading: Reading = read_question(text, today=TODAY)
    assert (reading.filters(), reading.conditions) == ({}, ())
