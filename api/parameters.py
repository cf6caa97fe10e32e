"""What people write into filters, read with the gazetteer: names for codes, pairs in any order."""

import re
from collections.abc import Iterable, Mapping, Sequence
from difflib import get_close_matches
from typing import Any

from api.errors import UnknownWord
from graph.errors import InvalidDyad, InvalidQuery, UnknownActor
from graph.gazetteer import gazetteer
from graph.model import Dyad, slug
from graph.queries import EventFilter
from graph.sparql import wording
from graph.store.fulltext import terms
from ontology.mappings import to_plover
from ontology.terms import SUBTYPES, EventType, Portfolio, Status

LONGEST = 1_000
"""Characters of one value; no name, date, cursor or question needs more."""
LONGER = {"query": wording.LONGEST, "queries": 50_000, "extend": 50_000}
"""Parameters that need more."""

_DASH = re.compile("[-‐‑‒–—−~]")
_PLAIN = re.compile(r"[^\x00-\x08\x0b\x0c\x0e-\x1f\x7f\ud800-\udfff]*")

_SUBTYPES = sorted({subtype for subtypes in SUBTYPES.values() for subtype in subtypes})
_PLOVER = sorted(
    {
        to_plover(type, subtype, status)
        for type in EventType
        for subtype in (None, *SUBTYPES[type])
        for status in Status
    }
)


def check_text(field: str, value: str, *, longest: int = LONGEST) -> str:
    """The value itself, refused when it is over-long or holds characters no text has."""
    if len(value) > longest:
        raise InvalidQuery(field, f"{value[:40]}…", f"is longer than {longest} characters")
    if not _PLAIN.fullmatch(value):
        raise InvalidQuery(field, value, "holds control characters or broken Unicode")
    return value


def read_principal(text: str, *, field: str = "principal") -> str:
    """The code of a state or international organisation, from its code or any of its names."""
    check_text(field, text)
    try:
        return gazetteer().resolve(text)
    except UnknownActor as error:
        raise UnknownActor(error.name, error.suggestions, field=field) from None


def read_dyad(text: str) -> Dyad:
    """Two principals joined by any dash, as codes or names, in either order.

    Raises ``InvalidDyad`` when there is no dash or both sides are one principal, and
    ``UnknownActor`` for a side that names none.  Names may have hyphens of their own
    (``Guinea-Bissau-Senegal``): the first dash that leaves two known names is taken.
    """
    check_text("dyad", text)
    cuts = [(text[: dash.start()], text[dash.end() :]) for dash in _DASH.finditer(text)]
    cuts = [(left, right) for left, right in cuts if left.strip() and right.strip()]
    if not cuts:
        raise InvalidDyad(text)
    for left, right in cuts[:-1]:
        try:
            return pair(left, right)
        except UnknownActor:
            continue
    return pair(*cuts[-1])


def pair(one: str, other: str) -> Dyad:
    """The dyad of two principals given by code or name."""
    return Dyad.of(read_principal(one, field="dyad"), read_principal(other, field="dyad"))


def read_portfolio(text: str) -> Portfolio | None:
    """The portfolio that a word or the name of a ministry means, if any.

    >>> read_portfolio("Foreign Affairs"), read_portfolio("Defense"), read_portfolio("magic")
    (<Portfolio.FOREIGN_AFFAIRS: 'foreign-affairs'>, <Portfolio.DEFENCE: 'defence'>, None)
    """
    wanted = slug(text)
    if any(wanted == each.value for each in Portfolio):
        return Portfolio(wanted)
    named = (text, f"Ministry of {text}")
    found = (mention for name in named for mention in gazetteer().scan_portfolios(name))
    return next((mention.portfolio for mention in found), None)


def read_place(text: str) -> str:
    """The code of a country given by any of its own names; any other text, for it names a city."""
    check_text("place", text)
    try:
        principal = gazetteer().principal(gazetteer().resolve(text))
    except UnknownActor:
        return text
    names = {name.casefold() for name in (principal.code, *principal.known_as)}
    return principal.code if text.casefold() in names else text


def event_filter(
    *,
    dyad: str | None = None,
    principal: Iterable[str] = (),
    subtype: Sequence[str] = (),
    plover: Sequence[str] = (),
    place: str | None = None,
    **others: object,
) -> EventFilter:
    """A filter from values as people write them; the other values are ``EventFilter``'s own.

    Lists become tuples.  Raises ``InvalidQuery`` that names the field.
    """
    for field, value in others.items():
        if isinstance(value, str):
            check_text(field, value)
    _check_words(others)
    given: dict[str, Any] = {
        field: tuple(value) if isinstance(value, list) else value
        for field, value in others.items()
        if value is not None
    }
    return EventFilter(
        dyad=None if dyad is None else read_dyad(dyad),
        principal=tuple(dict.fromkeys(read_principal(name) for name in principal)),
        subtype=tuple(_one_of("subtype", value.lower(), _SUBTYPES) for value in subtype),
        plover=tuple(_one_of("plover", value.upper(), _PLOVER) for value in plover),
        place=None if place is None else read_place(place),
        **given,
    )


def _check_words(given: Mapping[str, object]) -> None:
    """Refuse names of officials, and texts, in which there is nothing to look for."""
    text, official = given.get("text"), given.get("official")
    if isinstance(text, str):
        terms(text)
    if isinstance(official, str) and not slug(official):
        raise InvalidQuery("official", official, "has no name in it")


def _one_of(field: str, value: str, known: Sequence[str]) -> str:
    if value in known:
        return value
    near = get_close_matches(check_text(field, value), known, n=3) or known
    raise InvalidQuery(field, value, f"is unknown — did you mean {' or '.join(near)}?")


def read_words(field: str, text: str, known: Sequence[str]) -> tuple[str, ...]:
    """Words with commas between, each once; raises ``UnknownWord`` for one that is not known."""
    words = [word.strip() for word in check_text(field, text).split(",")]
    for word in words:
        if word not in known:
            raise UnknownWord(field, word, known)
    return tuple(dict.fromkeys(words))
