"""The shapes pass what is exported, and each one catches what it is there for."""

from functools import cache
from pathlib import Path

import pyshacl
import pytest
from rdflib import Graph, Literal, Namespace

from ontology.namespaces import BILATERAL
from ontology.vocabulary import SOURCE

BL = Namespace(BILATERAL)
SHAPES = SOURCE.with_name("shapes.ttl")
GOOD = Path(__file__).with_name("signing.ttl")
"""A signing of Fiji and Peru within a visit, as an export writes it."""

pytestmark = pytest.mark.filterwarnings("ignore::DeprecationWarning")

BROKEN = [
    ("bl:status bl:status-held", "bl:status bl:status-held, bl:status-denied", "one status"),
    ("bl:status bl:status-held", "bl:status bl:role-host", "one status"),
    ("bl:report report:r1", "bl:domain bl:portfolio-trade", "at least one report"),
    ("bl:confidence 0.9", "bl:confidence 1.9", "between 0 and 1"),
    ('rdfs:label "Signing"', 'bl:city "Suva"', "has a label"),
    ('"2021-05-04"^^edtf:EDTF-level1', '"4 May"', "EDTF literal"),
    ('LatestBeginTimeStamp "2021-05-04"', 'LatestBeginTimeStamp "2020-01-01"', "not after"),
    ('LatestEndTimeStamp "2021-05-04"', 'LatestEndTimeStamp "2020-01-01"', "earliest end"),
    ("bl:agreement agreement:a1", "bl:domain bl:portfolio-trade", "signs an agreement"),
    ("#p2> a bl:Participation ; bl:role bl:role-signatory",
     "#p2> a bl:Participation ; bl:role bl:role-attendee", "two signatories"),
    ("bl:role bl:role-host ; bl:principal actor:FJI",
     "bl:role bl:role-host ; bl:principal actor:PER", "visits themselves"),
    ("bl:role bl:role-host ;", "", "plays one role"),
    ("bl:role bl:role-host ; bl:principal actor:FJI", "bl:role bl:role-host", "for one principal"),
    ("bl:between actor:FJI, actor:PER", "bl:between actor:FJI", "two different principals"),
    ("bl:party actor:FJI, actor:PER ; bl:kind", "bl:kind", "has parties"),
    ("prov:wasDerivedFrom document:d1 ;", "", "from one document"),
    ("bl:eventType bl:Signing", "bl:eventType bl:role-host", "of one type"),
    ("bl:evidence <https://e.org/d1#q> ; bl:eventType", "bl:eventType", "quotes its document"),
    ('oa:exact "They signed."', 'oa:exact "They signed it."', "as long as its offsets"),
    ('oa:exact "They signed."', "oa:start 1", "has its words"),
]  # fmt: skip


@cache
def ontology() -> Graph:
    return Graph().parse(SOURCE)


def violations(text: str) -> str:
    data = ontology() + Graph().parse(data=text, format="turtle")
    conforms, _, report = pyshacl.validate(data, shacl_graph=str(SHAPES))
    return "" if conforms else report


@pytest.fixture(scope="module")
def good() -> str:
    return GOOD.read_text(encoding="utf-8")


def test_a_good_graph_passes(good):
    assert violations(good) == ""


@pytest.mark.parametrize(("right", "wrong", "message"), BROKEN)
def test_what_is_wrong_is_said(good, right, wrong, message):
    assert right in good
    assert message in violations(good.replace(right, wrong, 1))


def test_shapes_speak_only_of_terms_that_exist():
    shapes = Graph().parse(SHAPES)
    own = {n for triple in shapes for n in triple if str(n).startswith(BILATERAL)}
    own = {n for n in own if not str(n).endswith("Shape") and not isinstance(n, Literal)}
    assert own <= set(ontology().subjects())
