"""The rules that people extend: triggers, cues and kinds, read from ``rules/*.toml``."""

import re
import tomllib
from dataclasses import dataclass, field
from functools import cache
from importlib.resources import files

from ontology.terms import EventType, Portfolio, Role

UNION = "union"


@dataclass(frozen=True, slots=True, kw_only=True)
class Trigger:
    """One rule of ``rules/triggers.toml``."""

    name: str
    type: EventType
    verbs: frozenset[str] = frozenset()
    nouns: frozenset[str] = frozenset()
    title: bool = False
    """The verb takes a quoted or capitalised title instead of a noun."""
    roles: dict[Role, tuple[str, ...]] = field(default_factory=dict)
    union: bool = False
    requires: frozenset[str] = frozenset()
    """Lemmas of which the sentence must hold one."""
    direct: frozenset[Role] = frozenset()
    """Roles whose slot must be filled by the actor or place itself, not by a phrase around it."""
    persons: frozenset[Role] = frozenset()
    """Roles that only named officials or offices can fill."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Cues:
    """The word lists of ``rules/cues.toml``."""

    future: frozenset[str]
    hypothetical: frozenset[str]
    planned: frozenset[str]
    cancelled: frozenset[str]
    postponed: frozenset[str]
    denied: frozenset[str]
    unreal: frozenset[str]
    generic: frozenset[str]
    background: frozenset[str]


@dataclass(frozen=True, slots=True, kw_only=True)
class TitleWords:
    """The word lists of ``rules/titles.toml``."""

    empty: frozenset[str]
    end: re.Pattern[str]
    """Where a title ends: before one of the words, a semicolon or a comma."""


@cache
def triggers() -> tuple[Trigger, ...]:
    """All triggers in the order of the file."""
    return tuple(_trigger(row) for row in _load("triggers")["trigger"])


@cache
def cues() -> Cues:
    """The realis cues."""
    return Cues(**{key: frozenset(words) for key, words in _load("cues").items()})


@cache
def kinds(event_type: EventType) -> tuple[tuple[str, re.Pattern[str] | None], ...]:
    """Subtypes of a type, each with the pattern that shows it, in order of preference."""
    return tuple(
        (name, _words(words)) for name, words in _load("kinds").get(event_type, {}).items()
    )


@cache
def domains() -> tuple[tuple[Portfolio, re.Pattern[str]], ...]:
    """Subject areas with the patterns of the words that show them."""
    rows = ((Portfolio(name), _words(words)) for name, words in _load("kinds")["domain"].items())
    return tuple((name, pattern) for name, pattern in rows if pattern is not None)


@cache
def title_words() -> TitleWords:
    """What tells a document's title from a mere mention of a document."""
    data = _load("titles")
    ends = "|".join(re.escape(words) for words in data["end"])
    pattern = re.compile(rf"\s+(?:{ends})\b|;|,\s", re.IGNORECASE)
    return TitleWords(empty=frozenset(data["empty"]), end=pattern)


def _trigger(row: dict) -> Trigger:  # type: ignore[type-arg]
    return Trigger(
        name=row["name"],
        type=EventType(row["type"]),
        verbs=frozenset(row.get("verb", ())),
        nouns=frozenset(row.get("noun", ())),
        title=row.get("title", False),
        roles={Role(role): tuple(slots) for role, slots in row["roles"].items()},
        union=row.get(UNION, False),
        requires=frozenset(row.get("requires", ())),
        direct=frozenset(Role(role) for role in row.get("direct", ())),
        persons=frozenset(Role(role) for role in row.get("persons", ())),
    )


def _words(words: list[str]) -> re.Pattern[str] | None:
    if not words:
        return None
    return re.compile(r"\b(?:" + "|".join(re.escape(w) for w in words) + r")", re.IGNORECASE)


def _load(name: str) -> dict:  # type: ignore[type-arg]
    return tomllib.loads((files("graph.extract") / "rules" / f"{name}.toml").read_text("utf-8"))
