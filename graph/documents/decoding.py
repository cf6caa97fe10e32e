"""Bytes into text: say what a binary file is, and find the encoding of any other."""

import codecs
import unicodedata
from importlib import import_module
from typing import Any

from graph.errors import UnreadableDocument

DOCUMENT_LIMIT = 10_000_000
"""Bytes that one document may have."""

_SIGNATURES = (
    (0, b"%PDF-", "a PDF: save its text first"),
    (0, b"\x89PNG", "a PNG image"),
    (0, b"\xff\xd8\xff", "a JPEG image"),
    (0, b"GIF8", "a GIF image"),
    (8, b"WEBP", "a WebP image"),
    (0, b"II*\x00", "a TIFF image"),
    (0, b"MM\x00*", "a TIFF image"),
    (0, b"PK\x03\x04", "a ZIP archive or an office document: save its text first"),
    (0, b"\xd0\xcf\x11\xe0", "an office document: save its text first"),
    (0, b"{\\rtf", "rich text (RTF): save it as plain text first"),
    (0, b"\x1f\x8b", "compressed (gzip): unpack it first"),
    (0, b"BZh", "compressed (bzip2): unpack it first"),
    (0, b"\xfd7zXZ", "compressed (xz): unpack it first"),
    (0, b"\x28\xb5\x2f\xfd", "compressed (zstd): unpack it first"),
    (0, b"7z\xbc\xaf", "a 7z archive: unpack it first"),
    (257, b"ustar", "a tar archive: unpack it first"),
    (0, b"SQLite format 3\x00", "an SQLite database"),
    (0, b"PAR1", "a Parquet table"),
    (0, b"\x7fELF", "a program"),
    (0, b"MZ\x90", "a program"),
    (0, b"OggS", "sound"),
    (0, b"ID3", "sound (MP3)"),
    (4, b"ftyp", "video"),
)

_MARKS = (
    (codecs.BOM_UTF8, "utf-8-sig"),
    (codecs.BOM_UTF32_LE, "utf-32"),  # begins with the mark of UTF-16, so it is tried before it
    (codecs.BOM_UTF32_BE, "utf-32"),
    (codecs.BOM_UTF16_LE, "utf-16"),
    (codecs.BOM_UTF16_BE, "utf-16"),
)

_LEGACY = ["cp1252", "cp1251", "cp1254", "cp1250", "cp1256", "koi8_r", "gb18030"]
"""Encodings that news of the region was, and is, written in before UTF-8."""

_SANE = 0.02
"""Largest share of characters that no text has."""


def marked_encoding(head: bytes) -> str | None:
    """The Unicode encoding that a byte order mark announces."""
    return next((encoding for mark, encoding in _MARKS if head.startswith(mark)), None)


def binary_kind(head: bytes) -> str | None:
    """What a file is that is no text, by its first bytes; ``None`` for what may be text.

    >>> binary_kind(b"%PDF-1.7 ...")
    'a PDF: save its text first'
    """
    for offset, signature, kind in _SIGNATURES:
        if head.startswith(signature, offset):
            return kind
    if b"\0" in head and marked_encoding(head) is None:
        return "binary data, or UTF-16 without its byte order mark: it holds null bytes"
    return None


def decode(data: bytes, where: str, *, declared: str | None = None) -> str:
    """The text of ``data``: UTF-8 or by its byte order mark, else as declared, else as it looks.

    Raises ``UnreadableDocument`` for binary data and when no encoding makes sense of it.
    """
    kind = binary_kind(data)
    if kind is not None:
        raise UnreadableDocument(where, f"is {kind}")
    marked = marked_encoding(data)
    for encoding in (marked or "utf-8", declared):
        text = _decoded(data, encoding)
        if text is not None:
            return text
    guess = _guessing().from_bytes(data, cp_isolation=_LEGACY).best()
    if guess is None or not _sane(str(guess)):
        raise UnreadableDocument(where, f"is no text in {marked or 'UTF-8'} or a known encoding")
    return str(guess)


def _guessing() -> Any:  # noqa: ANN401  a module
    """Imported when it is needed, which is seldom: text is nearly always in UTF-8."""
    return import_module("charset_normalizer")


def _decoded(data: bytes, encoding: str | None) -> str | None:
    """The text in one encoding, if it is one, known, and leads to text."""
    if encoding is None:
        return None
    try:
        text = data.decode(encoding)
    except (UnicodeError, LookupError):
        return None
    return text if _sane(text) else None


def _sane(text: str) -> bool:
    """Whether nearly all of it are characters that a text may have."""
    sample = text[:100_000]
    odd = sum(unicodedata.category(c) in {"Cc", "Cn", "Co", "Cs"} for c in sample)
    whitespace = sum(sample.count(c) for c in "\t\n\r\f\v")
    return odd - whitespace <= _SANE * len(sample)
