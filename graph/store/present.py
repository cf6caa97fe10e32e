"""Which bodies and people an event shows: the part of a filter that asks for them."""

import re
from collections.abc import Iterator

from sqlalchemy import ColumnElement, and_, select

from graph.fuse import person
from graph.queries import EventFilter
from graph.store.derived import participations

Condition = ColumnElement[bool]

OFFICIAL_KEY = re.compile(r"[A-Z][A-Z0-9-]*\.[a-z0-9-]+(\.[a-z-]+)?")
"""The key of an official; a third part tells people of one name apart."""


def present(filter: EventFilter, key: ColumnElement[int]) -> Iterator[Condition]:
    """Conditions on who is there, of the event with a key."""
    taking_part = select(participations.c.event)
    if filter.organization:
        yield key.in_(taking_part.where(_body(filter.organization)))
    if filter.official:
        yield key.in_(taking_part.where(_official(filter.official)))


def _body(wanted: str) -> Condition:
    """A portfolio (``defence``), one principal's (``KAZ.defence``), or an organisation's key."""
    parts = wanted.split(".")
    if len(parts) > 2:
        return participations.c.organization_id == wanted
    portfolio = participations.c.portfolio == parts[-1]
    if len(parts) == 1:
        return portfolio
    return and_(portfolio, participations.c.principal == parts[0])


def _official(wanted: str) -> Condition:
    """An official's key, or a name: a surname in any spelling, with or without a first name."""
    if OFFICIAL_KEY.fullmatch(wanted):
        return participations.c.official_id == wanted
    name = person(wanted)
    surname = participations.c.surname == name.surname
    return (
        and_(surname, participations.c.initial.in_(("", name.initial))) if name.initial else surname
    )
