"""The word lists of ``words.toml`` as phrases that each mean something."""

import re
import tomllib
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from enum import StrEnum
from functools import cache
from importlib.resources import files
from typing import Any

from ontology.terms import EventType, Portfolio

_IRREGULAR = {"memo": "memos", "child": "children", "man": "men", "summons": "summonses"}


class Kind(StrEnum):
    """What a word or phrase does in a question."""

    TYPE = "type"
    DOCUMENT = "document"
    QUALIFIER = "qualifier"
    SUBJECT = "subject"
    OFFICE = "office"
    OFFICE_HEAD = "office head"
    ASK = "ask"
    RANK = "rank"
    ORDER = "order"
    STATUS = "status"
    OTHER_TYPE = "type shut out"
    OTHER_STATUS = "status shut out"
    DENIED = "shut out, and no filter can say so"
    UPCOMING = "upcoming"
    SCOPE = "scope"
    RELATION = "relation"
    JOINT = "joint"
    EVENT = "event"
    REGION = "region"
    STOP = "stop"
    NAME = "name"
    CITY = "city"
    TIME = "time"
    TEXT = "text"
    NUMBER = "number"
    OFFICIAL = "official"
    UNKNOWN = "unknown"


@dataclass(frozen=True, slots=True)
class Meaning:
    """What one phrase means: ``value`` names the type, portfolio, status, … of its kind."""

    kind: Kind
    value: str = ""
    subtype: str | None = None
    plural: bool = False


Phrase = tuple[str, ...]


class Vocabulary:
    """All phrases, and the plain tables of the same file."""

    def __init__(self, tables: Mapping[str, Any]) -> None:
        self.months: Mapping[str, int] = tables["months"]
        self.seasons: Mapping[str, int] = tables["seasons"]
        self.decades: Mapping[str, int] = tables["decades"]
        self.numbers: Mapping[str, int] = tables["numbers"]
        self.code_words = frozenset(tables["names"]["words"])
        self.pronoun_after = frozenset(tables["names"]["pronoun_after"])
        self.organisation_after = frozenset(tables["names"]["organisation_after"])
        self.refused = re.compile("|".join(tables["refused"]["patterns"]), re.IGNORECASE)
        self._together: Mapping[str, str] = tables["together"]
        every = "|".join(map(re.escape, self._together))
        self._states = re.compile(rf"\b(?:{every})\b", re.IGNORECASE)
        self.labels: Mapping[EventType, str] = {
            EventType(name): row["label"] for name, row in tables["types"].items()
        }
        self.offices: Mapping[str, str] = tables["offices"]["labels"]
        self.areas = {
            EventType(name): Portfolio(row["subject"])
            for name, row in tables["types"].items()
            if "subject" in row
        }
        self.embassies: Mapping[str, tuple[str, str]] = {
            verb: (type, subtype) for verb, (type, subtype) in tables["embassies"].items()
        }
        self.qualifiers = _qualifiers(tables["qualifiers"])
        self.phrases: dict[Phrase, Meaning] = {}
        for phrase, meaning in _phrases(tables):
            self.phrases.setdefault(phrase, meaning)
        self._longest = max(map(len, self.phrases))

    def apart(self, text: str) -> str:
        """The text with each of several states that share a word of their names named for itself.

        >>> vocabulary().apart("talks of North and South Korea")
        'talks of North Korea and South Korea'
        """
        return self._states.sub(lambda found: self._together[found[0].lower()], text)

    def longest(self, words: Sequence[str]) -> tuple[int, Meaning] | None:
        """The longest phrase that the words start with, its length and its meaning."""
        for size in range(min(self._longest, len(words)), 0, -1):
            found = self.phrases.get(tuple(words[:size]))
            if found is not None:
                return size, found
        return None


@cache
def vocabulary() -> Vocabulary:
    """The vocabulary, shared by the process."""
    text = (files("graph.question") / "words.toml").read_text(encoding="utf-8")
    return Vocabulary(tomllib.loads(text))


def plural(noun: str) -> str:
    """The plural of a noun or noun phrase.

    >>> [plural(noun) for noun in ("treaty", "visit", "clash", "head of state")]
    ['treaties', 'visits', 'clashes', 'heads of state']
    """
    head, of, rest = noun.partition(" of ")
    before, _, last = head.rpartition(" ")
    return f"{before} {_plural(last)}{of}{rest}".strip()


def _plural(word: str) -> str:
    if word in _IRREGULAR:
        return _IRREGULAR[word]
    if word.endswith("y") and word[-2] not in "aeiou":
        return f"{word[:-1]}ies"
    return f"{word}es" if word.endswith(("s", "x", "z", "ch", "sh", "o")) else f"{word}s"


def _qualifiers(tables: Mapping[str, Any]) -> dict[Phrase, dict[EventType, str]]:
    found: dict[Phrase, dict[EventType, str]] = {}
    for name, rows in tables.items():
        for subtype, words in rows.items():
            for word in words:
                found.setdefault(_phrase(word), {})[EventType(name)] = subtype
    return found


def _phrases(tables: Mapping[str, Any]) -> Iterator[tuple[Phrase, Meaning]]:
    """Every phrase; where two mean different things, the first one stands."""
    for name, row in tables["types"].items():
        for subtype, words in row.get("subtypes", {}).items():
            yield from _spelt(words, Kind.TYPE, name, subtype)
        yield from _spelt(row, Kind.TYPE, name)
    for kind, words in tables["documents"]["kinds"].items():
        yield from _spelt(words, Kind.DOCUMENT, "signing", kind)
    yield from _spelt(tables["documents"], Kind.DOCUMENT, "signing")
    yield from _spelt({"nouns": tables["offices"]["heads"]}, Kind.OFFICE_HEAD)
    for portfolio, words in tables["offices"]["held"].items():
        yield from _spelt(words, Kind.OFFICE, portfolio)
    for section, kind in _PLAIN:
        for value, words in tables[section].items():
            yield from _spelt({"words": words}, kind, value)
    yield from _spelt(tables["events"], Kind.EVENT)
    yield from _spelt(tables["regions"], Kind.REGION)
    yield from _spelt({"words": tables["stop"]["words"]}, Kind.STOP)
    for phrase in _qualifiers(tables["qualifiers"]):
        yield phrase, Meaning(Kind.QUALIFIER)


_PLAIN = (
    ("asks", Kind.ASK),
    ("ranks", Kind.RANK),
    ("orders", Kind.ORDER),
    ("status", Kind.STATUS),
    ("upcoming", Kind.UPCOMING),
    ("scopes", Kind.SCOPE),
    ("joints", Kind.JOINT),
    ("relations", Kind.RELATION),
    ("subjects", Kind.SUBJECT),
)


def _spelt(
    words: Mapping[str, Any], kind: Kind, value: str = "", subtype: str | None = None
) -> Iterator[tuple[Phrase, Meaning]]:
    """The phrases of one entry: words as they are, nouns in both numbers."""
    for noun in words.get("nouns", ()):
        yield _phrase(noun), Meaning(kind, value, subtype)
    for word in words.get("words", ()):
        yield _phrase(word), Meaning(kind, value, subtype)
    yield from _plurals(words.get("nouns", ()), kind, value, subtype)


def _plurals(
    nouns: Iterable[str], kind: Kind, value: str, subtype: str | None
) -> Iterator[tuple[Phrase, Meaning]]:
    for noun in nouns:
        yield _phrase(plural(noun)), Meaning(kind, value, subtype, plural=True)


def _phrase(text: str) -> Phrase:
    return tuple(text.replace("-", " ").split())
