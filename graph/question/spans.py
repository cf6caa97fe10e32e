"""Stretches of the calendar: days, months and years as half-open spans with EDTF bounds."""

import datetime as dt
from dataclasses import dataclass, replace
from enum import StrEnum

PLAUSIBLE_YEARS = range(1500, 2200)
"""Years in which events are asked for; a number within can be a year by itself."""


class Grain(StrEnum):
    """To what a stretch is exact, and so how its bounds are written."""

    DAY = "day"
    MONTH = "month"
    YEAR = "year"


@dataclass(frozen=True, slots=True, kw_only=True)
class Stretch:
    """From its first day to the day after its last."""

    first: dt.date
    after: dt.date
    grain: Grain
    yearless: bool = False
    """No year was named, so the latest one was taken."""

    @property
    def since(self) -> str:
        """EDTF literal of the start."""
        return literal(self.first, self.grain)

    @property
    def until(self) -> str:
        """EDTF literal of the day after the end."""
        return literal(self.after, self.grain)


def literal(day: dt.date, grain: Grain) -> str:
    """The day as EDTF, no more exact than the grain."""
    return {Grain.DAY: day.isoformat(), Grain.MONTH: f"{day:%Y-%m}", Grain.YEAR: f"{day:%Y}"}[grain]


def day_of(day: dt.date) -> Stretch:
    """One whole day."""
    return Stretch(first=day, after=day + dt.timedelta(days=1), grain=Grain.DAY)


def month_of(year: int, month: int, months: int = 1) -> Stretch:
    """``months`` whole months from the given one."""
    return Stretch(
        first=dt.date(year, month, 1),
        after=shift(dt.date(year, month, 1), months=months),
        grain=Grain.MONTH,
    )


def years_from(year: int, years: int = 1) -> Stretch:
    """``years`` whole years from the given one."""
    return Stretch(first=dt.date(year, 1, 1), after=dt.date(year + years, 1, 1), grain=Grain.YEAR)


def shift(day: dt.date, *, months: int) -> dt.date:
    """The same day so many months later, or the month's last."""
    year, month = divmod(day.year * 12 + day.month - 1 + months, 12)
    for back in range(4):
        try:
            return dt.date(year, month + 1, day.day - back)
        except ValueError:
            continue
    raise AssertionError(day)  # pragma: no cover - no month is shorter than 28 days


def in_year(stretch: Stretch, year: int) -> Stretch:
    """The same days and months of another year."""
    months = (year - stretch.first.year) * 12
    return replace(
        stretch,
        first=shift(stretch.first, months=months),
        after=shift(stretch.after, months=months),
        yearless=False,
    )


def back(today: dt.date, number: int, unit: str) -> dt.date | None:
    """The day so many units before today (after it, for a negative number)."""
    name = unit.removesuffix("s")
    if name in _UNIT_DAYS:
        return today - dt.timedelta(days=number * _UNIT_DAYS[name])
    months = number * _UNIT_MONTHS.get(name, 0)
    far = today.year - months // 12 not in PLAUSIBLE_YEARS
    return None if months == 0 or far else shift(today, months=-months)


_UNIT_DAYS = {"day": 1, "week": 7}
_UNIT_MONTHS = {"month": 1, "quarter": 3, "year": 12, "decade": 120, "century": 1200}
