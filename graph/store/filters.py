"""Typed questions as SQL: what a filter says, as conditions on rows."""

from collections.abc import Iterator
from dataclasses import dataclass, replace
from functools import lru_cache
from typing import Any

from sqlalchemy import ColumnElement, Connection, FromClause, Select, func, or_, select

from graph.dates import bounds
from graph.model import Dyad, slug
from graph.queries import EventFilter, Match, Scope
from graph.store.bulk import ask
from graph.store.derived import agreements, dyad_months, events, exercises, pairs, sides
from graph.store.present import present
from graph.store.schema import NO_DAY
from graph.store.statements import DYAD, KEPT, Condition, Driver, Statements
from ontology.terms import EventType

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


def question(
    filter: EventFilter, *, shows: str | None = None, until: int | None = None
) -> Question:
    """Read a filter: its events, or those that show an agreement or exercise.

    ``until`` leaves out what has changed after a revision.
    """
    if filter.dyad is None:
        return Question(statements(filter, shows, until), {})
    same = statements(replace(filter, dyad=_ANY), shows, until)
    return Question(same, {"dyad": str(filter.dyad)})


@lru_cache(maxsize=KEPT)
def statements(filter: EventFilter, shows: str | None, until: int | None) -> Statements:
    """The statements of a filter; of a dyad's they are those of any other dyad, too."""
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
    return Statements(
        driver,
        where,
        (*extra, *_plain(filter), *_things(filter)),
        words=filter.text,
        by_words=by_words and filter.text is not None,
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
