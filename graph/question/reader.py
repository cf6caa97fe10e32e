"""From the text of a question to its reading."""

import datetime as dt
from collections.abc import Iterator, Sequence
from dataclasses import replace

from graph.dates import bounds
from graph.gazetteer import gazetteer
from graph.queries import EventFilter
from graph.question.grammar import Parts, find_parts
from graph.question.items import Item, Officials, read_items
from graph.question.names import suggestions
from graph.question.phrases import join_phrases
from graph.question.reading import Reading
from graph.question.sentence import NOTHING, describe
from graph.question.tokens import plain, tokenize
from graph.question.vocabulary import Kind, vocabulary
from graph.question.who import Who, find_who

MAX_LENGTH = 500
"""Characters of a question that are read; the rest is not looked at."""

MOST_SUGGESTIONS = 3
SHORT_WORD = 5
"""Letters up to which a word is like many names."""

_SUBSTANCE = frozenset(
    {Kind.TYPE, Kind.DOCUMENT, Kind.NAME, Kind.CITY, Kind.OFFICE, Kind.SUBJECT, Kind.EVENT}
)
"""Kinds that make a question one about events: "today" and "planned" alone do not."""
_CONTENT = _SUBSTANCE - {Kind.EVENT} | {Kind.TIME, Kind.STATUS, Kind.UPCOMING}
"""Kinds that narrow an answer; against them the words not understood are weighed."""


def read_question(text: str, *, today: dt.date, officials: Officials | None = None) -> Reading:
    """Read a question in plain language as filters, and tell what was not understood.

    ``today`` is what "last year" counts from.  ``officials`` knows the names of a ledger; without
    it, a capitalised word where a person is expected is taken for an official.  Never raises: a
    text of which nothing, or far too little, is understood reads as no filter at all.

    >>> read_question("visits to Kazakhstan since 2019", today=dt.date(2025, 1, 1)).filters()
    {'principal': ['KAZ'], 'type': ['visit'], 'since': '2019'}
    """
    asked = text[:MAX_LENGTH]
    sound = vocabulary().apart(plain(asked))[:MAX_LENGTH]
    tokens = tokenize(sound)
    if vocabulary().refused.search(sound):
        words = tuple(token.text for token in tokens if token.kind == "word")
        return Reading(question=asked, unread=words, sentence=NOTHING)
    items = join_phrases(read_items(tokens, today, officials))
    parts = find_parts(items)
    who = find_who(parts)
    unread = _texts(items, [*parts.unread, *who.surplus])
    named = set() if officials is None else {Kind.OFFICIAL}
    known = sum(item.kind in _CONTENT | named for item in items)
    if not any(item.kind in _SUBSTANCE | named for item in items):
        known = 0
    found = _reading(asked, parts, who, today)
    if not known or len(unread) > 2 * known or found.filter == EventFilter():
        return _nothing(asked, items, unread)
    alternatives = (*_loosened(parts), *_cities(parts), *_regions(items), *_spellings(parts.unread))
    return describe(replace(found, unread=tuple(unread), alternatives=alternatives))


def _reading(asked: str, parts: Parts, who: Who, today: dt.date) -> Reading:
    since = parts.period.since
    if parts.coming and since is None:
        since = today.isoformat()
    filter = EventFilter(
        principal=who.principals,
        organization=who.organization,
        official=who.official,
        type=parts.types,
        subtype=parts.subtypes,
        status=parts.statuses,
        domain=parts.domains,
        since=since,
        until=_later(since, parts.period.until),
        place=who.place,
        text=" ".join(parts.texts) or None,
        scope=parts.scope,
    )
    return Reading(
        question=asked,
        filter=filter,
        order=parts.order,
        limit=parts.limit,
        asks=parts.asks,
        conditions=who.conditions,
    )


def _later(since: str | None, until: str | None) -> str | None:
    """``until``, unless nothing lies between: "upcoming visits before 2020"."""
    if since is None or until is None or bounds(since)[0] < bounds(until)[0]:
        return until
    return None


def _nothing(asked: str, items: Sequence[Item], unread: Sequence[str]) -> Reading:
    """The reading of a text that is no question this grammar understands."""
    fillers = {Kind.STOP, Kind.JOINT, Kind.RELATION}
    words = (item for item in items if item.kind not in fillers)
    return Reading(
        question=asked,
        unread=tuple(_texts(items, list(words))),
        alternatives=tuple(_spellings(items)),
        sentence=NOTHING,
    )


def _texts(items: Sequence[Item], wanted: Sequence[Item]) -> list[str]:
    """The words of these items, in the order of the question."""
    return [item.text for item in items if item.text and any(item is one for one in wanted)]


def _loosened(parts: Parts) -> Iterator[str]:
    for subtype in parts.loosened:
        yield f"not only {subtype}: several types are asked for"


def _cities(parts: Parts) -> Iterator[str]:
    """Capitals that were read as their state though a place was possible."""
    for party in parts.parties:
        city = party.item.name.city if party.item.name is not None else None
        if city is not None and party.relation in {"to", "from", "object"}:
            if not party.is_place:
                state = gazetteer().principal(party.item.value).name
                yield f"“{party.item.text}” was read as {state}; for the city write “in {city}”"


def _regions(items: Sequence[Item]) -> Iterator[str]:
    for item in items:
        if item.kind is Kind.REGION:
            yield f"“{item.text}” is a region: name the states that you mean"


def _may_be_misspelt(word: str) -> bool:
    """Whether it may be a name: a short word in small letters or capitals is like too many."""
    return len(word) > SHORT_WORD or (len(word) > SHORT_WORD - 2 and word.istitle())


def _spellings(unread: Sequence[Item]) -> Iterator[str]:
    unknown = (item.text for item in unread if item.kind is Kind.UNKNOWN)
    words = dict.fromkeys(filter(_may_be_misspelt, unknown))
    for word in list(words)[:MOST_SUGGESTIONS]:
        meant = suggestions(word)
        if meant:
            yield f"“{word}” may mean {' or '.join(meant)}"
