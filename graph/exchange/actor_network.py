"""Networks for graph programs: the edges between actors, summed up a pair, type and direction.

Grows with the pairs of actors, not with the events.
"""

from dataclasses import dataclass, field
from typing import Any

import networkx

from graph.dates import bounds
from graph.edges import Edge
from graph.exchange.encoding import utf8, xml_text
from graph.exchange.selection import Selection
from graph.queries import Actor, ActorKind


@dataclass(slots=True)
class _Line:
    """All events of one type between two actors."""

    example: Edge
    level: ActorKind
    days: set[str] = field(default_factory=set)
    events: int = 0

    def count(self, edge: Edge) -> None:
        """Add one event."""
        self.events += 1
        if edge.date is not None:
            day = bounds(edge.date)[0].isoformat()
            self.days = {min({day, *self.days}), max({day, *self.days})}


def network(selection: Selection) -> "networkx.MultiDiGraph[str]":
    """Actors as nodes; edges with ``event_type``, ``level``, ``direction``, ``weight``, dates."""
    graph: networkx.MultiDiGraph[str] = networkx.MultiDiGraph()
    for actor in selection.actors():
        graph.add_node(actor.id, **_node(actor))
    for number, line in enumerate(_lines(selection)):
        edge = line.example
        graph.add_edge(edge.left, edge.right, str(number), **_attributes(line))
    return graph


def _lines(selection: Selection) -> list[_Line]:
    found: dict[tuple[str, str, str, bool], _Line] = {}
    for edge, level in selection.edges():
        key = (edge.left, edge.right, edge.type.value, edge.directed)
        found.setdefault(key, _Line(edge, level)).count(edge)
    return [found[key] for key in sorted(found)]


def _node(actor: Actor) -> dict[str, Any]:
    return {
        "label": xml_text(utf8(actor.name).decode()),
        "kind": actor.kind.value,
        "country": actor.principal,
        "portfolio": actor.portfolio.value if actor.portfolio else "",
        "events": actor.events,
    }


def _attributes(line: _Line) -> dict[str, Any]:
    return {
        "event_type": line.example.type.value,
        "level": line.level.value,
        "direction": "directed" if line.example.directed else "undirected",
        "weight": line.events,
        "first": min(line.days, default=""),
        "last": max(line.days, default=""),
    }
