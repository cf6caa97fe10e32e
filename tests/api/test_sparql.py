"""``/sparql``: the protocol, the formats, what is refused, and an index that follows the ledger."""

import contextlib
import re
import shutil
import subprocess
import threading
import time
from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from html import unescape
from pathlib import Path
from urllib.parse import quote

import pyoxigraph
import pytest
from starlette.testclient import TestClient

from api.app import create_app
from api.errors import MEDIA_TYPE
from api.service.desk import REVISION, WAITING
from api.settings import Settings
from graph.processes import own_process
from graph.sparql.formats import RESULTS, Shape
from graph.sparql.generations import Generations
from graph.sparql.wording import LONGEST, SparqlQuery, read_sparql
from graph.store.ledger import Ledger
from tests.graph.reports import document, report

EVENTS = "SELECT ?event { ?event a bl:Event } ORDER BY ?event"
MEETINGS = "SELECT ?event { ?event a bl:Meeting }"
GRAPH = "CONSTRUCT { ?s ?p ?o } WHERE { ?s a bl:Visit ; ?p ?o }"
URL = f"/sparql?query={quote(EVENTS, safe='')}&"
ENDLESS = "SELECT (COUNT(*) AS ?n) { ?a ?b ?c . ?d ?e ?f . ?g ?h ?i }"
QUERY = {"Content-Type": "application/sparql-query"}


def asked(client: TestClient, query: str, accept: str = "*/*", **parameters: str):
    return client.get("/sparql", params={"query": query, **parameters}, headers={"Accept": accept})


def refused(response, status: int, slug: str) -> dict:
    assert (response.status_code, response.headers["content-type"]) == (status, MEDIA_TYPE)
    body = response.json()
    assert body["type"].endswith(f"/{slug}")
    return body


def count(response) -> int:
    assert response.status_code == 200, response.text
    return len(response.json()["results"]["bindings"])


@pytest.fixture
def own(ledger_path: Path, tmp_path: Path) -> Path:
    return Path(shutil.copy(ledger_path, tmp_path / "own.db"))


@contextlib.contextmanager
def limited(own: Path, seconds: float) -> Iterator[TestClient]:
    """A service whose queries may take some seconds, 256 megabytes and a hundred rows."""
    settings = Settings(
        db=own, sparql_seconds=seconds, sparql_rows=100, sparql_memory=256, sparql_processes=1
    )
    with TestClient(create_app(settings), raise_server_exceptions=False) as client:
        until = time.monotonic() + 60
        while asked(client, EVENTS).status_code != 200:  # the index may take longer than that
            assert time.monotonic() < until
        yield client


@pytest.fixture
def strict(own: Path) -> Iterator[TestClient]:
    with limited(own, 1) as client:
        yield client


def test_the_events_of_the_ledger_are_those_of_the_graph(client: TestClient) -> None:
    ids = {item["id"] for item in client.get("/v1/events").json()["items"]}
    bindings = asked(client, EVENTS).json()["results"]["bindings"]
    assert {row["event"]["value"].rpartition("/")[2] for row in bindings} == ids


def test_the_first_format_is_json_and_accept_or_format_choose_another(client: TestClient) -> None:
    for name, format in RESULTS.items():
        query = EVENTS if format.shape is Shape.TABLE else GRAPH
        by_header = asked(client, query, format.media_type)
        by_name = asked(client, query, format=name)
        assert by_header.status_code == by_name.status_code == 200
        assert by_header.headers["content-type"].startswith(format.media_type)
        assert by_name.headers["content-type"].startswith(format.media_type)
        assert len(by_header.content) == len(by_name.content) > 100
    assert asked(client, EVENTS).headers["content-type"] == "application/sparql-results+json"
    assert asked(client, GRAPH).headers["content-type"].startswith("text/turtle")
    assert asked(client, "ASK {}", "application/json").json()["boolean"] is True


def test_a_graph_comes_as_rdf_that_others_read(client: TestClient) -> None:
    answer = asked(client, "DESCRIBE dyad:AZE-KAZ", "application/n-triples")
    triples = list(pyoxigraph.parse(answer.content, pyoxigraph.RdfFormat.N_TRIPLES))
    assert {triple.subject.value for triple in triples} == {
        "https://w3id.org/bilateral/id/dyad/AZE-KAZ"
    }


