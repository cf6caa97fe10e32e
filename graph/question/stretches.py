"""Stretches of the calendar that words name: days, months, seasons, years, "last year"."""

import datetime as dt
from collections.abc import Callable, Mapping, Sequence
from dataclasses import replace

from graph.question.spans import (
    PLAUSIBLE_YEARS,
    Grain,
    Stretch,
    back,
    day_of,
    in_year,
    month_of,
    shift,
    years_from,
)
from graph.question.tokens import Token
from graph.question.vocabulary import vocabulary

Found = tuple[Stretch, int]
"""A stretch and the place after the words that name it."""


def read_stretch(tokens: Sequence[Token], at: int, today: dt.date) -> Found | None:
    """The stretch that the words at this place name, skipping "the", "year" and the like."""
    while at < len(tokens) and tokens[at].key in {"the", "year", "month", "of", "this"}:
        if tokens[at].key == "this" and not _names_season_or_month(tokens, at + 1):
            break
        at += 1
    for read in (_dated, _day_first, _month, _part, _season, _decade, _relative, _ago, _year):
        found = read(tokens, at, today)
        if found is not None:
            return found
    return None


def year_of(token: Token | None) -> int | None:
    """The year that a number is, if it can be one."""
    if token is None or token.kind != "number" or len(token.key) != 4:
        return None
    value = int(token.key)
    return value if value in PLAUSIBLE_YEARS and token.text == token.key else None


def peek(tokens: Sequence[Token], at: int) -> Token | None:
    """The token at this place, if there is one."""
    return tokens[at] if at < len(tokens) else None


def number_of(token: Token | None) -> int | None:
    """A small number in digits or letters."""
    if token is None:
        return None
    if token.kind == "number":
        return int(token.key) if len(token.key) <= 3 and token.key.isascii() else None
    return vocabulary().numbers.get(token.key)


def _dated(tokens: Sequence[Token], at: int, today: dt.date) -> Found | None:
    """``2024-06-07``, ``07.06.2024``, ``2024-06``, and ``2022-23`` for two years."""
    token = peek(tokens, at)
    if token is None or token.kind != "date":
        return None
    parts = [int(part) for part in token.key.replace(".", "-").replace("/", "-").split("-")]
    stretch = _of_numbers(parts if len(token.key.split("-")[0]) == 4 else parts[::-1])
    return None if stretch is None else (stretch, at + 1)


def _of_numbers(parts: list[int]) -> Stretch | None:
    year, second, *rest = parts
    if year not in PLAUSIBLE_YEARS:
        return None
    try:
        if rest:
            return day_of(dt.date(year, second, rest[0]))
        return month_of(year, second)
    except ValueError:
        pass
    if not rest and second > year % 100:
        return years_from(year, second - year % 100 + 1)
    seasons = {21: 3, 22: 6, 23: 9, 24: 12}
    return month_of(year, seasons[second], 3) if not rest and second in seasons else None


def _day_first(tokens: Sequence[Token], at: int, today: dt.date) -> Found | None:
    """``7 June 2024``, ``7th of June``."""
    day = peek(tokens, at)
    if day is None or day.kind != "number" or len(day.key) > 2:
        return None
    at += 1
    if (token := peek(tokens, at)) is not None and token.key == "of":
        at += 1
    month = peek(tokens, at)
    number = vocabulary().months.get(month.key) if month is not None else None
    return None if number is None else _dated_month(tokens, at + 1, today, number, int(day.key))


def _month(tokens: Sequence[Token], at: int, today: dt.date) -> Found | None:
    """``June 2024``, ``June 7, 2024``, ``June``; ``last June``."""
    step, at = _step(tokens, at)
    token = peek(tokens, at)
    number = vocabulary().months.get(token.key) if token is not None else None
    if number is None:
        return None
    if step is not None:
        return _nearest(month_of(today.year, number), step, today), at + 1
    day = peek(tokens, at + 1)
    if day is not None and day.kind == "number" and len(day.key) <= 2:
        found = _dated_month(tokens, at + 2, today, number, int(day.key))
        if found is not None:
            return found
    return _dated_month(tokens, at + 1, today, number, None)


def _dated_month(
    tokens: Sequence[Token], at: int, today: dt.date, month: int, day: int | None
) -> Found | None:
    """The month or a day of it, with the year that may follow; else the latest one that began."""
    year, after = _year_after(tokens, at)
    try:
        stretch = (
            month_of(year or today.year, month)
            if day is None
            else day_of(dt.date(year or today.year, month, day))
        )
    except ValueError:
        return None
    if year is None:
        stretch = replace(_nearest(stretch, 0, today), yearless=True)
    return stretch, after


def _year_after(tokens: Sequence[Token], at: int) -> tuple[int | None, int]:
    skipped = at
    while (token := peek(tokens, skipped)) is not None and token.key in {",", "of", "in", "year"}:
        skipped += 1
    year = year_of(peek(tokens, skipped))
    return (None, at) if year is None else (year, skipped + 1)


def _nearest(stretch: Stretch, step: int, today: dt.date) -> Stretch:
    """The latest one that began (0), the latest that ended (-1), or the next to begin (1)."""
    if step == 1:
        return stretch if stretch.first > today else in_year(stretch, stretch.first.year + 1)
    past = stretch.first <= today if step == 0 else stretch.after <= today
    return stretch if past else in_year(stretch, stretch.first.year - 1)


