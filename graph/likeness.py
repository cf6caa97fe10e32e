"""How alike two names of actors are, whatever alphabet, order or spelling each is written in.

Names are compared word by word, and each word counts by how rare it is, so that "Ministry of
Defence" does not hide the surname beside it.
"""

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from difflib import SequenceMatcher
from functools import cached_property

from anyascii import anyascii

from graph.fuse.people import melody, skeleton
from graph.gazetteer import gazetteer
from graph.gazetteer.spelling import fold
from graph.model import slug

CLOSE = 0.84
"""From which likeness on two words count as one misspelt."""

_FUNCTION_WORDS = frozenset({"and", "for", "of", "the"})
_POSSESSIVE = re.compile("['\u2019]s\\b")
_ABBREVIATED = re.compile(r"\bmin\.? of\b", re.IGNORECASE)
_TITLES = re.compile(
    r"^((minister|mr|mrs|ms|dr|h\. ?e\b|his excellency|her excellency|(vice[- ])?(general|colonel"
    r"|admiral)|lieutenant|major)\b\.?\s*)+",
    re.IGNORECASE,
)
"""What stands before a person's name and names no office that the gazetteer knows."""
_PATRONYMICS = re.compile(
    r"\s+(\w+[ \-](o[gğ]h?l[uyı]|[qgk][iıy]z[iıy]|uly)"
    r"|\w{3,}(ovich|evich|ovych|ovna|evna|ович|евич|овна|евна))\b",
    re.IGNORECASE,
)
_STATE = re.compile(
    r"\b(the )?((people's|islamic|federal) )?(republic|kingdom|federation|state|sultanate) of$",
    re.IGNORECASE,
)
"""What is left of the name of a state without the name of the country."""
_SOFT_C = re.compile("(?<=.)c(?=[eiy])")
_SHARE = 0.75
"""What of the likeness comes from words in common; the rest from how alike the names look."""
_SPELT_OTHERWISE = 0.94
"""The most that two names may score which are not the same letter by letter."""
_PART = 0.6
"""The least that a name scores which has all words that are asked for, and more."""
_SHORT = 4
"""Letters of a word up to which many other words sound the same."""
_DOUBLED = 3
"""Letters by which two spellings of one sound may differ."""
_SAME_BONES, _INITIAL, _OTHER_SEX = 0.9, 0.95, 0.85
"""How much of a word one with its consonants counts, its initial, and it with an ``a`` more."""


@dataclass(frozen=True)
class Written:
    """A name taken apart."""

    text: str
    words: tuple[str, ...]
    """Its words in ASCII letters, without those that say nothing."""
    country: str | None = None
    """The principal that stood beside these words, and was taken out of them."""

    @cached_property
    def folded(self) -> str:
        """The text as it is looked for by its beginning."""
        return fold(self.text)


def written(name: str, country: str | None = None) -> Written:
    """Take a name apart.

    >>> written("Ильхам's Ministry of Defence").words
    ('ilkham', 'ministry', 'defence')
    """
    letters = anyascii(_POSSESSIVE.sub("", name)).replace("'", "")
    several = dict.fromkeys(slug(letters).split("-"))
    words = tuple(word for word in several if word and word not in _FUNCTION_WORDS)
    return Written(name, words, country)


def readings(name: str) -> list[Written]:
    """A name as it stands; without the one country it speaks of; and its body in usual words.

    An office, title or patronymic says nothing of the name of a person, and is left out.

    >>> [(w.text, w.country) for w in readings("MFA of Turkey")]
    [('MFA of Turkey', None), ('MFA of', 'TUR'), ('Ministry of Foreign Affairs of', 'TUR')]
    >>> readings("Kazakh Defence Minister Ruslan Zhaksylykov")[-1].words
    ('ruslan', 'zhaksylykov')
    """
    rest, country = _without_country(_ABBREVIATED.sub("Ministry of", name))
    usual = _in_usual_words(rest)
    several = ((name, None), (rest, country), (usual, country))
    return [found for found in (written(*one) for one in dict.fromkeys(several)) if found.words]


def _without_country(name: str) -> tuple[str, str | None]:
    mentions = [mention for mention in gazetteer().scan(name) if mention.city is None]
    if len({mention.code for mention in mentions}) != 1:
        return name, None
    rest = _replaced(name, [(m.start, m.end, "") for m in mentions])
    return _STATE.sub("", rest).strip(), mentions[0].code