def test_formats_that_hold_no_such_answer_are_refused(client: TestClient) -> None:
    refused(asked(client, EVENTS, "text/turtle"), 406, "not-acceptable")
    refused(asked(client, GRAPH, "text/csv"), 406, "not-acceptable")
    body = refused(asked(client, EVENTS, format="turtle"), 422, "invalid-parameter")
    assert body["errors"][0]["parameter"] == "format"


def test_a_query_may_be_sent_as_a_body_or_as_a_form(client: TestClient) -> None:
    expected = asked(client, EVENTS).json()
    direct = client.post("/sparql", content=EVENTS, headers=QUERY)
    form = client.post("/sparql", data={"query": EVENTS})
    assert direct.json() == form.json() == expected
    csv = client.post("/sparql", data={"query": EVENTS, "format": "csv"})
    assert csv.text == client.post("/sparql?format=csv", content=EVENTS, headers=QUERY).text
    assert csv.text.startswith("event\r\n")
    assert direct.headers["cache-control"] == "no-store"
    longest = f"{EVENTS} #{'x' * (LONGEST - len(EVENTS) - 2)}"
    assert client.post("/sparql", content=longest, headers=QUERY).status_code == 200


@pytest.mark.parametrize(
    ("sent", "status", "slug"),
    [
        ({"data": {"update": "DROP ALL"}}, 400, "invalid-sparql"),
        ({"data": {"quary": EVENTS}}, 400, "invalid-sparql"),
        ({"data": {"query": EVENTS, "other": "1"}}, 422, "invalid-parameter"),
        ({"data": {"query": [EVENTS, EVENTS]}}, 400, "invalid-sparql"),
        ({"data": {"query": EVENTS, "default-graph-uri": "http://x/"}}, 400, "invalid-sparql"),
        ({"content": b"\xff", "headers": QUERY}, 400, "invalid-sparql"),
        (
            {
                "content": b"query=%FF",
                "headers": {"Content-Type": "application/x-www-form-urlencoded"},
            },
            400,
            "invalid-sparql",
        ),
        (
            {"content": "DROP ALL", "headers": {"Content-Type": "application/sparql-update"}},
            400,
            "invalid-sparql",
        ),
        ({"json": {"query": EVENTS}}, 415, "unsupported-media-type"),
        ({}, 415, "unsupported-media-type"),
        ({"content": "x" * (LONGEST + 1), "headers": QUERY}, 400, "invalid-sparql"),
        ({"content": "x" * (5 * LONGEST), "headers": QUERY}, 413, "too-large"),
        ({"data": {"query": "x" * (13 * LONGEST)}}, 413, "too-large"),
    ],
)
def test_what_is_sent_wrongly_is_refused(
    client: TestClient, sent: dict, status: int, slug: str
) -> None:
    refused(client.post("/sparql", **sent), status, slug)


def test_a_form_holds_the_longest_query_in_any_script(client: TestClient) -> None:
    for letter in "жあ🦌":
        longest = f"{EVENTS} #{letter * (LONGEST - len(EVENTS) - 2)}"
        answer = client.post("/sparql", data={"query": longest, "format": "csv"})
        assert answer.status_code == 200, answer.text


def test_other_graphs_in_a_form_are_refused_however_many(client: TestClient) -> None:
    form = {"query": EVENTS, "default-graph-uri": ["http://x/", "http://y/"]}
    body = refused(client.post("/sparql", data=form), 400, "invalid-sparql")
    assert "one graph" in body["detail"]


def test_the_document_names_the_formats_that_each_way_of_asking_takes(client: TestClient) -> None:
    operations = client.get("/openapi.json").json()["paths"]["/sparql"]
    for method, also in (("get", {"html", "rq"}), ("post", set())):
        [format] = [p for p in operations[method]["parameters"] if p["name"] == "format"]
        assert set(format["schema"]["enum"]) == {*RESULTS, *also}


