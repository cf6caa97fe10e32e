"""Whether two spellings name one person.

A name crosses alphabets on its way into the news: one Kazakh minister is Zhaksylykov, Jaksilikov
and Zhaqsylykov, one Azerbaijani minister Həsənov, Hasanov and Gasanov.  ``skeleton`` keeps what
survives the crossing, the consonants, after writing each sound in one way.  It is only ever
compared within one principal's people, so that a rare clash of two surnames does little harm.
"""

import re
from functools import lru_cache
from typing import NamedTuple

from graph.model import slug

_SOUNDS = (
    ("shch", "s"),
    ("tch", "c"),
    ("sch", "s"),
    ("dzh", "j"),
    ("zh", "j"),
    ("dj", "j"),
    ("kh", "k"),
    ("gh", "k"),
    ("ch", "c"),
    ("sh", "s"),
    ("ph", "f"),
    ("ck", "k"),
    ("ts", "c"),
    ("tz", "c"),
    ("x", "ks"),
    ("q", "k"),
    ("g", "k"),
    ("h", "k"),
    ("w", "v"),
)
"""Spellings of one sound and the letter it is written with here; longer ones first."""

_INITIAL_VOWELS = str.maketrans("eou", "aua")
_VOWELS = str.maketrans("euy", "aoi")


class Person(NamedTuple):
    """A name reduced to what is compared: the skeletons of its words, surname last."""

    words: tuple[str, ...]
    initial: str

    @property
    def surname(self) -> str:
        """The skeleton of the last word."""
        return self.words[-1]


@lru_cache(maxsize=65_536)
def skeleton(word: str) -> str:
    """What all usual spellings of a name's word share.

    >>> {skeleton(w) for w in ("Zhaksylykov", "Jaksilikov", "Zhaqsylykov")}
    {'jkslkv'}
    >>> skeleton("Aliyev"), skeleton("Aliyeva"), skeleton("Xi")
    ('alv', 'alva', 'xi')
    """
    plain = slug(word).replace("-", "")
    sound = _sounds(plain)
    feminine = "a" if len(sound) > 3 and sound.endswith("a") else ""
    consonants = re.sub(r"[aeiouy]", "", sound[1:])
    bones = sound[:1].translate(_INITIAL_VOWELS) + re.sub(r"(.)\1+", r"\1", consonants)
    return bones + feminine if len(bones) > 2 else plain


@lru_cache(maxsize=65_536)
def melody(word: str) -> str:
    """What careful spellings of a name's word share: its sounds, with vowels alike written as one.

    >>> {melody(w) for w in ("Zhaksylykov", "Jaksilikov", "Zhaqsylykov")}
    {'jaksilikov'}
    >>> melody("Tokayev") == melody("Tokaev"), melody("Putin") == melody("Potanin")
    (True, False)
    """
    sound = _sounds(slug(word).replace("-", ""))
    glided = re.sub(r"(?<=[aeiou])y(?=[aeiou])", "", sound).translate(_VOWELS)
    return re.sub(r"(.)\1+", r"\1", glided)


def _sounds(plain: str) -> str:
    """Each sound written in one way."""
    sound = re.sub(r"^[yji](?=[aeiou])", "", plain) if plain[:1] == "y" else plain
    for spelling, letter in _SOUNDS:
        sound = sound.replace(spelling, letter)
    return re.sub(r"(?<=[aeiou])j(?=[^aeiou])", "", sound)


@lru_cache(maxsize=65_536)
def person(name: str) -> Person:
    """Reduce a name; an empty one gives a person equal to nobody else's.

    >>> person("Z. Hasanov")
    Person(words=('z', 'ksnv'), initial='z')
    """
    written = [word for word in slug(name).split("-") if word] or [name]
    initial = skeleton(written[0])[:1] if len(written) > 1 else ""
    return Person(tuple(skeleton(word) for word in written), "j" if initial == "c" else initial)


def same_person(one: Person, other: Person) -> bool:
    """Whether both may be one person: same surname, and no different first names.

    A single word may be either part of the other's name (``Xi`` of ``Xi Jinping``).

    >>> same_person(person("Ilham Aliyev"), person("Heydar Aliyev"))
    False
    """
    if len(one.words) == 1 or len(other.words) == 1:
        short, long = sorted((one, other), key=lambda each: len(each.words))
        return short.words[0] in long.words
    return one.surname == other.surname and one.initial == other.initial
