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
_WORDS = (
    "the day before yesterday|the day after tomorrow|today|yesterday|tomorrow|tonight|last night"
    "|overnight|this morning|this afternoon|this evening|earlier in the day|later in the day"
)
_UNIT = "day|week|month|year"
_COUNT = r"\d{1,2}|an?|one|two|three|four|five|six|seven|eight|nine|ten|twelve"

PATTERNS = [
    re.compile(pattern, re.IGNORECASE)
    for pattern in (
        r"\b(?P<year>(?:19|20)\d\d)-(?P<num>\d\d)-(?P<day>\d\d)\b",
        rf"\b{_MONTH}\s+{_DAY}{_SPAN}(?!\d){_YEAR}",
        rf"\b{_DAY}{_SPAN}\s+(?:of\s+)?{_MONTH}{_YEAR}",
        rf"\b{_MONTH}{_YEAR}",
        r"\bon the (?P<dayof>\d{1,2})(?:st|nd|rd|th)\b(?! of)",
        r"\b(?P<season>spring|summer|autumn|fall|winter)\s+(?:of\s+)?"
        r"(?P<year>(?:19|20)\d\d|this year|last year|next year)",
        r"\b(?P<seasonof>last|this|next|in the|since the|in|of the)\s+"
        r"(?P<season>spring|summer|autumn|winter)\b",
        rf"\b(?P<word>{_WORDS})\b",
        r"\b(?:(?P<which>last|next|this|on)\s+)?(?P<weekday>" + "|".join(WEEKDAYS) + r")\b",
        r"\b(?P<rel>last|next|this|earlier this|later this|coming)\s+"
        r"(?P<unit>weekend|week|month|year)\b",
        r"\b(?P<rel>end|beginning|start|close)\s+of\s+(?:the|this)\s+(?P<unit>month|year)\b",
        r"\b(?:in|since|during|of|back in|from|until)\s+(?P<year>(?:19|20)\d\d)\b",
        rf"\b(?P<count>{_COUNT})\s+(?P<unit>{_UNIT})s?\s+(?P<way>later|earlier|after|before|ago)\b",
        rf"\bthe\s+(?P<unit>{_UNIT})\s+(?P<way>before|after|earlier)\b",
        rf"\b(?:the|that)\s+(?:very\s+)?(?P<same>same|very|following|next|previous)\s+"
        rf"(?P<unit>{_UNIT})\b",
        rf"\bthat\s+(?P<same>same\s+)?(?P<unit>{_UNIT})\b",
    )
]
AHEAD = re.compile(
    r"\b(?:will|shall|(?:is|are|was|were) to|to be|due|scheduled|planned|upcoming|expected|slated|"
    r"set to|to (?:take|start|begin|run|hold|visit|attend|follow))\b",
    re.IGNORECASE,
)
"""Words shortly before a time expression that put it ahead of the story's day."""
UNTIL = re.compile(
    r"\b(?:until|till)\s+(?:the\s+)?(?:(?:start|end|middle)\s+of\s+)?\Z", re.IGNORECASE
)
"""Words right before a time that what is told of lasts to."""
COUNTS = "two three four five six seven eight nine ten eleven twelve"
COUNTED = (
    *("one", "two", "three", "four", "five", "six"),
    *("seven", "eight", "nine", "ten", "eleven", "twelve"),
)
NUMBERS = {"a": 1, "an": 1, **{word: number for number, word in enumerate(COUNTED, start=1)}}
SHIFTS = {
    "yesterday": -1,
    "last night": -1,
    "tomorrow": 1,
    "the day before yesterday": -2,
    "the day after tomorrow": 2,
}
"""Days between the story's day and the one that a word means; 0 for the rest."""
YEAR, MONTH = len("2024"), len("2024-06")
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
            found = _resolve(match, dt.date(year, 7, 1), future=False, told=None)
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
    the next one, else the last one.  ``told`` is the date last told of: "a year later".
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
            ahead = ahead or UNTIL.search(text, 0, match.start())
            before = (w for w in found if w.start < match.start() + offset)
            base = max((w for w in before if _counts(match, w)), key=_at, default=None)
            when = _resolve(match, today, future=bool(ahead), told=base.date if base else told)
            if when is not None and base is not None and _turned(match):
                when = _mirrored(when, base.date)
            if when is not None:
                taken.append(match.span())
                when.start, when.end = match.start() + offset, match.end() + offset
                found.append(when)
    yield from sorted(found, key=lambda w: w.start)


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


def _mirrored(when: When, base: str) -> When:
    """The date as far before another as it was after it, or the other way round."""
    if not len(when.date) == len(base) == len("2024-06-07"):
        return when
    middle = dt.date.fromisoformat(base)
    return _when((middle - (dt.date.fromisoformat(when.date) - middle)).isoformat())


