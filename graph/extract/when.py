"""Time expressions of news English, resolved against the day of the story to EDTF."""

import datetime as dt
import re
from collections import Counter
from collections.abc import Iterator
from functools import lru_cache
from itertools import pairwise

from graph.extract.model import When
from graph.extract.reckoning import (
    FULL,
    Groups,
    counted,
    last_word,
    mirrored,
    nearest_year,
    nth_day,
    relative,
    term,
    weekday_told,
    when,
)
from graph.extract.timewords import (
    AHEAD,
    CAPITALISED,
    MONTH,
    MONTHS,
    MOVES,
    ORDINALS,
    PATTERNS,
    SEASONS,
    YEAR,
    patterns_for,
)

UNTIL = re.compile(
    r"\b(?:until|till)\s+(?:the\s+)?(?:(?:start|end|middle)\s+of\s+)?\Z", re.IGNORECASE
)
"""Words right before a time that what is told of lasts to."""
DONE = re.compile(
    r"\b(?!(?:be|been|being|is|are|was|were|to|get|will|has|have|had)\b)[a-z]+,? "
    r"(?!(?:planned|scheduled|expected|slated|needed|used)\b)"
    r"(?:[a-z]+ed|struck|made|held|begun|sent|won|built|bought)(?: in| on)? \Z"
)
"""A participle, right before a time, of what is over: "under an accord reached in June"."""
NEAR = 60
"""Characters within which a count finds the time that it is from."""
Found = tuple[When, re.Match[str], bool]
"""A time, the words that tell it, and whether they look ahead."""


def story_day(published: dt.date | None, text: str) -> dt.date | None:
    """The day that relative dates refer to: publication, or else what the text's years suggest.

    Without metadata the commonest written year is taken, at its first full date if it has one.
    """
    if published is not None:
        return published
    years = Counter(re.findall(r"\b((?:19|20)\d\d)\b", text))
    if not years:
        return None
    year = int(min(years, key=lambda y: (-years[y], -int(y))))
    for pattern in PATTERNS:
        if not {"day", "year"} <= pattern.groupindex.keys():
            continue
        for match in pattern.finditer(text):
            found = _resolve(match, dt.date(year, 7, 1), future=False, told=None)
            if found and found.date.startswith(str(year)) and len(found.date) == FULL:
                return dt.date.fromisoformat(found.date)
    return dt.date(year, 12, 31)


def scan(
    text: str,
    offset: int,
    today: dt.date | None,
    *,
    future: bool = False,
    told: str | None = None,
) -> Iterator[When]:
    """The time expressions of a sentence, left to right, longest pattern first, not overlapping.

    ``future`` says that the sentence speaks of what is to come: a month without a year is then
    the next one, else the last one.  ``told`` is the date last told of: "a year later".
    """
    found: list[Found] = []
    for match in _matches(text):
        ahead = future or _leads_on(text, match.start())
        resolved = _resolve(match, today, future=ahead, told=told)
        spans = (other.span() for _, other, _ in found)
        if resolved is None or any(match.start() < end and at < match.end() for at, end in spans):
            continue
        resolved.start, resolved.end = match.start() + offset, match.end() + offset
        found.append((resolved, match, ahead))
    found.sort(key=lambda each: each[0].start)
    _count_on(found, today)
    yield from (each for each, _, _ in found)


def _count_on(found: list[Found], today: dt.date | None) -> None:
    """Count each time from the one before it in the sentence, where its words say so."""
    for n, (time, match, ahead) in enumerate(found):
        base = next((w for w, _, _ in reversed(found[:n]) if _counts(match, w)), None)
        if _turned(match) and base is None:
            _count_back(time, match, found[n + 1 :], today)
            continue
        again = _resolve(match, today, future=ahead, told=base.date) if base is not None else None
        if base is not None and again is not None:
            again = mirrored(again, base.date) if _turned(match) else again
            time.date, time.until = again.date, again.until
    for (one, of_one, _), (other, of_other, _) in pairwise(found):
        dated = of_other.groupdict()
        if _sets_year(of_one.groupdict()) and dated.get("month") and not dated.get("year"):
            other.date = one.date[:YEAR] + other.date[YEAR:]


