"""How many events when: counted over time, by type; and with whom, by year.

A dyad's own numbers come from the counts that are kept; any other question is counted event by
event.
"""

from collections.abc import Iterable
from itertools import groupby, islice
from operator import itemgetter

from sqlalchemy import Connection, bindparam, func, select

from graph.errors import InvalidQuery
from graph.model import Dyad
from graph.queries import Bin, EventFilter, Partner, Period
from graph.store import filters
from graph.store.bulk import ask
from graph.store.derived import dyad_months, events, partner_years
from ontology.terms import EventType

_LENGTHS = {Period.DAY: 10, Period.MONTH: 7, Period.QUARTER: 7, Period.YEAR: 4}
"""How much of a day tells the period."""

Counted = Iterable[tuple[str, str, int, int]]

_TYPES = {each.value: each for each in EventType}

_MONTHS = (
    select(*dyad_months.c["month", "type", "events", "reports"])
    .where(dyad_months.c.dyad == bindparam("dyad", required=False))
    .order_by(dyad_months.c.month, dyad_months.c.type)
)

_PARTNERS = (
    select(*partner_years.c["partner", "year", "events", "reports"])
    .where(partner_years.c.principal == bindparam("principal", required=False))
    .order_by(partner_years.c.year, partner_years.c.events.desc(), partner_years.c.partner)
)


def over_time(connection: Connection, filter: EventFilter, by: Period) -> tuple[Bin, ...]:
    """How many events of each type began in each period, in the order of time.

    An event counts where its first possible day lies.  Raises ``InvalidQuery`` for ``known_at``.
    """
    if filter.known_at is not None:
        raise InvalidQuery("known_at", filter.known_at.isoformat(), "cannot be counted over time")
    if filter.dyad and filter == EventFilter(dyad=filter.dyad) and by is not Period.DAY:
        if by is Period.MONTH:
            return _by_month(connection, filter.dyad)
        return _bins(_of_dyad(connection, filter.dyad, _LENGTHS[by]), by)
    day = func.substr(events.c.first, 1, _LENGTHS[by]).label("period")
    wanted = filters.question(filter)
    question = (
        select(day, events.c.type, func.count(), func.sum(events.c.reports))
        .where(events.c.key.in_(wanted.statements.all_keys()))
        .group_by(day, events.c.type)
        .order_by(day, events.c.type)
    )
    rows = connection.execute(question, wanted.given)
    counted = ((row[0], row[1], row[2], row[3]) for row in rows)
    return _bins(counted, by)


def partners(connection: Connection, principal: str, limit: int) -> tuple[Partner, ...]:
    """With whom a principal has most events, year by year; the busiest first within each."""
    counted = ask(connection, _PARTNERS, principal=principal)
    return tuple(
        Partner(principal=partner, year=year, events=number, reports=told)
        for _, rows in groupby(counted, key=itemgetter(1))
        for partner, year, number, told in islice(rows, limit)
    )


def _by_month(connection: Connection, dyad: Dyad) -> tuple[Bin, ...]:
    """The counts as they are kept, a month and type each."""
    counted = ask(connection, _MONTHS, dyad=str(dyad))
    return tuple([Bin(month, _TYPES[type], number, told) for month, type, number, told in counted])


def _of_dyad(connection: Connection, dyad: Dyad, length: int) -> Counted:
    for month, type, number, told in ask(connection, _MONTHS, dyad=str(dyad)):
        yield month[:length], type, number, told


def _bins(counted: Counted, by: Period) -> tuple[Bin, ...]:
    found: dict[tuple[str, str], tuple[int, int]] = {}
    for period, type, number, told in counted:
        key = _quarter(period) if by is Period.QUARTER else period, type
        before = found.get(key, (0, 0))
        found[key] = before[0] + number, before[1] + told
    return tuple(
        Bin(period, _TYPES[type], number, told) for (period, type), (number, told) in found.items()
    )


def _quarter(month: str) -> str:
    return f"{month[:4]}-Q{(int(month[5:7]) + 2) // 3}" if month else month
