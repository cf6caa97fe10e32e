"""IRIs of the vocabularies in use, as plain strings, and the prefixes people read them by."""

BILATERAL = "https://w3id.org/bilateral/ontology#"
PLOVER = "https://w3id.org/bilateral/plover#"
CAMEO = "https://w3id.org/bilateral/cameo#"
DCTERMS = "http://purl.org/dc/terms/"
EDTF = "http://id.loc.gov/datatypes/edtf/"
ELI = "http://data.europa.eu/eli/ontology#"
OA = "http://www.w3.org/ns/oa#"
ORG = "http://www.w3.org/ns/org#"
OWL = "http://www.w3.org/2002/07/owl#"
PROV = "http://www.w3.org/ns/prov#"
RDF = "http://www.w3.org/1999/02/22-rdf-syntax-ns#"
RDFS = "http://www.w3.org/2000/01/rdf-schema#"
SCHEMA = "https://schema.org/"
SEM = "http://semanticweb.cs.vu.nl/2009/11/sem/"
SKOS = "http://www.w3.org/2004/02/skos/core#"
TIME = "http://www.w3.org/2006/time#"
XSD = "http://www.w3.org/2001/XMLSchema#"

VOCABULARIES: dict[str, str] = {
    "bl": BILATERAL,
    "plover": PLOVER,
    "cameo": CAMEO,
    "dcterms": DCTERMS,
    "edtf": EDTF,
    "eli": ELI,
    "oa": OA,
    "org": ORG,
    "prov": PROV,
    "rdfs": RDFS,
    "schema": SCHEMA,
    "sem": SEM,
    "skos": SKOS,
    "time": TIME,
    "xsd": XSD,
}
"""Prefix to namespace, of every vocabulary that exported data speaks."""

DEFAULT_BASE = "https://w3id.org/bilateral/"
"""Where the IRIs of things begin, unless the publisher of a graph sets another base."""

KINDS = ("event", "agreement", "exercise", "actor", "document", "report", "dyad")
"""The kinds of things that have IRIs: ``{base}id/{kind}/{key}``."""


def thing_prefixes(base: str = DEFAULT_BASE) -> dict[str, str]:
    """Prefix to namespace of every kind of thing.

    >>> thing_prefixes()["dyad"]
    'https://w3id.org/bilateral/id/dyad/'
    """
    return {kind: f"{base}id/{kind}/" for kind in KINDS}
