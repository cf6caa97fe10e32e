"""IRIs of things, ``{base}id/{kind}/{key}``, and of their parts, after a hash.

Nothing is a blank node: a participation is ``event/e1#p1``, a span ``document/d1#char=10,40``
(RFC 5147), so that every node can be linked to and the same ledger always gives the same graph.
"""

from urllib.parse import quote

from pyoxigraph import NamedNode

from graph.errors import InvalidQuery
from graph.model import Evidence, Report
from ontology.namespaces import DEFAULT_BASE, thing_prefixes


class Iris:
    """Names things below one base.

    >>> Iris().thing("dyad", "AZE-KAZ").value
    'https://w3id.org/bilateral/id/dyad/AZE-KAZ'

    Raises ``InvalidQuery`` when the base is not an absolute IRI.
    """

    def __init__(self, base: str = DEFAULT_BASE) -> None:
        self.base = base if base.endswith(("/", "#")) else f"{base}/"
        try:
            NamedNode(self.base)
        except ValueError as error:
            raise InvalidQuery("base", base, "is not an absolute IRI") from error
        self.prefixes = thing_prefixes(self.base)
        self._kept: dict[tuple[str, str], NamedNode] = {}

    def thing(self, kind: str, key: str) -> NamedNode:
        """The IRI of an event, agreement, exercise, document, report or dyad."""
        return NamedNode(self.prefixes[kind] + _escaped(key))

    def kept(self, kind: str, key: str) -> NamedNode:
        """The IRI of an actor or dyad: a few of them, met in many events, so kept at hand."""
        node = self._kept.get((kind, key))
        if node is None:
            node = self._kept[kind, key] = self.thing(kind, key)
        return node

    def part(self, whole: NamedNode, name: str) -> NamedNode:
        """The IRI of a part of a thing."""
        return NamedNode(f"{whole.value}#{name}")

    def span(self, evidence: Evidence, name: str = "char") -> NamedNode:
        """The IRI of a stretch of a document, or of one of its selectors."""
        document = self.prefixes["document"] + _escaped(evidence.document)
        return NamedNode(f"{document}#{name}={evidence.start},{evidence.end}")

    def run(self, report: Report) -> NamedNode:
        """The IRI of the reading of a document by one version of an extractor."""
        version = _escaped(f"{report.extractor}-{report.version}")
        return self.part(self.thing("document", report.document), f"run={version}")


def _escaped(key: str) -> str:
    """Percent-encoded where an IRI needs it; most keys do not."""
    return key if key.isascii() and key.isalnum() else quote(key, safe="-._~")
