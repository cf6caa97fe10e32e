"""Shed the page furniture around a story: share bars, bylines, related headlines, chrome.

Works on lines, so that offsets into the document's text survive.  What counts as furniture is
data: ``rules/furniture.toml``.
"""

import re
import tomllib
from dataclasses import dataclass
from functools import cache
from importlib.resources import files

SENTENCE_END = re.compile(r"""[.!?…:;]["'”’»)\]]*$""")
MIN_HEADLINE_WORDS = 4
MAX_BLOCK = 2000
"""Longest piece of a paragraph that is parsed at once, in characters."""


@dataclass(frozen=True, slots=True)
class Block:
    """One paragraph of the story: ``document.text[start:end]``."""

    start: int
    end: int
    headline: bool = False


@cache
def _rules() -> tuple[re.Pattern[str], re.Pattern[str]]:
    """Patterns of a line to drop, and of a line after which nothing is story any more."""
    data = tomllib.loads((files("graph.extract") / "rules" / "furniture.toml").read_text("utf-8"))
    return (
        re.compile("|".join(f"(?:{p})" for p in data["drop"]), re.IGNORECASE),
        re.compile("|".join(f"(?:{p})" for p in data["end"]), re.IGNORECASE),
    )


def story(text: str) -> list[Block]:
    """The paragraphs of the story, in order, without what the page put around them.

    A line is a paragraph.  A line without a full stop counts as headline while no prose has been
    seen, and as furniture (menu, caption, teaser) afterwards.
    """
    drop, stop = _rules()
    blocks: list[Block] = []
    prose = False
    for line in re.finditer(r"[^\n]+", text):
        stripped = line.group().strip()
        if not stripped:
            continue
        if prose and stop.search(stripped):
            break
        if drop.search(stripped):
            continue
        start = line.start() + line.group().index(stripped)
        block = Block(start, start + len(stripped), headline=not _is_prose(stripped))
        if block.headline and (prose or len(stripped.split()) < MIN_HEADLINE_WORDS):
            continue
        prose = prose or not block.headline
        blocks += _pieces(text, block)
    return blocks


def _pieces(text: str, block: Block) -> list[Block]:
    """A block in pieces of bounded length: work on a sentence grows with its square.

    Cut after a full stop where there is one, else between words, else anywhere.
    """
    pieces: list[Block] = []
    start = block.start
    while block.end - start > MAX_BLOCK:
        window = text[start : start + MAX_BLOCK]
        cut = max(window.rfind(". ") + 1, 0) or window.rfind(" ") + 1 or MAX_BLOCK
        pieces.append(Block(start, start + cut, block.headline))
        start += cut
    return [*pieces, Block(start, block.end, block.headline)]


def _is_prose(line: str) -> bool:
    """Whether a line is running text: it ends like a sentence, or is too long for a headline."""
    return bool(SENTENCE_END.search(line)) or len(line.split()) > 30
