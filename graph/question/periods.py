"""Periods in which events are asked for: "since 2020", "from March to June", "the last 5 years"."""

import datetime as dt
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, replace

from graph.question.spans import Grain, Stretch, back, in_year
from graph.question.stretches import Found, number_of, peek, read_stretch
from graph.question.tokens import Token


@dataclass(frozen=True, slots=True, kw_only=True)
class Period:
    """``since <= event < until``, as EDTF literals."""

    since: str | None = None
    until: str | None = None


Read = tuple[Period, int]
"""A period and the place after the words that name it."""

_Words = tuple[str, ...]


def _table(rows: Mapping[str, str]) -> dict[str, list[tuple[_Words, str]]]:
    """By first word the phrases, the longest first, and the meaning of each."""
    found: dict[str, list[tuple[_Words, str]]] = {}
    for meaning, phrases in rows.items():
        for phrase in phrases.split("|"):
            words = tuple(phrase.split())
            found.setdefault(words[0], []).append((words, meaning))
    return {first: sorted(rows, key=lambda row: -len(row[0])) for first, rows in found.items()}


_PREPOSITIONS = _table(
    {
        "since": "since|from|starting from|starting in|starting|beginning in|beginning from|as of"
        "|as from|since the start of|since the beginning of|from the start of"
        "|from the beginning of|since early|not earlier than|not before",
        "after": "after|later than|since the end of|after the end of|following",
        "before": "before|prior to|earlier than|until|till|up to|up until|before the start of"
        "|before the beginning of|until the start of|until the beginning of",
        "through": "through|thru|up to and including|until the end of|till the end of|by the end of"
        "|through the end of|before the end of|up to the end of|not later than|by|no later than",
        "in": "in|during|within|throughout|over|on|of|for|dated|at",
    }
)
_RANGE_OPENINGS = frozenset({"between", "from"})
_RANGE_JOINTS = frozenset({"and", "to", "until", "till", "through", "-", "/"})
_ROLLING = frozenset({"last", "past", "previous", "recent", "next", "coming"})
_NOW = frozenset({"now", "today", "present", "date"})
_WORDY = frozenset({"may", "march", "mar", "jan", "spring", "fall", "summer", "autumn", "winter"})
"""Yearless months and seasons that are read only after a preposition."""


def read_period(tokens: Sequence[Token], at: int, today: dt.date) -> Read | None:
    """The period that the words at this place name."""
    for read in (_range, _rolling, _prepositional, _bare):
        found = read(tokens, at, today)
        if found is not None:
            return found
    return None


def _range(tokens: Sequence[Token], at: int, today: dt.date) -> Read | None:
    """``between 2020 and 2022``, ``from March to June 2023``, ``2022-2024``, ``1-5 June``."""
    opened = tokens[at].key in _RANGE_OPENINGS
    start = at + 1 if opened else at
    first = read_stretch(tokens, start, today) or _lone_day(tokens, start)
    if first is None:
        return None
    joint = peek(tokens, first[1])
    if joint is None or joint.key not in _RANGE_JOINTS or (joint.key == "and" and not opened):
        return None
    return _closed(tokens, tokens[start], first, today)


def _closed(tokens: Sequence[Token], opening: Token, first: Found, today: dt.date) -> Read | None:
    """A range from what was read to what follows its joint."""
    stretch, at = first[0], first[1] + 1
    here = peek(tokens, at + 1 if _is(peek(tokens, at), {"the"}) else at)
    if here is not None and here.key in _NOW:
        at = tokens.index(here, at) + 1
        return Period(since=stretch.since), at
    last = read_stretch(tokens, at, today)
    if last is None:
        return None
    if stretch.first == dt.date.min:
        day = _same_month(opening, last[0])
        if day is None:
            return None
        stretch = day
    elif stretch.yearless and not last[0].yearless:
        stretch = _before(stretch, last[0])
    earlier, later = sorted((stretch, last[0]), key=lambda one: one.first)
    return Period(since=earlier.since, until=later.until), last[1]


