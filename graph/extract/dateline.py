"""What a telegram opens with: where it was filed, when, and by which agency."""

import re
from functools import lru_cache

from graph.gazetteer import NameMention, gazetteer

NAME = r"[^\W\d_][\w.'’-]*"
DAY = (
    r"(?:\d{1,2}(?:st|nd|rd|th)? [^\W\d_]{3,9}|[^\W\d_]{3,9}\.? \d{1,2}(?:st|nd|rd|th)?)"
    r"(?:,? \d{4})?(?!\w)"
)
AGENCY = r"(?:[,.]? ?(?:\([^)\n]{2,40}\)|/[^/\n]{2,40}/)|[,.] ?[A-Z]{3,}(?=[ .:–—-]))"
OPENING = re.compile(
    rf"(?P<where>{NAME}(?:(?:, ?| |/){NAME}){{0,4}}?)"
    rf"(?P<day>,? {DAY})?"
    rf"(?:(?P<agency>{AGENCY})?(?P<mark>[.,]?\s*(?:--?|–|—|:)(?=\s)|(?<=\d)—|\.-?(?=\s))"
    rf"|(?P<alone>{AGENCY})(?=\s))\s*(?=[^\s,;])"
)
ALONE = re.compile(rf"(?:, ?{NAME}(?: {NAME}){{0,2}})?(?:,? {DAY})?(?:{AGENCY})?[.:]?")
"""What may stand behind a city on a line of its own: its country, a day, an agency."""
BYLINE = re.compile(r"(?:by|from)\b.{0,60}?\bin (?P<where>[^\n]{3,30})", re.IGNORECASE)
LINES = 4
"""How many lines may stand before the one with the dateline."""
LONGEST = 90
"""Most characters of a dateline."""
SUPPORT = 400
"""How far to read for the state that a city's name alone leaves in doubt, in characters."""


def dateline(paragraph: str) -> int:
    """How long the dateline is that a paragraph opens with, in characters; 0 where there is none.

    >>> dateline("Amman, Oct. 25 (UPA) -- The king"), dateline("Amman welcomed the king.")
    (24, 0)
    """
    found = _opening(paragraph[:LONGEST])
    return found.end() if found is not None else 0


@lru_cache(maxsize=1)
def filed_in(text: str) -> NameMention | None:
    """The city where a story was filed, by its dateline, which may stand on a line of its own."""
    for line in _first_lines(text):
        city = _city(line[:SUPPORT])
        alone = city is not None and ALONE.fullmatch(line[city.end :]) is not None
        if city is not None and (alone or _opening(line[:LONGEST]) is not None):
            return city
    return None


def written_in(text: str) -> NameMention | None:
    """The city where the author was, by the byline: "From a correspondent in Beijing"."""
    bylines = filter(None, map(BYLINE.fullmatch, _first_lines(text)))
    return next((city for line in bylines if (city := _city(line["where"]))), None)


def _first_lines(text: str) -> list[str]:
    lines = (line.strip() for line in text.lstrip().split("\n", 2 * LINES))
    return [line for line in lines if line][:LINES]


def _opening(text: str) -> re.Match[str] | None:
    """The dateline at the start of a text: a known city, or a word with a day or an agency."""
    found = OPENING.match(text)
    if found is None or not found["where"][0].isupper():
        return None
    shouted = found["where"].split(",")[0].isupper() and len(found["where"]) > 2
    told = any(found[part] for part in ("day", "agency", "alone"))
    told = told and not (found["agency"] and gazetteer().scan(found["agency"]))
    full_stop = (found["mark"] or "").strip(" -") == "."
    if full_stop and not (shouted or told):
        return None
    if any(n.start == 0 and not n.city for n in gazetteer().scan(found["where"])):
        return None
    if _city(text) is None:
        return found if (shouted or told) and found["mark"] and not full_stop else None
    return found if shouted or told or not _is_place(text[found.end() :]) else None


def _city(text: str) -> NameMention | None:
    """The city that a text starts with."""
    found = gazetteer().scan(text)
    return found[0] if found and found[0].city and found[0].start == 0 else None


def _is_place(rest: str) -> bool:
    """Whether a text starts with a place: "Baku – Tbilisi – Kars railway"."""
    found = gazetteer().scan(rest)
    return bool(found) and found[0].start == 0 and found[0].kind != "demonym"
