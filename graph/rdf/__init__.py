"""Events as RDF: a stream of quads, straight from the ledger, that needs no store of its own."""

from graph.rdf.iris import Iris
from graph.rdf.stream import Describer, event_quads

__all__ = ["Describer", "Iris", "event_quads"]
