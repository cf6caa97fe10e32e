"""Finding many phrases in a text at once: leftmost-longest, on word boundaries."""

from collections.abc import Iterator, Mapping
from typing import Generic, TypeVar

import ahocorasick

Meaning = TypeVar("Meaning")


class PhraseFinder(Generic[Meaning]):
    """An Aho-Corasick automaton over phrases that each mean something."""

    def __init__(self, phrases: Mapping[str, Meaning]) -> None:
        self._automaton = ahocorasick.Automaton()
        for phrase, meaning in phrases.items():
            self._automaton.add_word(phrase, (len(phrase), _open_end(phrase), meaning))
        self._automaton.make_automaton()

    def find(self, text: str) -> Iterator[tuple[int, int, Meaning]]:
        """``(start, end, meaning)`` of every phrase that no longer or earlier one overlaps."""
        hits = self._bounded(text)
        hits.sort(key=_leftmost_longest)
        reached = 0
        for start, end, meaning in hits:
            if start >= reached:
                reached = end
                yield start, end, meaning

    def _bounded(self, text: str) -> list[tuple[int, int, Meaning]]:
        hits: list[tuple[int, int, Meaning]] = []
        length = len(text)
        for last, (size, open_end, meaning) in self._automaton.iter(text):
            end = last + 1
            start = end - size
            if start and (text[start - 1].isalnum() or text[start - 1] in "_@"):
                continue
            if end < length and not open_end and _continues(text, end):
                continue
            hits.append((start, end, meaning))
        return hits


def _open_end(phrase: str) -> bool:
    return not phrase[-1].isalnum()


def _continues(text: str, end: int) -> bool:
    """Whether the word goes on after ``end``, as in ``Omanis`` or ``Kazakhstan.kz``."""
    character = text[end]
    return (
        character.isalnum()
        or character == "_"
        or (character == "." and text[end + 1 : end + 2].islower())
    )


def _leftmost_longest(hit: tuple[int, int, object]) -> tuple[int, int]:
    return hit[0], -hit[1]
