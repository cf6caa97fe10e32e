"""The day of publication, where only a file's name or an article's first lines tell it."""

import datetime as dt
import re
from collections.abc import Iterator

_MONTHS = (
    *("january", "february", "march", "april", "may", "june"),
    *("july", "august", "september", "october", "november", "december"),
)
_MONTH = "(?P<month>" + "|".join(f"{m[:3]}(?:{m[3:]})?" for m in _MONTHS) + r"|sept)\b\.?"
_DAY = r"(?P<day>\d{1,2})"
_YEAR = r"(?P<year>(?:19|20)\d\d)(?!\d)"

_WRITTEN = tuple(
    re.compile(pattern, re.IGNORECASE)
    for pattern in (
        rf"(?<!\d){_DAY}(?:st|nd|rd|th)?\s+(?:of\s+)?{_MONTH},?\s+{_YEAR}",
        rf"\b{_MONTH}\s+{_DAY}(?:st|nd|rd|th)?,?\s+{_YEAR}",
        rf"(?<!\d){_YEAR}-(?P<number>\d\d)-(?P<day>\d\d)(?!\d)",
        rf"(?<!\d){_DAY}\.(?P<number>\d\d?)\.{_YEAR}",
    )
)
_IN_NAME = tuple(
    re.compile(pattern)
    for pattern in (
        rf"(?<!\d){_YEAR}(?P<joint>[-_.])(?P<number>\d\d)(?P=joint)(?P<day>\d\d)(?!\d)",
        r"(?<!\d)(?P<year>(?:19|20)\d\d)(?P<number>\d\d)(?P<day>\d\d)(?!\d)",
        rf"(?<!\d)(?P<day>\d\d)\.(?P<number>\d\d)\.{_YEAR}",
    )
)

_FIRST_LINES = 8
_BYLINE_WORDS = 5
"""Most words that a line of nothing but place, agency and date has besides the date."""
_AFTER_DATELINE = re.compile(r"\s*(?:\([^()]{1,40}\)|/[^/]{1,40}/)?\s*[-–—.:]")
_STORY = re.compile(r"\b(?:on|in|since|from|by|until|of|as|after|before)\b|[a-z]{3,}\s+[a-z]{3,}")


def date_in_name(stem: str) -> tuple[dt.date, int] | None:
    """The one date in a file's name and where it starts: 2024-06-07, 20240607 or 07.06.2024.

    >>> date_in_name("gazette-2024-06-07")
    (datetime.date(2024, 6, 7), 8)
    """
    found = [
        (day, match.start())
        for pattern in _IN_NAME
        for match in pattern.finditer(stem)
        if (day := _day(match)) is not None
    ]
    return found[0] if len({day for day, _ in found}) == 1 else None


def date_in_lines(text: str) -> dt.date | None:
    """The full date of a dateline or byline: with a year, near the top, and no part of the story.

    >>> date_in_lines("Talks in Baku\\n\\nBAKU, 7 June 2024 (Gazette) - The talks ended.")
    datetime.date(2024, 6, 7)
    >>> date_in_lines("On 30 August 1992 the two states opened relations.")
    """
    for line in first_lines(text):
        day = dateline(line)
        if day is not None:
            return day
    return None


def first_lines(text: str) -> Iterator[str]:
    """The first lines that are not blank, trimmed."""
    lines = (line.strip() for line in text[:10_000].splitlines())
    for _, line in zip(range(_FIRST_LINES), filter(None, lines), strict=False):
        yield line


def dateline(line: str) -> dt.date | None:
    """The date that a line gives as that of the article, if it does."""
    for pattern in _WRITTEN:
        match = pattern.search(line)
        if match is None:
            continue
        before, after = line[: match.start()], line[match.end() :]
        apart = len(re.findall(r"\w*[^\W\d_]\w*", before + " " + after)) <= _BYLINE_WORDS
        opens = not _STORY.search(before.lower()) and _AFTER_DATELINE.match(after)
        if (apart and not _STORY.search(before.lower())) or (opens and len(before) <= 40):
            return _day(match)
    return None


def _day(match: re.Match[str]) -> dt.date | None:
    """The day that a match spells; ``None`` when the calendar has none such."""
    parts = match.groupdict()
    number = parts.get("number")
    month = int(number) if number else _month(parts["month"] or "")
    try:
        return dt.date(int(parts["year"] or 0), month, int(parts["day"] or 0))
    except ValueError:
        return None


def _month(name: str) -> int:
    return next(n for n, month in enumerate(_MONTHS, 1) if month.startswith(name.lower()[:3]))
