"""Times that are counted from another: "two weeks later", "last Friday", "that same evening"."""

import datetime as dt
from collections.abc import Mapping

from graph.extract.model import When
from graph.extract.timewords import (
    FEASTS,
    MONTH,
    MOVES,
    NUMBERS,
    ORDINALS,
    SHIFTS,
    WEEKDAYS,
    YEAR,
)

Groups = Mapping[str, str | None]
"""The named parts of a matched time expression."""
FULL = len("2024-06-07")
DAYS_IN = {"week": 7, "fortnight": 14}
"""Days of the units that a day is moved by; one for the rest."""
TENS = {"decade": ("year", 10)}
"""Units that are many of another."""


def nearest_year(month: int, day: int, today: dt.date, *, future: bool) -> int:
    """The year that puts a month and day on the right side of the story's day.

    A week of tolerance: a report of June 7 may speak of "June 8" in the past tense of time zones.
    """
    this = (month, day)
    now = (today.month, today.day)
    if future:
        return today.year + (this < (today.month, 1))
    soon = today + dt.timedelta(days=7)
    later = this > now and dt.date(today.year, month, min(day, 28)) > soon
    return today.year - later


def last_word(phrase: str | None) -> str:
    """The word that says which way: "following" of "the following"."""
    return (phrase or "").lower().split()[-1]


def counted(group: Groups, today: dt.date | None, told: str | None) -> When | None:
    """ "Two years later", "the day before", "that same month": counted from what was told last."""
    unit, way = (group.get("unit") or "hour").lower(), (group.get("way") or "").lower()
    day = today.isoformat() if today is not None else None
    base = day if way == "ago" and day is not None else told or day
    if base is None:
        return None
    count = 0 if not way else _number(group.get("count") or "one")
    if group.get("half"):
        unit, count = "month", 6
    elif unit == "hour":
        unit, count = "day", round(_number(group.get("hours") or "0") / 24)
    elif unit in ("morning", "afternoon", "evening", "night"):
        unit = "day"
    count = MOVES.get(last_word(group["same"]), 0) if group.get("same") else count
    if way in ("earlier", "before", "ago", "previously"):
        count = -count
    return _shifted(base, *TENS.get(unit, (unit, 1)), count)


def term(group: Groups, today: dt.date | None, told: str | None, *, future: bool) -> When | None:
    """ "Within two months": from the day it was set to its end; "in two months": that day."""
    day = today.isoformat() if today is not None else None
    base = day if future or told is None else told
    base = base if base and len(base) == FULL else None
    inside = (group["within"] or "").lower() == "within"
    if base is None or not (inside or future):
        return None
    unit, number = (group["unit"] or "").lower(), _number(group["count"] or "one")
    unit, count = ("day", round(number / 24)) if unit == "hour" else (unit, number)
    end = _shifted(base, *TENS.get(unit, (unit, 1)), count)
    if not inside or end is None:
        return end
    if len(end.date) == MONTH:
        end.date = f"{end.date}-{min(int(base[MONTH + 1 :]), 28):02}"
    return when(base, end.date)


def nth_day(group: Groups, told: str | None) -> When | None:
    """ "On the second day" of what began on the day told of last."""
    if told is None or len(told) != FULL:
        return None
    return _shifted(told, "day", 1, ORDINALS.index((group["nthday"] or "first").lower()))


def _number(word: str) -> int:
    return int(word) if word.isdigit() else NUMBERS[word.lower()]


def _shifted(base: str, unit: str, times: int, count: int) -> When | None:
    """A date moved by some units, no more precise than the unit or the date itself."""
    count *= times
    if "/" in base or (len(base) == MONTH and base[5] == "2"):
        base = base[:YEAR]
    if unit == "year" or len(base) == YEAR:
        return when(str(int(base[:YEAR]) + (count if unit == "year" else 0)))
    if unit == "month" or len(base) == MONTH:
        months = int(base[:YEAR]) * 12 + int(base[5:7]) - 1 + (count if unit == "month" else 0)
        return when(f"{months // 12}-{months % 12 + 1:02}")
    day = dt.date.fromisoformat(base)
    if unit == "week" and count == 0:
        return _week(day, 0)
    return when((day + dt.timedelta(days=count * DAYS_IN.get(unit, 1))).isoformat())


