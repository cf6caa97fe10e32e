"""The words of a parsed paragraph as plain objects, with spaCy's names for what is known of each.

spaCy makes a new object for every word every time that one is asked for, and walks the tree anew
for its children; the rules ask a hundred times a word.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field


@dataclass(slots=True, eq=False)
class Token:
    """A word (or the stand-in of a mention) and its place in the tree of its sentence."""

    i: int
    """Where it stands in the paragraph."""
    text: str
    lower_: str
    lemma_: str
    tag_: str
    pos_: str
    dep_: str
    doc: list[Token] = field(repr=False)
    """All words of the paragraph."""
    head: Token = field(init=False, repr=False)
    sent: Span = field(init=False, repr=False)
    children: list[Token] = field(default_factory=list, init=False, repr=False)
    """In the order of the line."""
    _first: int = field(init=False, repr=False)
    _last: int = field(init=False, repr=False)
    _size: int = field(default=1, init=False, repr=False)

    def __post_init__(self) -> None:
        self._first = self._last = self.i

    @property
    def rights(self) -> list[Token]:
        """The children that follow."""
        return [child for child in self.children if child.i > self.i]

    @property
    def ancestors(self) -> Iterator[Token]:
        """What it hangs on, the nearest first."""
        token = self
        while token.head is not token:
            token = token.head
            yield token

    @property
    def subtree(self) -> list[Token]:
        """Itself and all that hangs on it, in the order of the line where no arcs cross."""
        if self._last - self._first + 1 == self._size:
            return self.doc[self._first : self._last + 1]
        found: list[Token] = []
        open_: list[tuple[Token, bool]] = [(self, False)]
        while open_:
            token, read = open_.pop()
            if read:
                found.append(token)
                continue
            at = len(token.children) - len(token.rights)
            open_ += [(child, False) for child in reversed(token.children[at:])]
            open_.append((token, True))
            open_ += [(child, False) for child in reversed(token.children[:at])]
        return found

    @property
    def left_edge(self) -> Token:
        """The first word of its subtree."""
        return self.doc[self._first]

    def is_ancestor(self, other: Token) -> bool:
        """Whether another word hangs on this one, directly or not."""
        return any(token is self for token in other.ancestors)

    def nbor(self, step: int = 1) -> Token:
        """The word so many places on; the caller knows that there is one."""
        return self.doc[self.i + step]


@dataclass(frozen=True, slots=True)
class Span:
    """A sentence: the words of a paragraph from ``start`` up to ``end``."""

    doc: list[Token]
    start: int
    end: int

    def __iter__(self) -> Iterator[Token]:
        return iter(self.doc[self.start : self.end])

    @property
    def root(self) -> Token:
        """The word that all others hang on; the first of several."""
        return next(token for token in self if token.head is token)


def grow(doc: list[Token], heads: Sequence[int], starts: Sequence[int]) -> list[Span]:
    """Join words into trees by the place of each one's head, and cut them into sentences.

    ``starts`` holds the place of the first word of each sentence.
    """
    for token, head in zip(doc, heads, strict=True):
        token.head = doc[head]
        if head != token.i:
            doc[head].children.append(token)
    _measure(doc)
    spans = [Span(doc, *edges) for edges in zip(starts, (*starts[1:], len(doc)), strict=True)]
    for span in spans:
        for token in span:
            token.sent = span
    return spans


def _measure(doc: list[Token]) -> None:
    """Find the edges and the size of every subtree, from the leaves upwards."""
    waiting = [len(token.children) for token in doc]
    ready = [token for token in doc if not token.children]
    while ready:
        token = ready.pop()
        head = token.head
        if head is token:
            continue
        head._first = min(head._first, token._first)
        head._last = max(head._last, token._last)
        head._size += token._size
        waiting[head.i] -= 1
        if not waiting[head.i]:
            ready.append(head)
