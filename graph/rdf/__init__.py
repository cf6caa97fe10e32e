"""Events as RDF: a stream of quads, straight from the ledger, that needs no store of its own."""

from graph.rdf.iris import Iris
from graph.rdf.offices import Holding, Offices
from graph.rdf.stream import Describer, event_quads
from graph.rdf.things import thing_quads

__all__ = ["Describer", "Holding", "Iris", "Offices", "event_quads", "thing_quads"]
