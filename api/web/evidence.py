"""Evidence as people read it: the marked sentence, a sentence around it, a link into the article.

Never more than one sentence of context on either side is shown: quotes are served, texts are not.
"""

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from urllib.parse import quote, urlsplit

from graph.model import Document, Evidence

LONGEST = 240
"""Most characters of context on one side."""

WORDS = 5
"""Words of either end of a long quote that a text fragment names."""

_BOUNDARY = re.compile(r"(?<=[.!?…])[\"'”’»)\]]*\s+|\n+")


@dataclass(frozen=True, slots=True)
class Segment:
    """A stretch of a passage; ``marked`` ones are the evidence itself."""

    text: str
    marked: bool


Passage = tuple[Segment, ...]


def passages(text: str, spans: Iterable[Evidence]) -> tuple[Passage, ...]:
    """The spans in the order of the text, each with its context; near ones share a passage."""
    ordered = sorted({(s.start, s.end) for s in spans if 0 <= s.start < s.end <= len(text)})
    groups: list[list[tuple[int, int]]] = []
    for span in _disjoint(ordered):
        if groups and len(sentences_between(text, groups[-1][-1][1], span[0])) <= 1:
            groups[-1].append(span)
        else:
            groups.append([span])
    return tuple(_passage(text, group) for group in groups)


def _disjoint(spans: Sequence[tuple[int, int]]) -> list[tuple[int, int]]:
    """Overlapping spans joined, so that no character is marked twice."""
    found: list[tuple[int, int]] = []
    for start, end in spans:
        if found and start < found[-1][1]:
            found[-1] = (found[-1][0], max(end, found[-1][1]))
        else:
            found.append((start, end))
    return found


def sentences_between(text: str, start: int, end: int) -> list[str]:
    """The sentences of a stretch, without blank ones."""
    return [piece for piece in _BOUNDARY.split(text[start:end]) if piece.strip()]


def _passage(text: str, spans: Sequence[tuple[int, int]]) -> Passage:
    segments = [Segment(_before(text, spans[0][0]), False)]
    for number, (start, end) in enumerate(spans):
        if number:
            segments.append(Segment(text[spans[number - 1][1] : start], False))
        segments.append(Segment(text[start:end], True))
    segments.append(Segment(_after(text, spans[-1][1]), False))
    return tuple(segment for segment in segments if segment.text)


def _before(text: str, start: int) -> str:
    """What leads up to a place: the rest of its sentence, or else the sentence before."""
    window = text[max(0, start - 2 * LONGEST) : start]
    paragraph = window.rpartition("\n\n")[2]
    ends = [found.end() for found in _BOUNDARY.finditer(paragraph)]
    cut = max((end for end in ends if end < len(paragraph)), default=0)
    context = paragraph[cut:]
    return context if len(context) <= LONGEST else f"…{context[-LONGEST:]}"


def _after(text: str, end: int) -> str:
    """What follows a place: the rest of its sentence, or else the sentence after."""
    paragraph = text[end : end + 2 * LONGEST].partition("\n\n")[0]
    lead = len(paragraph) - len(paragraph.lstrip("\"'”’»)] \t\n"))
    found = _BOUNDARY.search(paragraph, lead)
    context = paragraph[: found.end()].rstrip() if found else paragraph.rstrip()
    return context if len(context) <= LONGEST else f"{context[:LONGEST]}…"


def article_url(document: Document, evidence: Sequence[Evidence] = ()) -> str | None:
    """The published article, at the first quote; nothing unless it was published on the web."""
    if not document.url or not is_web_address(document.url):
        return None
    if not evidence:
        return document.url
    joint = ":~:" if "#" in document.url else "#:~:"
    return f"{document.url}{joint}text={_fragment(evidence[0].quote)}"


def is_web_address(url: str) -> bool:
    """Whether a link may point there: ``http`` or ``https``, never a script."""
    try:
        parts = urlsplit(url)
    except ValueError:
        return False
    return parts.scheme in {"http", "https"} and bool(parts.netloc)


def _fragment(text: str) -> str:
    """A text directive (WICG, "URL Fragment Text Directives"): a short quote, or its two ends."""
    words = text.split()
    if len(words) <= 2 * WORDS:
        return _encoded(words)
    return f"{_encoded(words[:WORDS])},{_encoded(words[-WORDS:])}"


def _encoded(words: Sequence[str]) -> str:
    plain = " ".join(words).encode("utf-8", "replace")
    return quote(plain, safe="").replace("-", "%2D")
