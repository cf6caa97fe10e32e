"""How sure the rules are of a report: the share of reports like it that were right.

What speaks for a report and against it are its features: the rules that fired, how it is dated,
who is named, how long its sentence is and how far down it stands.  Each has a weight in log-odds,
learnt from annotated articles and kept in ``rules/confidence.toml`` (``bilateral evaluate
--calibrate``).  The probability is the logistic function of their sum.
"""

import math
import tomllib
from bisect import bisect
from collections.abc import Iterator, Mapping
from dataclasses import replace
from functools import cache
from importlib.resources import files
from types import MappingProxyType

from graph.model import Report
from ontology.terms import Status

FEW, MANY = 2, 3
LENGTHS = (120, 200, 300)
POSITIONS = (250, 700)
"""Characters of the clearest sentence, and of the text before it, that divide the steps."""
LEAST, MOST = 0.01, 0.99
"""No report is certainly wrong or right."""


def features(report: Report) -> frozenset[str]:
    """What the confidence of a report follows from; each is there or is not.

    >>> from ontology.terms import EventType
    >>> report = Report(id="r", document="d", type=EventType.VISIT, why=("visit.pay",))
    >>> sorted(features(report) - {"always", "date none", "place none"})
    ['named 0', 'parties 0', 'rule visit.pay', 'sentences 0']
    """
    return frozenset(_features(report))


def _features(report: Report) -> Iterator[str]:
    yield "always"
    if report.status is not Status.HELD:
        yield f"status {report.status}"
    yield f"date {_precision(report.date)}"
    if report.place is None:
        yield "place none"
    if report.name is not None:
        yield "name"
    named = {p.principal for p in report.participants if p.official or p.organization}
    yield f"named {min(len(named), FEW)}"
    yield f"parties {min(len(report.principals), MANY)}"
    yield f"sentences {min(len(report.evidence), MANY)}"
    for first in report.evidence[:1]:
        yield f"length {bisect(LENGTHS, len(first.quote))}"
        yield f"position {bisect(POSITIONS, first.start)}"
    yield from (f"rule {rule}" for rule in report.why)


def _precision(date: str | None) -> str:
    if date is None:
        return "none"
    return ("year", "month", "day")[min(date.count("-"), 2)]


def probability(present: frozenset[str], weights: Mapping[str, float]) -> float:
    """How likely a report is right, by the weights of its features; an unknown one has none.

    >>> probability(frozenset({"always", "name"}), {"always": 1.5, "name": -1.5})
    0.5
    """
    log_odds = math.fsum(weights.get(feature, 0.0) for feature in present)
    return min(max(logistic(log_odds), LEAST), MOST)


def logistic(log_odds: float) -> float:
    """The probability of log-odds."""
    return 1 / (1 + math.exp(-min(max(log_odds, -50.0), 50.0)))


def calibrated(report: Report) -> Report:
    """The report with its confidence, to the hundredth."""
    return replace(report, confidence=round(probability(features(report), learnt()), 2))


@cache
def learnt() -> Mapping[str, float]:
    """The weights that were learnt, by feature."""
    text = files("graph.extract").joinpath("rules", "confidence.toml").read_text("utf-8")
    weights: dict[str, float] = tomllib.loads(text)["weights"]
    return MappingProxyType(weights)
