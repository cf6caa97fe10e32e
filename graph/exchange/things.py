"""One thing as RDF: what its IRI leads to."""

from collections.abc import Callable, Iterable, Mapping
from typing import IO

from pyoxigraph import Quad, RdfFormat, serialize

from graph.errors import InvalidQuery
from graph.exchange import json_ld, rdf_quads, rdf_xml
from graph.rdf import Iris, thing_quads
from graph.store.view import View
from ontology.namespaces import DEFAULT_BASE


def _ntriples(stream: Iterable[Quad], _: Iris, out: IO[bytes]) -> None:
    serialize(stream, out, RdfFormat.N_TRIPLES)


THING_FORMATS: Mapping[str, Callable[[Iterable[Quad], Iris, IO[bytes]], None]] = {
    "turtle": rdf_quads.write_readable,
    "jsonld": json_ld.write_stream,
    "rdfxml": rdf_xml.write_stream,
    "ntriples": _ntriples,
}
"""Writers by the names that formats have in ``EXPORTS``: those of a single graph."""


def write_thing(
    view: View, kind: str, key: str, format: str, out: IO[bytes], *, base: str = DEFAULT_BASE
) -> None:
    """Write what the ledger says of a thing.

    Raises ``InvalidQuery`` for a format that is none, and before anything is written
    ``NotFound``, ``Merged`` or ``Retracted``.
    """
    write = THING_FORMATS.get(format)
    if write is None:
        raise InvalidQuery("format", format, f"is none of {', '.join(THING_FORMATS)}")
    iris = Iris(base)
    write(thing_quads(view, iris, kind, key), iris, out)
