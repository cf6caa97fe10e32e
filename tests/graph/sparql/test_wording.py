"""What is told of a query by its words alone: the form, and what is refused."""

import contextlib
import time
from pathlib import Path

import pytest

from graph.errors import InvalidSparql
from graph.sparql.formats import Shape
from graph.sparql.wording import LONGEST, place, read_sparql

QUERIES = sorted((Path(__file__).parents[3] / "ontology" / "queries").glob("*.rq"))
HIDDEN = (
    "'SERVICE' \"service\" '''a 'SERVICE''' \"\"\"\nSERVICE\"\"\" ?service $SERVICE"
    " <http://x/SERVICE> <https://service.example/a#'b> <http://x/\\u0041#service>"
    " bl:service bl:a-SERVICE _:service 'a'@service 1 # SERVICE <http://x> {}\n"
)


@pytest.mark.parametrize("query", QUERIES, ids=lambda query: query.stem)
def test_the_ready_queries_are_read(query: Path) -> None:
    assert read_sparql(query.read_text(encoding="utf-8")).form == "SELECT"


@pytest.mark.parametrize(
    ("text", "form", "shape"),
    [
        ("ASK{}", "ASK", Shape.TABLE),
        ("BASE <http://x/> PREFIX select: <http://y/>\ndescribe <a>", "DESCRIBE", Shape.GRAPH),
        ("# SELECT\nCONSTRUCT WHERE { ?s ?p ?o }", "CONSTRUCT", Shape.GRAPH),
        ("SELECT*{}", "SELECT", Shape.TABLE),
    ],
)
def test_a_query_has_one_of_four_forms(text: str, form: str, shape: Shape) -> None:
    read = read_sparql(text)
    assert (read.form, read.shape, read.volatile) == (form, shape, False)


@pytest.mark.parametrize("call", ["NOW()", "rand()", "UUID()", "STRUUID()", "BNODE()"])
def test_a_query_that_is_answered_differently_each_time_is_known(call: str) -> None:
    assert read_sparql(f"SELECT ({call} AS ?x) {{}}").volatile


def test_a_word_within_a_text_an_iri_a_name_or_a_comment_asks_for_nothing() -> None:
    assert read_sparql(f"SELECT * {{ VALUES ?x {{ {HIDDEN} }} }}").form == "SELECT"


@pytest.mark.parametrize(
    "text",
    [
        "SELECT * { SERVICE <http://127.0.0.1/> {} }",
        "SELECT * {sErViCe SILENT ?x{}}",
        "SELECT * { ?s ?p 1SERVICE <http://x/> {} }",
        "SELECT * { ?s ?p bl:a\\#b SERVICE <http://x/> {} }",
        "SELECT * { ?s ?p bl:a\\' SERVICE <http://x/> {} }",
        "SELECT * { ?s ?p 'a\\'' SERVICE <http://x/> {} }",
        "SELECT * { ?s ?p bl:a.SERVICE <http://x/> {} }",
        "SELECT * { FILTER(?a<?b#>\n) SERVICE <http://x/> {} }",
        "SELECT * { FILTER(?a<?b)SERVICE<http://x/>{} FILTER(2>1) }",
        "SELECT * { FILTER(1<2)SERVICE#>\n<http://x/>{ ?a ?b ?c } }",
        "SELECT * { VALUES ?q {<bl:\\u0041#>} SERVICE <http://x/>{ ?a ?b ?c } }",
        "SELECT * { FILTER(1<2#>'''\n) SERVICE <http://x/> {} #'''\n}",
        "SELECT * { FILTER(1<bl:a#>'\n) SERVICE <http://x/> {} #'\n}",
        "SELECT * { FILTER(1<2+'>'''#''') SERVICE <http://x/> {} }",
        "PREFIX true.SERVICE: <x:> PREFIX : <http://x/> ASK { ?s ?p true.SERVICE:x {} }",
        "PREFIX service: <x:> PREFIX : <http://x/> ASK { service:x {} }",
        "SELECT * { ?s ?p bl:a.SERVICE:x {} }",
        "SELECT * { ?s ?p 'a'@en--ltrSERVICE <http://x/> {} }",
    ],
)
def test_asking_another_service_is_refused_wherever_it_stands(text: str) -> None:
    with pytest.raises(InvalidSparql, match="SERVICE is refused"):
        read_sparql(text)


def test_what_may_hide_a_service_is_refused_only_where_one_is_named() -> None:
    text = "BASE <http://x/> SELECT * { ?s <#a> <urn:x:it's#b> }"
    assert read_sparql(text).form == "SELECT"
    with pytest.raises(InvalidSparql, match=r"column 32: .*may hide it: write IRIs whole"):
        read_sparql(f"{text} # service")


@pytest.mark.parametrize(
    ("text", "reason"),
    [
        ("INSERT DATA { <a:a> <a:b> 1 }", "line 1, column 1: INSERT would change"),
        ("PREFIX x: <http://x/>\n  DELETE WHERE { ?s ?p ?o }", "line 2, column 3: DELETE would"),
        ("LOAD <http://x/>", "LOAD would change"),
        ("SELECT * FROM <http://x/> {}", "FROM would leave nothing"),
        ("SELECT * {\n ?s?p?o.x:a bl:b-x:c 1 }", "line 2, column 9: the prefix x: is not declared"),
        ("hello world", "line 1, column 1: expected one of SELECT, ASK, CONSTRUCT, DESCRIBE"),
        ("", "says none of SELECT"),
        ("# only a remark", "says none of SELECT"),
        ("DESCRIBE <http://x/a|b>", "column 10: an IRI begins here that does not end, or has a"),
        ("DESCRIBE <http://x/a", "column 10: an IRI begins here that does not end, or has a"),
        ('SELECT * { ?s ?p """a" }', "line 1, column 18: a text begins here that does not end"),
        (f"SELECT * {{}} #{'x' * LONGEST}", f"longer than {LONGEST} characters"),
    ],
)
def test_what_is_no_query_is_refused_with_the_reason(text: str, reason: str) -> None:
    with pytest.raises(InvalidSparql, match=reason):
        read_sparql(text)


def test_the_prefixes_of_the_vocabularies_need_no_declaration_and_may_have_one() -> None:
    text = "PREFIX bl: <http://x/> PREFIX : <http://y/> SELECT * { ?s bl:a :b , event:e1 , _:c }"
    assert read_sparql(text).form == "SELECT"


def test_reading_takes_time_as_a_query_is_long() -> None:
    def cost(many: int, repeated: str) -> float:
        text, costs = f"SELECT * {{ {repeated * many} }}", []
        for _ in range(3):
            begun = time.process_time()
            with contextlib.suppress(InvalidSparql):
                read_sparql(text)
            costs.append(time.process_time() - begun)
        return min(costs)

    for repeated in ("a.", "a-", '"\\', "<a", "'''\\", "@a-"):
        few, many = cost(4_000, repeated), cost(4_000 * 4, repeated)
        assert many < max(few, 0.001) * 9, repeated  # sixteen times, were each read with all others


def test_a_place_is_counted_from_one() -> None:
    assert place("ab\ncd", 0) == (1, 1)
    assert place("ab\ncd", 4) == (2, 2)
