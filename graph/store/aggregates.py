"""How many events when: counted over time, by type; and with whom, by year.

A dyad's own numbers come from the counts that are kept; any other question is counted event by
event.
"""

from collections import Counter
from collections.abc import Iterable

from sqlalchemy import Connection, func, select

from graph.errors import InvalidQuery
from graph.model import Dyad
from graph.queries import Bin, EventFilter, Partner, Period
from graph.store import filters
from graph.store.derived import dyad_months, events, partner_years
from ontology.terms import EventType

_LENGTHS = {Period.DAY: 10, Period.MONTH: 7, Period.QUARTER: 7, Period.YEAR: 4}
"""How much of a day tells the period."""

Counted = Iterable[tuple[str, str, int, int]]


def over_time(connection: Connection, filter: EventFilter, by: Period) -> tuple[Bin, ...]:
    """How many events of each type began in each period, in the order of time.

    An event counts where its first possible day lies.  Raises ``InvalidQuery`` for ``known_at``.
    """
    if filter.known_at is not None:
        raise InvalidQuery("known_at", filter.known_at.isoformat(), "cannot be counted over time")
    if filter.dyad and filter == EventFilter(dyad=filter.dyad) and by is not Period.DAY:
        return _bins(_of_dyad(connection, filter.dyad, _LENGTHS[by]), by)
    day = func.substr(events.c.first, 1, _LENGTHS[by]).label("period")
    question = (
        select(day, events.c.type, func.count(), func.sum(events.c.reports))
        .where(events.c.key.in_(filters.question(filter).all_keys()))
        .group_by(day, events.c.type)
        .order_by(day, events.c.type)
    )
    counted = ((row[0], row[1], row[2], row[3]) for row in connection.execute(question))
    return _bins(counted, by)


def partners(connection: Connection, principal: str, limit: int) -> tuple[Partner, ...]:
    """With whom a principal has most events, year by year; the busiest first within each."""
    mine = partner_years.c
    question = (
        select(mine.partner, mine.year, mine.events, mine.reports)
        .where(mine.principal == principal)
        .order_by(mine.year, mine.events.desc(), mine.partner)
    )
    found: list[Partner] = []
    shown: Counter[str] = Counter()
    for partner, year, number, told in connection.execute(question):
        shown[year] += 1
        if shown[year] <= limit:
            found.append(Partner(principal=partner, year=year, events=number, reports=told))
    return tuple(found)


def _of_dyad(connection: Connection, dyad: Dyad, length: int) -> Counted:
    months = dyad_months.c
    question = select(months.month, months.type, months.events, months.reports)
    ordered = question.where(months.dyad == str(dyad)).order_by(months.month, months.type)
    for month, type, number, told in connection.execute(ordered):
        yield month[:length], type, number, told


def _bins(counted: Counted, by: Period) -> tuple[Bin, ...]:
    found: dict[tuple[str, str], tuple[int, int]] = {}
    for period, type, number, told in counted:
        key = _quarter(period) if by is Period.QUARTER else period, type
        before = found.get(key, (0, 0))
        found[key] = before[0] + number, before[1] + told
    return tuple(
        Bin(period=period, type=EventType(type), events=number, reports=told)
        for (period, type), (number, told) in found.items()
    )


def _quarter(month: str) -> str:
    return f"{month[:4]}-Q{(int(month[5:7]) + 2) // 3}" if month else month
