"""Where it was told: documents, reports, extraction runs and spans of evidence, as quads."""

from collections.abc import Iterator

from pyoxigraph import Quad

from graph.model import Document, Evidence, Report
from graph.rdf import words as w
from graph.rdf.iris import Iris
from graph.rdf.statements import (
    DEFAULT,
    Graph,
    Pair,
    evidence,
    participations,
    quads,
    what,
    when,
    where,
)
from graph.rdf.words import bl


def document(iris: Iris, thing: Document, graph: Graph = DEFAULT) -> Iterator[Quad]:
    """Title, publisher, date and address; never the text."""
    return quads(iris.thing("document", thing.id), _document(thing), graph)


def _document(thing: Document) -> Iterator[Pair]:
    yield w.TYPE, bl("Document")
    title = thing.title or thing.name or thing.url
    if title is not None:
        yield w.LABEL, w.text(title)
    if thing.title is not None:
        yield w.HEADLINE, w.text(thing.title)
    if thing.publisher is not None:
        yield bl("publisher"), w.text(thing.publisher)
    if thing.published is not None:
        yield w.ISSUED, w.day(thing.published)
    if thing.url is not None:
        yield w.URL, w.uri(thing.url)
    yield w.LANGUAGE, w.text(thing.language)


def report(iris: Iris, thing: Report, graph: Graph = DEFAULT) -> Iterator[Quad]:
    """What one document says of an event, and of who took part."""
    node = iris.thing("report", thing.id)
    yield from quads(node, _report(iris, thing), graph)
    yield from participations(iris, node, thing.participants, graph)


def run(iris: Iris, thing: Report, graph: Graph = DEFAULT) -> Iterator[Quad]:
    """The reading of a document that found a report."""
    pairs: list[Pair] = [
        (w.TYPE, bl("ExtractionRun")),
        (bl("extractor"), w.text(thing.extractor)),
        (bl("extractorVersion"), w.text(thing.version)),
        (w.USED, iris.thing("document", thing.document)),
    ]
    return quads(iris.run(thing), pairs, graph)


def _report(iris: Iris, thing: Report) -> Iterator[Pair]:
    yield w.TYPE, bl("Report")
    yield w.DERIVED_FROM, iris.thing("document", thing.document)
    yield w.GENERATED_BY, iris.run(thing)
    yield bl("eventType"), w.node(thing.type)
    yield from what(thing)
    yield from when(thing.date, thing.end)
    yield from where(iris, thing.place)
    yield from evidence(iris, thing.evidence)
    for rule in dict.fromkeys(thing.why):
        yield bl("rule"), w.text(rule)


def span(iris: Iris, thing: Evidence, graph: Graph = DEFAULT) -> Iterator[Quad]:
    """A stretch of a document, by its words and by its offsets (W3C Web Annotation)."""
    words, offsets = iris.span(thing, "quote"), iris.span(thing, "position")
    stretch: list[Pair] = [
        (w.TYPE, bl("EvidenceSpan")),
        (w.SOURCE, iris.thing("document", thing.document)),
        (w.SELECTOR, words),
        (w.SELECTOR, offsets),
    ]
    yield from quads(iris.span(thing), stretch, graph)
    quote: list[Pair] = [(w.TYPE, w.QUOTE_SELECTOR), (w.EXACT, w.text(thing.quote))]
    yield from quads(words, quote, graph)
    position: list[Pair] = [
        (w.TYPE, w.POSITION_SELECTOR),
        (w.START, w.offset(thing.start)),
        (w.END, w.offset(thing.end)),
    ]
    yield from quads(offsets, position, graph)
