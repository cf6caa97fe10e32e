"""Hold a graph against the shapes of ``shapes.ttl`` and say what is wrong with it.

The core constraints go through pySHACL.  Those written in SPARQL are asked of Oxigraph once for
all things together: pySHACL parses such a query anew for every thing it looks at, which for sixty
events takes seventeen of its eighteen seconds.  A test proves that both ways find the same.
"""

import warnings
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from enum import StrEnum

import pyshacl
from pyoxigraph import DefaultGraph, Literal, NamedNode, Quad, RdfFormat, Store, serialize
from rdflib import RDF, RDFS, SH, SKOS, Graph, URIRef
from rdflib.term import Node

from ontology.vocabulary import BL, SOURCE

SHAPES = SOURCE.with_name("shapes.ttl")
_TERM_PROPERTIES = (RDF.type, RDFS.subClassOf, SKOS.broader, BL.usualRole)
"""What the shapes ask of the ontology's own terms."""


class Severity(StrEnum):
    """Whether something is wrong, or only doubtful."""

    VIOLATION = "violation"
    WARNING = "warning"


@dataclass(frozen=True, slots=True, kw_only=True)
class Finding:
    """One thing that does not keep to a shape."""

    severity: Severity
    message: str
    focus: str
    """IRI of the thing."""
    value: str | None = None
    """What was found there: an IRI or a literal's text."""


@dataclass(frozen=True, slots=True, kw_only=True)
class _Rule:
    """A constraint in SPARQL, asked of everything of its class at once."""

    severity: Severity
    message: str
    query: str


class Shapes:
    """The shapes, read once, to be held against any number of graphs."""

    def __init__(self) -> None:
        shapes = Graph().parse(SHAPES, format="turtle")
        self._rules = list(_rules(shapes))
        shapes.remove((None, SH.sparql, None))
        self._core = shapes
        self._terms = Graph()
        for property_ in _TERM_PROPERTIES:
            self._terms += Graph().parse(SOURCE, format="turtle").triples((None, property_, None))

    def findings(self, quads: Iterable[Quad]) -> list[Finding]:
        """What is wrong or doubtful in a graph, which is held in memory; each thing said once."""
        said = [Quad(q.subject, q.predicate, q.object, DefaultGraph()) for q in quads]
        lines = serialize((q.triple for q in said), format=RdfFormat.N_TRIPLES)
        graph = Graph().parse(data=lines, format="nt") + self._terms
        store = Store()
        store.extend(said)
        terms = self._terms.serialize(format="nt", encoding="utf-8")
        store.load(terms, RdfFormat.N_TRIPLES)
        return list(dict.fromkeys([*_core(graph, self._core), *_sparql(store, self._rules)]))


def _core(graph: Graph, shapes: Graph) -> Iterator[Finding]:
    """What pySHACL finds."""
    with warnings.catch_warnings():
        warnings.simplefilter("ignore", DeprecationWarning)  # of rdflib's, raised within pySHACL
        _, results, _ = pyshacl.validate(graph, shacl_graph=shapes, inplace=True)
    if not isinstance(results, Graph):
        raise TypeError(f"pySHACL reported no graph but {results!r}")
    found = (_finding(results, each) for each in results.subjects(RDF.type, SH.ValidationResult))
    yield from sorted(found, key=lambda each: (each.focus, each.message, each.value or ""))


def _finding(results: Graph, result: Node) -> Finding:
    value = results.value(result, SH.value)
    return Finding(
        severity=_severity(results.value(result, SH.resultSeverity)),
        message=str(results.value(result, SH.resultMessage)),
        focus=str(results.value(result, SH.focusNode)),
        value=None if value is None else str(value),
    )


def _sparql(store: Store, rules: Iterable[_Rule]) -> Iterator[Finding]:
    """What the constraints in SPARQL find."""
    for rule in rules:
        found = set()
        for solution in store.query(rule.query):  # type: ignore[union-attr]
            found.add((_text(solution["this"]) or "", _text(solution["value"])))
        for focus, value in sorted(found, key=str):
            yield Finding(severity=rule.severity, message=rule.message, focus=focus, value=value)


def _text(term: object) -> str | None:
    return term.value if isinstance(term, NamedNode | Literal) else None


def _rules(shapes: Graph) -> Iterator[_Rule]:
    prefixes = "\n".join(
        f"PREFIX {shapes.value(each, SH.prefix)}: <{shapes.value(each, SH.namespace)}>"
        for each in shapes.objects(None, SH.declare)
    )
    for shape, constraint in shapes.subject_objects(SH.sparql):
        yield _Rule(
            severity=_severity(shapes.value(shape, SH.severity)),
            message=str(shapes.value(constraint, SH.message)),
            query=f"{prefixes}\n{_for_all(shapes, shape, constraint)}",
        )


def _for_all(shapes: Graph, shape: Node, constraint: Node) -> str:
    """The constraint's query with everything that its shape is for in the place of ``$this``."""
    _, _, pattern = str(shapes.value(constraint, SH.select)).partition("{")
    target = f"$this a/<{RDFS.subClassOf}>* <{shapes.value(shape, SH.targetClass)}> ."
    return f"SELECT DISTINCT $this ?value WHERE {{ {target} {pattern}"


def _severity(term: Node | None) -> Severity:
    return Severity.WARNING if term == URIRef(SH.Warning) else Severity.VIOLATION
