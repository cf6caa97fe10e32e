"""A question as words, numbers, dates and marks."""

import re
import unicodedata
from collections.abc import Iterator
from dataclasses import dataclass

DASH, SLASH, COMMA, QUOTE = "-", "/", ",", '"'

_SAME = str.maketrans(
    {
        **dict.fromkeys("‐‑‒–—―−⁃﹘﹣－↔⇄~", DASH),
        **dict.fromkeys("’‘ʼʻ`´′", "'"),
        **dict.fromkeys("“”„«»‟″", QUOTE),
        **dict.fromkeys(";，、؛،", COMMA),
        "\u00ad": None,
        "\u200b": None,
        "⁄": SLASH,
    }
)
_TOKEN = re.compile(
    r"""
    "(?P<quoted>[^"]+)"
    | (?P<date>\d{4}-\d\d-\d\d(?!\d) | \d{1,2}[./]\d{1,2}[./]\d{4}(?!\d) | \d{4}-\d\d(?![\d-]))
    | (?P<number>\d+)(?:st|nd|rd|th|s)?(?![^\W\d_])
    | (?P<word>[^\s\d.',;:!?()\[\]{}<>"/\\\-…|&+*=@#][^\s,;:!?()\[\]{}<>"/\\\-…|&+*=@#]*)
    | (?P<mark>-+>?|[,/&])
    """,
    re.VERBOSE,
)
_POSSESSIVE = re.compile(r"'[sS]?$")
_LETTERS = str.maketrans({"ə": "e", "ı": "i", "ø": "o", "đ": "d", "ł": "l"})


@dataclass(frozen=True, slots=True, kw_only=True)
class Token:
    """One word, number, date, quotation or mark."""

    text: str
    key: str
    """In lower case and without diacritics or possessive: how word lists have it."""
    kind: str
    """word, number, date, quoted or mark."""
    capital: bool = False
    """It starts with a capital, and not because everything does."""
    possessive: bool = False

    @property
    def owner(self) -> str:
        """The text without a possessive."""
        return _POSSESSIVE.sub("", self.text)

    @property
    def is_dash(self) -> bool:
        """Whether it ties two names or dates together."""
        return self.kind == "mark" and self.key in {DASH, SLASH}


def plain(text: str) -> str:
    """The text with one kind of dash, apostrophe, quotation mark and comma."""
    sound = text.encode("utf-8", "replace").decode("utf-8")
    levelled = unicodedata.normalize("NFKC", sound.translate(_SAME)).translate(_SAME)
    return _unquoted(" ".join(levelled.split()))


def _unquoted(text: str) -> str:
    """Without the quotation marks around all of it."""
    wrapped = text[:1] == text[-1:] == QUOTE and text.count(QUOTE) == 2
    return text[1:-1] if wrapped else text


def tokenize(text: str) -> list[Token]:
    """The tokens of a text made ``plain``.

    >>> [token.key for token in tokenize("Azerbaijan's talks, 2022-2024")]
    ['azerbaijan', 'talks', ',', '2022', '-', '2024']
    """
    shouted = text.upper() == text
    return list(_tokens(text, shouted))


def fold(text: str) -> str:
    """In lower case and without diacritics."""
    marked = unicodedata.normalize("NFKD", text).casefold().translate(_LETTERS)
    return "".join(c for c in marked if not unicodedata.combining(c))


def _tokens(text: str, shouted: bool) -> Iterator[Token]:
    for match in _TOKEN.finditer(text):
        kind = match.lastgroup or ""
        if kind == "word":
            yield _word(match["word"], shouted)
        elif kind == "mark":
            yield Token(text=match[0], key=match[0][0], kind=kind)
        else:
            yield Token(text=match[0], key=match[kind].strip(), kind=kind)


def _word(text: str, shouted: bool) -> Token:
    bare = text.strip("'.") if text.count(".") < 2 else text.strip("'")
    owner = _POSSESSIVE.sub("", bare)
    return Token(
        text=bare or text,
        key=fold(owner),
        kind="word",
        capital=not shouted and owner[:1].isupper(),
        possessive=owner != bare or text.endswith("'"),
    )