@pytest.mark.parametrize(
    ("query", "said"),
    [
        ("INSERT DATA { <a:a> <a:b> 1 }", "INSERT would change the graph"),
        ("DELETE WHERE { ?s ?p ?o }", "DELETE would change the graph"),
        ("SELECT * { SERVICE <http://127.0.0.1/> { ?s ?p ?o } }", "SERVICE is refused"),
        ("SELECT * FROM <http://x/> { ?s ?p ?o }", "FROM would leave nothing"),
        ("nonsense", "expected one of SELECT, ASK, CONSTRUCT, DESCRIBE"),
    ],
)
def test_what_is_no_query_for_here_says_why(client: TestClient, query: str, said: str) -> None:
    assert said in refused(asked(client, query), 400, "invalid-sparql")["detail"]
    sent = client.post("/sparql", content=query, headers=QUERY)
    body = refused(sent, 400, "invalid-sparql")
    assert said in body["detail"]
    assert body["errors"][0]["in"] == "body"


def test_a_mistake_is_told_by_line_and_column(client: TestClient) -> None:
    body = refused(asked(client, "SELECT * {\n  ?s a bl:Visit ;;; ?p }"), 400, "invalid-sparql")
    [fault] = body["errors"]
    assert (fault["parameter"], fault["in"], fault["line"]) == ("query", "query", 2)
    assert fault["column"] > 15


@pytest.mark.parametrize("name", ["default-graph-uri", "named-graph-uri"])
def test_other_graphs_are_refused(client: TestClient, name: str) -> None:
    body = refused(asked(client, EVENTS, **{name: "http://x/"}), 400, "invalid-sparql")
    assert "one graph" in body["detail"]


def test_unknown_parameters_are_refused(client: TestClient) -> None:
    body = refused(asked(client, EVENTS, formt="csv"), 422, "unknown-parameter")
    assert body["errors"][0]["suggestions"] == ["format"]


def test_without_a_query_the_service_describes_itself(client: TestClient) -> None:
    answer = client.get("/sparql", headers={"Accept": "application/n-triples"})
    triples = list(pyoxigraph.parse(answer.content, pyoxigraph.RdfFormat.N_TRIPLES))
    endpoint = "http://www.w3.org/ns/sparql-service-description#endpoint"
    assert "http://testserver/sparql" in {
        triple.object.value for triple in triples if triple.predicate.value == endpoint
    }


def test_a_host_that_is_none_is_the_fault_of_who_asks(client: TestClient) -> None:
    asking = {"Accept": "text/turtle", "Host": "%zz"}
    body = refused(client.get("/sparql", headers=asking), 400, "bad-request")
    assert "Host" in body["detail"]
    unread = client.get("/sparql", headers={**asking, "Host": "[::1"})
    assert unread.status_code in (200, 400)


def test_an_answer_tells_its_revision_and_holds_until_another(client: TestClient) -> None:
    first = asked(client, EVENTS)
    revision = client.get("/healthz").json()["revision"]
    assert first.headers[REVISION] == str(revision)
    assert first.headers["etag"].startswith(f'"{revision}-')
    assert first.headers["cache-control"] == "no-cache"
    assert "Accept" in first.headers["vary"]
    known = {"If-None-Match": first.headers["etag"]}
    assert client.get("/sparql", params={"query": EVENTS}, headers=known).status_code == 304
    other = client.get("/sparql", params={"query": MEETINGS}, headers=known)
    assert other.status_code == 200
    assert asked(client, EVENTS, "text/csv").headers["etag"] != first.headers["etag"]


def test_an_answer_that_is_another_each_time_is_not_kept(client: TestClient) -> None:
    answer = asked(client, "SELECT (UUID() AS ?x) {}")
    assert "etag" not in answer.headers
    assert answer.headers["cache-control"] == "no-store"
    assert answer.json() != asked(client, "SELECT (UUID() AS ?x) {}").json()


def test_what_is_no_answer_is_not_kept(client: TestClient) -> None:
    described = client.get("/sparql", headers={"Accept": "text/turtle"})
    for told in (described, asked(client, EVENTS, format="rq")):
        assert told.headers["cache-control"] == "no-store"
        assert "etag" not in told.headers


