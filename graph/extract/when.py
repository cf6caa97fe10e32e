"""Time expressions of news English, resolved against the day of the story to EDTF."""

import datetime as dt
import re
from collections import Counter
from collections.abc import Iterator

from graph.extract.model import When

MONTHS = {
    name: number
    for number, names in enumerate(
        (
            ("january", "jan"),
            ("february", "feb"),
            ("march", "mar"),
            ("april", "apr"),
            ("may",),
            ("june", "jun"),
            ("july", "jul"),
            ("august", "aug"),
            ("september", "sept", "sep"),
            ("october", "oct"),
            ("november", "nov"),
            ("december", "dec"),
        ),
        start=1,
    )
    for name in names
}
WEEKDAYS = ("monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday")
SEASONS = {"spring": 21, "summer": 22, "autumn": 23, "fall": 23, "winter": 24}

_MONTH = "(?P<month>" + "|".join(sorted(MONTHS, key=len, reverse=True)) + r")\b\.?"
_ORD = "(?:st|nd|rd|th)?"
_DAY = rf"(?P<day>\d{{1,2}}){_ORD}"
_SPAN = rf"(?:\s*(?:-|–|—|to|and|until|through)\s*(?P<last>\d{{1,2}}){_ORD})?"
_YEAR = r"(?:,?\s*(?:of\s+)?(?P<year>(?:19|20)\d\d|this year|last year|next year))?"
_WORDS = "today|yesterday|tomorrow|earlier in the day|the same day|that very day|that day"

PATTERNS = [
    re.compile(pattern, re.IGNORECASE)
    for pattern in (
        r"\b(?P<year>(?:19|20)\d\d)-(?P<num>\d\d)-(?P<day>\d\d)\b",
        rf"\b{_MONTH}\s+{_DAY}{_SPAN}(?!\d){_YEAR}",
        rf"\b{_DAY}{_SPAN}\s+(?:of\s+)?{_MONTH}{_YEAR}",
        rf"\b{_MONTH}{_YEAR}",
        r"\b(?P<season>spring|summer|autumn|fall|winter)\s+(?:of\s+)?"
        r"(?P<year>(?:19|20)\d\d|this year|last year|next year)",
        rf"\b(?P<word>{_WORDS})\b",
        r"\b(?:(?P<which>last|next|this|on)\s+)?(?P<weekday>" + "|".join(WEEKDAYS) + r")\b",
        r"\b(?P<rel>last|next|this|earlier this|later this)\s+(?P<unit>week|month|year)\b",
        r"\b(?:in|since|during|of|back in)\s+(?P<year>(?:19|20)\d\d)\b",
        r"\b(?P<ago>\d{1,2}|two|three|four|five|six|ten)\s+(?P<agounit>years|months)\s+ago\b",
    )
]
AHEAD = re.compile(
    r"\b(?:will|shall|(?:is|are|was|were) to|to be|due|scheduled|planned|upcoming|expected|slated|"
    r"set to|to (?:take|start|begin|run|hold|visit|attend|follow))\b",
    re.IGNORECASE,
)
"""Words shortly before a time expression that put it ahead of the story's day."""
NUMBERS = {"two": 2, "three": 3, "four": 4, "five": 5, "six": 6, "ten": 10}
CAPITALISED = frozenset({"march", "may"})
"""Month names that are ordinary words in lower case."""


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
    for pattern in PATTERNS[:3]:
        for match in pattern.finditer(text):
            found = _resolve(match, dt.date(year, 7, 1), future=False)
            if found and found.date.startswith(str(year)) and len(found.date) == 10:
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
    the next one, else the last one.  ``told`` is the day last told of, "the same day".
    """
    taken: list[tuple[int, int]] = []
    found: list[When] = []
    for pattern in PATTERNS:
        for match in pattern.finditer(text):
            if any(match.start() < end and start < match.end() for start, end in taken):
                continue
            if not _plausible(match):
                continue
            ahead = future or AHEAD.search(text, max(0, match.start() - 60), match.start())
            when = _resolve(match, today, future=bool(ahead))
            if when is not None and told and (match.groupdict().get("word") or "").endswith(" day"):
                when.date = told
            if when is not None:
                taken.append(match.span())
                when.start, when.end = match.start() + offset, match.end() + offset
                found.append(when)
    yield from sorted(found, key=lambda w: w.start)


def _plausible(match: re.Match[str]) -> bool:
    """Whether a month's name is one: "may" and "march" are also verbs."""
    month = match.groupdict().get("month")
    if month is None:
        return True
    if month[0].islower():
        return False
    bare = month.lower() in CAPITALISED and match.groupdict().get("day") is None
    return not bare or match.groupdict().get("year") is not None or _in_phrase(match)


