import pytest
from starlette.datastructures import QueryParams

from api.web.selection import read_selection
from graph.model import Dyad
from graph.queries import EventFilter
from ontology.terms import EventType, Status

AZE_KAZ = Dyad("AZE", "KAZ")


def read(query):
    return read_selection(QueryParams(query), AZE_KAZ)


def test_filters_have_the_names_and_meanings_of_the_api():
    found = read("type=visit&type=signing&status=held&since=2020&until=2024&place=Baku")
    assert found.filter == EventFilter(
        dyad=AZE_KAZ,
        type=(EventType.SIGNING, EventType.VISIT),
        status=(Status.HELD,),
        since="2020",
        until="2024",
        place="Baku",
    )


def test_empty_doubled_and_unknown_parameters_are_left_out_of_the_canonical_query():
    assert read("until=&type=visit&b=1&since=+2020+&type=visit").query == "since=2020&type=visit"


def test_the_canonical_query_does_not_depend_on_the_order():
    assert read("type=a&since=2&type=b").query == read("type=b&type=a&since=2").query


@pytest.mark.parametrize(
    "query",
    ["since=x", "type=x", "status=x", "subtype=x", "min_confidence=x", "since=2024&until=2020"],
)
def test_a_value_without_sense_is_a_fault_of_its_field_and_filters_nothing(query):
    found = read(query)
    assert found.filter == EventFilter(dyad=AZE_KAZ)
    assert found.faults[0].field in query


def test_a_filter_is_replaced_and_the_others_are_kept():
    assert read("type=visit&place=Baku").with_pairs(type="call") == "place=Baku&type=call"


def test_what_the_form_does_not_show_is_carried():
    assert read("type=visit&place=Baku&official=Aliyev").carried == (
        ("official", "Aliyev"),
        ("place", "Baku"),
    )