def test_head_and_compression_are_those_of_every_resource(client: TestClient) -> None:
    whole = asked(client, GRAPH)
    head = client.head("/sparql", params={"query": GRAPH})
    assert (head.status_code, head.content) == (200, b"")
    assert head.headers["etag"] == whole.headers["etag"]
    wanted = {"Accept-Encoding": "gzip"}
    packed = client.get("/sparql", params={"query": GRAPH}, headers=wanted)
    assert packed.headers["content-encoding"] == "gzip"
    assert len(packed.content) == len(whole.content)


def test_a_long_answer_is_sent_whole(client: TestClient) -> None:
    values = " ".join(f'"{number:05}{"x" * 200}"' for number in range(200))
    query = f"SELECT ?a ?b {{ VALUES ?a {{ {values} }} VALUES ?b {{ {values.replace('x', '')} }} }}"
    answer = client.post("/sparql", data={"query": query, "format": "tsv"})
    assert answer.content.count(b"\n") == 40_001
    assert len(answer.content) > 8_000_000


def test_a_query_that_takes_too_much_is_ended_and_others_are_answered(strict: TestClient) -> None:
    body = refused(asked(strict, ENDLESS), 422, "query-too-costly")
    assert body["detail"] == "the query took more than 1 s of time"
    many = "SELECT * { ?s ?p ?o }"
    assert "100 rows" in refused(asked(strict, many), 422, "query-too-costly")["detail"]
    greedy = "SELECT * { ?a ?b ?c . ?d ?e ?f . ?g ?h ?i } ORDER BY ?c ?f ?i"
    assert "256 MB" in refused(asked(strict, greedy), 422, "query-too-costly")["detail"]
    deep = f"SELECT * {{ FILTER({'(' * 20_000}1{')' * 20_000}) }}"
    answer = strict.post("/sparql", content=deep, headers=QUERY)
    assert "nested too deeply" in refused(answer, 422, "query-too-costly")["detail"]
    assert count(asked(strict, EVENTS)) == 5


def test_more_queries_than_can_wait_are_refused_and_others_answered(strict: TestClient) -> None:
    with ThreadPoolExecutor(WAITING + 6) as pool:
        waiting = [pool.submit(asked, strict, ENDLESS) for _ in range(WAITING + 6)]
        time.sleep(0.3)
        assert strict.get("/v1/events").status_code == 200
        answers = [each.result() for each in waiting]
    statuses = [answer.status_code for answer in answers]
    assert statuses.count(503) >= 3
    assert set(statuses) <= {422, 503}
    assert {a.json()["type"].rpartition("/")[2] for a in answers if a.status_code == 503} == {
        "busy"
    }


def test_the_index_follows_the_ledger(own: Path) -> None:
    with TestClient(create_app(Settings(db=own))) as client:
        assert count(asked(client, EVENTS)) == 5
        before = int(asked(client, EVENTS).headers[REVISION])
        with Ledger.open(own) as ledger:
            told = document("later")
            ledger.add(told, [report(told)])
            revision = ledger.view().revision()
        until = time.monotonic() + 60
        while (answer := asked(client, EVENTS)).headers[REVISION] == str(before):
            assert count(answer) == 5
            assert time.monotonic() < until
            time.sleep(0.1)
        assert (count(answer), answer.headers[REVISION]) == (6, str(revision))
        told = client.get("/metrics").text
        assert f"\nbilateral_sparql_revision {float(revision)}" in told
        until = time.monotonic() + 60
        while len(list(own.with_name("own.db.rdf").glob("generation-*"))) > 1:
            assert time.monotonic() < until
            time.sleep(0.1)


def test_no_index_is_made_before_somebody_asks(own: Path) -> None:
    with TestClient(create_app(Settings(db=own))) as client:
        assert client.get("/v1/events").status_code == 200
        assert "bilateral_sparql_revision" not in client.get("/metrics").text
    assert not own.with_name("own.db.rdf").exists()


