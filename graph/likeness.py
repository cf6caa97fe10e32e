"""How alike two names of actors are, whatever alphabet, order or spelling each is written in.

Names are compared word by word.  A word counts by how rare it is, so that "Ministry of Defence"
does not hide the surname beside it; each is reduced to what survives the crossing from one alphabet
to another (``graph.fuse.people.skeleton``).
"""

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from difflib import SequenceMatcher
from functools import cached_property

from graph.fuse.people import skeleton
from graph.gazetteer import gazetteer
from graph.gazetteer.spelling import fold
from graph.model import slug

CLOSE = 0.84
"""From which likeness on two words count as one misspelt."""
_FUNCTION_WORDS = frozenset({"and", "for", "of", "the"})
_POSSESSIVE = re.compile("['\u2019]s\\b")
_TITLES = re.compile(
    r"^((minister|mr|mrs|ms|dr|(vice[- ])?(general|colonel|admiral)|lieutenant|major)\b\.?\s*)+",
    re.IGNORECASE,
)
"""What stands before a person's name and names no office that the gazetteer knows."""
_SOFT_C = re.compile("(?<=.)c(?=[eiy])")
_SHARE = 0.75
"""What of the likeness comes from words in common; the rest from how alike the names look."""
_SPELT_OTHERWISE = 0.94
"""The most that two names may score which are not the same letter by letter."""


@dataclass(frozen=True)
class Written:
    """A name taken apart."""

    text: str
    plain: tuple[str, ...]
    """Its words in ASCII letters, without those that say nothing."""
    words: tuple[str, ...]
    """The skeleton of each."""
    country: str | None = None
    """The principal that stood beside these words, and was taken out of them."""

    @cached_property
    def folded(self) -> str:
        """What is looked at as a whole."""
        return fold(self.text)


def written(name: str, country: str | None = None) -> Written:
    """Take a name apart.

    >>> written("Ministry of Defence").words == written("Ministry of Defense").words
    True
    """
    several = dict.fromkeys(slug(_POSSESSIVE.sub("", name)).split("-"))
    plain = tuple(word for word in several if word and word not in _FUNCTION_WORDS)
    return Written(name, plain, tuple(skeleton(_SOFT_C.sub("s", word)) for word in plain), country)


def readings(name: str) -> list[Written]:
    """A name as it stands; without the one country it speaks of; and its body in usual words.

    An office or title before a person's name says nothing of the name, and is left out.

    >>> [(w.text, w.country) for w in readings("MFA of Turkey")]
    [('MFA of Turkey', None), ('MFA of', 'TUR'), ('Ministry of Foreign Affairs of', 'TUR')]
    >>> readings("Kazakh Defence Minister Ruslan Zhaksylykov")[-1].plain
    ('ruslan', 'zhaksylykov')
    """
    rest, country = _without_country(name)
    usual = _in_usual_words(rest)
    several = ((name, None), (rest, country), (usual, country))
    return [found for found in (written(*one) for one in dict.fromkeys(several)) if found.words]


def _without_country(name: str) -> tuple[str, str | None]:
    mentions = [mention for mention in gazetteer().scan(name) if mention.city is None]
    if len({mention.code for mention in mentions}) != 1:
        return name, None
    return _replaced(name, [(m.start, m.end, "") for m in mentions]), mentions[0].code


def _in_usual_words(name: str) -> str:
    offices = gazetteer().scan_portfolios(name)
    spans = [(m.start, m.end, "" if m.person else m.name or m.surface) for m in offices]
    return _TITLES.sub("", _replaced(name, spans))


def _replaced(text: str, spans: Sequence[tuple[int, int, str]]) -> str:
    for start, end, instead in reversed(spans):
        text = f"{text[:start]} {instead} {text[end:]}"
    return " ".join(text.split())


def closeness(one: str, other: str) -> float:
    """1 for the same word, a little less for one with a slip of the pen, 0 for any other."""
    if one == other:
        return 1.0
    if min(len(one), len(other)) < 4 or abs(len(one) - len(other)) > 1 or one[0] != other[0]:
        return 0.0
    alike = SequenceMatcher(None, one, other, autojunk=False).ratio()
    return alike if alike >= CLOSE else 0.0


@dataclass(frozen=True, slots=True)
class Weights:
    """What a word counts in a comparison."""

    by_word: Mapping[str, float]
    rarest: float

    def of(self, word: str) -> float:
        """The weight of a word; one that no name has counts most."""
        return self.by_word.get(word, self.rarest)


def shared(
    asked: Written,
    near: Mapping[str, Mapping[str, float]],
    name: Written,
    principal: str,
    weights: Weights,
) -> float:
    """What of two names' words, by weight, stands in both: 0 to 1.

    ``near`` has for each word that is asked for the words like it, with their closeness.  A country
    that is asked for is found in an actor of its principal.
    """
    found, every, left = 0.0, 0.0, set(name.words)
    told = False
    for word in asked.words:
        partner, close = _partner(word, near.get(word, {}), name.words)
        every += weights.of(word)
        if partner is not None:
            found += close * weights.of(word)
            left.discard(partner)
            told |= len(word) > 1 and len(partner) > 1
    if not told:
        return 0.0
    if asked.country is not None:
        every += weights.rarest
        found += weights.rarest * (asked.country == principal)
    return found / (every + sum(map(weights.of, left)))


def _partner(
    word: str, near: Mapping[str, float], others: Sequence[str]
) -> tuple[str | None, float]:
    """The same word among others, an initial of it, or one that is nearly the same."""
    if word in others:
        return word, 1.0
    for other in others:
        if 1 in (len(word), len(other)) and word[0] == other[0]:
            return other, 1.0
    close = max(others, key=lambda other: near.get(other, 0.0), default=None)
    degree = near.get(close, 0.0) if close is not None else 0.0
    return (close, degree) if degree else (None, 0.0)


def likeness(asked: Written, name: Written, in_common: float) -> float:
    """From 0 to 1: words in common, and how alike the two look; 1 for the same words only."""
    if in_common == 1.0:
        same = set(asked.plain) == set(name.plain)
        return 1.0 if same else _SPELT_OTHERWISE
    looks = SequenceMatcher(None, asked.folded, name.folded, autojunk=False).ratio()
    return _SPELT_OTHERWISE * (_SHARE * in_common + (1 - _SHARE) * looks)
