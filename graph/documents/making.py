"""What ``Document.text`` holds: the text as published, without what no reader can see."""

import datetime as dt
import re

from graph.model import Document, digest

_NEWLINE = re.compile("\r\n|[\r\x0b\x0c\x85\u2028\u2029]")
_INVISIBLE = re.compile(
    "[\x00-\x08\x0e-\x1f\x7f-\x9f"  # controls; tab and newline stay
    "\xad\u061c\u200b\u200e\u200f\u202a-\u202e\u2060-\u2069\ufeff\ufff9-\ufffb"
    "\U000e0000-\U000e007f]"
)
_ARABIC = "\u0600-\u06ff\ufb50-\ufdff"
_JOINER = re.compile(f"(?<![{_ARABIC}])[\u200c\u200d]|[\u200c\u200d](?![{_ARABIC}])")
_SURROGATE = re.compile("[\ud800-\udfff]")


def clean(text: str) -> str:
    r"""Text with ``\n`` as its only line end and without invisible characters.

    Dropped are U+0000 and other controls, byte order marks, zero-width characters and those that
    turn the direction of writing, except joiners within a word in Arabic script, which spell it;
    a lone surrogate becomes U+FFFD.  Nothing else is changed: no Unicode normalization, no
    trimming.

    >>> clean("Baku\u200b and\r\nAs\u202etana\u202c\x00")
    'Baku and\nAstana'
    """
    text = _INVISIBLE.sub("", _NEWLINE.sub("\n", text))
    if text.isascii():
        return text
    return _SURROGATE.sub("\ufffd", _JOINER.sub("", text))


def make_document(
    text: str,
    *,
    title: str | None = None,
    url: str | None = None,
    publisher: str | None = None,
    published: dt.date | None = None,
    retrieved: dt.datetime | None = None,
    language: str = "en",
    name: str | None = None,
) -> Document:
    """A document whose id follows from its address, publisher, date, title and text.

    The same document read again, from whatever file, has the same id.
    """
    text, title, publisher = clean(text), _line(title), _line(publisher)
    day = published.isoformat() if published else None
    return Document(
        id="d" + digest(url, publisher, day, title, text),
        text=text,
        title=title,
        url=url,
        publisher=publisher,
        published=published,
        retrieved=retrieved,
        language=language,
        name=name,
    )


def located(document: Document, url: str) -> Document:
    """The document as published at an address; its id follows from that too."""
    return make_document(
        document.text,
        title=document.title,
        url=url,
        publisher=document.publisher,
        published=document.published,
        retrieved=document.retrieved,
        language=document.language,
    )


def _line(text: str | None) -> str | None:
    """A title or a name on one line; ``None`` when nothing of it is left."""
    return " ".join(clean(text or "").split()) or None