def test_an_index_that_cannot_be_made_is_a_problem_of_the_service(own: Path) -> None:
    own.with_name("own.db.rdf").write_text("in the way")
    with TestClient(
        create_app(Settings(db=own, sparql_seconds=0.5)), raise_server_exceptions=False
    ) as client:
        answer = asked(client, EVENTS)
        refused(answer, 503, "index-unavailable")
        assert answer.headers["retry-after"]
        assert str(own) not in answer.text
        assert "being made" not in answer.text


def test_an_index_that_another_process_makes_is_told_to_be_in_the_making(own: Path) -> None:
    settings = Settings(db=own, sparql_seconds=0.5)
    with (
        Generations(own).turn() as turn,
        TestClient(create_app(settings), raise_server_exceptions=False) as client,
    ):
        assert turn is not None
        told = refused(asked(client, EVENTS), 503, "index-being-made")
        assert "is being made" in told["detail"]


def test_a_maker_that_fails_says_so_in_a_line(own: Path) -> None:
    own.with_name("own.db.rdf").write_text("in the way")
    command = own_process("api.service.indexing", str(own), "https://example.org/")
    done = subprocess.run(command, capture_output=True, text=True, check=False)
    assert done.returncode == 1
    assert "the RDF index cannot be made" in done.stderr
    assert "Traceback" not in done.stderr


def test_a_query_is_read_by_the_threads_that_answer(
    client: TestClient, monkeypatch: pytest.MonkeyPatch
) -> None:
    readers: list[str] = []

    def read(text: str) -> SparqlQuery:
        readers.append(threading.current_thread().name.partition("_")[0])
        return read_sparql(text)

    monkeypatch.setattr("api.routes.sparql.read_sparql", read)
    text = f"{EVENTS} # once"
    assert count(asked(client, text)) == 5
    assert count(client.post("/sparql", content=text, headers=QUERY)) == 5
    assert readers == ["sparql", "sparql"]


def test_where_reading_is_closed_so_is_sparql(own: Path) -> None:
    with TestClient(create_app(Settings(db=own, open_reads=False))) as client:
        refused(asked(client, EVENTS), 401, "unauthorized")
        sent = client.post("/sparql", content=EVENTS, headers=QUERY)
        refused(sent, 401, "unauthorized")


def test_the_example_of_the_document_is_answered(client: TestClient) -> None:
    operation = client.get("/openapi.json").json()["paths"]["/sparql"]["get"]
    [parameter] = [each for each in operation["parameters"] if each["name"] == "query"]
    [example] = parameter["schema"]["examples"]
    answer = asked(client, example).json()
    told = operation["responses"]["200"]["content"]["application/sparql-results+json"]["example"]
    assert answer["head"] == told["head"]
    [row], [shown] = answer["results"]["bindings"], told["results"]["bindings"]
    for name, term in shown.items():
        assert term.keys() == row[name].keys()
        assert term.get("datatype") == row[name].get("datatype")


BROWSER = "text/html,application/xhtml+xml,application/xml;q=0.9,*/*;q=0.8"


def test_a_browser_gets_a_page_with_the_query_its_answer_and_files_of_it(
    client: TestClient,
) -> None:
    answer = asked(client, EVENTS, BROWSER)
    assert answer.headers["content-type"].startswith("text/html")
    assert "Accept" in answer.headers["vary"]
    assert f">\n{EVENTS}</textarea>" in answer.text
    assert "5 rows" in answer.text
    [event, *_] = client.get("/v1/events").json()["items"]
    assert f'<a href="/id/event/{event["id"]}"' in answer.text
    hrefs = [unescape(found) for found in re.findall(r'href="(/sparql\?[^"]+)"', answer.text)]
    files = {href.rpartition("=")[2]: href for href in hrefs if href.startswith(URL)}
    assert set(files) == {"rq", "json", "xml", "csv", "tsv"}
    assert client.get(files["csv"]).text == asked(client, EVENTS, format="csv").text
    saved = client.get(files["rq"])
    assert saved.text == EVENTS
    assert saved.headers["content-disposition"] == 'attachment; filename="query.rq"'


def test_the_page_shows_a_graph_and_yes_or_no(client: TestClient) -> None:
    graph = asked(client, "DESCRIBE dyad:AZE-KAZ", format="html").text
    assert "a bl:Dyad" in graph
    assert ">Yes</h2>" in asked(client, "ASK {}", format="html").text
    assert ">No</h2>" in asked(client, "ASK { ?s bl:none ?o }", format="html").text