def _in_usual_words(name: str) -> str:
    bare = _TITLES.sub("", name)
    offices = gazetteer().scan_portfolios(bare)
    spans = [(m.start, m.end, "" if m.person else m.name or m.surface) for m in offices]
    return _PATRONYMICS.sub("", _TITLES.sub("", _replaced(bare, spans)))


def _replaced(text: str, spans: Sequence[tuple[int, int, str]]) -> str:
    for start, end, instead in reversed(spans):
        text = f"{text[:start]} {instead} {text[end:]}"
    return " ".join(text.split())


def bones(word: str) -> str:
    """The consonants of a word of a name (``skeleton``), in British or American spelling."""
    return skeleton(_soft(word))


def closeness(one: str, other: str) -> float:
    """1 for the same word or one that sounds the same, 0 for any other; between, how alike.

    >>> closeness("zhaksylykov", "jaksilikov"), closeness("defence", "defense")
    (1.0, 1.0)
    >>> round(closeness("putin", "potanin"), 2), closeness("putin", "rasputin")
    (0.83, 0.0)
    """
    if one + "a" == other or other + "a" == one:  # she is not he
        return _OTHER_SEX
    shorter, longer = sorted((len(one), len(other)))
    heard, other_heard = melody(_soft(one)), melody(_soft(other))
    same = heard == other_heard and longer - shorter <= _DOUBLED
    if one == other or (same and shorter > _SHORT):
        return 1.0
    near = shorter >= _SHORT and longer - shorter < 2 and one[0] == other[0]
    letters = _ratio(one, other) if near else 0.0
    same_bones = bones(one) == bones(other) and min(_SAME_BONES, _ratio(heard, other_heard))
    return max(letters if letters >= CLOSE else 0.0, same_bones, _SAME_BONES * same)


def _soft(word: str) -> str:
    return _SOFT_C.sub("s", word)


def _ratio(one: str, other: str) -> float:
    return SequenceMatcher(None, one, other, autojunk=False).ratio()


@dataclass(frozen=True, slots=True)
class Weights:
    """What a word counts in a comparison."""

    by_word: Mapping[str, float]
    rarest: float

    def of(self, word: str) -> float:
        """The weight of a word; one that no name has counts most."""
        return self.by_word.get(word, self.rarest)


@dataclass(frozen=True, slots=True)
class Shared:
    """What two names have in common, by the weight of their words: 0 to 1."""

    of_both: float
    of_asked: float


def shared(
    asked: Written,
    near: Mapping[str, Mapping[str, float]],
    name: Written,
    principal: str,
    weights: Weights,
) -> Shared:
    """What of two names' words stands in both.

    ``near`` has for each word that is asked for the words like it, with their closeness.  A country
    that is asked for is found in an actor of its principal.
    """
    found, every, left, told = 0.0, 0.0, set(name.words), False
    for word in asked.words:
        partner, close = _partner(word, near.get(word, {}), name.words)
        every += weights.of(word)
        if partner is not None:
            found += close * weights.of(word)
            left.discard(partner)
            told |= len(word) > 1 and len(partner) > 1
    if not told:
        return Shared(0.0, 0.0)
    if asked.country is not None:
        every += weights.rarest
        found += weights.rarest * (asked.country == principal)
    return Shared(found / (every + sum(map(weights.of, left))), found / every)


def _partner(
    word: str, near: Mapping[str, float], others: Sequence[str]
) -> tuple[str | None, float]:
    """The same word among others, one that is nearly the same, or an initial of it."""
    if word in others:
        return word, 1.0
    close = max(others, key=lambda other: near.get(other, 0.0), default=None)
    degree = near.get(close, 0.0) if close is not None else 0.0
    if degree:
        return close, degree
    for other in others:
        if 1 in (len(word), len(other)) and word[0] == other[0]:
            return other, _INITIAL
    return None, 0.0


def likeness(asked: Written, name: Written, common: Shared) -> float:
    """From 0 to 1: words in common, and how alike the two look; 1 for the same words only."""
    if common.of_both == 1.0:
        same = set(asked.words) == set(name.words)
        return 1.0 if same else _SPELT_OTHERWISE
    looks = _ratio(" ".join(asked.words), " ".join(name.words))
    alike = _SHARE * common.of_both + (1 - _SHARE) * looks
    return _SPELT_OTHERWISE * max(alike, _PART if common.of_asked == 1.0 else 0.0)
