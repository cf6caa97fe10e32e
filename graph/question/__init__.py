"""Questions in plain language: read as filters by a grammar over word lists, then answered."""

from graph.question.answering import Answer, answer, known_officials
from graph.question.reader import MAX_LENGTH, read_question
from graph.question.reading import Asks, Condition, Reading, Side

__all__ = [
    "MAX_LENGTH",
    "Answer",
    "Asks",
    "Condition",
    "Reading",
    "Side",
    "answer",
    "known_officials",
    "read_question",
]
