"""The few elements that drawings are made of, with text and numbers as XML can hold them."""

import re
from xml.etree import ElementTree as ET

CROSS = "M-9 -9L9 9M-9 9L9 -9"
STROKE = "M-9 9L9 -9"
CIRCLE = "M-6 0A6 6 0 1 1 6 0A6 6 0 1 1 -6 0Z"

_NOT_XML = re.compile("[^\t\n\r\u0020-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")


def add_text(
    owner: ET.Element, x: float, y: float, text: str, kind: str, *, anchor: str | None = None
) -> None:
    """A text whose base line begins, or with ``anchor`` has its middle, at a place."""
    place = {"x": coordinate(x), "y": coordinate(y), "class": kind} | (
        {"text-anchor": anchor} if anchor else {}
    )
    ET.SubElement(owner, "text", place).text = clean(text)


def add_shape(owner: ET.Element, x: float, y: float, path: str, kind: str) -> None:
    """A shape whose path is drawn around the origin."""
    place = {"transform": f"translate({coordinate(x)} {coordinate(y)})"}
    ET.SubElement(owner, "path", {"class": kind, "d": path, **place})


def add_bar(owner: ET.Element, left: float, right: float, y: float, kind: str) -> None:
    """A bar with round ends, around a height."""
    size = {"width": coordinate(right - left), "height": "8", "rx": "4"}
    place = {"x": coordinate(left), "y": coordinate(y - 4)}
    ET.SubElement(owner, "rect", {"class": kind, **place, **size})


def add_pill(owner: ET.Element, x: float, y: float, width: float, count: str) -> None:
    """A cluster: its count in a mark that is wide enough for it."""
    size = {"width": coordinate(width), "height": "18", "rx": "9"}
    place = {"x": coordinate(x - width / 2), "y": coordinate(y - 9)}
    ET.SubElement(owner, "rect", {"class": "mark", **place, **size})
    add_text(owner, x, y + 4, count, "count", anchor="middle")


def coordinate(number: float) -> str:
    """A coordinate with at most one decimal.

    >>> coordinate(12.0), coordinate(3.14159)
    ('12', '3.1')
    """
    return f"{number:.1f}".removesuffix(".0")


def clean(text: str) -> str:
    """Text without the characters that XML cannot hold."""
    return _NOT_XML.sub("�", text)