def _part(tokens: Sequence[Token], at: int, today: dt.date) -> Found | None:
    """``second half of 2022``, ``Q1 2024``, ``third quarter of last year``."""
    token, following = peek(tokens, at), peek(tokens, at + 1)
    if token is None:
        return None
    if len(token.key) == 2 and token.key[0] in "qh" and token.key[1] in "1234":
        months, number, at = _PARTS[token.key[0]], int(token.key[1]), at + 1
    elif following is not None and following.key in _PARTS and (token.key in _ORDINALS):
        months, number, at = _PARTS[following.key], _ORDINALS[token.key], at + 2
    else:
        return None
    whole = read_stretch(tokens, at, today)
    if whole is None or whole[0].grain is not Grain.YEAR or months * number > 12:
        return None
    return month_of(whole[0].first.year, months * (number - 1) + 1, months), whole[1]


_PARTS: Mapping[str, int] = {"q": 3, "h": 6, "quarter": 3, "half": 6}
_ORDINALS: Mapping[str, int] = {
    **{"first": 1, "second": 2, "third": 3, "fourth": 4, "last": 4},
    **{"1": 1, "2": 2, "3": 3, "4": 4},
}


def _season(tokens: Sequence[Token], at: int, today: dt.date) -> Found | None:
    """``spring 2024``, ``the winter of 2023``, ``last summer``."""
    step, at = _step(tokens, at)
    token = peek(tokens, at)
    first = vocabulary().seasons.get(token.key) if token is not None else None
    if first is None:
        return None
    year, after = _year_after(tokens, at + 1)
    stretch = month_of(year or today.year, first, 3)
    if year is not None:
        return stretch, _past_next_year(tokens, after, year)
    return replace(_nearest(stretch, step or 0, today), yearless=True), at + 1


def _past_next_year(tokens: Sequence[Token], at: int, year: int) -> int:
    """Behind the second year of ``winter 2023/24``."""
    dash, following = peek(tokens, at), peek(tokens, at + 1)
    if dash is None or following is None or not dash.is_dash:
        return at
    named = following.key in {str(year + 1), f"{(year + 1) % 100:02}"}
    return at + 2 if named else at


def _step(tokens: Sequence[Token], at: int) -> tuple[int | None, int]:
    token = peek(tokens, at)
    step = _STEPS.get(token.key) if token is not None else None
    return (None, at) if step is None else (step, at + 1)


_STEPS: Mapping[str, int] = {
    **dict.fromkeys(("last", "past", "previous"), -1),
    **dict.fromkeys(("this", "current"), 0),
    **dict.fromkeys(("next", "coming"), 1),
}


def _names_season_or_month(tokens: Sequence[Token], at: int) -> bool:
    token = peek(tokens, at)
    words = vocabulary()
    return token is not None and (token.key in words.months or token.key in words.seasons)


def _decade(tokens: Sequence[Token], at: int, today: dt.date) -> Found | None:
    """``the 1990s``, ``the 90s``, ``the nineties``."""
    token = peek(tokens, at)
    if token is None:
        return None
    tens = token.kind == "number" and token.text.endswith("s") and token.key.endswith("0")
    if tens and len(token.key) in {2, 4}:
        start = int(token.key) if len(token.key) == 4 else _century(int(token.key), today)
    elif token.key in vocabulary().decades:
        start = _century(vocabulary().decades[token.key], today)
    else:
        return None
    return (years_from(start, 10), at + 1) if start in PLAUSIBLE_YEARS else None


def _century(tens: int, today: dt.date) -> int:
    start = today.year // 100 * 100 + tens
    return start if start <= today.year else start - 100


def _relative(tokens: Sequence[Token], at: int, today: dt.date) -> Found | None:
    """``last year``, ``this decade``, ``next month``, ``yesterday``."""
    token = peek(tokens, at)
    if token is None:
        return None
    if token.key in _DAYS:
        return day_of(today + dt.timedelta(days=_DAYS[token.key])), at + 1
    step, after = _step(tokens, at)
    unit = peek(tokens, after)
    if step is None or unit is None or unit.key not in _UNITS:
        return None
    return _UNITS[unit.key](today, step), after + 1


_DAYS: Mapping[str, int] = {"today": 0, "yesterday": -1, "tomorrow": 1}


def _week(today: dt.date, step: int) -> Stretch:
    monday = today - dt.timedelta(days=today.weekday() - 7 * step)
    return Stretch(first=monday, after=monday + dt.timedelta(days=7), grain=Grain.DAY)


def _months_from(today: dt.date, step: int) -> Stretch:
    first = shift(today.replace(day=1), months=step)
    return month_of(first.year, first.month)


def _quarter(today: dt.date, step: int) -> Stretch:
    first = shift(today.replace(day=1), months=3 * step - (today.month - 1) % 3)
    return month_of(first.year, first.month, 3)


_UNITS: Mapping[str, Callable[[dt.date, int], Stretch]] = {
    "week": _week,
    "month": _months_from,
    "quarter": _quarter,
    "year": lambda today, step: years_from(today.year + step),
    "decade": lambda today, step: years_from(today.year // 10 * 10 + 10 * step, 10),
    "century": lambda today, step: years_from(today.year // 100 * 100 + 100 * step, 100),
}


def _ago(tokens: Sequence[Token], at: int, today: dt.date) -> Found | None:
    """``two years ago``: that year, month, week or day."""
    number = number_of(peek(tokens, at))
    unit, ago = peek(tokens, at + 1), peek(tokens, at + 2)
    if number is None or unit is None or ago is None or ago.key != "ago":
        return None
    day = back(today, number, unit.key)
    if day is None:
        return None
    name = unit.key.removesuffix("s")
    stretch = day_of(day) if name == "day" else _UNITS[name](day, 0)
    return stretch, at + 3


def _year(tokens: Sequence[Token], at: int, today: dt.date) -> Found | None:
    year = year_of(peek(tokens, at))
    return None if year is None else (years_from(year), at + 1)
