"""Dyads at a glance, counted from their pair rows."""

from collections import defaultdict

from sqlalchemy import Connection, Row, func, or_, select

from graph.model import Dyad
from graph.queries import DyadSummary
from graph.store.derived import pairs
from graph.store.schema import NO_DAY
from ontology.terms import EventType


def summarize(
    connection: Connection, *, dyad: Dyad | None = None, principal: str | None = None
) -> tuple[DyadSummary, ...]:
    """The dyads that have events, of a principal or all, or one; the busiest first."""
    dated = func.nullif(pairs.c.first, NO_DAY)
    question = select(
        pairs.c.dyad,
        pairs.c.type,
        func.count().label("events"),
        func.sum(pairs.c.reports).label("reports"),
        func.min(dated).label("first"),
        func.max(dated).label("last"),
    ).group_by(pairs.c.dyad, pairs.c.type)
    if dyad is not None:
        question = question.where(pairs.c.dyad == str(dyad))
    if principal is not None:
        sides = (
            pairs.c.dyad.startswith(f"{principal}-", autoescape=True),
            pairs.c.dyad.endswith(f"-{principal}", autoescape=True),
        )
        question = question.where(or_(*sides))
    rows = defaultdict(list)
    for row in connection.execute(question):
        rows[row.dyad].append(row)
    found = (_summary(name, types) for name, types in rows.items())
    return tuple(sorted(found, key=lambda each: (-each.events, each.dyad)))


def _summary(name: str, types: list[Row[tuple[object, ...]]]) -> DyadSummary:
    order = list(EventType)
    counted = sorted(
        ((EventType(t.type), t.events) for t in types), key=lambda t: order.index(t[0])
    )
    left, _, right = name.partition("-")
    return DyadSummary(
        dyad=Dyad.of(left, right),
        events=sum(t.events for t in types),
        reports=sum(t.reports for t in types),
        first=min((t.first for t in types if t.first), default=None),
        last=max((t.last for t in types if t.last), default=None),
        types=tuple(counted),
    )
