"""The formats that answers to queries come in: tables, yes or no, and graphs."""

from collections.abc import Mapping
from dataclasses import dataclass
from enum import StrEnum


class Shape(StrEnum):
    """What answers a query."""

    TABLE = "table"
    GRAPH = "graph"


@dataclass(frozen=True, slots=True, kw_only=True)
class ResultFormat:
    """A format: how it is called on the web and on disk, and the shape that it can hold."""

    media_type: str
    suffix: str
    shape: Shape


RESULTS: Mapping[str, ResultFormat] = {
    "json": ResultFormat(
        media_type="application/sparql-results+json", suffix="srj", shape=Shape.TABLE
    ),
    "xml": ResultFormat(
        media_type="application/sparql-results+xml", suffix="srx", shape=Shape.TABLE
    ),
    "csv": ResultFormat(media_type="text/csv", suffix="csv", shape=Shape.TABLE),
    "tsv": ResultFormat(media_type="text/tab-separated-values", suffix="tsv", shape=Shape.TABLE),
    "turtle": ResultFormat(media_type="text/turtle", suffix="ttl", shape=Shape.GRAPH),
    "ntriples": ResultFormat(media_type="application/n-triples", suffix="nt", shape=Shape.GRAPH),
    "rdfxml": ResultFormat(media_type="application/rdf+xml", suffix="rdf", shape=Shape.GRAPH),
    "jsonld": ResultFormat(media_type="application/ld+json", suffix="jsonld", shape=Shape.GRAPH),
}
"""Every format by the name it has on the command line; the first of each shape is the usual one."""


def formats_of(shape: Shape) -> dict[str, ResultFormat]:
    """The formats that hold answers of a shape, the usual one first."""
    return {name: each for name, each in RESULTS.items() if each.shape is shape}
