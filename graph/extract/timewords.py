"""The patterns of time expressions in news English, and what their words count."""

import re
from collections.abc import Iterator

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

_NAMES = "|".join(sorted(MONTHS, key=len, reverse=True))
_MONTH = rf"(?P<month>{_NAMES})\b\.?"
_UNTIL_MONTH = rf"(?P<until_month>{_NAMES})\b\.?"
_ORD = "(?:st|nd|rd|th)?"
_DAY = rf"(?P<day>\d{{1,2}}){_ORD}"
_LAST = rf"(?P<last>\d{{1,2}}){_ORD}"
_TO = r"\s*(?:-|–|—|to|until|till|through)\s*"
_SPAN = rf"(?:\s*(?:-|–|—|to|and|until|through)\s*{_LAST})?"
_TOLD = "that same|the same|that|the previous|the preceding|the following|the next"
_YEAR = (
    r"(?:,?\s*(?:of\s+|in\s+)?(?P<year>(?:19|20)\d\d"
    rf"|(?:this|last|next|{_TOLD}) year))?"
)
_WORDS = (
    "the day before yesterday|the day after tomorrow|today|yesterday|tomorrow|tonight|last night"
    "|overnight|this morning|this afternoon|this evening|earlier in the day|later in the day"
)
_UNIT = "day|week|fortnight|month|year|decade"
_PART = f"{_UNIT}|morning|afternoon|evening|night"
COUNTED = (
    *("one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten"),
    *("eleven", "twelve", "thirteen", "fourteen", "fifteen", "sixteen", "seventeen"),
    *("eighteen", "nineteen", "twenty"),
)
NUMBERS = {"a": 1, "an": 1, **{word: number for number, word in enumerate(COUNTED, start=1)}}
ORDINALS = (
    *("first", "second", "third", "fourth", "fifth", "sixth", "seventh", "eighth", "ninth"),
    *("tenth", "eleventh", "twelfth", "thirteenth", "fourteenth", "fifteenth"),
)
_COUNT = r"\d{1,2}|" + "|".join(sorted(NUMBERS, key=len, reverse=True))
_WAY = "(?P<way>later|earlier|after|before|ago|previously)"
_WEEKDAY = "(?P<weekday>" + "|".join(WEEKDAYS) + ")"

