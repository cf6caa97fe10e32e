"""One question put to one state of the ledger: the present one, or that of an earlier revision.

At an earlier revision the events that are as they were are found by SQL, and those that have
changed since are made again (``history``) and looked at one by one: what that takes grows with
what has changed, not with what is asked.
"""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import cached_property

from sqlalchemy import Connection

from graph.model import Event
from graph.queries import MAX_COUNT, EventFilter, Order
from graph.store import answers, filters
from graph.store.history import past, revision_at
from graph.store.log import revision
from graph.store.paging import Position
from graph.store.passing import passes
from graph.store.projected import days
from graph.store.recall import Load
from graph.store.schema import NO_DAY


@dataclass(frozen=True, kw_only=True)
class Asked:
    """A filter, and the kind of thing that the events must show: agreement, exercise, or any."""

    filter: EventFilter
    shows: str | None = None


class Asking:
    """A question put within one transaction."""

    def __init__(
        self,
        connection: Connection,
        asked: Asked,
        load: Load,
        pinned: int | None = None,
    ) -> None:
        self._connection = connection
        self._asked = asked
        self._load = load
        self._now = now = revision(connection)
        day = asked.filter.known_at
        known = now if day is None else revision_at(connection, day)
        self.revision = known if pinned is None else pinned
        self._earlier = self.revision < now
        until = self.revision if self._earlier else None
        filter, gather = filters.rarest_first(connection, asked.filter)
        self._question = filters.question(filter, shows=asked.shows, until=until, gather=gather)

    def count(self) -> tuple[int, bool]:
        """How many events answer, and whether that is exact."""
        if not self._earlier and self._asked.shows is None:
            known = filters.counted(self._connection, self._asked.filter)
            if known is not None:
                return known, True
        counted, exact = answers.count(self._connection, self._question, MAX_COUNT)
        return counted + len(self._past), exact

    def page(
        self, order: Order, limit: int, after: Position | None, *, of: int | None = None
    ) -> list[Position]:
        """The next positions in order: the dated ones, and then those without a date.

        ``of`` is how many there are in all, where that is known.
        """
        found = answers.positions(self._connection, self._question, order, limit, after, of=of)
        if not self._past:
            return found
        newest = order is Order.NEWEST
        rest = [each for each in self._past if after is None or _behind(each, after, newest)]
        return sorted([*found, *rest], key=lambda p: _rank(p, newest))[:limit]

    def load(self, positions: Sequence[Position]) -> list[Event]:
        """The events at these positions."""
        present = [each.key for each in positions if each not in self._past]
        events = self._load(self._connection, present, self._now)
        if not self._past:
            return events
        loaded = dict(zip(present, events, strict=True))
        return [self._past.get(each) or loaded[each.key] for each in positions]

    def every(self, order: Order, size: int) -> Iterator[Event]:
        """All answering events in order, a batch at a time."""
        position = None
        while found := self.page(order, size, position):
            yield from self.load(found)
            position = found[-1]

    @cached_property
    def _past(self) -> dict[Position, Event]:
        """The answering events that have changed since, by position."""
        if not self._earlier:
            return {}
        shows = self._asked.shows
        return {
            Position(days(event)[0], key): event
            for key, event in past(self._connection, self.revision)
            if passes(event, self._asked.filter) and (not shows or getattr(event, shows))
        }


def _rank(position: Position, newest: bool) -> tuple[bool, int, int]:
    """Sort key: dated before undated, then by day and key."""
    sign = -1 if newest else 1
    day = int(position.first.replace("-", "") or 0)
    return position.first == NO_DAY, sign * day, sign * position.key


def _behind(position: Position, after: Position, newest: bool) -> bool:
    return _rank(position, newest) > _rank(after, newest)
