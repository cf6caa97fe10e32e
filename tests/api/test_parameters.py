"""What people write into filters is read with the gazetteer."""

import pytest

from api.app import DOCUMENTED
from api.asked import declared
from api.parameters import check_text, event_filter, read_dyad, read_principal
from graph.errors import InvalidDyad, InvalidQuery, UnknownActor
from graph.model import Dyad


@pytest.mark.parametrize(
    "text",
    [
        "AZE-KAZ",
        "KAZ-AZE",
        "kaz–aze",
        "Azerbaijan—Kazakhstan",
        "Kazakhstan − Azerbaijan",
        "Azerbaijan~KAZ",
    ],
)
def test_a_dyad_is_read_in_any_order_case_and_dash(text):
    assert read_dyad(text) == Dyad.of("AZE", "KAZ")


@pytest.mark.parametrize("text", ["Guinea-Bissau-Senegal", "Senegal-Guinea-Bissau"])
def test_a_name_with_a_hyphen_of_its_own_may_stand_in_a_dyad(text):
    assert read_dyad(text) == Dyad.of("GNB", "SEN")


@pytest.mark.parametrize("text", ["", "AZE", "-", "AZE-", "-KAZ", "AZE-Azerbaijan"])
def test_what_is_no_pair_is_no_dyad(text):
    with pytest.raises(InvalidDyad):
        read_dyad(text)


def test_an_unknown_side_of_a_dyad_is_named():
    with pytest.raises(UnknownActor, match="Kazahkstan") as caught:
        read_dyad("AZE-Kazahkstan")
    assert caught.value.field == "dyad"


def test_principals_are_read_by_name_or_code_and_only_once():
    assert event_filter(principal=["Azerbaijan", "aze", "KAZ"]).principal == ("AZE", "KAZ")


def test_an_unknown_principal_is_named_with_its_parameter():
    with pytest.raises(UnknownActor) as caught:
        read_principal("Atlantis")
    assert (caught.value.field, caught.value.name) == ("principal", "Atlantis")


@pytest.mark.parametrize("text", ["\0", "a\x1bb", "\ud800", "x" * 1001])
def test_text_that_nothing_can_use_is_refused(text):
    with pytest.raises(InvalidQuery):
        check_text("text", text)
    with pytest.raises(InvalidQuery):
        event_filter(text=text)


@pytest.mark.parametrize("text", ["Türkiye", "Қазақстан", "آذربایجان", "a\tb", "🇦🇿"])
def test_text_of_any_script_is_taken(text):
    assert check_text("text", text) == text


def test_words_of_the_closed_lists_are_taken_in_any_case():
    found = event_filter(subtype=["Treaty"], plover=["agree"])
    assert (found.subtype, found.plover) == (("treaty",), ("AGREE",))


def test_what_a_route_accepts_is_what_the_document_says(app):
    documented = app.openapi()["paths"]
    routes = [
        (route, documented[route.path_format][method.lower()])
        for resource in DOCUMENTED
        for route in resource.router.routes
        for method in route.methods
        if method.lower() in documented.get(route.path_format, {})
    ]
    assert len(routes) == sum(map(len, documented.values()))
    for route, operation in routes:
        assert declared(route) == {
            each["name"]: each["schema"].get("type") == "array"
            for each in operation.get("parameters", ())
            if each["in"] == "query"
        }
