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
    # armed people of no state
    "Nigerian troops killed thirty militants near the border with Cameroon.",
    "Colombia sent two thousand soldiers to the border with Venezuela to fight the guerrillas.",
    "Rebels attacked a village in eastern Congo near the border with Rwanda, killing twelve.",
    # who is spoken to, or only named beside the act
    "The Finnish premier considers the strike illegal, she told a Swedish weekly.",
    "The Polish president vetoed a law on the media, drawing criticism in the United States.",
    "The Slovak government turned down the union's demand for the wages that are paid in Austria.",
    "The Polish minister said that the army would hammer out a plan, as Germany had done.",
    "The Malaysian premier questioned the record of the party in an interview in Jakarta.",
    # what others may do, what is only warned of, what a speaker does at home
    "British officers warned that Russia could attack the cables.",
    "The Dutch service warned of spies from Iran at universities.",
    "The Romanian president promised to answer every letter, a Moldovan aide said.",
    "Kyiv has promised not to strike the pipeline, the Slovak premier said.",
    "The Israeli premier threatened to call an election, an American envoy said.",
    "Poland's foreign minister warned that Russia would invade Latvia within five years.",
    # on a condition, or only favoured
    "If Sweden closes the crossing, Norway will close its border with Sweden.",
    "Both ministers of Ghana support awarding the medal to the president of Togo.",
    # everyday words
    "Officials in Malawi expect the gate to cut waiting times for lorries from Zambia.",
    "The Kenyan president signed the finance bill after a visit to the market.",
    "The minister of Oman said that part of the force had gone back to barracks, and Iran agreed.",
    "Ecuador's president rejected the criticism by Peru.",
    "The Croatian president is on holiday in Austria.",
    # politics at home
    "The opposition urged Prime Minister Arun Das of India to resign and accused him of selling "
    "the country to foreigners.",
]


@pytest.mark.parametrize("text", EVENTLESS)
def test_no_event_is_read_where_none_is_told(text: str) -> None:
    assert told(text) == set()


def test_a_whole_nation_stands_for_its_state() -> None:
    assert "accusation FRA GBR" in told("The French accused Britain of breaking the agreement.")
