"""Mentions of principals and cities in a text, with the misreadings that context rules out."""

import re
from bisect import bisect_left
from collections.abc import Iterable, Iterator, Mapping
from typing import NamedTuple

from graph.gazetteer.lexicon import Ambiguities, NameKind, Sense, Trust, phrase_table
from graph.gazetteer.metonyms import Metonymy
from graph.gazetteer.phrases import PhraseFinder
from graph.gazetteer.principals import Principal
from graph.gazetteer.spelling import Reading, plain_letters, read

CUE_WINDOW = 80
SUPPORT_WINDOW = 300
LONGEST_WORD = 24
_MASK, _STRONG = Trust.MASK, Trust.STRONG
_WORD_AFTER = re.compile(r" ([A-Z][\w'-]*)")
_PREPOSITIONS = frozenset({"of", "in", "to", "from", "between", "the"})
_NAME_KINDS = frozenset({"name", "capital", "city"})
_CAPITAL_KINDS = frozenset({"capital", "metonym"})
_CITY_KINDS = frozenset({"capital", "city"})
_STATE_KINDS = frozenset({"name", "demonym", "people", "capital", "code"})


class NameMention(NamedTuple):
    """A span that names a principal, or a city of one; offsets in code points.

    A named tuple, being made for every twentieth word of a text in a third of the time of a frozen
    dataclass.
    """

    start: int
    end: int
    surface: str
    code: str
    kind: NameKind
    city: str | None = None
    """Common English name of the capital or city; None for a capital that means its government."""


class NameScanner:
    """Finds the names of principals and cities in texts."""

    def __init__(self, principals: Mapping[str, Principal]) -> None:
        self._rules = rules = Ambiguities()
        self._metonymy = Metonymy()
        self._delicate = rules.bearers | rules.caps | rules.senses.keys()
        self._finder: PhraseFinder[Sense] = PhraseFinder(phrase_table(principals, rules))

    def scan(self, text: str) -> list[NameMention]:
        """The mentions in order of place, none overlapping."""
        certain: list[NameMention] = []
        doubtful: list[tuple[NameMention, Trust]] = []
        reading = read(text)
        for start, end, sense in self._finder.find(reading.text):
            trust = sense.trust
            if trust is _MASK:
                continue
            mention = self._mention(text, reading, start, end, sense)
            if mention is None:
                continue
            if trust is _STRONG:
                certain.append(mention)
            else:
                doubtful.append((mention, trust))
        if doubtful:
            found = sorted([*certain, *_supported(doubtful, certain, reading.text)], key=_by_start)
        else:
            found = certain
        return found if reading.places is None else [_placed(m, reading, text) for m in found]

    def _mention(
        self, text: str, reading: Reading, start: int, end: int, sense: Sense
    ) -> NameMention | None:
        """The mention in the places of the reading, None if what stands around rules it out."""
        levelled = reading.text
        kind = sense.kind
        if start and self._misread(levelled, start, kind):
            return None
        if levelled[end - 1] == "-":
            end -= 1
        if kind == "capital" and self._metonymy.of_government(levelled, start, end):
            return self._government(text, levelled, start, end, sense)
        surface = levelled[start:end]
        code = sense.code
        if surface in self._delicate:
            shouted = surface in self._rules.caps and _line(text, reading, start).isupper()
            read_as = None if shouted else self._code_in_context(levelled, start, end, code)
            if read_as is None:
                return None
            code = read_as
        city = plain_letters(sense.city or surface) if kind in _CITY_KINDS else None
        return NameMention(start, end, text[start:end], code, kind, city)

    def _government(
        self, text: str, levelled: str, start: int, end: int, sense: Sense
    ) -> NameMention:
        around = _around(levelled, start, end)
        code = self._metonymy.principal(sense.city or "", sense.code, around)
        return NameMention(start, end, text[start:end], code, "metonym", None)

    def _misread(self, levelled: str, start: int, kind: NameKind) -> bool:
        """Whether the word before makes it an opinion (``pro-Russian``) or a surname."""
        character = levelled[start - 1]
        if character == "-":
            return _word_before(levelled, start) in self._rules.prefixes
        named = character == " " and kind in _NAME_KINDS
        return named and _word_before(levelled, start) in self._rules.given

    def _code_in_context(self, levelled: str, start: int, end: int, code: str) -> str | None:
        """The code that the surroundings give the name, None if they make it something else."""
        surface = levelled[start:end]
        if surface in self._rules.bearers and self._bears(levelled, start, end):
            return None
        other = self._rules.senses.get(surface)
        if other is None or not other.cued(_around(levelled, start, end)):
            return code
        return other.code

    def _bears(self, levelled: str, start: int, end: int) -> bool:
        """Whether it is the first name of a person: ``Chad Smith``, but not ``Chad President``."""
        after = _WORD_AFTER.match(levelled, end)
        if after is None or after[1] in self._rules.offices or after[1].isupper():
            return False
        if self._metonymy.is_act(after[1]):
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
        elif _near(mention, starts) and (
            mention.kind in _CAPITAL_KINDS or _alone(mention, levelled)
        ):
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
    """The word that ends one character before ``start``, or the end of it if it is long."""
    reach = max(0, start - LONGEST_WORD)
    return levelled[max(reach, levelled.rfind(" ", reach, start - 1) + 1) : start - 1]


def _around(levelled: str, start: int, end: int) -> str:
    return levelled[max(0, start - CUE_WINDOW) : end + CUE_WINDOW]


def _placed(mention: NameMention, reading: Reading, text: str) -> NameMention:
    """The mention where it stands in the text that was read."""
    start, end = reading.span(mention.start, mention.end)
    return mention._replace(start=start, end=end, surface=text[start:end])


def _line(text: str, reading: Reading, start: int) -> str:
    place, _ = reading.span(start, start)
    return text[text.rfind("\n", 0, place) + 1 :].partition("\n")[0]


def _by_start(mention: NameMention) -> int:
    return mention.start
