"""JSON-LD 1.1 with short names: the generated context, then one object a subject, streamed."""

import json
from collections.abc import Iterable, Iterator
from functools import cache
from importlib.resources import files
from itertools import groupby
from typing import IO, Any

from pyoxigraph import Literal, NamedNode, Quad

from graph.exchange.encoding import utf8
from graph.exchange.rdf_quads import quads
from graph.exchange.selection import Selection, What
from graph.rdf import Iris
from ontology.namespaces import BILATERAL, RDF, XSD

Json = dict[str, Any]


def write(selection: Selection, what: What, out: IO[bytes]) -> None:
    """One document with ``@context`` and ``@graph``; things are relative to ``@base``."""
    write_stream(quads(selection, what, graphs=False), selection.iris, out)


def write_stream(stream: Iterable[Quad], iris: Iris, out: IO[bytes]) -> None:
    """The same of any quads, an object for each run of one subject."""
    base = f"{iris.base}id/"
    names = {"@base": base, **_context()}
    shorten = _Shortener(base)
    out.write(utf8(f'{{"@context": {_text(names)},\n"@graph": ['))
    separator = "\n"
    for node in _nodes(stream, shorten):
        out.write(utf8(separator + _text(node)))
        separator = ",\n"
    out.write(b"\n]}\n")


def _text(value: object) -> str:
    return json.dumps(value, ensure_ascii=False)


@cache
def _context() -> Json:
    text = files("ontology").joinpath("context.jsonld").read_text(encoding="utf-8")
    context: Json = json.loads(text)["@context"]
    return context


class _Shortener:
    """Shortens IRIs: of things to what follows the base, of terms to ``prefix:local``."""

    def __init__(self, base: str) -> None:
        self._base = base
        self._prefixes = {
            prefix: iri
            for prefix, iri in _context().items()
            if isinstance(iri, str) and iri.endswith(("/", "#"))
        }

    def iri(self, iri: str) -> str:
        """A relative or compact IRI, or the whole one."""
        if iri.startswith(self._base):
            return iri.removeprefix(self._base)
        for prefix, namespace in self._prefixes.items():
            if iri.startswith(namespace):
                return f"{prefix}:{iri.removeprefix(namespace)}"
        return iri

    def name(self, iri: str) -> str:
        """A term of the context for what is in our vocabulary, else a compact IRI."""
        local = iri.removeprefix(BILATERAL)
        return local if local in _context() else self.iri(iri)


def _nodes(stream: Iterable[Quad], shorten: _Shortener) -> Iterator[Json]:
    for subject, group in groupby(stream, key=lambda quad: quad.subject):
        node: Json = {"@id": shorten.iri(_iri(subject))}
        for quad in group:
            _add(node, *_entry(quad, shorten))
        yield node


def _add(node: Json, key: str, value: object) -> None:
    """A lone value stands by itself, several in a list."""
    if key not in node:
        node[key] = value
    elif isinstance(node[key], list):
        node[key].append(value)
    else:
        node[key] = [node[key], value]


def _entry(quad: Quad, shorten: _Shortener) -> tuple[str, object]:
    if quad.predicate.value == RDF + "type":
        return "@type", shorten.name(_iri(quad.object))
    key = shorten.name(quad.predicate.value)
    coercion = _context().get(key, {})
    if isinstance(quad.object, Literal):
        return key, _literal(quad.object, coercion)
    short = shorten.iri(_iri(quad.object))
    return key, short if coercion.get("@type") == "@id" else {"@id": short}


def _literal(literal: Literal, coercion: Json) -> object:
    if literal.language is not None:
        return {"@value": literal.value, "@language": literal.language}
    if literal.datatype.value in {coercion.get("@type", XSD + "string"), XSD + "string"}:
        return literal.value
    return {"@value": literal.value, "@type": literal.datatype.value}


def _iri(node: object) -> str:
    """The IRI of a node: exported graphs have no blank nodes and no quoted triples."""
    if not isinstance(node, NamedNode):
        raise TypeError(f"{node} is no IRI")
    return node.value
