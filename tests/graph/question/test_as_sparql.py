"""The same question as SPARQL finds the same events in the exported graph."""

from collections.abc import Callable
from io import BytesIO

import pyoxigraph
import pytest

from graph.exchange import export
from graph.queries import EventFilter
from graph.question import Reading, answer, as_sparql
from graph.store import View
from tests.graph.question.conftest import TODAY
from tests.graph.question.test_questions import QUESTIONS

Read = Callable[[str], Reading]


@pytest.fixture(scope="module")
def exported(view: View) -> pyoxigraph.Store:
    out = BytesIO()
    export(view, "events", "turtle", EventFilter(), out)
    store = pyoxigraph.Store()
    store.load(out.getvalue(), pyoxigraph.RdfFormat.TURTLE)
    return store


@pytest.mark.parametrize(
    "text",
    [
        "all Georgia–Hungary agreements",
        "Hungarian-Georgian treaties",
        "events of Georgia",
        "events of Georgia, oldest first",
        "events of Georgia, but no visits",
        "visits by Georgia to Hungary",
        "Hungary's visits to Georgia",
        "visits by Hungarian defence ministers to Georgia",
        "visits by Hungarian energy ministers to Georgia",
        "meetings of Lomidze",
        "Nagy's meetings",
        "first meeting of Lomidze and Nagy",
        "Georgian agreements not with Peru",
        "meetings of Georgia not with Nagy",
        "meetings of Georgia with Hungary or Peru, oldest first",
        "bilateral agreements of Georgia",
        "multilateral agreements of Georgia",
        "planned exercises of Georgia and Hungary",
        "events of Georgia that are not planned",
        "Georgia and Hungary before 2021",
        "visits in Hungary since 2022",
        "visits of Georgia in March 2023",
        "visits in Budapest",
        'events of Georgia mentioning "something nobody said"',
    ],
)
def test_a_query_finds_the_events_that_answer(
    text: str, view: View, exported: pyoxigraph.Store
) -> None:
    found = answer(view, text, today=TODAY)
    query = as_sparql(found.reading)
    assert query is not None
    rows = [row["event"].value.rpartition("/")[2] for row in exported.query(query)]
    assert rows == [event.id for event in found.items]


def test_the_answers_compared_are_not_all_empty(view: View, exported: pyoxigraph.Store) -> None:
    query = as_sparql(answer(view, "visits by Georgia to Hungary", today=TODAY).reading)
    assert query is not None
    assert len(list(exported.query(query))) == 2


def test_a_query_says_in_its_first_line_what_it_looks_for(read: Read) -> None:
    reading = read("energy agreements of Peru with Fiji")
    assert (as_sparql(reading) or "").startswith(f"# {reading.sentence}\n")


def test_nothing_read_makes_no_query(read: Read) -> None:
    assert as_sparql(read("colourless green ideas")) is None


@pytest.mark.parametrize("field", ["text", "place", "official"])
def test_words_of_a_question_cannot_leave_their_literal(
    field: str, exported: pyoxigraph.Store
) -> None:
    hostile = 'x" } ?event ?p ?o . { #\\" \n } UNION { ?event ?p ?o'
    query = as_sparql(Reading(question="", filter=EventFilter(**{field: hostile})))
    assert query is not None
    assert list(exported.query(query)) == []


def test_every_question_makes_a_query_that_an_engine_accepts(read: Read) -> None:
    store = pyoxigraph.Store()
    for question in QUESTIONS:
        query = as_sparql(read(question["ask"]))
        assert query is None or list(store.query(query)) == []
