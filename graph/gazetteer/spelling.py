"""One spelling for many: how names are compared and which forms of a name texts may show."""

import unicodedata

_SAME_LENGTH = (
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
    ("\u00a0", " "),
    ("\u202f", " "),
    ("\u2009", " "),
    ("\n", " "),
    ("\r", " "),
    ("\t", " "),
)
_ASCII = tuple(pair for pair in _SAME_LENGTH if pair[0].isascii())
_LETTERS = {"ə": "e", "ı": "i", "ø": "o", "đ": "d", "ł": "l", "æ": "ae", "œ": "oe", "&": " and "}
_COMBINING = range(0x300, 0x370)
_FOLD = str.maketrans(
    _LETTERS
    | dict.fromkeys((chr(mark) for mark in _COMBINING), "")
    | dict.fromkeys(".'’‘ʻʼ`´·", "")
    | dict.fromkeys("-‐‑‒–—―−/_,()\t\n\r\u00a0", " ")
)


def level(text: str) -> str:
    """The text with one kind of apostrophe, dash and space; every character keeps its place.

    >>> level("Kazakhstan’s Baku–Astana")
    "Kazakhstan's Baku-Astana"
    """
    for written, plain in _ASCII if text.isascii() else _SAME_LENGTH:
        if written in text:
            text = text.replace(written, plain)
    return text


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
    levelled = level(name)
    forms = {levelled, plain_letters(levelled)}
    if not levelled.isupper():
        forms |= {_title(form) for form in forms if " " in form}
        forms |= {form.upper() for form in forms}
    return forms


def _title(name: str) -> str:
    return " ".join(word[:1].upper() + word[1:] for word in name.split(" "))
