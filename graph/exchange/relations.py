"""Who deals with whom: the edges of a selection summed up a pair, type and direction.

Grows with the pairs of actors, not with the events.
"""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass

from graph.dates import bounds
from graph.edges import Edge, edges
from graph.exchange.actors import actors
from graph.exchange.selection import Selection
from graph.model import Event
from graph.queries import Actor, ActorKind
from ontology.terms import EventType


@dataclass(slots=True, kw_only=True)
class Line:
    """All events of one type between two actors; ``left`` acts on ``right`` if directed."""

    left: str
    right: str
    type: EventType
    directed: bool
    level: ActorKind
    events: int = 0
    first: str | None = None
    """First day of the earliest dated event."""
    last: str | None = None
    """First day of the latest one."""

    def count(self, edge: Edge) -> None:
        """Add one event."""
        self.events += 1
        if edge.date is not None:
            day = bounds(edge.date)[0].isoformat()
            self.first, self.last = min(day, self.first or day), max(day, self.last or day)


@dataclass(frozen=True, slots=True, kw_only=True)
class Relations:
    """Actors by key, and the lines between them by pair, type and direction."""

    actors: Sequence[Actor]
    lines: Sequence[Line]


class _Lines:
    """Collects lines from events as they pass."""

    def __init__(self, levels: Sequence[ActorKind]) -> None:
        self._levels = levels
        self._found: dict[tuple[str, str, str, bool], Line] = {}

    def see(self, events: Iterable[Event]) -> Iterator[Event]:
        """The same events, each looked at as it passes."""
        for event in events:
            for level in self._levels:
                for edge in edges(event, level):
                    self._count(edge, level)
            yield event

    def _count(self, edge: Edge, level: ActorKind) -> None:
        key = (edge.left, edge.right, edge.type.value, edge.directed)
        if key not in self._found:
            self._found[key] = Line(
                left=edge.left,
                right=edge.right,
                type=edge.type,
                directed=edge.directed,
                level=level,
            )
        self._found[key].count(edge)

    def all(self) -> list[Line]:
        """Those found, in order."""
        return [self._found[key] for key in sorted(self._found)]


def relations(selection: Selection) -> Relations:
    """The actors of a selection, of its level if it has one, and the lines between them."""
    lines = _Lines(selection.levels)
    found = actors(lines.see(selection.view.dealings(selection.filter)))
    kept = [actor for actor in found if actor.kind in selection.levels]
    return Relations(actors=kept, lines=lines.all())
