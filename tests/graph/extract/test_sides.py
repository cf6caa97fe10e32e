"""Whose act it is and upon whom: not those who are named beside it as place, topic or helper."""

import pytest

from tests.graph.extract.telling import reports, told

SIDED = {
    "Swiss-hosted talks between Armenia and Azerbaijan opened on Tuesday.": {"meeting ARM AZE"},
    "Iraq complained to the UN Security Council about Iran's meddling.": {"accusation IRN IRQ"},
    "Greece endorsed the candidacy of Tajikistan for membership of the UN Security Council.": {
        "statement GRC TJK"
    },
    "Sweden and Finland assured Latvia of their full support for its bid for the UN council.": {
        "statement FIN LVA SWE"
    },
    "Israel's defence minister warned that Israel would strike Iran again.": {"threat IRN ISR"},
    "Iran warned that Israel would be hit hard.": {"threat IRN ISR"},
    "Pakistan's army chief flew to Riyadh on Sunday with a message about Iran.": {"visit PAK SAU"},
    "Brazil praised Kenya for sending tents to Chad.": {"statement BRA KEN", "aid KEN TCD"},
}


@pytest.mark.parametrize("text", SIDED)
def test_the_sides_are_those_that_the_act_is_between(text: str) -> None:
    assert told(text) == SIDED[text]


def test_a_deed_of_own_is_defended_not_praised() -> None:
    text = "Peru stormed the embassy of Chile on Friday. The president's office defended the raid."
    assert not any(r.type == "statement" for r in reports(text))


def test_a_sum_is_no_weapon() -> None:
    text = "The US would provide K158 million to Papua New Guinea, the minister said."
    assert not any(r.type == "arms-transfer" for r in reports(text))


def test_who_withdraws_from_drills_ends_no_membership() -> None:
    told_of = told("Bishkek withdrew from the drills of the CSTO planned for October.")
    assert "termination CSTO KGZ" not in told_of
