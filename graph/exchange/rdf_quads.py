"""RDF of a selection in any syntax that pyoxigraph writes; streamed, never held as a graph."""

from collections.abc import Iterable, Iterator
from itertools import chain
from typing import IO, cast

from pyoxigraph import Quad, RdfFormat, serialize

from graph.exchange.ordered import TurtleOutput
from graph.exchange.selection import Selection, What
from graph.rdf import Describer, Iris, Offices
from ontology.namespaces import VOCABULARIES


def quads(selection: Selection, what: What, *, graphs: bool) -> Iterator[Quad]:
    """Everything there is to say of the things selected; ``what`` is never edges."""
    describer, offices = Describer(selection.iris, graphs=graphs), Offices()
    documents = selection.view.documents
    match what:
        case What.EVENTS:
            return chain(
                describer.events(offices.see(selection.events())),
                describer.agreements(selection.agreements(), documents),
                describer.exercises(selection.exercises()),
                describer.reports(selection.reports(), documents),
                describer.offices(offices, documents),
            )
        case What.REPORTS:
            return describer.reports(selection.reports(), documents)
        case What.AGREEMENTS:
            return describer.agreements(selection.agreements(), documents)
        case _:
            return chain(
                describer.actors(offices.see(selection.events())),
                describer.offices(offices, documents),
            )


def prefixes(iris: Iris) -> dict[str, str]:
    """Prefixes of the vocabularies and of the things themselves."""
    return {**VOCABULARIES, **iris.prefixes}


def write(selection: Selection, what: What, syntax: RdfFormat, out: IO[bytes]) -> None:
    """Write in a syntax; those that have named graphs get one a document."""
    stream = quads(selection, what, graphs=syntax.supports_datasets)
    if syntax in (RdfFormat.TURTLE, RdfFormat.TRIG):
        write_readable(stream, selection.iris, out, syntax)
    else:
        serialize(stream, out, syntax)


def write_readable(
    stream: Iterable[Quad], iris: Iris, out: IO[bytes], syntax: RdfFormat = RdfFormat.TURTLE
) -> None:
    """Turtle or TriG with the prefixes of the vocabularies and the things, in a fixed order."""
    ordered = TurtleOutput(out)
    serialize(stream, cast("IO[bytes]", ordered), syntax, prefixes=prefixes(iris))
    ordered.finish()