def _at(when: When) -> int:
    return when.start


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


def _resolve(
    match: re.Match[str], today: dt.date | None, *, future: bool, told: str | None
) -> When | None:
    group = match.groupdict()
    try:
        if group.get("num"):
            day = dt.date(int(group["year"]), int(group["num"]), int(group["day"]))
            return _when(day.isoformat())
        if group.get("month"):
            return _month(group, match, today, future=future)
        if group.get("season"):
            return _season(group, today, future=future)
        if group.get("dayof"):
            return _day_of_month(int(group["dayof"] or 1), today, told)
        if group.get("unit") and not group.get("rel"):
            return _counted(group, today, told)
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


def _day_of_month(day: int, today: dt.date | None, told: str | None) -> When | None:
    """ "On the 14th": of the month told of last, else of the story's own."""
    month = told[:MONTH] if told and len(told) >= MONTH and told[5] != "2" else None
    if month is None and today is not None:
        last = today.replace(day=1) - dt.timedelta(days=1)
        month = (today if day <= today.day else last).isoformat()[:MONTH]
    return _when(dt.date.fromisoformat(f"{month}-{day:02}").isoformat()) if month else None


def _season(group: dict[str, str | None], today: dt.date | None, *, future: bool) -> When | None:
    code = SEASONS[(group["season"] or "").lower()]
    year = _year(group.get("year"), today)
    if year is None and today is not None:
        year = _nearest_year((code - 20) * 3, 1, today, future=future)
        year -= (group.get("seasonof") or "").lower() == "last" and year == today.year
    return _when(f"{year}-{code}") if year else None


def _counted(group: dict[str, str | None], today: dt.date | None, told: str | None) -> When | None:
    """ "Two years later", "the day before", "that same month": counted from what was told last."""
    unit, way = (group["unit"] or "").lower(), (group.get("way") or "").lower()
    day = today.isoformat() if today is not None else None
    base = day if way == "ago" and day is not None else told or day
    if base is None:
        return None
    same = (group.get("same") or "").lower().strip()
    count = 0 if not way else _number(group.get("count") or "one")
    count = {"following": 1, "next": 1, "previous": -1}.get(same, count)
    if way in ("earlier", "before", "ago"):
        count = -count
    return _shifted(base, unit, count)


def _number(word: str) -> int:
    return int(word) if word.isdigit() else NUMBERS[word.lower()]


def _shifted(base: str, unit: str, count: int) -> When | None:
    """A date moved by some units, no more precise than the unit or the date itself."""
    if "/" in base or (len(base) == MONTH and base[5] == "2"):
        base = base[:4]
    if unit == "year" or len(base) == YEAR:
        return _when(str(int(base[:4]) + (count if unit == "year" else 0)))
    if unit == "month" or len(base) == MONTH:
        months = int(base[:4]) * 12 + int(base[5:7]) - 1 + (count if unit == "month" else 0)
        return _when(f"{months // 12}-{months % 12 + 1:02}")
    day = dt.date.fromisoformat(base)
    if unit == "week" and count == 0:
        monday = day - dt.timedelta(days=day.weekday())
        return _when(monday.isoformat(), (monday + dt.timedelta(days=6)).isoformat())
    return _when((day + dt.timedelta(days=count * (7 if unit == "week" else 1))).isoformat())


def _relative(group: dict[str, str | None], today: dt.date, *, future: bool) -> When | None:
    word = (group.get("word") or "").lower()
    if word:
        shift = SHIFTS.get(word, 0)
        return _when((today + dt.timedelta(days=shift)).isoformat())
    if group.get("weekday"):
        return _weekday(group, today, future=future)
    rel, unit = (group["rel"] or "").lower().split()[-1], group["unit"] or ""
    shift = {"last": -1, "next": 1, "coming": 1}.get(rel, 0)
    if unit == "weekend":
        saturday = today + dt.timedelta(days=5 - today.weekday() + 7 * (shift - (shift == 1)))
        saturday -= dt.timedelta(days=7 * (shift == 0 and today.weekday() < 4))
        return _when(saturday.isoformat(), (saturday + dt.timedelta(days=1)).isoformat())
    return _shifted(today.isoformat(), unit, shift) if unit != "week" else _week(today, shift)


def _week(today: dt.date, shift: int) -> When:
    """A calendar week, Monday to Sunday."""
    monday = today + dt.timedelta(days=7 * shift - today.weekday())
    return _when(monday.isoformat(), (monday + dt.timedelta(days=6)).isoformat())


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
