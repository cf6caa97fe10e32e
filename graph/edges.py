"""Events as edges between their participants.

An event is a node with participants; an edge between two of them is a view of it (DESIGN.md,
"Edges"), at the level of principals, organisations or officials.
"""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from functools import lru_cache
from itertools import combinations
from typing import NamedTuple

from graph.model import Event, Participant, sides
from graph.queries import ActorKind
from ontology.terms import EventType, Role

MAX_PRINCIPALS = 10
"""Events with more principals have no edges: everyone there is no tie between any two."""

_DIRECTIONS = (
    (Role.VISITOR, Role.HOST),
    (Role.SOURCE, Role.TARGET),
    (Role.SENDER, Role.RECIPIENT),
)


@dataclass(frozen=True, slots=True, kw_only=True)
class Edge:
    """Two actors of different principals in one event; ``left`` acts on ``right`` if directed."""

    left: str
    right: str
    directed: bool
    type: EventType
    date: str | None
    event: str


def edges(event: Event, level: ActorKind = ActorKind.PRINCIPAL) -> Iterator[Edge]:
    """The edges of an event at a level, one for every pair of actors; none for large gatherings."""
    for tie in _ties(event.participants, level):
        yield Edge(
            left=tie.left,
            right=tie.right,
            directed=tie.directed,
            type=event.type,
            date=event.date,
            event=event.id,
        )


class _Tie(NamedTuple):
    """Two who take part, whatever the event."""

    left: str
    right: str
    directed: bool


@lru_cache(maxsize=16_384)
def _ties(participants: tuple[Participant, ...], level: ActorKind) -> tuple[_Tie, ...]:
    """The pairs of those who take part; many events are between the same ones."""
    codes = sides(participants)
    if len(codes) > MAX_PRINCIPALS:
        return ()
    present = _present(participants, level, codes)
    return tuple(
        _tie((one, present[one]), (other, present[other]))
        for one, other in combinations(sorted(present), 2)
        if present[one][0].principal != present[other][0].principal
    )


def _present(
    participants: Iterable[Participant], level: ActorKind, codes: frozenset[str]
) -> Mapping[str, list[Participant]]:
    """The actors of a level that an event is between, with how they take part."""
    present: dict[str, list[Participant]] = {}
    for p in participants:
        key = _key(p, level)
        if key is not None and p.principal in codes:
            present.setdefault(key, []).append(p)
    return present


def _tie(one: tuple[str, list[Participant]], other: tuple[str, list[Participant]]) -> _Tie:
    forward, backward = _acts_on(one[1], other[1]), _acts_on(other[1], one[1])
    left, right = (other, one) if backward and not forward else (one, other)
    return _Tie(left[0], right[0], directed=forward != backward)


def _acts_on(one: Iterable[Participant], other: Iterable[Participant]) -> bool:
    mine, theirs = {p.role for p in one}, {p.role for p in other}
    return any(acting in mine and acted_on in theirs for acting, acted_on in _DIRECTIONS)


def _key(p: Participant, level: ActorKind) -> str | None:
    if level is ActorKind.PRINCIPAL:
        return p.principal
    return p.organization_id if level is ActorKind.ORGANIZATION else p.official_id
