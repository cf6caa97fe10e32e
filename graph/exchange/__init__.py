"""What leaves the ledger: one exporter a file, one entry for command line, REST and pages.

::

    with View.open("bilateral.db") as view, open("relations.ttl", "wb") as out:
        export(view, "events", "turtle", EventFilter(dyad=Dyad.of("AZE", "KAZ")), out)
"""

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from functools import partial
from importlib import import_module
from typing import IO

from pyoxigraph import RdfFormat

from graph.errors import InvalidQuery
from graph.exchange import (
    atom,
    csv_table,
    icalendar,
    json_feed,
    json_ld,
    jsonl,
    parquet,
    rdf_quads,
    rdf_xml,
)
from graph.exchange.selection import NOWHERE, Feed, Selection, What
from graph.queries import ActorKind, EventFilter
from graph.rdf import Iris
from graph.store.view import View
from ontology.namespaces import DEFAULT_BASE

__all__ = ["EXPORTS", "Feed", "Format", "What", "check", "export"]

Writer = Callable[[Selection, What, IO[bytes]], None]

TABLES = tuple(What)
NODES = (What.EVENTS, What.REPORTS, What.AGREEMENTS, What.ACTORS)
"""Things with IRIs; an edge is a view of an event and has none."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Format:
    """A format: how it is called on the web and on disk, and the kinds of things it can hold."""

    media_type: str
    suffix: str
    kinds: tuple[What, ...]
    write: Writer
    feed: bool = False
    """Whether it is for following what comes, the latest first, and so for a part of it."""


def _rdf(syntax: RdfFormat) -> Writer:
    return partial(_write_rdf, syntax)


def _write_rdf(syntax: RdfFormat, selection: Selection, what: What, out: IO[bytes]) -> None:
    rdf_quads.write(selection, what, syntax, out)


def _only(write: Callable[[Selection, IO[bytes]], None]) -> Writer:
    """A writer for a format that holds one kind of thing."""
    return lambda selection, _, out: write(selection, out)


def _network(module: str) -> Writer:
    """Loaded when first used: networkx alone takes longer to import than a command to answer."""

    def write(selection: Selection, _: What, out: IO[bytes]) -> None:
        import_module(f"graph.exchange.{module}").write(selection, out)

    return write


EXPORTS: Mapping[str, Format] = {
    "turtle": Format(
        media_type="text/turtle", suffix="ttl", kinds=NODES, write=_rdf(RdfFormat.TURTLE)
    ),
    "trig": Format(
        media_type="application/trig", suffix="trig", kinds=NODES, write=_rdf(RdfFormat.TRIG)
    ),
    "nquads": Format(
        media_type="application/n-quads", suffix="nq", kinds=NODES, write=_rdf(RdfFormat.N_QUADS)
    ),
    "ntriples": Format(
        media_type="application/n-triples",
        suffix="nt",
        kinds=NODES,
        write=_rdf(RdfFormat.N_TRIPLES),
    ),
    "jsonld": Format(
        media_type="application/ld+json", suffix="jsonld", kinds=NODES, write=json_ld.write
    ),
    "rdfxml": Format(
        media_type="application/rdf+xml", suffix="rdf", kinds=NODES, write=rdf_xml.write
    ),
    "csv": Format(media_type="text/csv", suffix="csv", kinds=TABLES, write=csv_table.write),
    "jsonl": Format(
        media_type="application/jsonl", suffix="jsonl", kinds=TABLES, write=jsonl.write
    ),
    "parquet": Format(
        media_type="application/vnd.apache.parquet",
        suffix="parquet",
        kinds=TABLES,
        write=parquet.write,
    ),
    "graphml": Format(
        media_type="application/graphml+xml",
        suffix="graphml",
        kinds=(What.EDGES,),
        write=_network("graphml"),
    ),
    "gexf": Format(
        media_type="application/gexf+xml",
        suffix="gexf",
        kinds=(What.EDGES,),
        write=_network("gexf"),
    ),
    "ics": Format(
        media_type="text/calendar",
        suffix="ics",
        kinds=(What.EVENTS,),
        write=_only(icalendar.write),
    ),
    "atom": Format(
        media_type=atom.MEDIA_TYPE,
        suffix="atom",
        kinds=(What.EVENTS,),
        write=_only(atom.write),
        feed=True,
    ),
    "jsonfeed": Format(
        media_type="application/feed+json",
        suffix="jsonfeed",
        kinds=(What.EVENTS,),
        write=_only(json_feed.write),
        feed=True,
    ),
}
"""Every format by the name it has on the command line."""


def check(what: str, format: str) -> tuple[What, Format]:
    """The kind and the format of these names.

    Raises ``InvalidQuery`` for an unknown one, or when the format cannot hold that kind.
    """
    known = EXPORTS.get(format)
    if known is None:
        raise InvalidQuery("format", format, f"is no format: choose from {', '.join(EXPORTS)}")
    if what not in list(What):
        raise InvalidQuery("what", what, f"cannot be exported: choose from {', '.join(What)}")
    if what not in known.kinds:
        fitting = [name for name, each in EXPORTS.items() if what in each.kinds]
        reason = (
            f"cannot be written as {format}, which holds {', '.join(known.kinds)}; "
            f"for {what} choose from {', '.join(fitting)}"
        )
        raise InvalidQuery("what", str(what), reason)
    return What(what), known


def export(
    view: View,
    what: str,
    format: str,
    filter: EventFilter,
    out: IO[bytes],
    *,
    base: str = DEFAULT_BASE,
    feed: Feed = NOWHERE,
    level: ActorKind | None = None,
) -> None:
    """Write what passes the filter to a binary stream, piece by piece where the format allows.

    ``feed`` says where a feed or calendar is served, and how many entries it may have;
    ``level`` is that of edges, every one without.

    Raises ``InvalidQuery`` before anything is written when the combination makes no sense.
    """
    kind, known = check(what, format)
    selection = Selection(view=view, filter=filter, iris=Iris(base), feed=feed, level=level)
    known.write(selection, kind, out)
