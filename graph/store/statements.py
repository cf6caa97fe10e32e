"""The statements of typed questions: which rows, in which order, after which position.

They are the same for every dyad, which a question tells them when it is asked (``:dyad``): to put
the first page of each of a thousand dyads together, SQLAlchemy has to write them once.
"""

from dataclasses import dataclass
from functools import cached_property, lru_cache
from typing import Any

from sqlalchemy import (
    ColumnElement,
    FromClause,
    Select,
    String,
    bindparam,
    func,
    select,
    tuple_,
)

from graph.queries import Order
from graph.store.derived import dyad_months, events, partner_years
from graph.store.fulltext import events_with, tells
from graph.store.ordering import MOST, after, ordered

Condition = ColumnElement[bool]

DYAD = bindparam("dyad", type_=String, required=False)
"""The dyad that is meant."""

AHEAD = 2_000
"""Events that are looked at, one by one, for words that many have."""

KEPT = 256
"""Questions whose statements are kept, the last ones that were asked."""


@dataclass(frozen=True, slots=True)
class Driver:
    """The table whose index answers a question: pairs of a dyad, sides of a principal, or events.

    All three have a first and last day and a type, so that only what they lack needs the event.
    """

    table: FromClause
    key: ColumnElement[int]
    where: tuple[Condition, ...] = ()
    """Whose events they are: first the dyad or principal of the index, then who else takes part."""
    of_dyad: bool = False
    principal: str | None = None

    @property
    def size(self) -> Select[Any]:
        """How many rows it has for a question, from the counts where they say so."""
        if self.of_dyad:
            return select(func.sum(dyad_months.c.events)).where(dyad_months.c.dyad == DYAD)
        if self.principal is not None:
            mine = partner_years.c.principal == self.principal
            return select(func.sum(partner_years.c.events)).where(mine)
        return select(func.count()).select_from(events)

    @property
    def first(self) -> ColumnElement[str]:
        """The day by which the answer is ordered."""
        return self.table.c.first


@dataclass(frozen=True, eq=False)
class Statements:
    """The events of a filter, not yet counted or fetched; each statement is made once."""

    driver: Driver
    where: tuple[Condition, ...]
    of_event: tuple[Condition, ...]
    """Conditions that need the event's row."""
    words: str | None = None
    """What its reports must say."""
    by_words: bool = False
    """Whether it asks for words alone, of all events or of a dyad's, so that many may answer."""
    gathered: tuple[Condition, ...] | None = None
    """What says the same as ``where`` and is faster to count by, if anything."""

    @property
    def alone(self) -> bool:
        """Whether there is no condition but that of the words."""
        return self.driver.table is events and not self.where and not self.of_event

    @cached_property
    def count(self) -> Select[Any]:
        """How many, counting no further than ``:most``."""
        every = self._select(self.driver.key, where=self.gathered)
        if self.alone and self.words is not None:
            every = events_with(self.words)
        return select(func.count()).select_from(every.limit(MOST).subquery())

    def share(self, sample: int) -> Select[int, int]:
        """How many of some rows that might answer do, and how many rows those are.

        Of all events the newest, whose reports are near one another (``fulltext.tells``).
        """
        table = self.driver.table
        mine = self.driver.where[:1]  # rows that ``Driver.size`` counts
        first = select(self.driver.key.label("key")).select_from(table).where(*mine)
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
        where: tuple[Condition, ...] | None = None,
    ) -> Select[Any]:
        """``few``: of these events only; ``of_event``: the columns are the event's own."""
        table = self.driver.table
        if (self.of_event or of_event) and table is not events:
            table = table.join(events, events.c.key == self.driver.key)
        conditions = self.where if where is None else where
        chosen = select(*columns).select_from(table).where(*conditions, *self.of_event)
        key = self.driver.key
        if few is not None:
            chosen = chosen.where(key.in_(select(few.c.key)))
        if self.words is None:
            return chosen
        told = tells(key, self.words, few) if few is not None else key.in_(events_with(self.words))
        return chosen.where(told)
