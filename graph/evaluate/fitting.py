"""Weights of what makes a report likely right, learnt from annotated articles.

A logistic regression over features that are there or not, with a penalty on large weights (L2), by
Newton steps on one weight after the other: it converges in some dozen rounds, always to the same
weights, and needs no library.  How well it does is measured by cross-validation: every article's
events are judged by weights that were learnt without that article.
"""

import math
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass

from graph.evaluate.matching import Outcome
from graph.evaluate.reliability import Reliability, reliability
from graph.extract.calibration import features, logistic, probability
from graph.model import digest

FOLDS = 10
STRENGTHS = (0.5, 1.0, 2.0, 4.0, 8.0, 16.0, 32.0, 64.0)
"""Penalties that are tried; the one that predicts other articles best is taken."""
RARE = 3
"""A feature of fewer events is left out: its weight would be chance."""
FREE = 0.01
"""The penalty on the weight of "always": how often events are right at all is not held back."""
ROUNDS = 200
CONVERGED = 1e-6
LEAST = 0.005
"""The least weight that is written."""


@dataclass(frozen=True, slots=True)
class Example:
    """One predicted event: its features, and whether it matches a gold event."""

    features: frozenset[str]
    right: bool


@dataclass(frozen=True, slots=True, kw_only=True)
class Fit:
    """What was learnt, from how much, and how well it does on articles it has not seen."""

    weights: Mapping[str, float]
    strength: float
    articles: int
    events: int
    right: int
    validated: Reliability

    @property
    def brier_of_share(self) -> float:
        """The Brier score of giving every event the share of right ones: what there is to beat."""
        share = self.right / self.events if self.events else 0.0
        return share * (1 - share)


def fit(outcomes: Iterable[Outcome]) -> Fit:
    """Learn weights from the predicted events of some articles.

    The articles are shuffled by their ids, always alike: numbers can have a meaning, as odd and
    even ones do, and a fold should be a sample of all.
    """
    shuffled = sorted(outcomes, key=lambda outcome: digest(outcome.article.id))
    articles = [found for outcome in shuffled if (found := list(_examples(outcome)))]
    events = [example for article in articles for example in article]
    trials = {strength: list(_unseen(articles, strength)) for strength in STRENGTHS}
    strength = min(trials, key=lambda each: _loss(trials[each]))
    return Fit(
        weights=learn(events, strength),
        strength=strength,
        articles=len(articles),
        events=len(events),
        right=sum(example.right for example in events),
        validated=reliability(trials[strength]),
    )


def _examples(outcome: Outcome) -> Iterator[Example]:
    yield from (Example(features(pair.found), True) for pair in outcome.pairs)
    yield from (Example(features(report), False) for report in outcome.false)


def _unseen(articles: Sequence[list[Example]], strength: float) -> Iterator[tuple[float, bool]]:
    """Every event's probability by weights from other articles, and whether it is right."""
    for fold in range(FOLDS):
        others = [article for n, article in enumerate(articles) if n % FOLDS != fold]
        weights = learn([example for article in others for example in article], strength)
        for article in articles[fold::FOLDS]:
            for example in article:
                yield probability(example.features, weights), example.right


def _loss(judged: Sequence[tuple[float, bool]]) -> float:
    """How surprising what came of it is: the sum of logarithms of the probabilities given it."""
    return -sum(math.log(p if right else 1 - p) for p, right in judged)


def learn(examples: Sequence[Example], strength: float) -> dict[str, float]:
    """The weights, by feature, that explain the examples best under a penalty of that strength."""
    regression = _Regression(examples, strength)
    for _ in range(ROUNDS):
        steps = map(regression.step, regression.weights)
        if max(map(abs, steps), default=0.0) < CONVERGED:
            break
    return regression.weights


class _Regression:
    """Weights on their way to where they explain the examples best."""

    def __init__(self, examples: Sequence[Example], strength: float) -> None:
        self._strength = strength
        self._right = [example.right for example in examples]
        self._log_odds = [0.0] * len(examples)
        having: dict[str, list[int]] = defaultdict(list)
        for number, example in enumerate(examples):
            for name in example.features:
                having[name].append(number)
        self._having = {name: members for name, members in having.items() if len(members) >= RARE}
        self.weights = dict.fromkeys(sorted(self._having), 0.0)

    def step(self, name: str) -> float:
        """Move one weight by a Newton step and return the step."""
        penalty = FREE if name == "always" else self._strength
        slope, bend = penalty * self.weights[name], penalty
        for number in self._having[name]:
            p = logistic(self._log_odds[number])
            slope += p - self._right[number]
            bend += p * (1 - p)
        step = -slope / bend
        self.weights[name] += step
        for number in self._having[name]:
            self._log_odds[number] += step
        return step


def as_toml(fit: Fit) -> str:
    """The file that ``graph.extract.calibration`` reads."""
    figures = {
        "articles": fit.articles,
        "events": fit.events,
        "right": fit.right,
        "penalty": fit.strength,
        "calibration_error": round(fit.validated.error, 3),
        "brier": round(fit.validated.brier, 3),
    }
    lines = [
        "# What makes an event more or less likely right, in log-odds that add up.",
        "# Learnt: bilateral evaluate GOLD.jsonl --calibrate FILE (docs/reference/confidence.md).",
        "",
        "[learnt]  # calibration error and Brier score by cross-validation",
        *(f"{name} = {value}" for name, value in figures.items()),
        "",
        "[weights]",
        *(f'"{name}" = {w:.2f}' for name, w in sorted(fit.weights.items()) if abs(w) >= LEAST),
    ]
    return "\n".join(lines) + "\n"
