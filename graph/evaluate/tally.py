"""Counts of right, predicted and expected things, and the rates made of them."""

from collections.abc import Iterable
from dataclasses import dataclass


@dataclass(frozen=True, slots=True, kw_only=True)
class Tally:
    """How many were matched, predicted, and in the gold."""

    matched: int = 0
    predicted: int = 0
    gold: int = 0

    @classmethod
    def total(cls, tallies: Iterable["Tally"]) -> "Tally":
        """The counts added up: the base of a micro average."""
        rows = tuple(tallies)
        return cls(
            matched=sum(row.matched for row in rows),
            predicted=sum(row.predicted for row in rows),
            gold=sum(row.gold for row in rows),
        )

    @property
    def precision(self) -> float:
        """Share of predicted things that are right; 0 when none is predicted."""
        return self.matched / self.predicted if self.predicted else 0.0

    @property
    def recall(self) -> float:
        """Share of gold things that are found; 0 when there are none."""
        return self.matched / self.gold if self.gold else 0.0

    @property
    def f1(self) -> float:
        """Harmonic mean of precision and recall; 0 when nothing matches."""
        return 2 * self.matched / (self.predicted + self.gold) if self.matched else 0.0


@dataclass(frozen=True, slots=True, kw_only=True)
class Averages:
    """Unweighted means over classes."""

    precision: float
    recall: float
    f1: float
    classes: int
    """How many classes they are means of."""


def macro(tallies: Iterable[Tally], *, least: int) -> Averages | None:
    """Means over the classes with at least ``least`` gold things; ``None`` when there is none."""
    rows = [row for row in tallies if row.gold >= least]
    if not rows:
        return None
    return Averages(
        precision=sum(row.precision for row in rows) / len(rows),
        recall=sum(row.recall for row in rows) / len(rows),
        f1=sum(row.f1 for row in rows) / len(rows),
        classes=len(rows),
    )