def _leads_on(text: str, start: int) -> bool:
    """Whether the words before a time put it ahead of the story's day."""
    if DONE.search(text, max(0, start - 60), start):
        return False
    said = AHEAD.search(text, max(0, start - 60), start) or UNTIL.search(text, 0, start)
    return said is not None


@lru_cache(maxsize=8)
def _matches(text: str) -> tuple[re.Match[str], ...]:
    """What may be a time expression, longest pattern first."""
    found = (m for pattern in patterns_for(text) for m in pattern.finditer(text))
    return tuple(filter(_plausible, found))


def _count_back(
    time: When, match: re.Match[str], later: list[Found], today: dt.date | None
) -> None:
    """ "Three days before the raid on Monday" counts from what follows; "comes a week after X cut"
    tells when X was, before the story's day.
    """
    base = next((w for w, _, _ in later if _counts(match, w) and w.start - time.end < NEAR), None)
    if base is not None:
        again = _resolve(match, today, future=False, told=base.date)
        time.date = again.date if again is not None else time.date
    elif today is not None and time.date > today.isoformat()[: len(time.date)]:
        time.date = mirrored(time, today.isoformat()).date


def _sets_year(group: Groups) -> bool:
    """ "That autumn, on Oct. 6", "that same month, on March 6": the first tells the year."""
    of_told = (group.get("seasonof") or group.get("same") or "").lower()
    long = bool(group.get("season")) or (group.get("unit") or "").lower() in ("month", "year")
    return long and (of_told.startswith(("that", "the ")) or bool(group.get("way")))


def _counts(match: re.Match[str], base: When) -> bool:
    """Whether a date is fine enough to count from: no days from a mere year."""
    days = (match.groupdict().get("unit") or "").lower() in ("day", "week")
    return not days or len(base.date) > MONTH


def _turned(match: re.Match[str]) -> bool:
    """Whether a count leads to what follows: "on Wednesday, two days after they had met"."""
    group = match.groupdict()
    if (group.get("way") or "").lower() not in ("after", "before") or not group.get("count"):
        return False
    return re.match(r"\s+\w", match.string[match.end() :]) is not None


def _plausible(match: re.Match[str]) -> bool:
    """Whether a month's name is one: "may" and "march" are also verbs, and May a name."""
    group = match.groupdict()
    month = group.get("month")
    if month is None:
        return True
    if month[0].islower():
        return False
    bare = month.lower() in CAPITALISED and not (group.get("day") or group.get("nth"))
    if not bare or group.get("year") is not None:
        return True
    if group.get("same"):
        return (group["same"] or "").lower() != "that"
    return _in_phrase(match)


def _in_phrase(match: re.Match[str]) -> bool:
    before = match.string[: match.start()].rstrip().rsplit(" ", 1)[-1].lower()
    return before in {"in", "last", "next", "since", "until", "this", "of", "early", "late", "mid"}


def _resolve(
    match: re.Match[str], today: dt.date | None, *, future: bool, told: str | None
) -> When | None:
    group = match.groupdict()
    try:
        if group.get("month"):
            return _month(group, today, told, future=future)
        if group.get("season"):
            return _season(group, today, told, future=future)
        if group.get("year"):
            return _written(group)
        if group.get("nthday"):
            return nth_day(group, told)
        if group.get("dayof"):
            return _day_of_month(int(group["dayof"] or 1), today, told)
        return _counted_or_named(group, today, told, future=future)
    except ValueError:
        return None