PATTERNS = [
    re.compile(pattern, re.IGNORECASE)
    for pattern in (
        r"\b(?P<year>(?:19|20)\d\d)-(?P<num>\d\d)-(?P<day>\d\d)\b",
        r"\b(?P<day>\d\d?)\.(?P<num>\d\d?)\.(?P<year>(?:19|20)\d\d)\b",
        rf"\b{_MONTH}\s+{_DAY}{_TO}{_UNTIL_MONTH}\s+{_LAST}(?!\d){_YEAR}",
        rf"(?<=between ){_MONTH}\s+{_DAY}\s+and\s+{_UNTIL_MONTH}\s+{_LAST}(?!\d){_YEAR}",
        rf"\b{_DAY}\s+(?:of\s+)?{_MONTH}{_TO}{_LAST}\s+(?:of\s+)?{_UNTIL_MONTH}{_YEAR}",
        rf"(?<=between ){_DAY}\s+{_MONTH}\s+and\s+{_LAST}\s+{_UNTIL_MONTH}{_YEAR}",
        rf"\b{_MONTH}\s+{_DAY}{_SPAN}(?!\d){_YEAR}",
        rf"\b{_DAY}{_SPAN}\s+(?:of\s+)?{_MONTH}{_YEAR}",
        rf"\b(?P<nth>{'|'.join(ORDINALS)})\s+(?:day\s+)?of\s+{_MONTH}{_YEAR}",
        rf"\b(?P<same>{_TOLD}|last|next|this)\s+{_MONTH}",
        rf"\b{_MONTH}{_YEAR}",
        r"\bon the (?P<dayof>\d{1,2})(?:st|nd|rd|th)\b(?! of (?!that|this|the))"
        r"(?! (?!(?:and|in|at|to|for|the|with|when|but|by|a|he|she|they|it|of|as)\b)[a-z])"
        r"(?: of (?:that|this|the same) month)?",
        r"\b(?P<season>spring|summer|autumn|fall|winter)\s+(?:of\s+)?"
        rf"(?P<year>(?:19|20)\d\d|(?:this|last|next|{_TOLD}) year)",
        rf"\b(?P<seasonof>{_TOLD}|last|this|next|in the|since the|in|of the|over the)\s+"
        r"(?P<season>spring|summer|autumn|winter)\b",
        rf"\b(?P<within>within|in)\s+(?:the\s+(?:next|coming)\s+)?(?P<count>{_COUNT}|\d{{1,3}})\s+"
        rf"(?P<unit>hour|{_UNIT})s?\b(?! of)(?:[’']\s+time\b)?",
        rf"\b(?P<hours>\d{{1,2}}|{_COUNT})?\s*\bhours\s+(?P<way>later|after|earlier)\b",
        rf"\bthe\s+(?P<unit>{_PART})\s+(?P<way>before|after|earlier)\b",
        rf"\b(?P<same>{_TOLD})\s+(?:very\s+)?(?P<unit>{_PART})\b",
        r"\bthe\s+very\s+(?P<same>same|next|following)?\s*(?P<unit>day)\b",
        rf"\b(?P<same>{_TOLD})\s+{_WEEKDAY}\b",
        rf"\b(?P<word>{_WORDS})\b",
        rf"\b{_WEEKDAY},?\s+(?:of\s+)?(?P<weekof>last|this|next)\s+week\b",
        rf"\b(?P<weekof>last|this|next)\s+week,?\s+on\s+{_WEEKDAY}\b",
        rf"\b(?:(?P<which>last|next|this|on)\s+)?{_WEEKDAY}{_TO}"
        rf"(?P<until_weekday>{'|'.join(WEEKDAYS)})\b",
        rf"\b(?:(?P<which>last|next|this|on)\s+)?{_WEEKDAY}\b",
        r"\b(?P<rel>last|next|this|earlier this|later this|coming|at the|over the|on the"
        r"|during the)\s+(?P<unit>weekend)\b",
        r"\b(?P<rel>last|next|this|earlier this|later this|coming)\s+"
        r"(?P<unit>week|month|year)\b",
        r"\b(?P<rel>end|beginning|start|close)\s+of\s+(?:the|this)\s+(?P<unit>month|year)\b",
        r"\b(?:in|from|between)\s+(?P<year>(?:19|20)\d\d)\s*(?:-|–|to|and|until|through)\s*"
        r"(?P<until_year>(?:19|20)\d\d)\b(?!-)",
        r"\b(?:at|over|on|before|since|after)\s+(?P<feast>christmas eve|christmas day|christmas"
        r"|new year[’']s eve|new year[’']s day|boxing day)\b(?! \w*(?:card|message|greeting))"
        r"(?:,? (?P<feast_year>(?:19|20)\d\d))?",
        r"\b(?:in|since|during|of|back in|from|until|early|late|mid)[\s-]+"
        r"(?P<year>(?:19|20)\d\d)\b",
        rf"\bon\s+(?:the|its|his|her|their)\s+(?P<nthday>{'|'.join(ORDINALS[:7])})\s+day\b"
        rf"(?!\s+of\s+(?:{_NAMES}))",
        rf"\b(?P<half>half a year|six months)\s+{_WAY}\b",
        rf"\b(?P<count>{_COUNT})\s+(?P<unit>{_UNIT})s?\s+{_WAY}\b",
    )
]
_HINTS = {
    "month": re.compile(_NAMES, re.IGNORECASE),
    "weekday": re.compile("|".join(WEEKDAYS), re.IGNORECASE),
    "season": re.compile("|".join(SEASONS), re.IGNORECASE),
    "unit": re.compile(rf"{_PART}|hour", re.IGNORECASE),
    "hours": re.compile("hour", re.IGNORECASE),
    "nthday": re.compile("day", re.IGNORECASE),
    "half": re.compile("half|months", re.IGNORECASE),
    "word": re.compile("day|tomorrow|night|morning|afternoon|evening", re.IGNORECASE),
    "feast": re.compile("christmas|year|boxing", re.IGNORECASE),
    "year": re.compile(r"\d"),
    "dayof": re.compile(r"\d"),
}
"""Per named part of a pattern what a text must hold for the pattern to match."""


def patterns_for(text: str) -> Iterator[re.Pattern[str]]:
    """The patterns that may match in a text, longest first."""
    held = {name for name, hint in _HINTS.items() if hint.search(text)}
    for pattern, needed in zip(PATTERNS, _NEEDED, strict=True):
        if needed in held:
            yield pattern


_NEEDED = [next(name for name in _HINTS if name in pattern.groupindex) for pattern in PATTERNS]
FEASTS = {
    "christmas eve": (12, 24),
    "christmas": (12, 25),
    "christmas day": (12, 25),
    "boxing day": (12, 26),
    "new year's eve": (12, 31),
    "new year's day": (1, 1),
}
"""Month and day of the feasts that news dates things by."""
MOVES = {"previous": -1, "preceding": -1, "following": 1, "next": 1, "last": -1}
"""Which way a word leads from the time told of: "the following month"."""
AHEAD = re.compile(
    r"\b(?:will|shall|(?:is|are|was|were) to|to be|due|scheduled|planned|upcoming|expected|slated|"
    r"set to|to (?:take|start|begin|run|hold|visit|attend|follow))\b"
    r"|\b(?:is|are|runs?|lasts?|stays?|remains?|continues?)\b[^.;]*\b(?:until|till|through)\s+$",
    re.IGNORECASE,
)
"""Words shortly before a time expression that put it ahead of the story's day."""
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
