"""The result of an evaluation as one JSON object, with everything the tables have."""

from typing import Any

from graph.evaluate.fitting import Fit
from graph.evaluate.matching import Pair
from graph.evaluate.reliability import Reliability
from graph.evaluate.scoring import LEAST, Score
from graph.evaluate.slots import Judgement, SlotScore
from graph.evaluate.tally import Averages, Tally
from graph.exchange.json_form import report_json
from graph.model import Report

Json = dict[str, Any]


def summary(score: Score, learnt: Fit | None = None, *, errors: bool = False) -> Json:
    """All figures of a score, and with ``errors`` every missed, false and half-right event."""
    found: Json = {
        "articles": len(score.outcomes),
        "micro": _tally(score.micro),
        "macro": _macro(score.macro),
        "types": {type.value: _tally(tally) for type, tally in score.types.items()},
        "slots": {name: _slot(each) for name, each in score.slots.items()},
        "deduplication": _tally(score.deduplication),
        "articles_without_events": {
            "articles": len(score.empty),
            "false_per_article": score.false_per_empty,
        },
        "confusion": [
            {"gold": gold, "predicted": predicted, "events": count}
            for (gold, predicted), count in score.confusion.most_common()
        ],
        "calibration": _calibration(score.reliability),
    }
    if learnt is not None:
        found["learnt"] = _learnt(learnt)
    return {**found, "errors": _errors(score)} if errors else found


def _learnt(fit: Fit) -> Json:
    return {
        "articles": fit.articles,
        "events": fit.events,
        "right": fit.right,
        "penalty": fit.strength,
        "weights": dict(sorted(fit.weights.items())),
        "cross_validated": _calibration(fit.validated),
        "brier_of_share": fit.brier_of_share,
    }


def _tally(tally: Tally) -> Json:
    return {
        "precision": tally.precision,
        "recall": tally.recall,
        "f1": tally.f1,
        "matched": tally.matched,
        "predicted": tally.predicted,
        "gold": tally.gold,
    }


def _macro(means: Averages | None) -> Json | None:
    if means is None:
        return None
    return {
        "precision": means.precision,
        "recall": means.recall,
        "f1": means.f1,
        "types": means.classes,
        "least_gold_events": LEAST,
    }


def _slot(slot: SlotScore) -> Json:
    return {
        "accuracy": slot.accuracy,
        "right": slot.right,
        "judged": slot.judged,
        "pairs": slot.pairs,
        "overall": slot.overall,
    }


def _calibration(found: Reliability) -> Json:
    bins = [
        {"low": each.low, "events": each.events, "confidence": each.confidence, "right": each.right}
        for each in found.bins
    ]
    return {"expected_calibration_error": found.error, "brier": found.brier, "bins": bins}


def _errors(score: Score) -> Json:
    return {
        "missed": [_error(article, event.report) for article, event in score.missed],
        "false": [_error(article, event) for article, event in score.false],
        "wrong": [
            _wrong(outcome.article.id, pair, verdict)
            for outcome in score.outcomes
            for pair, verdict in outcome.judgements()
            if not verdict.right
        ],
    }


def _error(article: str, report: Report) -> Json:
    return {"article": article, "event": report_json(report)}


def _wrong(article: str, pair: Pair, verdict: Judgement) -> Json:
    return {
        "article": article,
        "slot": verdict.slot,
        "gold": verdict.gold or None,
        "predicted": verdict.found or None,
        "event": report_json(pair.found),
    }
