from itertools import product

import pytest

from graph.errors import InvalidQuery
from graph.exchange import EXPORTS, What
from graph.model import Dyad
from graph.queries import EventFilter

COMBINATIONS = [
    (what, name) for what, (name, each) in product(What, EXPORTS.items()) if what in each.kinds
]
SENSELESS = [
    (what, name) for what, (name, each) in product(What, EXPORTS.items()) if what not in each.kinds
]


@pytest.mark.parametrize(("what", "format"), COMBINATIONS)
def test_every_possible_combination_writes_the_same_bytes_each_time(exported, what, format):
    first = exported(what, format)
    assert first
    assert exported(what, format) == first


@pytest.mark.parametrize(("what", "format"), SENSELESS)
def test_a_senseless_combination_says_what_is_possible(exported, what, format):
    with pytest.raises(InvalidQuery, match="choose from") as raised:
        exported(what, format)
    for kind in EXPORTS[format].kinds:
        assert kind in str(raised.value)


def test_an_unknown_format_lists_the_known_ones(exported):
    with pytest.raises(InvalidQuery, match="turtle, trig"):
        exported("events", "docx")


def test_an_unknown_kind_lists_the_known_ones(exported):
    with pytest.raises(InvalidQuery, match="events, reports, agreements, exercises, actors, edges"):
        exported("persons", "csv")


@pytest.mark.parametrize(("what", "format"), COMBINATIONS)
def test_an_answer_without_events_is_still_a_whole_file(exported, what, format):
    nothing = EventFilter(dyad=Dyad.of("FJI", "PER"))
    assert isinstance(exported(what, format, nothing), bytes)


@pytest.mark.parametrize("base", ["no iri", "relative/path", "https://example.org/a b/"])
def test_a_base_that_is_no_iri_is_refused_before_anything_is_written(exported, base):
    with pytest.raises(InvalidQuery, match="base"):
        exported("events", "turtle", base=base)
