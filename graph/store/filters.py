"""Typed questions as SQL: which rows, in which order, after which position."""

from collections.abc import Iterator
from dataclasses import dataclass
from functools import cached_property, lru_cache
from typing import Any

from sqlalchemy import (
    ColumnElement,
    Connection,
    FromClause,
    Select,
    func,
    or_,
    select,
    tuple_,
)

from graph.dates import bounds
from graph.model import slug
from graph.queries import EventFilter, Match, Order, Scope
from graph.store.bulk import ask
from graph.store.derived import (
    agreements,
    dyad_months,
    events,
    exercises,
    pairs,
    partner_years,
    sides,
)
from graph.store.fulltext import events_with, tells
from graph.store.ordering import MOST, after, ordered
from graph.store.present import present
from graph.store.schema import NO_DAY

Condition = ColumnElement[bool]

AHEAD = 2_000
"""Events that are looked at, one by one, for words that many have."""

KEPT = 256
"""Questions whose statements are kept, the last ones that were asked."""


@dataclass(frozen=True, slots=True)
class _Driver:
    """The table whose index answers a question: pairs of a dyad, sides of a principal, or events.

    All three have a first and last day and a type, so that only what they lack needs the event.
    """

    table: FromClause
    key: ColumnElement[int]
    where: tuple[Condition, ...] = ()
    dyad: str | None = None
    principal: str | None = None

    def size(self, connection: Connection) -> int:
        """How many rows it has for this question, from the counts where they say so."""
        counted = _counted(self)
        return int(connection.execute(counted).scalar() or 0)

    @property
    def first(self) -> ColumnElement[str]:
        """The day by which the answer is ordered."""
        return self.table.c.first


@dataclass(frozen=True, eq=False)
class Question:
    """The events of one filter, not yet counted or fetched; its statements are made once."""

    driver: _Driver
    where: tuple[Condition, ...]
    of_event: tuple[Condition, ...]
    """Conditions that need the event's row."""
    words: str | None = None
    """What its reports must say."""
    by_words: bool = False
    """Whether it asks for words alone, of all events or of a dyad's, so that many may answer."""

    @cached_property
    def count(self) -> Select[Any]:
        """How many, counting no further than ``:most``."""
        bare = self.driver.table is events and not self.where and not self.of_event
        every = self._select(self.driver.key)
        if bare and self.words is not None:
            every = events_with(self.words)
        return select(func.count()).select_from(every.limit(MOST).subquery())

    def share(self, sample: int) -> Select[int, int]:
        """How many of some rows that might answer do, and how many rows those are.

        Of all events the newest, whose reports are near one another (``fulltext.tells``).
        """
        table = self.driver.table
        first = select(self.driver.key.label("key")).select_from(table).where(*self.driver.where)
        if table is events:
            first = first.order_by(self.driver.key.desc())
        some = first.limit(sample).cte()
        among = select(func.count()).select_from(some)
        answering = self._select(self.driver.key, few=some)
        return select(
            select(func.count())
            .select_from(answering.subquery())
            .scalar_subquery()
            .label("answering"),
            among.scalar_subquery().label("looked_at"),
        )

    @lru_cache(maxsize=8 * KEPT)  # noqa: B019  so many are kept anyway
    def keys(self, order: Order, *, dated: bool, further: bool) -> Select[Any]:
        """First day and key of the events with or without a date, in order, ``:most`` of them.

        ``further`` are those after ``:first`` and ``:key``.
        """
        first, key = self.driver.first, self.driver.key
        chosen = after(self._select(first, key), first, key, order, dated=dated, further=further)
        return ordered(chosen, first, key, order).limit(MOST)

    @lru_cache(maxsize=8 * KEPT)  # noqa: B019
    def ahead(self, order: Order, *, dated: bool, further: bool) -> Select[Any]:
        """As ``keys``, but among the next ``AHEAD`` events of the driver only.

        Of words that many events have, these are mostly enough, and all that have them need not
        be gathered and put in order.
        """
        first, key = self.driver.first, self.driver.key
        columns: list[ColumnElement[Any]] = [first.label("first"), key.label("key")]
        some = select(*columns).where(*self.driver.where)
        some = after(some, first, key, order, dated=dated, further=further)
        near = ordered(some, first, key, order).limit(AHEAD).cte()
        chosen = select(*near.c).where(tells(near.c.key, self.words or "", near))
        return ordered(chosen, near.c.first, near.c.key, order).limit(MOST)

    def latest(self, limit: int, before: tuple[int, int]) -> Select[Any]:
        """Revision since which an event is as it is, and its key, the latest before a pair."""
        columns = events.c["since", "key"]
        chosen = self._select(*columns, of_event=True).where(tuple_(*columns) < tuple_(*before))
        return chosen.order_by(*(column.desc() for column in columns)).limit(limit)

    def all_keys(self) -> Select[Any]:
        """Keys of all, in no order; for use within another question."""
        return self._select(self.driver.key)

    def _select(
        self,
        *columns: ColumnElement[Any],
        few: FromClause | None = None,
        of_event: bool = False,
    ) -> Select[Any]:
        """``few``: of these events only; ``of_event``: the columns are the event's own."""
        table = self.driver.table
        if (self.of_event or of_event) and table is not events:
            table = table.join(events, events.c.key == self.driver.key)
        chosen = select(*columns).select_from(table).where(*self.where, *self.of_event)
        key = self.driver.key
        if few is not None:
            chosen = chosen.where(key.in_(select(few.c.key)))
        if self.words is None:
            return chosen
        told = tells(key, self.words, few) if few is not None else key.in_(events_with(self.words))
        return chosen.where(told)


