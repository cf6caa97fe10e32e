"""One spelling for many: how names are compared and which forms of a name texts may show."""

import re
import unicodedata
from array import array
from collections.abc import Sequence
from typing import NamedTuple

_SIGNS = (
    ("\u2019", "'"),
    ("\u2018", "'"),
    ("\u02bb", "'"),
    ("\u02bc", "'"),
    ("`", "'"),
    ("\u2010", "-"),
    ("\u2011", "-"),
    ("\u2013", "-"),
    ("\u2014", "-"),
    ("\u2212", "-"),
)
_ASCII_SIGNS = tuple(pair for pair in _SIGNS if pair[0].isascii())
_ASCII_SPACES = "\n\r\t"
_SPACES = _ASCII_SPACES + "\u00a0\u202f\u2009"
BLANK_LINE = "\f "
"""What a reading has in the place of a blank line."""
_WIDE = re.compile("   *")
_INVISIBLE = "\u00ad\u200b\u200c\u200d\u200e\u200f\u2060\ufeff"
_LOOSE = re.compile("   *|\\w?[\u0300-\u036f]+|[" + _INVISIBLE + "]+")
"""What makes a name longer than its entry: wide spaces, marks written apart, invisible signs."""
_LETTERS = {"ə": "e", "ı": "i", "ø": "o", "đ": "d", "ł": "l", "æ": "ae", "œ": "oe", "&": " and "}
_COMBINING = range(0x300, 0x370)
_FOLD = str.maketrans(
    _LETTERS
    | dict.fromkeys((chr(mark) for mark in _COMBINING), "")
    | dict.fromkeys(".'’‘ʻʼ`´·", "")
    | dict.fromkeys("-‐‑‒–—―−/_,()\t\n\r\u00a0", " ")
)


def level_signs(text: str) -> str:
    """The text with one kind of apostrophe and dash; every character keeps its place."""
    for written, plain in _ASCII_SIGNS if text.isascii() else _SIGNS:
        if written in text:
            text = text.replace(written, plain)
    return text


def level(text: str) -> str:
    """The text with one kind of apostrophe, dash and space; every character keeps its place.

    >>> level("Kazakhstan’s Baku–Astana")
    "Kazakhstan's Baku-Astana"
    """
    text = level_signs(text)
    for written in _ASCII_SPACES if text.isascii() else _SPACES:
        if written in text:
            text = text.replace(written, " ")
    return text


class Reading(NamedTuple):
    """A text as names are looked for in it, and where its characters stand in the original."""

    text: str
    places: Sequence[int] | None
    """For each character and the end its place; None if all stand where they stood."""

    def span(self, start: int, end: int) -> tuple[int, int]:
        """The same span of the original."""
        return (start, end) if self.places is None else (self.places[start], self.places[end])


def read(text: str) -> Reading:
    """The text levelled, with single spaces, composed letters and no invisible signs.

    A blank line stays one: no name goes on after it.

    >>> read("Republic of\\n   T\u0075\u0308rkiye").text
    'Republic of Türkiye'
    """
    flat = level(text.replace("\n\n", BLANK_LINE))
    plain = text.isascii() or not _signed(flat)
    if plain and "  " not in flat:
        return Reading(flat, None)
    loose = _WIDE if plain else _LOOSE
    pieces: list[str] = []
    places = array("l")
    at = 0
    for match in loose.finditer(flat):
        start, end = match.span()
        tight = _tightened(match[0], text[start:end])
        if tight != match[0]:
            pieces += flat[at:start], tight
            places.extend(range(at, start + len(tight)))
            at = end
    if not pieces:
        return Reading(flat, None)
    places.extend(range(at, len(flat) + 1))
    return Reading("".join((*pieces, flat[at:])), places)


def _signed(flat: str) -> bool:
    """Whether the text has marks written apart from their letters or invisible signs."""
    return not unicodedata.is_normalized("NFC", flat) or any(s in flat for s in _INVISIBLE)


def _tightened(flat: str, written: str) -> str:
    if flat.isspace():
        return flat if written.count("\n") > 1 else " "
    return unicodedata.normalize("NFC", flat)[:1] if flat[0].isalpha() else ""


def fold(name: str) -> str:
    """The key under which spellings of one name meet: no case, marks, dashes, dots or article.

    >>> fold("The  Guinea–Bissau"), fold("Côte d’Ivoire"), fold("U.S.A.")
    ('guinea bissau', 'cote divoire', 'usa')
    """
    plain = unicodedata.normalize("NFKD", name).casefold().translate(_FOLD)
    words = plain.split()
    if len(words) > 1 and words[0] == "the":
        del words[0]
    return " ".join(words)


def plain_letters(name: str) -> str:
    """The name without diacritics, case kept: ``Türkiye`` as ``Turkiye``."""
    if name.isascii():
        return name
    marked = name.replace("ə", "e").replace("Ə", "E").replace("ı", "i").replace("ø", "o")
    decomposed = unicodedata.normalize("NFKD", marked)
    letters = "".join(c for c in decomposed if ord(c) not in _COMBINING)
    return letters if letters.isascii() else name


def written_forms(name: str) -> set[str]:
    """The forms in which a text may show a name: as it is, in title case, in capitals, unmarked.

    >>> sorted(written_forms("Isle of Man"))
    ['ISLE OF MAN', 'Isle Of Man', 'Isle of Man']
    """
    levelled = level_signs(name)
    forms = {levelled} if levelled.isascii() else {levelled, plain_letters(levelled)}
    if not levelled.isupper():
        if " " in levelled:
            forms |= {_title(form) for form in forms}
        forms |= {form.upper() for form in forms}
    return forms


def _title(name: str) -> str:
    return " ".join(word[:1].upper() + word[1:] for word in name.split(" "))
