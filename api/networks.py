"""The JSON of a network: what ``/v1/network`` answers."""

from api import represent
from graph.exchange.relations import Line, Relations
from graph.queries import Actor, ActorKind


def network(found: Relations, level: ActorKind, most: int) -> represent.Json:
    """The lines of most events, and the actors between which they lie."""
    lines = sorted(found.lines, key=lambda line: -line.events)[:most]
    ends = {end for line in lines for end in (line.left, line.right)}
    return {
        "level": level.value,
        "nodes": [_node(each) for each in found.actors if each.id in ends],
        "edges": [_line(each) for each in lines],
        "total": len(found.lines),
    }


def _node(thing: Actor) -> represent.Json:
    return {name: value for name, value in represent.actor(thing).items() if name != "offices"}


def _line(line: Line) -> represent.Json:
    return {
        "left": line.left,
        "right": line.right,
        "directed": line.directed,
        "type": line.type.value,
        "events": line.events,
        "first": line.first,
        "last": line.last,
    }