def _counted(driver: _Driver) -> Select[Any]:
    if driver.dyad is not None:
        return select(func.sum(dyad_months.c.events)).where(dyad_months.c.dyad == driver.dyad)
    if driver.principal is not None:
        mine = partner_years.c.principal == driver.principal
        return select(func.sum(partner_years.c.events)).where(mine)
    return select(func.count()).select_from(events)


def counted(connection: Connection, filter: EventFilter) -> int | None:
    """How many events answer, where the counts alone say it: of a dyad, or of a type of it."""
    found = _counting(filter)
    return None if found is None else ask(connection, found)[0][0] or 0


@lru_cache(maxsize=KEPT)
def _counting(filter: EventFilter) -> Select[Any] | None:
    if filter.dyad is None or filter != EventFilter(dyad=filter.dyad, type=filter.type):
        return None
    months = dyad_months.c
    found = select(func.sum(months.events)).where(months.dyad == str(filter.dyad))
    return found.where(months.type.in_(filter.type)) if filter.type else found


@lru_cache(maxsize=KEPT)
def question(
    filter: EventFilter, *, shows: str | None = None, until: int | None = None
) -> Question:
    """Read a filter: its events, or those that show an agreement or exercise.

    ``until`` leaves out what has changed after a revision.
    """
    extra: tuple[Condition, ...] = () if shows is None else (events.c[shows] == events.c.key,)
    extra += () if until is None else (events.c.since <= until,)
    driver = _driver(filter)
    where = (
        *driver.where,
        *_days(filter, driver.table),
        *_types(filter, driver.table),
        *present(filter, driver.key),
    )
    by_words = not extra and filter == EventFilter(text=filter.text, dyad=filter.dyad)
    return Question(
        driver,
        where,
        (*extra, *_plain(filter), *_things(filter)),
        words=filter.text,
        by_words=by_words and filter.text is not None,
    )


def _driver(filter: EventFilter) -> _Driver:
    codes = tuple(dict.fromkeys(filter.principal))
    if filter.dyad is not None:
        where = pairs.c.dyad == str(filter.dyad)
        here = (where, *_takes_part(pairs.c.event, codes))
        return _Driver(pairs, pairs.c.event, here, dyad=str(filter.dyad))
    if codes:
        where = sides.c.principal == codes[0]
        here = (where, *_takes_part(sides.c.event, codes[1:]))
        return _Driver(sides, sides.c.event, here, principal=codes[0])
    return _Driver(events, events.c.key)


def _takes_part(key: ColumnElement[int], codes: tuple[str, ...]) -> Iterator[Condition]:
    for code in codes:
        other = sides.alias()
        yield (
            select(other.c.event).where(other.c.event == key, other.c.principal == code).exists()
        )


def _days(filter: EventFilter, table: FromClause) -> Iterator[Condition]:
    """``since <= event < until``; an uncertain date may, or must, lie within."""
    certain = filter.match is Match.CERTAIN
    if filter.since is not None:
        since = bounds(filter.since, field="since")[0].isoformat()
        yield (table.c.first if certain else table.c.last) >= since
    if filter.until is not None:
        until = bounds(filter.until, field="until")[0].isoformat()
        yield table.c.first > NO_DAY
        yield (table.c.last if certain else table.c.first) < until


def _types(filter: EventFilter, table: FromClause) -> Iterator[Condition]:
    if filter.type:
        yield table.c.type.in_(filter.type)


def _plain(filter: EventFilter) -> Iterator[Condition]:
    """Conditions on one column of the event."""
    for column, values in (
        (events.c.subtype, filter.subtype),
        (events.c.status, filter.status),
        (events.c.plover, filter.plover),
    ):
        if values:
            yield column.in_(values)
    if filter.domain:
        yield or_(*(events.c.domain.contains(f'"{area}"') for area in filter.domain))
    if filter.place:
        yield or_(
            events.c.country == filter.place.upper(), events.c.city_slug == slug(filter.place)
        )
    if filter.min_confidence:
        yield events.c.confidence >= filter.min_confidence
    if filter.min_publishers:
        yield events.c.publishers >= filter.min_publishers
    if filter.scope is not Scope.ANY:
        bilateral = filter.scope is Scope.BILATERAL
        yield events.c.sides == 2 if bilateral else events.c.sides > 2


def _things(filter: EventFilter) -> Iterator[Condition]:
    """Conditions on the agreement or exercise that the event points at."""
    for column, table, id in (
        (events.c.agreement, agreements, filter.agreement),
        (events.c.exercise, exercises, filter.exercise),
    ):
        if id is not None:
            yield column == select(table.c.key).where(table.c.id == id).scalar_subquery()
