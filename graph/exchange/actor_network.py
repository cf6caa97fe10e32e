"""Networks for graph programs: actors and the lines between them, as networkx holds them."""

from typing import Any

import networkx

from graph.exchange.encoding import utf8, xml_text
from graph.exchange.relations import Line, relations
from graph.exchange.selection import Selection
from graph.queries import Actor


def network(selection: Selection) -> "networkx.MultiDiGraph[str]":
    """Actors as nodes; edges with ``event_type``, ``level``, ``direction``, ``weight``, dates."""
    graph: networkx.MultiDiGraph[str] = networkx.MultiDiGraph()
    found = relations(selection)
    for actor in found.actors:
        graph.add_node(actor.id, **_node(actor))
    for number, line in enumerate(found.lines):
        graph.add_edge(line.left, line.right, str(number), **_attributes(line))
    return graph


def _node(actor: Actor) -> dict[str, Any]:
    return {
        "label": xml_text(utf8(actor.name).decode()),
        "kind": actor.kind.value,
        "country": actor.principal,
        "portfolio": actor.portfolio.value if actor.portfolio else "",
        "events": actor.events,
    }


def _attributes(line: Line) -> dict[str, Any]:
    return {
        "event_type": line.type.value,
        "level": line.level.value,
        "direction": "directed" if line.directed else "undirected",
        "weight": line.events,
        "first": line.first or "",
        "last": line.last or "",
    }
