"""What an event is in the derived tables: rows of it, of its sides, pairs, edges and counts."""

from collections.abc import Iterable
from functools import lru_cache
from itertools import combinations
from typing import NamedTuple

from graph.dates import bounds, iso
from graph.edges import edges
from graph.model import Event, Participant, Report, sides, slug
from graph.queries import ActorKind
from graph.store.bulk import Row
from graph.store.derived import MAX_PAIRED
from graph.store.rows import happening, plain
from graph.store.schema import NO_DAY
from ontology.mappings import to_plover

ACTING = (ActorKind.ORGANIZATION, ActorKind.OFFICIAL)
"""The levels whose edges have rows of their own; those of principals are the pairs."""


class Reach(NamedTuple):
    """When an event may have been, as stored, and the principals it is between, in order."""

    first: str
    last: str
    codes: tuple[str, ...]


def reach(event: Event) -> Reach:
    """What the rows of an event share."""
    return Reach(*days(event), tuple(sorted(sides(event.participants))))


def days(event: Event | Report) -> tuple[str, str]:
    """First and last day that an event may cover, as stored."""
    return _days(event.date, event.end)


@lru_cache(maxsize=16_384)
def _days(date: str | None, end: str | None) -> tuple[str, str]:
    if date is None:
        return NO_DAY, NO_DAY
    first, last = bounds(date, end)
    return iso(first), iso(last)


def event_row(event: Event, key: int, since: int, over: Reach) -> Row:
    """An event without its parts, and without the last columns: pointers to other things."""
    city = event.place.city if event.place else None
    return (
        *happening(event, key),
        over.first,
        over.last,
        slug(city) if city else None,
        to_plover(event.type, event.subtype, event.status),
        len(over.codes),
        len(event.reports),
        len(event.publishers),
        int(event.disputed),
        since,
    )


def side_rows(event: Event, key: int, over: Reach) -> Iterable[Row]:
    """One row a principal that the event is between."""
    type = plain(event.type)
    return [(code, over.first, key, over.last, type) for code in over.codes]


def pair_rows(event: Event, key: int, over: Reach) -> Iterable[Row]:
    """One row a dyad, none for a gathering of very many."""
    if len(over.codes) > MAX_PAIRED:
        return ()
    rest = over.first, key, over.last, plain(event.type), len(event.reports)
    return [(f"{left}-{right}", *rest) for left, right in combinations(over.codes, 2)]


def actor_pair_rows(event: Event, key: int) -> Iterable[Row]:
    """One row an edge between two organisations or two officials."""
    if not any(p.organization or p.official for p in event.participants):
        return
    first, _ = days(event)
    for level in ACTING:
        for edge in edges(event, level):
            yield edge.left, edge.right, first, key, level


def actor_rows(event: Event) -> Iterable[Row]:
    """The actors of an event at all three levels."""
    for p in event.participants:
        yield p.principal, ActorKind.PRINCIPAL, p.principal, p.principal, None
        if p.organization or p.official:
            yield from _acting(p)


def _acting(p: Participant) -> Iterable[Row]:
    if p.organization_id:
        yield p.organization_id, ActorKind.ORGANIZATION, p.principal, p.organization, p.portfolio
    if p.official_id:
        yield p.official_id, ActorKind.OFFICIAL, p.principal, p.official, None