def test_the_page_offers_the_ready_queries_and_each_is_answered(client: TestClient) -> None:
    page = client.get("/sparql", headers={"Accept": BROWSER}).text
    ready = page.partition('class="ready"')[2]
    hrefs = [unescape(found) for found in re.findall(r'href="([^"]+)"', ready)]
    assert len(hrefs) >= 20
    assert {client.get(href).status_code for href in hrefs} == {200}


def test_the_page_tells_what_is_wrong_beside_the_query(client: TestClient) -> None:
    answer = asked(client, '"><script>alert(1)</script>', BROWSER)
    assert answer.status_code == 400
    assert "<script>alert" not in answer.text
    assert 'aria-describedby="fault"' in answer.text
    assert "expected one of SELECT, ASK, CONSTRUCT, DESCRIBE" in answer.text


def test_hostile_values_are_text_on_the_page(client: TestClient) -> None:
    query = "SELECT ?x { VALUES ?x { '<script>1</script>' <javascript:alert(1)> <urn:x:y> } }"
    page = asked(client, query, format="html").text
    assert "<script>1" not in page
    assert 'href="javascript' not in page


def nested(depth: int) -> str:
    return f"SELECT ({'TRIPLE(<a:b>,<a:b>,' * depth}<a:b>{')' * depth} AS ?t) {{}}"


@pytest.mark.parametrize(
    "query", ["SELECT (<http://ex\u2100mple/> AS ?x) {}", nested(20), nested(400)]
)
def test_no_value_breaks_the_page(client: TestClient, query: str) -> None:
    page = asked(client, query, format="html")
    assert page.status_code == 200
    assert ("ex\u2100mple" in page.text) is ("ex\u2100mple" in query)
    assert ("…</bdi>" in page.text) is ("TRIPLE" in query)


def test_what_is_nested_too_deeply_to_be_read_is_refused_on_the_page(client: TestClient) -> None:
    page = asked(client, nested(1_200), format="html")
    assert page.status_code in (200, 422)
    assert "<h1>" in page.text


def test_the_page_shows_the_first_rows_of_an_answer_of_many(client: TestClient) -> None:
    numbers = " ".join(map(str, range(600)))
    page = asked(client, f"SELECT ?x {{ VALUES ?x {{ {numbers} }} }}", format="html").text
    assert "More than 500 rows" in page
    assert page.count("<tr><td>") == 500
    exactly = asked(client, "SELECT ?x { VALUES ?x { 1 2 } }", format="html").text
    assert ">2 rows</h2>" in exactly
    graph = asked(
        client, f"CONSTRUCT {{ <a:b> <a:c> ?x }} {{ VALUES ?x {{ {numbers} }} }}", format="html"
    )
    assert graph.status_code == 200


def test_no_more_of_an_answer_is_read_than_the_page_has_room_for(
    client: TestClient, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("api.web.sparql_page.MOST_BYTES", 10_000)
    values = " ".join(f'"{number}{"x" * 3_000}"' for number in range(10))
    page = asked(client, f"SELECT ?x {{ VALUES ?x {{ {values} }} }}", format="html").text
    assert "More than 3 rows" in page
    assert f"<bdi>2{'x' * 999}…</bdi>" in page
    assert "x" * 1_000 not in page.partition("<table")[2].partition("</table>")[0]
    graph = f"CONSTRUCT {{ <a:b> <a:c> ?x }} {{ VALUES ?x {{ {values} }} }}"
    assert "More than " in asked(client, graph, format="html").text


def test_the_pages_lead_to_their_questions_in_sparql(client: TestClient) -> None:
    for path in ("/dyads/AZE-KAZ?type=signing", "/search?q=agreements+of+Azerbaijan"):
        [href] = re.findall(r'href="(/sparql\?query=[^"]+)"', client.get(path).text)
        assert "1 row" in client.get(unescape(href)).text
    past = client.get("/dyads/AZE-KAZ?known_at=2100-01-01").text
    assert "/sparql?query" not in past
