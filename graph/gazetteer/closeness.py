"""Names close to a misspelt one: those that ``difflib`` finds, without comparing it to each."""

from collections import defaultdict
from collections.abc import Iterable
from difflib import get_close_matches
from math import ceil


class Spellings:
    """Many names, by their lengths and letters."""

    def __init__(self, names: Iterable[str]) -> None:
        self._by_length: dict[int, list[tuple[str, int]]] = defaultdict(list)
        for name in names:
            self._by_length[len(name)].append((name, _letters(name)))

    def close(self, text: str, most: int, closeness: float) -> list[str]:
        """As ``get_close_matches`` of all the names: the closest first.

        >>> Spellings(["georgia", "germany", "armenia"]).close("gorgia", 3, 0.75)
        ['georgia']
        """
        return get_close_matches(text, self._near(text, closeness), most, closeness)

    def _near(self, text: str, closeness: float) -> list[str]:
        """The names that can be so close, told from lengths and letters alone.

        Closeness is twice the letters in common by the letters of both; a letter that the other
        one has not is in common with nothing.
        """
        size, asked = len(text), _letters(text)
        near: list[str] = []
        for length, names in self._by_length.items():
            common = ceil(closeness * (size + length) / 2)
            spare, missing = length - common, size - common
            if spare >= 0 and missing >= 0:
                near += [
                    name
                    for name, letters in names
                    if (letters & ~asked).bit_count() <= spare
                    and (asked & ~letters).bit_count() <= missing
                ]
        return near


def _letters(text: str) -> int:
    """The letters of a text as a set of bits, some of them sharing one."""
    found = 0
    for letter in text:
        found |= 1 << ord(letter) % 64
    return found
