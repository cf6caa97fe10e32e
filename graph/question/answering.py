"""Questions in plain language answered from a ledger."""

import datetime as dt
from collections import deque
from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from graph.model import Event, slug
from graph.queries import EventFilter, Order
from graph.question.condensing import Condensed, condense
from graph.question.gaps import Gap, longest_gap
from graph.question.items import Officials
from graph.question.reader import read_question
from graph.question.reading import Asks, Reading
from graph.store.view import View
from ontology.terms import Status

DEFAULT_LIMIT = 50

SHORTEST_NAME = 2
SPELLINGS = 20
"""Events looked at for the spellings of a name."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Answer:
    """How a question was read, the number of all answering events, and the first of them.

    Of the longest gap the items are the events on either side of it; who, when and where also
    have a short answer.
    """

    reading: Reading
    count: int
    items: tuple[Event, ...]
    gap: Gap | None = None
    condensed: Condensed | None = None


def answer(view: View, text: str, *, today: dt.date, limit: int = DEFAULT_LIMIT) -> Answer:
    """Read a question and answer it.

    A question of which nothing was understood has no items.  ``limit`` is the most items; the
    question itself may ask for fewer.
    """
    reading = read(view, text, today=today)
    if reading.filter == EventFilter():
        return Answer(reading=reading, count=0, items=())
    if reading.asks is Asks.GAP:
        return _longest_gap(view, reading)
    most = min(limit, reading.limit or limit)
    if reading.conditions:
        return _sifted(view, reading, most)
    page = view.events(reading.filter, order=reading.order, limit=most)
    condensed = condense(reading, view.dealings(reading.filter, order=reading.order))
    return Answer(reading=reading, count=page.total, items=page.items, condensed=condensed)


def read(view: View, text: str, *, today: dt.date) -> Reading:
    """Read a question with the officials that the ledger knows."""
    return read_question(text, today=today, officials=known_officials(view))


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

    def noted() -> Iterator[Event]:
        nonlocal count
        for event in _answering(view, reading, reading.order):
            count += 1
            if len(items) < most:
                items.append(event)
            yield event

    events = noted()
    condensed = condense(reading, events)
    deque(events, maxlen=0)
    return Answer(reading=reading, count=count, items=tuple(items), condensed=condensed)


def _answering(view: View, reading: Reading, order: Order) -> Iterator[Event]:
    """All events that pass the filters and fulfil the conditions."""
    for event in view.stream(reading.filter, order=order):
        if all(condition.holds(event) for condition in reading.conditions):
            yield event


def _longest_gap(view: View, reading: Reading) -> Answer:
    """The gap between events that were held, unless the question names another status."""
    count = 0

    def held() -> Iterator[Event]:
        nonlocal count
        for event in _answering(view, reading, Order.OLDEST):
            if reading.filter.status or event.status is Status.HELD:
                count += 1
                yield event

    gap = longest_gap(held())
    items = () if gap is None else (gap.before, gap.after)
    return Answer(reading=reading, count=count, items=items, gap=gap)
