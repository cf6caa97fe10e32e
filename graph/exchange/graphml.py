"""GraphML of the network of actors."""

from typing import IO

import networkx

from graph.exchange.actor_network import network
from graph.exchange.encoding import utf8
from graph.exchange.selection import Selection


def write(selection: Selection, out: IO[bytes]) -> None:
    """Keys are named after their attributes, so that they read well in any program."""
    for line in networkx.generate_graphml(network(selection), named_key_ids=True):
        out.write(utf8(line + "\n"))
