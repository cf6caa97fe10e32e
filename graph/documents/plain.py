"""Plain text files: the title, day and publisher that the text or the file's name gives away."""

import datetime as dt
import re
import tomllib
from functools import cache
from importlib.resources import files
from pathlib import PurePath

from graph.documents.dating import date_in_lines, date_in_name, dateline, first_lines
from graph.documents.making import clean, make_document
from graph.model import Document

_WORD = re.compile(r"[^\W\d_]+")
_TITLE_WORDS = range(3, 41)
_TOKEN = re.compile(r"[^\W\d_]{3,30}")


@cache
def _rules() -> tuple[re.Pattern[str], frozenset[str]]:
    """Pattern of a line that is no headline, and words that are no publisher."""
    data = tomllib.loads((files("graph.documents") / "plain.toml").read_text("utf-8"))
    pattern = "|".join(f"(?:{p})" for p in data["no_title"])
    return re.compile(pattern, re.IGNORECASE), frozenset(data["no_publisher"])


def read_plain(text: str, name: str | None = None) -> Document:
    """A document from plain text and the name of the file it was in."""
    published = named = None
    if name is not None:
        published, named = from_name(name)
    text = clean(text)
    return make_document(
        text,
        title=title(text),
        publisher=named,
        published=published or date_in_lines(text),
        name=name,
    )


def from_name(name: str) -> tuple[dt.date | None, str | None]:
    """Day and publisher in a file's name: ``gazette-2024-06-07.txt`` gives both.

    The publisher is a single word of letters in front of the date that is no ordinary file name.
    """
    stem = PurePath(name).stem
    found = date_in_name(stem)
    if found is None:
        return None, None
    day, start = found
    token = stem[:start].strip("-_. ")
    plausible = _TOKEN.fullmatch(token) and token.lower() not in _rules()[1]
    return day, token if plausible else None


def title(text: str) -> str | None:
    """The first line that can be a headline; none if running text begins before one is found.

    Passed over are short lines, share bars, menus, bylines and datelines.
    """
    for line in first_lines(text):
        words = len(_WORD.findall(line))
        if words < _TITLE_WORDS.start or _rules()[0].search(line) or dateline(line):
            continue
        return line if words in _TITLE_WORDS and not line.endswith(".") else None
    return None
