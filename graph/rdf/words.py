"""The terms that exported graphs use, as nodes, and literals made safe.

A test proves that each one is declared in ``bilateral.ttl``.
"""

import re
from datetime import date
from functools import lru_cache

from pyoxigraph import Literal, NamedNode

from graph.dates import bounds
from ontology.namespaces import (
    BILATERAL,
    CAMEO,
    DCTERMS,
    EDTF,
    ELI,
    OA,
    ORG,
    PLOVER,
    PROV,
    RDF,
    RDFS,
    SCHEMA,
    SEM,
    SKOS,
    TIME,
    XSD,
)
from ontology.terms import Term


@lru_cache(maxsize=1024)
def bl(local: str) -> NamedNode:
    """A term of our own vocabulary."""
    return NamedNode(BILATERAL + local)


@lru_cache(maxsize=32)
def plover(code: str) -> NamedNode:
    """A PLOVER event type."""
    return NamedNode(PLOVER + code)


@lru_cache(maxsize=512)
def cameo(code: str) -> NamedNode:
    """A CAMEO code."""
    return NamedNode(CAMEO + code)


TYPE = NamedNode(RDF + "type")
LABEL = NamedNode(RDFS + "label")
NAME = NamedNode(SCHEMA + "name")
HEADLINE = NamedNode(SCHEMA + "headline")
URL = NamedNode(SCHEMA + "url")
NOTATION = NamedNode(SKOS + "notation")
ISSUED = NamedNode(DCTERMS + "issued")
LANGUAGE = NamedNode(DCTERMS + "language")
DERIVED_FROM = NamedNode(PROV + "wasDerivedFrom")
GENERATED_BY = NamedNode(PROV + "wasGeneratedBy")
USED = NamedNode(PROV + "used")
SELECTOR = NamedNode(OA + "hasSelector")
SOURCE = NamedNode(OA + "hasSource")
QUOTE_SELECTOR = NamedNode(OA + "TextQuoteSelector")
POSITION_SELECTOR = NamedNode(OA + "TextPositionSelector")
EXACT = NamedNode(OA + "exact")
START = NamedNode(OA + "start")
END = NamedNode(OA + "end")
EARLIEST_BEGIN = NamedNode(SEM + "hasEarliestBeginTimeStamp")
LATEST_BEGIN = NamedNode(SEM + "hasLatestBeginTimeStamp")
EARLIEST_END = NamedNode(SEM + "hasEarliestEndTimeStamp")
LATEST_END = NamedNode(SEM + "hasLatestEndTimeStamp")

DOCUMENT_TYPE = NamedNode(ELI + "type_document")
DOCUMENT_DATE = NamedNode(ELI + "date_document")
MEMBER = NamedNode(ORG + "member")
MEMBER_OF = NamedNode(ORG + "organization")
MEMBER_DURING = NamedNode(ORG + "memberDuring")
MEMBERSHIP = NamedNode(ORG + "hasMembership")
INTERVAL = NamedNode(TIME + "ProperInterval")
INSTANT = NamedNode(TIME + "Instant")
BEGINNING = NamedNode(TIME + "hasBeginning")
ENDING = NamedNode(TIME + "hasEnd")
IN_DATE = NamedNode(TIME + "inXSDDate")

_EDTF = NamedNode(EDTF + "EDTF-level1")
_DATE = NamedNode(XSD + "date")
_DECIMAL = NamedNode(XSD + "decimal")
_OFFSET = NamedNode(XSD + "nonNegativeInteger")
TRUE = Literal(True)
_URI = NamedNode(XSD + "anyURI")
_UNITS = (
    (re.compile(r"\d{4}-\d\d-\d\d[?~%]?"), NamedNode(TIME + "unitDay")),
    (re.compile(r"\d{4}-(0\d|1[012])[?~%]?"), NamedNode(TIME + "unitMonth")),
    (re.compile(r"\d{4}-2[1-4][?~%]?"), NamedNode(BILATERAL + "unit-season")),
    (re.compile(r"\d{4}[?~%]?"), NamedNode(TIME + "unitYear")),
    (re.compile(r"\d{3}X"), NamedNode(BILATERAL + "unit-decade")),
)
"""Forms of EDTF level 1 and the unit in which they tell a date."""

_SURROGATE = re.compile("[\ud800-\udfff]")


def node(term: Term) -> NamedNode:
    """A term of one of the closed lists."""
    return _node(type(term), term)


@lru_cache(maxsize=256)
def _node(list_: type[Term], term: Term) -> NamedNode:
    return NamedNode(list_(term).iri)


def text(value: str, language: str | None = None) -> Literal:
    """A plain literal; a lone surrogate, which no encoding can carry, becomes U+FFFD."""
    try:
        return Literal(value, language=language)
    except ValueError:
        return Literal(_SURROGATE.sub("�", value), language=language)


def edtf(first: str, last: str | None = None) -> Literal:
    """A date or an interval as EDTF."""
    return Literal(first if last is None else f"{first}/{last}", datatype=_EDTF)


def offset(value: int) -> Literal:
    """A number of code points."""
    return Literal(str(value), datatype=_OFFSET)


def decimal(value: float) -> Literal:
    """A number between 0 and 1, to four places."""
    return Literal(f"{value:.4f}".rstrip("0").ljust(3, "0"), datatype=_DECIMAL)


def uri(value: str) -> Literal:
    """An address as found: it may be no valid IRI, so it stays a literal."""
    return Literal(text(value).value, datatype=_URI)


def day(value: date) -> Literal:
    """A calendar day."""
    return Literal(value.isoformat(), datatype=_DATE)


@lru_cache(maxsize=65_536)
def time_stamps(first: str, last: str | None) -> tuple[tuple[NamedNode, Literal], ...]:
    """The four bounds of the Simple Event Model; an open one is left out."""
    begin, end = bounds(first), bounds(last or first)
    stamps = (
        (EARLIEST_BEGIN, begin[0]),
        (LATEST_BEGIN, begin[1]),
        (EARLIEST_END, end[0]),
        (LATEST_END, end[1]),
    )
    return tuple((name, day(at)) for name, at in stamps if date.min < at < date.max)


@lru_cache(maxsize=65_536)
def unit(literal: str) -> NamedNode | None:
    """The unit of time in which a date is told; nothing for an open or unusual one.

    >>> unit("2024-06").value
    'http://www.w3.org/2006/time#unitMonth'
    """
    return next((unit for form, unit in _UNITS if form.fullmatch(literal)), None)