def _lone_day(tokens: Sequence[Token], at: int) -> Found | None:
    """The day of a range whose month follows: a stand-in until the month is read."""
    token = peek(tokens, at)
    joint = peek(tokens, at + 1)
    if token is None or token.kind != "number" or len(token.key) > 2 or joint is None:
        return None
    placeholder = dt.date.min
    return Stretch(first=placeholder, after=placeholder, grain=Grain.DAY), at + 1


def _same_month(day: Token, other: Stretch) -> Stretch | None:
    try:
        first = other.first.replace(day=int(day.key))
    except ValueError:
        return None
    return replace(other, first=first, after=first + dt.timedelta(days=1))


def _before(stretch: Stretch, last: Stretch) -> Stretch:
    """The yearless start of a range whose end has a year."""
    same = in_year(stretch, last.first.year)
    return same if same.first <= last.first else in_year(stretch, last.first.year - 1)


def _rolling(tokens: Sequence[Token], at: int, today: dt.date) -> Read | None:
    """``in the last 5 years``, ``over the past three months``, ``next two weeks``."""
    at = _skip(tokens, at, {"in", "over", "during", "within", "for", "the", "since"})
    if not _is(peek(tokens, at), _ROLLING):
        return None
    forward = tokens[at].key in {"next", "coming"}
    number, after = number_of(peek(tokens, at + 1)), at + 2
    if number is None and tokens[at].key == "past" and _is(peek(tokens, at + 1), {"year"}):
        number, after = 1, at + 1
    after = _skip(tokens, after, {"of", "calendar"})
    unit = peek(tokens, after)
    if number is None or unit is None:
        return None
    day = back(today, -number if forward else number, unit.key)
    if day is None:
        return None
    if forward:
        return Period(since=today.isoformat(), until=day.isoformat()), after + 1
    return Period(since=day.isoformat()), after + 1


def _prepositional(tokens: Sequence[Token], at: int, today: dt.date) -> Read | None:
    """``since 2020``, ``before May 2004``, ``in spring 2024``, ``by the end of 2020``."""
    for words, meaning in _PREPOSITIONS.get(tokens[at].key, ()):
        if not _starts(tokens, at, words):
            continue
        found = read_stretch(tokens, at + len(words), today)
        if found is not None:
            return _PERIODS[meaning](found[0]), _onwards(tokens, found[1])
    return None


_PERIODS: Mapping[str, Callable[[Stretch], Period]] = {
    "since": lambda one: Period(since=one.since),
    "after": lambda one: Period(since=one.until),
    "before": lambda one: Period(until=one.since),
    "through": lambda one: Period(until=one.until),
    "in": lambda one: Period(since=one.since, until=one.until),
}


def _bare(tokens: Sequence[Token], at: int, today: dt.date) -> Read | None:
    """``2023``, ``June 2024``, ``last year``; never "may" or "spring" alone."""
    found = read_stretch(tokens, at, today)
    if found is None:
        return None
    stretch, after = found
    words = {token.key for token in tokens[at:after]}
    wordy = not words.isdisjoint(_WORDY) and words.isdisjoint(_ROLLING | {"this"})
    if stretch.yearless and wordy and not any(t.kind == "number" for t in tokens[at:after]):
        return None
    if tokens[at].key == "of":
        return None
    period = Period(since=stretch.since, until=stretch.until)
    onwards = _onwards(tokens, after)
    return (Period(since=stretch.since) if onwards > after else period), onwards


def _onwards(tokens: Sequence[Token], at: int) -> int:
    """The place after "onwards" or "and later"."""
    for words in (("onwards",), ("onward",), ("and", "later"), ("and", "after"), ("or", "later")):
        if _starts(tokens, at, words):
            return at + len(words)
    return at


def _starts(tokens: Sequence[Token], at: int, words: _Words) -> bool:
    return tuple(token.key for token in tokens[at : at + len(words)]) == words


def _skip(tokens: Sequence[Token], at: int, words: set[str]) -> int:
    while _is(peek(tokens, at), words):
        at += 1
    return at


def _is(token: Token | None, words: set[str] | frozenset[str]) -> bool:
    return token is not None and token.key in words
