"""How well an extractor does on annotated articles, by the annotation guide's own scoring.

``reading`` reads the articles, ``matching`` pairs predicted with gold events, ``slots`` judges what
the pairs say, ``deduplication`` whether the same events are told apart across articles,
``confusion`` what was taken for what, ``reliability`` whether confidence can be believed,
``fitting`` what confidence should be;
``scoring`` runs them and ``tables`` and ``summary`` say the result.
"""

from graph.evaluate.fitting import Fit, as_toml, fit
from graph.evaluate.reading import GoldArticle, GoldEvent, Half, read_gold
from graph.evaluate.scoring import Score, evaluate
from graph.evaluate.summary import summary
from graph.evaluate.tables import Table, error_table, tables
from graph.evaluate.tally import Tally

__all__ = [
    "Fit",
    "GoldArticle",
    "GoldEvent",
    "Half",
    "Score",
    "Table",
    "Tally",
    "as_toml",
    "error_table",
    "evaluate",
    "fit",
    "read_gold",
    "summary",
    "tables",
]
