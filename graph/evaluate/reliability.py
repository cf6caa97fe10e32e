"""Whether confidence can be believed: of the events given 0.8, eight in ten should be right."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from graph.evaluate.matching import Outcome

BINS = 10


@dataclass(frozen=True, slots=True, kw_only=True)
class Bin:
    """Predicted events of like confidence, from ``low`` up to but without ``low`` + a tenth."""

    low: float
    events: int
    confidence: float
    """Mean confidence of these events; 0 of none."""
    right: float
    """Share of these events that match a gold event; 0 of none."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Reliability:
    """Confidence against being right, in ten bins; full confidence falls in the last one."""

    bins: tuple[Bin, ...]
    brier: float
    """Mean squared distance of confidence from what came of it, 0 when nothing was predicted.

    To say the same of every event can be calibrated perfectly; this tells the right ones apart
    from the wrong ones as well (Brier 1950).
    """

    @property
    def error(self) -> float:
        """Expected calibration error: mean gap of confidence and share of right ones, by events.

        As in Naeini, Cooper, Hauskrecht (2015).  0 when there are no events.
        """
        events = sum(each.events for each in self.bins)
        gaps = sum(each.events * abs(each.confidence - each.right) for each in self.bins)
        return gaps / events if events else 0.0


def judged(outcomes: Iterable[Outcome]) -> list[tuple[float, bool]]:
    """The confidence of every predicted event, and whether it matched."""
    found: list[tuple[float, bool]] = []
    for outcome in outcomes:
        found += [(pair.found.confidence, True) for pair in outcome.pairs]
        found += [(event.confidence, False) for event in outcome.false]
    return found


def reliability(events: Sequence[tuple[float, bool]]) -> Reliability:
    """Sort events into ten bins of equal width by their confidence, in [0, 1]."""
    bins: list[list[tuple[float, bool]]] = [[] for _ in range(BINS)]
    for confidence, right in events:
        bins[min(int(confidence * BINS), BINS - 1)].append((confidence, right))
    return Reliability(
        bins=tuple(_bin(n / BINS, members) for n, members in enumerate(bins)),
        brier=sum((c - right) ** 2 for c, right in events) / len(events) if events else 0.0,
    )


def _bin(low: float, members: Sequence[tuple[float, bool]]) -> Bin:
    count = len(members)
    return Bin(
        low=low,
        events=count,
        confidence=sum(confidence for confidence, _ in members) / count if count else 0.0,
        right=sum(right for _, right in members) / count if count else 0.0,
    )