def mirrored(time: When, base: str) -> When:
    """The date as far before another as it was after it, or the other way round."""
    precision = min(len(time.date), len(base))
    if precision == FULL:
        middle = dt.date.fromisoformat(base)
        return when((middle - (dt.date.fromisoformat(time.date) - middle)).isoformat())
    if precision == YEAR or "2" in (time.date[5:6], base[5:6]):
        return when(str(2 * int(base[:YEAR]) - int(time.date[:YEAR])))
    months = 2 * _months(base) - _months(time.date)
    return when(f"{months // 12}-{months % 12 + 1:02}")


def _months(date: str) -> int:
    """Months up to a date since year 0."""
    return int(date[:YEAR]) * 12 + int(date[5:MONTH]) - 1


def relative(group: Groups, today: dt.date, *, future: bool) -> When | None:
    """ "Yesterday", "last week", "on Monday", "at Christmas": counted from the story's day."""
    word = (group.get("word") or "").lower()
    if word:
        shift = SHIFTS.get(word, 0)
        return when((today + dt.timedelta(days=shift)).isoformat())
    if group.get("feast"):
        return _feast(group, today, future=future)
    if group.get("weekday"):
        return _weekday(group, today, future=future)
    rel, unit = last_word(group["rel"]), (group["unit"] or "").lower()
    shift = {"last": -1, "next": 1, "coming": 1}.get(rel, 0)
    if unit == "weekend":
        return _weekend(today, rel, future=future)
    if unit == "week":
        week = _week(today, shift)
        past = shift == 0 and not future
        return when(week.date, today.isoformat()) if past else week
    return _shifted(today.isoformat(), unit, 1, shift)


def _feast(group: Groups, today: dt.date, *, future: bool) -> When:
    month, day = FEASTS[(group["feast"] or "").lower().replace("’", "'")]
    written = group.get("feast_year")
    year = int(written) if written else nearest_year(month, day, today, future=future)
    return when(dt.date(year, month, day).isoformat())


def _weekend(today: dt.date, rel: str, *, future: bool) -> When:
    """The weekend of the week, or "over the weekend" the last one before if none is to come."""
    shift = MOVES.get(rel, 0) if rel != "next" else 0
    friday = today.weekday() >= 4
    past = rel == "the" and not future and today.weekday() < 5
    past = past or (rel == "this" and not friday)
    saturday = today + dt.timedelta(days=5 - today.weekday() + 7 * (shift - past))
    return when(saturday.isoformat(), (saturday + dt.timedelta(days=1)).isoformat())


def _week(today: dt.date, shift: int) -> When:
    """A calendar week, Monday to Sunday."""
    monday = today + dt.timedelta(days=7 * shift - today.weekday())
    return when(monday.isoformat(), (monday + dt.timedelta(days=6)).isoformat())


def _weekday(group: Groups, today: dt.date, *, future: bool) -> When:
    wanted = WEEKDAYS.index((group["weekday"] or "").lower())
    if group.get("weekof"):
        monday = dt.date.fromisoformat(_week(today, MOVES.get(group["weekof"] or "", 0)).date)
        return when((monday + dt.timedelta(days=wanted)).isoformat())
    back = (today.weekday() - wanted) % 7
    which = (group["which"] or "on").lower()
    if which == "next" or (future and which != "last" and back > 0):
        day = today + dt.timedelta(days=7 - back)
    elif which == "last" and back == 0:
        day = today - dt.timedelta(days=7)
    else:
        day = today - dt.timedelta(days=back)
    if not group.get("until_weekday"):
        return when(day.isoformat())
    lasting = (WEEKDAYS.index((group["until_weekday"] or "").lower()) - wanted) % 7
    return when(day.isoformat(), (day + dt.timedelta(days=lasting)).isoformat())


def weekday_told(group: Groups, today: dt.date | None, told: str | None) -> When | None:
    """ "The following Thursday": the next after the day told of, or after the story's own."""
    day = dt.date.fromisoformat(told) if told and len(told) == FULL else today
    if day is None:
        return None
    wanted = WEEKDAYS.index((group["weekday"] or "").lower())
    move = MOVES.get(last_word(group["same"]), 0)
    if move > 0:
        return when((day + dt.timedelta(days=(wanted - day.weekday() - 1) % 7 + 1)).isoformat())
    back = (day.weekday() - wanted - (move < 0)) % 7 + (move < 0)
    return when((day - dt.timedelta(days=back)).isoformat())


def when(date: str, until: str | None = None) -> When:
    """A resolved time that is yet to be placed in the text."""
    return When(start=0, end=0, date=date, until=until)
