"""Read ``bilateral.ttl``: the classes, properties and closed lists that all else comes from.

So are the schemes of other people's codes beside it, ``plover.ttl`` and ``cameo.ttl``.
"""

from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from rdflib import OWL, RDF, RDFS, SKOS, Graph, Literal, Namespace, URIRef
from rdflib.term import Node

from ontology.namespaces import BILATERAL

BL = Namespace(BILATERAL)
SOURCE = Path(__file__).with_name("bilateral.ttl")
DCTERMS_SOURCE = URIRef("http://purl.org/dc/terms/source")
DOMAIN_INCLUDES = URIRef("https://schema.org/domainIncludes")
STATUS_COLUMNS = ("held", "planned", "cancelled", "denied")

Matches = dict[str, tuple[str, str]]
"""By column of ``STATUS_COLUMNS``: PLOVER type and CAMEO code."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Entry:
    """One term of a closed list, as the file tells of it."""

    iri: str
    value: str
    labels: dict[str, str]
    definition: str
    example: str
    source: str
    roles: tuple[str, ...] = ()
    matches: Matches
    intensity: float | None = None
    subtypes: tuple["Entry", ...] = ()

    @property
    def local(self) -> str:
        """The part of the IRI after the hash."""
        return self.iri.removeprefix(BILATERAL)

    @property
    def label(self) -> str:
        """The English label."""
        return self.labels["en"]


@dataclass(frozen=True, slots=True, kw_only=True)
class Definition:
    """A class or property, as the file tells of it."""

    local: str
    label: str
    definition: str
    example: str
    above: tuple[str, ...]
    domains: tuple[str, ...] = ()
    range: str | None = None
    literal: bool = False
    source: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Code:
    """A code of another scheme and what it means in our words."""

    scheme: str
    """``plover`` or ``cameo``, the prefix of its IRI."""
    notation: str
    label: str
    fit: str
    """How well the meaning fits: ``closeMatch``, ``broadMatch`` or ``relatedMatch`` of SKOS."""
    meaning: str
    """Local name of an event type or subtype."""
    status: str
    """Local name of the status it stands for."""


FITS = ("closeMatch", "broadMatch", "relatedMatch")


def codes(scheme: str) -> list[Code]:
    """Every code of ``plover`` or ``cameo``, by notation."""
    graph = Graph().parse(SOURCE.with_name(f"{scheme}.ttl"), format="turtle")
    found = (_code(graph, scheme, term) for term in graph.subjects(SKOS.notation))
    return sorted(found, key=lambda code: code.notation)


def _code(graph: Graph, scheme: str, term: Node) -> Code:
    ((fit, meaning),) = [
        (fit, str(match).removeprefix(BILATERAL))
        for fit in FITS
        for match in graph.objects(term, SKOS[fit])
        if str(match).startswith(BILATERAL)
    ]
    return Code(
        scheme=scheme,
        notation=str(graph.value(term, SKOS.notation)),
        label=str(graph.value(term, SKOS.prefLabel)),
        fit=fit,
        meaning=meaning,
        status=str(graph.value(term, BL.matchStatus)).removeprefix(BILATERAL),
    )


class Vocabulary:
    """The file, asked for its lists in their own order."""

    def __init__(self, path: Path = SOURCE) -> None:
        self.graph = Graph().parse(path, format="turtle")

    def event_types(self) -> list[Entry]:
        """The event types, each with its subtypes."""
        return [self._entry(term, subtypes=True) for term in self._members(BL.EventType)]

    def closed_list(self, class_: str) -> list[Entry]:
        """The members of ``Status``, ``Role`` or ``Portfolio``."""
        return [self._entry(term) for term in self._members(BL[class_])]

    def classes(self) -> list[Definition]:
        """The classes that are no event types, by name."""
        return [
            self._definition(term, RDFS.subClassOf)
            for term in self._own(OWL.Class)
            if (term, RDF.type, BL.EventType) not in self.graph
        ]

    def properties(self) -> list[Definition]:
        """Properties of data, by name; those that only describe terms are left out."""
        kinds = (OWL.ObjectProperty, OWL.DatatypeProperty)
        terms = sorted(term for kind in kinds for term in self._own(kind))
        return [self._definition(t, RDFS.subPropertyOf) for t in terms if self._domains(t)]

    def short(self, term: Node) -> str:
        """A prefixed name."""
        return self.graph.namespace_manager.normalizeUri(str(term))

    def _own(self, kind: URIRef) -> list[URIRef]:
        found = self.graph.subjects(RDF.type, kind)
        return sorted(t for t in found if isinstance(t, URIRef) and t.startswith(BILATERAL))

    def _members(self, class_: URIRef) -> list[URIRef]:
        return self._ordered(self.graph.subjects(RDF.type, class_))

    def _ordered(self, terms: Iterator[Node]) -> list[URIRef]:
        named = [term for term in terms if isinstance(term, URIRef)]
        return sorted(named, key=lambda term: int(self._text(term, BL.position)))

    def _entry(self, term: URIRef, *, subtypes: bool = False) -> Entry:
        below = self._ordered(self.graph.subjects(SKOS.broader, term)) if subtypes else []
        intensity = self._optional(term, BL.intensity)
        return Entry(
            iri=str(term),
            value=self._text(term, SKOS.notation),
            labels=self._labels(term),
            definition=self._text(term, SKOS.definition),
            example=self._text(term, SKOS.example),
            source=self._text(term, DCTERMS_SOURCE),
            roles=tuple(sorted(self._notations(term, BL.usualRole))),
            matches=self._matches(term),
            intensity=None if intensity is None else float(intensity),
            subtypes=tuple(self._entry(each) for each in below),
        )

    def _definition(self, term: URIRef, above: URIRef) -> Definition:
        range_ = self.graph.value(term, RDFS.range)
        return Definition(
            local=term.removeprefix(BILATERAL),
            label=self._text(term, RDFS.label),
            definition=self._text(term, SKOS.definition),
            example=self._text(term, SKOS.example),
            above=tuple(sorted(self.short(each) for each in self.graph.objects(term, above))),
            domains=tuple(sorted(self.short(each) for each in self._domains(term))),
            range=None if range_ is None else self.short(range_),
            literal=(term, RDF.type, OWL.DatatypeProperty) in self.graph,
            source=self._text(term, DCTERMS_SOURCE),
        )

    def _domains(self, term: URIRef) -> list[Node]:
        return [*self.graph.objects(term, RDFS.domain), *self.graph.objects(term, DOMAIN_INCLUDES)]

    def _labels(self, term: URIRef) -> dict[str, str]:
        labels = (each for each in self.graph.objects(term, RDFS.label))
        return {str(each.language): str(each) for each in labels if isinstance(each, Literal)}

    def _notations(self, term: URIRef, property_: URIRef) -> Iterator[str]:
        for each in self.graph.objects(term, property_):
            yield self._text(each, SKOS.notation)

    def _matches(self, term: URIRef) -> Matches:
        found: Matches = {}
        for column in STATUS_COLUMNS:
            plover = self.graph.value(term, BL[f"plover{column.capitalize()}"])
            cameo = self.graph.value(term, BL[f"cameo{column.capitalize()}"])
            if plover is not None and cameo is not None:
                found[column] = (_fragment(plover), _fragment(cameo))
        return found

    def _text(self, term: Node, property_: URIRef) -> str:
        value = self._optional(term, property_)
        if value is None:
            raise ValueError(f"{SOURCE.name}: {self.short(term)} has no {self.short(property_)}")
        return value

    def _optional(self, term: Node, property_: URIRef) -> str | None:
        value = self.graph.value(term, property_)
        return None if value is None else str(value)


def _fragment(term: Node) -> str:
    return str(term).rpartition("#")[2]
