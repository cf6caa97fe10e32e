"""Mentions of principals and cities in a text, with the misreadings that context rules out."""

import re
from bisect import bisect_left
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, replace

from graph.gazetteer.lexicon import Ambiguities, NameKind, Sense, Trust, phrase_table
from graph.gazetteer.phrases import PhraseFinder
from graph.gazetteer.principals import Principal
from graph.gazetteer.spelling import level

CUE_WINDOW = 80
SUPPORT_WINDOW = 300
LONGEST_WORD = 24
_MASK, _STRONG = Trust.MASK, Trust.STRONG
_WORD_AFTER = re.compile(r" ([A-Z][\w'-]*)")
_PREPOSITIONS = frozenset({"of", "in", "to", "from", "between", "and", "with", "for", "the"})
_NAME_KINDS = frozenset({"name", "capital", "city"})
_STATE_KINDS = frozenset({"name", "demonym", "people", "capital", "code"})


@dataclass(frozen=True, slots=True, kw_only=True)
class NameMention:
    """A span that names a principal, or a city of one; offsets in code points."""

    start: int
    end: int
    surface: str
    code: str
    kind: NameKind
    city: str | None = None
    """Common English name of the capital or city."""


class NameScanner:
    """Finds the names of principals and cities in texts."""

    def __init__(self, principals: Mapping[str, Principal]) -> None:
        self._rules = rules = Ambiguities()
        self._delicate = rules.bearers | rules.caps | rules.senses.keys()
        self._finder: PhraseFinder[Sense] = PhraseFinder(phrase_table(principals, rules))

    def scan(self, text: str) -> list[NameMention]:
        """The mentions in order of place, none overlapping."""
        certain: list[NameMention] = []
        doubtful: list[tuple[NameMention, Trust]] = []
        levelled = level(text)
        for start, end, sense in self._finder.find(levelled):
            if sense.trust is _MASK:
                continue
            mention = self._mention(text, levelled, start, end, sense)
            if mention is None:
                continue
            if sense.trust is _STRONG:
                certain.append(mention)
            else:
                doubtful.append((mention, sense.trust))
        if not doubtful:
            return certain
        return sorted([*certain, *_supported(doubtful, certain, levelled)], key=_by_start)

    def _mention(
        self, text: str, levelled: str, start: int, end: int, sense: Sense
    ) -> NameMention | None:
        if start and levelled[start - 1] in " -" and self._misread(levelled, start, sense.kind):
            return None
        if levelled[end - 1] == "-":
            end -= 1
        surface = text[start:end]
        mention = NameMention(
            start=start, end=end, surface=surface, code=sense.code, kind=sense.kind, city=sense.city
        )
        return self._in_context(mention, levelled, text) if surface in self._delicate else mention

    def _misread(self, levelled: str, start: int, kind: NameKind) -> bool:
        """Whether the word before makes it an opinion (``pro-Russian``) or a surname."""
        if levelled[start - 1] == "-":
            return _word_before(levelled, start) in self._rules.prefixes
        return kind in _NAME_KINDS and _word_before(levelled, start) in self._rules.given

    def _in_context(self, mention: NameMention, levelled: str, text: str) -> NameMention | None:
        """The mention as its surroundings would have it, None if they make it something else."""
        surface = mention.surface
        if surface in self._rules.bearers and self._bears(levelled, mention.start, mention.end):
            return None
        if surface in self._rules.caps and _line(text, mention.start).isupper():
            return None
        other = self._rules.senses.get(surface)
        if other is None or not other.cued(_around(levelled, mention)):
            return mention
        return replace(mention, code=other.code) if other.code else None

    def _bears(self, levelled: str, start: int, end: int) -> bool:
        """Whether it is the first name of a person: ``Chad Smith``, but not ``Chad President``."""
        after = _WORD_AFTER.match(levelled, end)
        if after is None or after[1] in self._rules.offices or after[1].isupper():
            return False
        return not (start and _word_before(levelled, start) in _PREPOSITIONS)


def _supported(
    doubtful: Iterable[tuple[NameMention, Trust]], certain: list[NameMention], levelled: str
) -> Iterator[NameMention]:
    """The doubtful mentions that a certain mention of the same state bears out."""
    places: dict[str, list[int]] = {}
    for mention in certain:
        if mention.kind in _STATE_KINDS:
            places.setdefault(mention.code, []).append(mention.start)
    for mention, trust in doubtful:
        starts = places.get(mention.code, [])
        if trust is Trust.WORD:
            if _apposed(mention, starts, levelled):
                yield mention
        elif _near(mention, starts) and (mention.kind == "capital" or _alone(mention, levelled)):
            yield mention


def _apposed(mention: NameMention, starts: list[int], levelled: str) -> bool:
    """Whether its state follows after a comma: ``Nice, France``."""
    return levelled.startswith(", ", mention.end) and mention.end + 2 in starts


def _near(mention: NameMention, starts: list[int]) -> bool:
    after = bisect_left(starts, mention.start)
    neighbours = starts[max(0, after - 1) : after + 1]
    return any(abs(start - mention.start) <= SUPPORT_WINDOW for start in neighbours)


def _alone(mention: NameMention, levelled: str) -> bool:
    """Whether no capitalised word stands beside it, which would make it part of a longer name."""
    before = _word_before(levelled, mention.start) if mention.start else ""
    return not before[:1].isupper() and _WORD_AFTER.match(levelled, mention.end) is None


def _word_before(levelled: str, start: int) -> str:
    """The word that ends one character before ``start``."""
    return levelled[max(0, start - LONGEST_WORD) : start - 1].rpartition(" ")[2]


def _around(levelled: str, mention: NameMention) -> str:
    return levelled[max(0, mention.start - CUE_WINDOW) : mention.end + CUE_WINDOW]


def _line(text: str, place: int) -> str:
    return text[text.rfind("\n", 0, place) + 1 :].partition("\n")[0]


def _by_start(mention: NameMention) -> int:
    return mention.start
