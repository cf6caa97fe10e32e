"""Typed questions as SQL: what a filter says, as conditions on rows."""

from collections.abc import Iterator
from dataclasses import dataclass, replace
from functools import lru_cache
from typing import Any

from sqlalchemy import ColumnElement, Connection, FromClause, Select, bindparam, func, or_, select

from graph.dates import bounds
from graph.model import Dyad, slug
from graph.queries import EventFilter, Match, Scope
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
from graph.store.present import present
from graph.store.schema import NO_DAY
from graph.store.statements import DYAD, KEPT, Condition, Driver, Statements
from ontology.terms import EventType

GATHERED = 4
"""Times as many events as the first that the other principals may have to be gathered."""

_ANY = Dyad("", "")
"""Stands for the dyad that statements are told later."""


@dataclass(frozen=True, slots=True)
class Question:
    """The events of one filter: its statements, and what they are told when they are asked."""

    statements: Statements
    given: dict[str, str]


def counted(connection: Connection, filter: EventFilter) -> int | None:
    """How many events answer, where the counts alone say it: of a dyad, or of a type of it."""
    if filter.dyad is None or filter != EventFilter(dyad=filter.dyad, type=filter.type):
        return None
    return ask(connection, _counting(filter.type), dyad=str(filter.dyad))[0][0] or 0


@lru_cache(maxsize=KEPT)
def _counting(types: tuple[EventType, ...]) -> Select[Any]:
    months = dyad_months.c
    found = select(func.sum(months.events)).where(months.dyad == DYAD)
    return found.where(months.type.in_(types)) if types else found


def rarest_first(connection: Connection, filter: EventFilter) -> tuple[EventFilter, bool]:
    """The filter with the principal of fewest events first, and whether to gather the others'.

    The events of the first are gone through.  Looking for the others in each takes several times
    what it takes to gather all of theirs: that pays when these are not many more, and when no days
    are asked for, which leave few to look at, or a type, which an index has beside the principal.
    """
    codes = tuple(dict.fromkeys(filter.principal))
    if filter.dyad is not None or len(codes) < 2:
        return filter, False
    sizes = {code: ask(connection, _SIZE, principal=code)[0][0] or 0 for code in codes}
    first, *others = sorted(codes, key=lambda code: (sizes[code], code))
    few = filter.since is not None or filter.until is not None
    worth = sum(sizes[code] for code in others) < GATHERED * sizes[first]
    gather = worth and (bool(filter.type) or not few)
    return replace(filter, principal=(first, *others)), gather


_SIZE = select(func.sum(partner_years.c.events)).where(
    partner_years.c.principal == bindparam("principal", required=False)
)


def question(
    filter: EventFilter,
    *,
    shows: str | None = None,
    until: int | None = None,
    gather: bool = False,
) -> Question:
    """Read a filter: its events, or those that show an agreement or exercise.

    ``until`` leaves out what has changed after a revision; ``gather`` is said by ``rarest_first``.
    """
    if filter.dyad is None:
        return Question(statements(filter, shows, until, gather), {})
    same = statements(replace(filter, dyad=_ANY), shows, until, gather)
    return Question(same, {"dyad": str(filter.dyad)})


@lru_cache(maxsize=KEPT)
def statements(
    filter: EventFilter, shows: str | None, until: int | None, gather: bool
) -> Statements:
    """The statements of a filter; of a dyad's they are those of any other dyad, too."""
    extra: tuple[Condition, ...] = () if shows is None else (events.c[shows] == events.c.key,)
    extra += () if until is None else (events.c.since <= until,)
    driver = _driver(filter)
    rest = (
        *_days(filter, driver.table),
        *_types(filter, driver.table),
        *present(filter, driver.key),
    )
    gathered = (*driver.where[:1], *_also_in(driver.key, filter), *rest) if gather else None
    by_words = not extra and filter == EventFilter(text=filter.text, dyad=filter.dyad)
    return Statements(
        driver,
        (*driver.where, *rest),
        (*extra, *_plain(filter), *_things(filter)),
        words=filter.text,
        by_words=by_words and filter.text is not None,
        gathered=gathered,
    )


def _driver(filter: EventFilter) -> Driver:
    codes = tuple(dict.fromkeys(filter.principal))
    if filter.dyad is not None:
        here = (pairs.c.dyad == DYAD, *_takes_part(pairs.c.event, codes))
        return Driver(pairs, pairs.c.event, here, of_dyad=True)
    if codes:
        where = sides.c.principal == codes[0]
        here = (where, *_takes_part(sides.c.event, codes[1:]))
        return Driver(sides, sides.c.event, here, principal=codes[0])
    return Driver(events, events.c.key)


def _takes_part(key: ColumnElement[int], codes: tuple[str, ...]) -> Iterator[Condition]:
    for code in codes:
        other = sides.alias()
        yield (
            select(other.c.event).where(other.c.event == key, other.c.principal == code).exists()
        )


def _also_in(key: ColumnElement[int], filter: EventFilter) -> Iterator[Condition]:
    """That the principals after the first take part, by all events of theirs of the types."""
    for code in filter.principal[1:]:
        other = sides.alias()
        theirs = (other.c.principal == code, *_types(filter, other))
        yield key.in_(select(other.c.event).where(*theirs))


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
