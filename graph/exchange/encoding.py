"""Text made fit for files: UTF-8 that always encodes, XML 1.0 without characters it forbids."""

import re

_ILLEGAL_IN_XML = re.compile("[^\t\n\r -\ud7ff\ue000-�\U00010000-\U0010ffff]")


def utf8(text: str) -> bytes:
    """UTF-8 in which a lone surrogate, as broken JSON brings them, becomes a question mark."""
    return text.encode("utf-8", "replace")


def xml_text(text: str, replacement: str = "") -> str:
    r"""Text without the characters that XML 1.0 forbids (production 2, ``Char``).

    >>> xml_text("a\x00b\x0bc")
    'abc'
    """
    return _ILLEGAL_IN_XML.sub(replacement, text)
