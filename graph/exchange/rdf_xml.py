"""RDF/XML, with characters that XML forbids replaced, one for one, so that offsets still hold."""

from collections.abc import Iterable, Iterator
from typing import IO, cast

from pyoxigraph import Literal, Quad, RdfFormat, serialize

from graph.exchange.encoding import xml_text
from graph.exchange.ordered import XmlOutput
from graph.exchange.rdf_quads import prefixes, quads
from graph.exchange.selection import Selection, What
from graph.rdf import Iris


def write(selection: Selection, what: What, out: IO[bytes]) -> None:
    """One description a subject."""
    write_stream(quads(selection, what, graphs=False), selection.iris, out)


def write_stream(stream: Iterable[Quad], iris: Iris, out: IO[bytes]) -> None:
    """The same of any quads."""
    ordered = cast("IO[bytes]", XmlOutput(out))
    serialize(_legal(stream), ordered, RdfFormat.RDF_XML, prefixes=prefixes(iris))


def _legal(stream: Iterable[Quad]) -> Iterator[Quad]:
    for quad in stream:
        object_ = quad.object
        if isinstance(object_, Literal) and xml_text(object_.value) != object_.value:
            quad = Quad(quad.subject, quad.predicate, _replaced(object_), quad.graph_name)  # noqa: PLW2901
        yield quad


def _replaced(literal: Literal) -> Literal:
    value = xml_text(literal.value, "\ufffd")
    if literal.language is not None:
        return Literal(value, language=literal.language)
    return Literal(value, datatype=literal.datatype)
