"""Questions in plain language answered from a ledger."""

import datetime as dt
from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from graph.model import Event, slug
from graph.queries import EventFilter
from graph.question.items import Officials
from graph.question.reader import read_question
from graph.question.reading import Reading
from graph.store.view import View

DEFAULT_LIMIT = 50

SHORTEST_NAME = 2
SPELLINGS = 20
"""Events looked at for the spellings of a name."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Answer:
    """How a question was read, the number of all answering events, and the first of them."""

    reading: Reading
    count: int
    items: tuple[Event, ...]


def answer(view: View, text: str, *, today: dt.date, limit: int = DEFAULT_LIMIT) -> Answer:
    """Read a question with the officials that the ledger knows, and answer it.

    A question of which nothing was understood has no items.  ``limit`` is the most items; the
    question itself may ask for fewer.
    """
    reading = read_question(text, today=today, officials=known_officials(view))
    if reading.filter == EventFilter():
        return Answer(reading=reading, count=0, items=())
    most = min(limit, reading.limit or limit)
    if reading.conditions:
        return _sifted(view, reading, most)
    page = view.events(reading.filter, order=reading.order, limit=most)
    return Answer(reading=reading, count=page.total, items=page.items)


def known_officials(view: View) -> Officials:
    """The names that some event of the ledger has among its officials.

    A ledger knows a name in many spellings; a word that is not written as a name must be spelt
    as one of them, lest "water" be somebody called Wouter.
    """

    def known(name: str) -> str | None:
        if len(name) < SHORTEST_NAME:
            return None
        bearing = EventFilter(official=name)
        if name[0].isupper() and not name.isupper():
            return name if view.count(bearing) else None
        found = view.events(bearing, limit=SPELLINGS).items
        wanted = slug(name)
        return name if any(wanted in spelling for spelling in _spellings(found)) else None

    return known


def _spellings(events: Iterable[Event]) -> Iterator[frozenset[str]]:
    """Of every official the whole name, the surname and each other word."""
    for event in events:
        for participant in event.participants:
            if participant.official is not None:
                whole = slug(participant.official)
                yield frozenset({whole, *whole.split("-")})


def _sifted(view: View, reading: Reading, most: int) -> Answer:
    """The events that also fulfil the conditions, counted to the last."""
    count = 0
    items: list[Event] = []
    for event in view.stream(reading.filter, order=reading.order):
        if all(condition.holds(event) for condition in reading.conditions):
            count += 1
            if len(items) < most:
                items.append(event)
    return Answer(reading=reading, count=count, items=tuple(items))
