"""From days to places on the axis of a timeline, and the ticks that people can read there."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, timedelta

from api.web.words import MONTHS

CHARACTER = 6.6
"""Width in pixels that one character of an 11 px label is given; wide letters included."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Scale:
    """A linear map of the days ``first`` to ``last`` onto ``left`` to ``right`` in pixels."""

    first: date
    last: date
    left: float
    right: float

    @classmethod
    def around(cls, first: date, last: date, *, left: float, right: float) -> "Scale":
        """A scale with a little room before the first and after the last day."""
        room = timedelta(days=max(3, (last - first).days // 50))
        return cls(first=_shift(first, -room), last=_shift(last, room), left=left, right=right)

    @property
    def per_day(self) -> float:
        """Pixels that one day takes."""
        return (self.right - self.left) / max(1, (self.last - self.first).days)

    def x(self, day: date) -> float:
        """The place of a day, kept within the axis."""
        inside = min(max(day, self.first), self.last)
        return self.left + (inside - self.first).days * self.per_day


def _shift(day: date, by: timedelta) -> date:
    try:
        return day + by
    except OverflowError:
        return date.max if by.days > 0 else date.min


@dataclass(frozen=True, slots=True, kw_only=True)
class Tick:
    """A labelled place of the axis; ``major`` ones begin a year."""

    x: float
    label: str
    major: bool

    @property
    def box(self) -> tuple[float, float]:
        """Left and right end of the label."""
        half = len(self.label) * CHARACTER / 2
        return self.x - half, self.x + half


@dataclass(frozen=True, slots=True)
class Step:
    """A distance between ticks: so many days, months or years."""

    unit: str
    size: int

    def labels(self) -> int:
        """Characters of the longest label."""
        return {"day": 6, "month": 8, "year": 4}[self.unit]


STEPS = (
    *(Step("day", size) for size in (1, 7)),
    *(Step("month", size) for size in (1, 2, 3, 6)),
    *(Step("year", size) for size in (1, 2, 5, 10, 20, 50, 100, 200, 500, 1000)),
)
DAYS = {"day": 1.0, "month": 30.4, "year": 365.2}


def ticks(scale: Scale) -> list[Tick]:
    """The finest ticks whose labels stand apart, within the ends of the axis."""
    step = next((s for s in STEPS if _fits(s, scale)), STEPS[-1])
    found: list[Tick] = []
    for day in _days(step, scale):
        tick = Tick(x=scale.x(day), label=_label(day, step), major=_is_major(day, step))
        if not found or tick.box[0] >= found[-1].box[1] + CHARACTER:
            found.append(tick)
    return [tick for tick in found if tick.box[1] <= scale.right + 24]


def periods(scale: Scale, least: float) -> list[float]:
    """Where to cut the axis into calendar periods, each at least so many pixels wide."""
    wide = (s for s in STEPS if scale.per_day * DAYS[s.unit] * s.size * 0.92 >= least)
    step = next(wide, STEPS[-1])
    starts = [scale.x(day) for day in _days(step, scale)]
    inside = [x for x in starts if x - scale.left >= least and scale.right - x >= least]
    return [scale.left, *inside, scale.right]


def _fits(step: Step, scale: Scale) -> bool:
    return scale.per_day * DAYS[step.unit] * step.size >= (step.labels() + 2) * CHARACTER


def _days(step: Step, scale: Scale) -> Iterator[date]:
    if step.unit == "day":
        yield from _every(scale, timedelta(days=step.size))
        return
    months = step.size * (12 if step.unit == "year" else 1)
    number = -(-_month_number(scale.first) // months) * months
    while number // 12 <= 9999 and (day := date(max(1, number // 12), number % 12 + 1, 1)):
        if day > scale.last:
            return
        if day >= scale.first:
            yield day
        number += months


def _every(scale: Scale, step: timedelta) -> Iterator[date]:
    day = scale.first
    while day <= scale.last:
        yield day
        day += step


def _month_number(day: date) -> int:
    return day.year * 12 + day.month - 1


def _label(day: date, step: Step) -> str:
    if step.unit == "year":
        return str(day.year)
    month = MONTHS[day.month - 1][:3]
    return f"{day.day} {month}" if step.unit == "day" else f"{month} {day.year}"


def _is_major(day: date, step: Step) -> bool:
    return day.month == 1 and (step.unit == "year" or day.day == 1)
