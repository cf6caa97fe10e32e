"""The data files of the rules."""

import pytest

from graph.extract import lexicon

ROW = {"name": "visit.x", "type": "visit", "verb": ["visit"], "roles": {"visitor": ["subject"]}}


def test_a_trigger_says_nothing_that_is_not_known():
    with pytest.raises(ValueError, match=r"visit\.x: no trigger has requries"):
        lexicon.read_trigger({**ROW, "requries": ["soldier"]}, 0)


def test_a_trigger_may_name_a_list():
    assert "drone" in lexicon.read_trigger({**ROW, "noun": "weapons"}, 0).nouns
