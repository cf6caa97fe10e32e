"""GEXF of the network of actors, for Gephi."""

import re
from typing import IO

import networkx

from graph.exchange.actor_network import network
from graph.exchange.encoding import utf8
from graph.exchange.selection import Selection

_TODAY = re.compile(r' lastmodifieddate="[^"]*"')


def write(selection: Selection, out: IO[bytes]) -> None:
    """Directed and undirected edges told apart; without today's date, so that files compare."""
    graph = network(selection)
    for _, _, attributes in graph.edges(data=True):
        attributes["type"] = attributes.pop("direction")
    text = "\n".join(networkx.generate_gexf(graph))
    out.write(utf8(_TODAY.sub("", text, count=1) + "\n"))