def _in_phrase(match: re.Match[str]) -> bool:
    before = match.string[: match.start()].rstrip().rsplit(" ", 1)[-1].lower()
    return before in {"in", "last", "next", "since", "until", "this", "of", "early", "late", "mid"}


def _resolve(match: re.Match[str], today: dt.date | None, *, future: bool) -> When | None:
    group = match.groupdict()
    try:
        if group.get("num"):
            day = dt.date(int(group["year"]), int(group["num"]), int(group["day"]))
            return _when(day.isoformat())
        if group.get("month"):
            return _month(group, match, today, future=future)
        if group.get("season"):
            year = _year(group["year"], today)
            return _when(f"{year}-{SEASONS[group['season'].lower()]}") if year else None
        if group.get("year"):
            return _when(group["year"])
        return _relative(group, today, future=future) if today else None
    except ValueError:
        return None


def _month(
    group: dict[str, str | None], match: re.Match[str], today: dt.date | None, *, future: bool
) -> When | None:
    month = MONTHS[(group["month"] or "").lower()]
    year = _year(group.get("year") or _trailing_year(match), today)
    if year is None:
        if today is None:
            return None
        year = _nearest_year(month, int(group.get("day") or 1), today, future=future)
    if not group.get("day"):
        return _when(f"{year}-{month:02}")
    first = dt.date(year, month, int(group["day"] or 1))
    last = group.get("last")
    until = dt.date(year, month, int(last)).isoformat() if last else None
    return _when(first.isoformat(), until)


def _trailing_year(match: re.Match[str]) -> str | None:
    """The "last year" of "in November last year" or "that year" a few words on."""
    follow = re.match(r"\s+(?:of\s+)?(last year|this year|next year)", match.string[match.end() :])
    return follow.group(1) if follow else None


def _year(text: str | None, today: dt.date | None) -> int | None:
    if not text:
        return None
    if text.isdigit():
        return int(text)
    if today is None:
        return None
    return today.year + {"last": -1, "this": 0, "next": 1}[text.split()[0].lower()]


def _nearest_year(month: int, day: int, today: dt.date, *, future: bool) -> int:
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


def _relative(group: dict[str, str | None], today: dt.date, *, future: bool) -> When | None:
    word = (group.get("word") or "").lower()
    if word:
        shift = {"yesterday": -1, "tomorrow": 1}.get(word, 0)
        return _when((today + dt.timedelta(days=shift)).isoformat())
    if group.get("weekday"):
        return _weekday(group, today, future=future)
    if group.get("ago"):
        ago = group["ago"] or ""
        count = int(ago) if ago.isdigit() else NUMBERS[ago.lower()]
        years = count if group["agounit"] == "years" else round(count / 12)
        return _when(str(today.year - years)) if group["agounit"] == "years" else None
    rel, unit = (group["rel"] or "").lower().split()[-1], group["unit"]
    shift = {"last": -1, "this": 0, "next": 1}[rel]
    if unit == "year":
        return _when(str(today.year + shift))
    if unit == "month":
        months = today.year * 12 + today.month - 1 + shift
        return _when(f"{months // 12}-{months % 12 + 1:02}")
    return None


def _weekday(group: dict[str, str | None], today: dt.date, *, future: bool) -> When:
    wanted = WEEKDAYS.index((group["weekday"] or "").lower())
    back = (today.weekday() - wanted) % 7
    which = (group["which"] or "on").lower()
    if which == "next" or (future and which != "last" and back > 0):
        day = today + dt.timedelta(days=7 - back)
    elif which == "last" and back == 0:
        day = today - dt.timedelta(days=7)
    else:
        day = today - dt.timedelta(days=back)
    return _when(day.isoformat())


def _when(date: str, until: str | None = None) -> When:
    return When(start=0, end=0, date=date, until=until)
