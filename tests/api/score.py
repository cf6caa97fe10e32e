"""``python -m tests.api.score``: how many questions of ``questions.toml`` read exactly as told.

The odd questions are those that the grammar is developed against; the even ones measure it.
"""

import datetime as dt
import tomllib
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from graph.question import Asks, Condition, Reading, read_question

TODAY = dt.date(2025, 6, 15)
LEAST = 0.9
HALVES = {"odd": 1, "even": 0}

Question = dict[str, Any]


@dataclass(frozen=True, slots=True, kw_only=True)
class Miss:
    """A question that read otherwise than told."""

    question: Question
    told: tuple[object, ...]
    read: tuple[object, ...]


def questions(half: str) -> list[Question]:
    """The questions with odd or even numbers."""
    text = Path(__file__).with_name("questions.toml").read_text(encoding="utf-8")
    numbered: list[Question] = tomllib.loads(text)["question"]
    return [question for question in numbered if question["number"] % 2 == HALVES[half]]


def misses(asked: Sequence[Question]) -> Iterator[Miss]:
    """Every question that does not read exactly as told: filters, what is asked, conditions."""
    for question in asked:
        reading = read_question(question["ask"], today=TODAY)
        told: tuple[object, ...] = (question["reads"], question.get("asks", Asks.LIST))
        read: tuple[object, ...] = (reading.filters(), reading.asks.value)
        if "besides" in question:
            told, read = (*told, set(question["besides"])), (*read, set(_conditions(reading)))
        if told != read:
            yield Miss(question=question, told=told, read=read)


def _conditions(reading: Reading) -> Iterator[str]:
    """``by HUN foreign-affairs``, ``with SRB or XKX``, ``without RUS``."""
    for condition in reading.conditions:
        who = " or ".join((*condition.principals, *condition.officials))
        yield f"{_tie(condition)} {who} {condition.portfolio or ''}".rstrip()


def _tie(condition: Condition) -> str:
    if condition.side is not None:
        return condition.side.value
    return "without" if condition.absent else "with"


def share(half: str) -> float:
    """The share of a half that reads exactly as told."""
    asked = questions(half)
    return 1 - len(list(misses(asked))) / len(asked)


def main() -> None:
    """Print the score of each half, and every miss."""
    for half in HALVES:
        asked = questions(half)
        missed = list(misses(asked))
        for miss in missed:
            print(f"{miss.question['number']:>4}  {miss.question['ask']}")
            print(f"      told {miss.told}\n      read {miss.read}")
        right = len(asked) - len(missed)
        print(
            f"{half}: {right} of {len(asked)} exact, {right / len(asked):.1%} (least {LEAST:.0%})"
        )


if __name__ == "__main__":
    main()
