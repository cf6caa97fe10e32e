"""Texts that tell of no event between states, however many states they name."""

import pytest

from tests.graph.extract.telling import told

EVENTLESS = [
    # wishes
    "It is high time that Turkey and Armenia opened their border.",
    "One may hope that the presidents of Turkey and Armenia will meet one day.",
    # firms and clubs
    "Sweden's IKEA will open two stores in Chile. The firm signed a lease agreement with a "
    "Santiago shopping centre.",
    "The Japan international signed a contract until 2028. The club will tour South Korea.",
    # people by their nation
    "Kenya's Joy Kibet broke the record. The Kenyan met Ethiopia's Sara Bekele for the sixth time.",
    "Every second Finn regards Russia as a military threat.",
    "Hungarians accuse Romanians of using too much dill.",
    # sport, markets, weather, travel
    "Spain beat Germany 2-1 in Stuttgart. Spain will meet France in Munich on Tuesday.",
    "Washington could impose further curbs on chip exports to China, analysts said.",
    "Cold air from Russia is expected to meet the warm front over Poland.",
    "Travellers to Vietnam need a visa. Avoid meeting touts and sign nothing before reading it.",
    # politics at home
    "The opposition urged Prime Minister Arun Das of India to resign and accused him of selling "
    "the country to foreigners.",
]


@pytest.mark.parametrize("text", EVENTLESS)
def test_no_event_is_read_where_none_is_told(text: str) -> None:
    assert told(text) == set()


def test_a_whole_nation_stands_for_its_state() -> None:
    assert "accusation FRA GBR" in told("The French accused Britain of breaking the agreement.")
