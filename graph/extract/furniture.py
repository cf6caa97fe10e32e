"""Shed the page furniture around a story: share bars, bylines, related headlines, chrome.

Works on lines, so that offsets into the document's text survive.  What counts as furniture is
data: ``rules/furniture.toml``.
"""

import re
import tomllib
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache
from importlib.resources import files
from itertools import pairwise

from graph.extract.dateline import dateline
from graph.gazetteer import gazetteer

DROPPED = frozenset("\u00ad\u061c\u200b\u200c\u200d\u200e\u200f\u2060\ufeff") | frozenset(
    map(chr, (*range(0x202A, 0x202F), *range(0x2066, 0x206A)))
)
"""Marks that show nothing: of writing direction, of where a word may or may not be broken."""
UNDROPPED = re.compile(f"[^{''.join(DROPPED)}]+")
RUN = re.compile(r"\S+|\s+")
UNSEEN = {
    **dict.fromkeys(map(ord, DROPPED), " "),
    **dict.fromkeys((*range(9), *range(14, 32), 127), " "),
    **dict.fromkeys(range(0xD800, 0xE000), "\ufffd"),
}
"""Those marks, control characters and halves of characters, one for one by what can be parsed."""
SENTENCE_END = re.compile(r"""[.!?…:;]["'”’»)\]]*$""")
LINE = re.compile(r"[^\n]+")
WRAPPED_PARAGRAPH = re.compile(r"[^\n]+(?:\n(?![ \t]*\n)[^\n]+)*")
MIN_WRAPPED, MAX_WRAPPED = 40, 130
"""Widths that text is wrapped to, in characters: its lines are neither short nor ever longer."""
SHOUTED = 5
"""Fewest letters of a capitalised word that is no abbreviation."""
MIN_HEADLINE_WORDS = 4
MIN_ITEM_WORDS = 20
"""Fewest words of a paragraph that can be an item of a round-up."""
MAX_BLOCK = 2000
"""Longest piece of a paragraph that is parsed at once, in characters."""


@dataclass(frozen=True, slots=True)
class Block:
    """One paragraph of the story: ``document.text[start:end]``."""

    start: int
    end: int
    headline: bool = False


@dataclass(frozen=True, slots=True)
class Story:
    """The story as it is read: its paragraphs a line each, white space within them single.

    ``origins[i]`` is the offset in the document's text of ``text[i]``.
    """

    text: str
    blocks: tuple[Block, ...]
    origins: tuple[int, ...]

    def original(self, span: tuple[int, int]) -> tuple[int, int]:
        """A span of the document's text, from one of the story."""
        start, end = span
        return self.origins[start], self.origins[end - 1] + 1


@cache
def _rules() -> tuple[re.Pattern[str], re.Pattern[str]]:
    """Patterns of a line to drop, and of a line after which nothing is story any more."""
    data = tomllib.loads((files("graph.extract") / "rules" / "furniture.toml").read_text("utf-8"))
    return (
        re.compile("|".join(f"(?:{p})" for p in data["drop"]), re.IGNORECASE),
        re.compile("|".join(f"(?:{p})" for p in data["end"]), re.IGNORECASE),
    )


def read_story(text: str) -> Story:
    """The story of a document, ready to be parsed."""
    pieces: list[str] = []
    origins: list[int] = []
    blocks: list[Block] = []
    seen = text.translate(UNSEEN)
    for block in story(seen):
        start = len(origins)
        for run in _runs(text, seen, block):
            if not run[0].isspace():
                first = run.start() == block.start and not block.headline
                behind = seen[run.end() : run.end() + 2]
                pieces.append(_opening(run[0], behind) if first else run[0])
                origins.extend(range(*run.span()))
            elif not pieces[-1].endswith(" "):
                pieces.append(" ")
                origins.append(run.start())
        blocks.append(Block(start, len(origins), block.headline))
        pieces.append("\n")
        origins.append(block.end)
    return Story("".join(pieces), tuple(blocks), tuple(origins))


def _opening(word: str, behind: str) -> str:
    """The first word of a paragraph as it is written elsewhere: "PAPUA New Guinea has".

    As long as it was, so that offsets stay true.
    """
    shouted = len(word) >= SHOUTED and word.isalpha() and word.isupper()
    if not shouted or not behind.strip().isupper() or gazetteer().scan(word):
        return word
    written = word[0] + word[1:].lower()
    return written if len(written) == len(word) else word


def _runs(text: str, seen: str, block: Block) -> Iterator[re.Match[str]]:
    """The words of a block and the gaps between them, without the marks that are dropped."""
    for kept in UNDROPPED.finditer(text, block.start, block.end):
        yield from RUN.finditer(seen, *kept.span())


def story(text: str) -> list[Block]:
    """The paragraphs of the story, in order, without what the page put around them.

    A line is a paragraph, unless the text is hard-wrapped: then blank lines part paragraphs.  A
    paragraph without a full stop counts as headline while no prose has been seen, and as furniture
    (menu, caption, teaser) afterwards.
    """
    drop, stop = _rules()
    blocks: list[Block] = []
    prose = False
    for start, end in _paragraphs(text):
        paragraph = text[start:end]
        if prose and stop.search(paragraph) and not _goes_on(text[end:]):
            break
        if drop.search(paragraph):
            continue
        block = Block(start, end, headline=not _is_prose(paragraph))
        if block.headline and (prose or len(paragraph.split()) < MIN_HEADLINE_WORDS):
            continue
        prose = prose or not block.headline
        blocks += _pieces(text, block)
    return blocks


def _goes_on(rest: str) -> bool:
    """Whether a line of stars or dashes only parts one item of a round-up from the next."""
    following = rest.strip().split("\n", 1)[0]
    return _ends(following) and len(following.split()) >= MIN_ITEM_WORDS


def _paragraphs(text: str) -> Iterator[tuple[int, int]]:
    """Spans of the paragraphs, trimmed, without their datelines."""
    pattern = WRAPPED_PARAGRAPH if _is_wrapped(text) else LINE
    for match in pattern.finditer(text):
        stripped = match.group().strip()
        if stripped:
            start = match.start() + match.group().index(stripped)
            yield start + dateline(stripped), start + len(stripped)


def _is_wrapped(text: str) -> bool:
    """Whether lines were broken to a width: most that go on below end amid a sentence."""
    lines = text.split("\n")
    going_on = [line for line, below in pairwise(lines) if line.strip() and below.strip()]
    if len(going_on) < 2 or max(map(len, lines)) > MAX_WRAPPED:
        return False
    amid = [line for line in going_on if len(line) >= MIN_WRAPPED and not _ends(line)]
    return len(amid) > len(going_on) / 2


def _ends(line: str) -> bool:
    return bool(SENTENCE_END.search(line.rstrip()))


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
    return _ends(line) or len(line.split()) > 30