def _written(group: Groups) -> When:
    """A date in figures, a year, or years."""
    if not group.get("num"):
        return when(group["year"] or "", group.get("until_year"))
    day = dt.date(int(group["year"] or 1), int(group["num"] or 1), int(group["day"] or 1))
    return when(day.isoformat())


def _counted_or_named(
    group: Groups, today: dt.date | None, told: str | None, *, future: bool
) -> When | None:
    if group.get("weekday") and group.get("same"):
        return weekday_told(group, today, told)
    if group.get("within"):
        return term(group, today, told, future=future)
    if group.get("way") or (group.get("unit") and not group.get("rel")):
        return counted(group, today, told)
    return relative(group, today, future=future) if today else None


def _month(group: Groups, today: dt.date | None, told: str | None, *, future: bool) -> When | None:
    month = MONTHS[(group["month"] or "").lower()]
    number = ORDINALS.index((group["nth"] or "").lower()) + 1 if group.get("nth") else None
    number = int(group["day"] or 1) if group.get("day") else number
    year = _year(group.get("year"), today, told)
    if year is None and group.get("same"):
        year = _year_by(last_word(group["same"]), month, today, told)
    if year is None:
        if today is None:
            return None
        year = nearest_year(month, number or 1, today, future=future)
    if not number:
        return when(f"{year}-{month:02}")
    first = dt.date(year, month, number)
    last = group.get("last")
    if not last:
        return when(first.isoformat())
    closing = MONTHS[(group.get("until_month") or group["month"] or "").lower()]
    until = dt.date(year, closing, int(last))
    if closing < month:
        written = (group.get("year") or "").isdigit()
        first, until = first.replace(year=year - written), until.replace(year=year + (not written))
    return when(first.isoformat(), until.isoformat())


def _year(text: str | None, today: dt.date | None, told: str | None) -> int | None:
    """A written year, "last year" as seen from today, "that year" as seen from what was told."""
    if not text:
        return None
    if text.isdigit():
        return int(text)
    words = text.lower().split()
    since_told = words[0] in ("the", "that") and told is not None
    base = int((told or "")[:YEAR]) if since_told else today.year if today is not None else None
    return None if base is None else base + MOVES.get(words[-2], 0)


def _year_by(word: str, month: int, today: dt.date | None, told: str | None) -> int | None:
    """The year of "last October", "this May", and of "the following March" after what was told."""
    if word in ("last", "this") or told is None:
        if today is None or word not in ("last", "this", "next"):
            return None
        behind, ahead = month >= today.month, month <= today.month
        return today.year + {"last": -behind, "next": ahead}.get(word, 0)
    year = int(told[:YEAR])
    at = int(told[5:MONTH]) if len(told) >= MONTH and told[5] != "2" else None
    move = MOVES.get(word, 0)
    if at is None:
        return year + move
    return year + (move > 0 and month <= at) - (move < 0 and month >= at)


def _day_of_month(day: int, today: dt.date | None, told: str | None) -> When | None:
    """ "On the 14th": of the month told of last, else of the story's own."""
    month = told[:MONTH] if told and len(told) >= MONTH and told[5] != "2" else None
    if month is None and today is not None:
        last = today.replace(day=1) - dt.timedelta(days=1)
        month = (today if day <= today.day else last).isoformat()[:MONTH]
    return when(dt.date.fromisoformat(f"{month}-{day:02}").isoformat()) if month else None


def _season(group: Groups, today: dt.date | None, told: str | None, *, future: bool) -> When | None:
    code = SEASONS[(group["season"] or "").lower()]
    year = _year(group.get("year"), today, told)
    by = last_word(group.get("seasonof") or "in")
    if year is None and told is not None and by in ("that", "same", *MOVES) and by != "last":
        year = _year_by(by, (code - 20) * 3 - 1, today, told)
    if year is None and today is not None:
        year = nearest_year((code - 20) * 3, 1, today, future=future)
        year -= by == "last" and year == today.year
    return when(f"{year}-{code}") if year else None
