"""The ontology, the schemes of other codes, the shapes and the context, as files to be fetched."""

from dataclasses import dataclass
from functools import cache
from importlib.resources import files
from io import BytesIO
from typing import IO, cast

from pyoxigraph import Literal, NamedNode, RdfFormat, parse, serialize

from graph.errors import NotFound
from graph.exchange.ordered import XmlOutput
from graph.rdf import words as w
from ontology.namespaces import DEFAULT_BASE, RDFS, SKOS

ONTOLOGY, CONTEXT = "ontology", "context"
_SOURCES = {ONTOLOGY: "bilateral.ttl", "plover": "plover.ttl", "cameo": "cameo.ttl"}
_SOURCES |= {"shapes": "shapes.ttl", CONTEXT: "context.jsonld"}
SCHEMES = (ONTOLOGY, "plover", "cameo")
"""Those that say what the terms of data mean."""
NAMES = tuple(_SOURCES)
"""What there is, by name."""

_LABELS = (RDFS + "label", SKOS + "prefLabel")
_DEFINITION = SKOS + "definition"
_OURS = DEFAULT_BASE


@dataclass(frozen=True, slots=True, kw_only=True)
class Word:
    """One term of a vocabulary, for people."""

    iri: str
    label: str
    definition: str | None
    kinds: tuple[str, ...]
    """Local names of the classes it is of."""

    @property
    def local(self) -> str:
        """What follows the hash."""
        return self.iri.rpartition("#")[2]


def formats(name: str) -> tuple[str, ...]:
    """The formats that a vocabulary comes in, by their names in ``EXPORTS``."""
    if name not in _SOURCES:
        raise NotFound("vocabulary", name)
    return ("jsonld",) if name == CONTEXT else ("turtle", "jsonld", "rdfxml")


def source(name: str) -> bytes:
    """The file that a vocabulary is written in.  Raises ``NotFound``."""
    if name not in _SOURCES:
        raise NotFound("vocabulary", name)
    return files("ontology").joinpath(_SOURCES[name]).read_bytes()


@cache
def vocabulary(name: str, format: str) -> bytes:
    """A vocabulary in one of its formats."""
    text = source(name)
    if format == "turtle" or name == CONTEXT:
        return text
    read = parse(text, RdfFormat.TURTLE)
    quads = list(read)
    out = BytesIO()
    if format == "rdfxml":
        ordered = cast("IO[bytes]", XmlOutput(out))
        serialize(quads, ordered, RdfFormat.RDF_XML, prefixes=read.prefixes)
    else:
        serialize(quads, out, RdfFormat.JSON_LD, prefixes=read.prefixes)
    return out.getvalue()


@cache
def terms(name: str) -> tuple[Word, ...]:
    """The terms that a vocabulary defines, in the order of the file."""
    said: dict[str, dict[str, list[str]]] = {}
    for quad in parse(source(name), RdfFormat.TURTLE):
        about, object_ = quad.subject, quad.object
        if isinstance(about, NamedNode) and about.value.startswith(_OURS) and "#" in about.value:
            if not isinstance(object_, Literal) or object_.language in (None, "en"):
                facts = said.setdefault(about.value, {})
                facts.setdefault(quad.predicate.value, []).append(getattr(object_, "value", ""))
    return tuple(_word(iri, facts) for iri, facts in said.items())


def _word(iri: str, facts: dict[str, list[str]]) -> Word:
    labels = [label for name in _LABELS for label in facts.get(name, ())]
    kinds = [kind.replace("#", "/").rpartition("/")[2] for kind in facts.get(w.TYPE.value, ())]
    return Word(
        iri=iri,
        label=next(iter(labels), iri.rpartition("#")[2]),
        definition=next(iter(facts.get(_DEFINITION, ())), None),
        kinds=tuple(kinds),
    )
