"""Extractors are found by name: built in, or brought by an installed package."""

import pytest

from graph.errors import InvalidQuery, UnknownExtractor
from graph.extract.registry import find_extractor, known_extractors
from graph.extract.rule_based import RuleExtractor


def test_the_rules_are_used_unless_another_is_named():
    assert isinstance(find_extractor(), RuleExtractor)
    assert find_extractor("rules").version


def test_a_package_can_bring_one(plugin):
    found = find_extractor("echo")
    assert (found.name, found.version) == ("echo", "7")


def test_a_package_cannot_replace_a_built_in_one(plugin):
    assert isinstance(find_extractor("rules"), RuleExtractor)
    assert set(known_extractors()) >= {"rules", "table", "echo"}


@pytest.mark.parametrize(("asked", "meant"), [("ruels", "rules"), ("Tabel:x.jsonl", "table")])
def test_an_unknown_name_gets_a_suggestion(asked, meant):
    with pytest.raises(UnknownExtractor, match=f"did you mean {meant}") as refused:
        find_extractor(asked)
    assert refused.value.suggestions == (meant,)
    assert "is none of rules, table" in str(refused.value)


def test_a_name_like_no_other_gets_none():
    with pytest.raises(UnknownExtractor) as refused:
        find_extractor("zeppelin")
    assert str(refused.value) == "extractor: 'zeppelin' is none of rules, table"


@pytest.mark.parametrize(
    ("asked", "reason"),
    [
        ("absent", "cannot be loaded: ModuleNotFoundError"),
        ("echo:loud", "cannot be loaded: ValueError: no argument, please"),
        ("nothing", "has no name, version or extract_many"),
        ("rules:my.toml", "is called just rules"),
        ("table", "needs a file: table:FILE"),
    ],
)
def test_one_that_cannot_be_made_says_why(plugin, asked, reason):
    with pytest.raises(InvalidQuery) as refused:
        find_extractor(asked)
    assert reason in str(refused.value)
