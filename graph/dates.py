"""Dates as the news gives them: EDTF level 1 literals and the days they may cover."""

import datetime as dt
import math
import re
import time
from calendar import monthrange
from functools import cache, lru_cache
from importlib import import_module
from typing import Any

from graph.errors import InvalidDate

Bounds = tuple[dt.date, dt.date]
"""First and last day, both inclusive."""

_PLAIN = re.compile(r"(?!0000)[0-9]{4}(-(0[1-9]|1[0-2]))?")
"""A year or a month of one."""

_DAY = len("2024-06-07")


def bounds(literal: str, end: str | None = None, *, field: str = "date") -> Bounds:
    """The earliest and latest day that ``literal`` (to ``end``) covers.

    >>> [str(day) for day in bounds("2024-06")]
    ['2024-06-01', '2024-06-30']
    >>> [str(day) for day in bounds("2024-07-22", "2024-07-26")]
    ['2024-07-22', '2024-07-26']

    Raises ``InvalidDate`` for anything that is not EDTF level 1 (Library of Congress, 2019).
    """
    first, last = _bounds(literal, field)
    if end is not None:
        last = max(last, _bounds(end, field)[1])
    return first, last


@lru_cache(maxsize=65_536)
def _bounds(literal: str, field: str) -> Bounds:
    """Bounds of one literal; the EDTF grammar takes 4 ms each, so plain ones go without it."""
    try:
        if len(literal) == _DAY and literal[4] == literal[7] == "-":
            day = dt.date.fromisoformat(literal)
            return day, day
        if _PLAIN.fullmatch(literal):
            return _plain(int(literal[:4]), int(literal[5:]) if literal[5:] else None)
        parsed = _parsed(literal)
        return (
            _day(parsed.lower_strict(), dt.date.min),
            _day(parsed.upper_strict(), dt.date.max),
        )
    except (ValueError, AttributeError, TypeError) as error:
        raise InvalidDate(literal, field=field) from error


def _parsed(literal: str) -> Any:  # noqa: ANN401  the edtf package has no types
    try:
        return _edtf().parse_edtf(literal)
    except _edtf().EDTFParseException as error:
        raise ValueError(str(error)) from error


@cache
def _edtf() -> Any:  # noqa: ANN401
    """Loaded by the first literal that is no plain one: that takes longer than a short command."""
    return import_module("edtf")


def _plain(year: int, month: int | None) -> Bounds:
    first, last = (month, month) if month else (1, 12)
    return dt.date(year, first, 1), dt.date(year, last, monthrange(year, last)[1])


def _day(moment: time.struct_time | float, unknown: dt.date) -> dt.date:
    """The day of a bound; an open one (``../2024``) reaches to the calendar's end."""
    if isinstance(moment, float) and math.isinf(moment):
        return unknown
    return dt.date(*moment[:3])  # type: ignore[index]


@lru_cache(maxsize=16_384)
def iso(day: dt.date) -> str:
    """A day as written; it is looked up in a fraction of the time that it takes to write it."""
    return day.isoformat()


def compatible(one: Bounds, other: Bounds, *, slack: int = 1) -> bool:
    """Whether two spans can be one happening: one contains the other, or the days are close.

    ``slack`` is in days, between the starts and between the ends (GUIDE.md, "Scoring").
    """
    inside = one[0] >= other[0] and one[1] <= other[1]
    around = one[0] <= other[0] and one[1] >= other[1]
    near = abs((one[0] - other[0]).days) <= slack and abs((one[1] - other[1]).days) <= slack
    return inside or around or near
