"""The rules that people extend: triggers, cues and kinds, read from ``rules/``."""

import re
import tomllib
from dataclasses import dataclass, field
from functools import cache
from importlib.resources import files

from ontology.terms import EventType, Portfolio, Role

UNION = "union"


@dataclass(frozen=True, slots=True, kw_only=True)
class Trigger:
    """One rule of ``rules/triggers``; ``docs/how-to/add-a-trigger.md`` tells what its keys do."""

    name: str
    type: EventType
    order: int
    subtype: str | None = None
    verbs: frozenset[str] = frozenset()
    """Lemmas, or a lemma with its particle: ``hand over``."""
    nominals: frozenset[str] = frozenset()
    """Nouns that stand for the verb: "imposition of sanctions"."""
    nouns: frozenset[str] = frozenset()
    """Lemmas, or kinds of actors: ``@embassy``."""
    title: bool = False
    """The verb takes a quoted or capitalised title instead of a noun."""
    document: bool = False
    """The event is about a document, whose title is its name."""
    called_off: bool = True
    """Whether the rule's own verb may say that the event was called off."""
    negated: bool = False
    """The event is that the verb is not done: "no longer recognises"."""
    roles: dict[Role, tuple[str, ...]] = field(default_factory=dict)
    union: bool = False
    strict: bool = False
    """Every role must be filled by its own slots, or by the story where it is about two only."""
    fill: frozenset[Role] = frozenset()
    """Roles that the context may fill when the sentence does not."""
    again: frozenset[Role] = frozenset()
    """Roles that an earlier act of the kind may fill, and nothing else."""
    requires: frozenset[str] = frozenset()
    """Lemmas of which the sentence must hold one."""
    near: frozenset[str] = frozenset()
    """Lemmas of which the trigger's own phrase must hold one."""
    unless: frozenset[str] = frozenset()
    """Lemmas of which the trigger's own phrase must hold none."""
    under: frozenset[str] = frozenset()
    """Prepositions of which the trigger's noun must stand under one."""
    then: frozenset[str] = frozenset()
    """Words of which one must follow the verb; "to" only before an infinitive."""
    told: frozenset[str] = frozenset()
    """Lemmas of which the clause under the verb must hold one."""
    does: frozenset[str] = frozenset()
    """Lemmas of which one must be the verb of that clause, or share its subject."""
    beside: frozenset[str] = frozenset()
    """Lemmas of which that clause must hold one as well."""
    ahead: bool = False
    """The clause under the verb must be of what is to come."""
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
    """All triggers, in the order of the files' names and of each file."""
    folder = files("graph.extract") / "rules" / "triggers"
    texts = (each.read_text("utf-8") for each in sorted(folder.iterdir(), key=lambda f: f.name))
    rows = (row for text in texts for row in tomllib.loads(text)["trigger"])
    return tuple(read_trigger(row, order) for order, row in enumerate(rows))


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


KEYS = frozenset(
    {"name", "type", "subtype", "verb", "nominal", "noun", "title", "document", "called-off"}
    | {"negated", "roles", "union", "strict", "requires", "near", "unless", "then", "told"}
    | {"does", "beside", "under", "ahead", "fill", "again", "direct", "persons"}
)
"""What a trigger may say, as ``docs/how-to/add-a-trigger.md`` has it."""
WORD_LISTS = (
    *("verb", "nominal", "noun", "requires", "near", "unless", "then", "told", "does", "beside"),
    "under",
)
ROLE_LISTS = ("fill", "again", "direct", "persons")


@cache
def things(name: str) -> frozenset[str]:
    """A list of ``rules/things.toml``."""
    return frozenset(_load("things")[name])


def read_trigger(row: dict, order: int) -> Trigger:  # type: ignore[type-arg]
    """A trigger as a table of its file has it; raises ``ValueError`` for keys that none has."""
    if unknown := row.keys() - KEYS:
        raise ValueError(f"{row.get('name')}: no trigger has {', '.join(sorted(unknown))}")
    lists = {key: _listed(row.get(key, ())) for key in WORD_LISTS}
    sets = {key: frozenset(map(Role, row.get(key, ()))) for key in ROLE_LISTS}
    return Trigger(
        name=row["name"],
        type=EventType(row["type"]),
        order=order,
        subtype=row.get("subtype"),
        verbs=lists["verb"],
        nominals=lists["nominal"],
        nouns=lists["noun"],
        title=row.get("title", False),
        document=row.get("document", False),
        called_off=row.get("called-off", True),
        negated=row.get("negated", False),
        roles={Role(role): tuple(slots) for role, slots in row["roles"].items()},
        union=row.get(UNION, False),
        strict=row.get("strict", False),
        requires=lists["requires"],
        near=lists["near"],
        unless=lists["unless"],
        then=lists["then"],
        told=lists["told"],
        does=lists["does"],
        beside=lists["beside"],
        under=lists["under"],
        ahead=row.get("ahead", False),
        **sets,
    )


def _listed(words: list[str] | str) -> frozenset[str]:
    """Words as written, or the list of ``rules/things.toml`` that a name stands for."""
    return things(words) if isinstance(words, str) else frozenset(words)


def _words(words: list[str]) -> re.Pattern[str] | None:
    if not words:
        return None
    return re.compile(r"\b(?:" + "|".join(re.escape(w) for w in words) + r")", re.IGNORECASE)


@cache
def _load(name: str) -> dict:  # type: ignore[type-arg]
    return tomllib.loads((files("graph.extract") / "rules" / f"{name}.toml").read_text("utf-8"))
