"""Questions in plain language: read as filters by a grammar over word lists, then answered."""

from graph.question.answering import Answer, answer, known_officials, read
from graph.question.as_sparql import as_sparql, filter_as_sparql
from graph.question.condensing import Condensed
from graph.question.gaps import Gap
from graph.question.reader import MAX_LENGTH, read_question
from graph.question.reading import Asks, Condition, Reading, Side

__all__ = [
    "MAX_LENGTH",
    "Answer",
    "Asks",
    "Condensed",
    "Condition",
    "Gap",
    "Reading",
    "Side",
    "answer",
    "as_sparql",
    "filter_as_sparql",
    "known_officials",
    "read",
    "read_question",
]
