"""Making a generation of the RDF index: the ledger's stream of quads, into an Oxigraph store."""

import time
from collections.abc import Iterator
from contextlib import contextmanager
from itertools import chain, islice
from pathlib import Path

from pyoxigraph import Quad, RdfFormat, Store, parse

from graph.errors import IndexUnavailable
from graph.exchange.rdf_quads import quads
from graph.exchange.selection import Selection, What
from graph.exchange.vocabularies import SCHEMES, source
from graph.queries import EventFilter
from graph.rdf import Iris
from graph.sparql.generations import About, Generation, Generations
from graph.sparql.program import program
from graph.store.holding import held_view
from graph.store.view import View

BATCH = 200_000
"""Triples loaded at a time: they take 180 MB, where a million take 800 (measured)."""


def build(ledger: Path, base: str) -> Generation:
    """Make the newest generation, of the ledger as it is now; in one's turn only.

    It holds what an export of all events holds, and the vocabularies that this is written in.
    Memory is flat.  Raises ``IndexUnavailable`` when it cannot be written.
    """
    generations = Generations(ledger)
    generations.tidy()
    started = time.monotonic()
    with held_view(ledger) as view, _explained(generations.folder), generations.making() as path:
        revision = view.revision()
        triples = _fill(path, _statements(view, Iris(base)))
        about = About(
            revision=revision,
            base=base,
            program=program(),
            triples=triples,
            seconds=round(time.monotonic() - started, 3),
        )
        made = generations.publish(path, about)
    generations.tidy()
    return made


def _fill(path: Path, statements: Iterator[Quad]) -> int:
    """Load in batches, of which Oxigraph sorts each in memory, then merge their files."""
    store = Store(str(path))
    for first in statements:
        store.bulk_extend(chain((first,), islice(statements, BATCH - 1)))
    store.flush()
    store.optimize()
    return len(store)


def _statements(view: View, iris: Iris) -> Iterator[Quad]:
    selection = Selection(view=view, filter=EventFilter(), iris=iris)
    vocabularies = (parse(source(name), RdfFormat.TURTLE) for name in SCHEMES)
    return chain(*vocabularies, quads(selection, What.EVENTS, graphs=False))


@contextmanager
def _explained(folder: Path) -> Iterator[None]:
    """Turn what the file system and Oxigraph refuse into an error of ours."""
    try:
        yield
    except OSError as error:
        raise IndexUnavailable(f"{folder}: {error}") from error
