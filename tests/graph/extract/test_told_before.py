"""Acts upon what was told before, plans that came to nothing, and who does it back."""

import pytest

from tests.graph.extract.telling import reports, told

BACK = {
    "In March Peru recalled its envoy from Chile. Chile did the same in April.": {
        ("mission", "2024-03"),
        ("mission", "2024-04"),
    },
    "Peru expelled a diplomat of Chile in March. Chile responded in kind in April.": {
        ("sanction", "2024-03"),
        ("sanction", "2024-04"),
    },
    "Peru broke off relations with Chile in 2008. They were restored in 2012.": {
        ("relations", "2008"),
        ("relations", "2012"),
    },
    "Peru banned Chilean fish in March. The ban was lifted in April.": {
        ("sanction", "2024-03"),
        ("sanction", "2024-04"),
    },
    "Peru asked Chile in March to extradite a banker. The request was turned down in April.": {
        ("appeal", "2024-03"),
        ("rejection", "2024-04"),
    },
    "The president of Peru phoned the president of Chile on 3 May. The two spoke again on 4 May.": {
        ("call", "2024-05-03"),
        ("call", "2024-05-04"),
    },
    "Officials of Peru and Chile met in Lima on 3 May. A second round was held there on 9 May.": {
        ("meeting", "2024-05-03"),
        ("meeting", "2024-05-09"),
    },
    "Peru's foreign minister will travel to Santiago on Friday. He was last there in March.": {
        ("visit", "2024-03"),
    },
}


@pytest.mark.parametrize("text", BACK)
def test_what_is_told_before_gives_an_act_its_sides(text: str) -> None:
    found = {(r.type, r.date) for r in reports(text)}
    assert BACK[text] <= found
    assert all({p.principal for p in r.participants} == {"PER", "CHL"} for r in reports(text))


def test_who_does_it_back_acts_on_who_did_it_first() -> None:
    text = "Peru expelled a diplomat of Chile in March. Chile retaliated in kind in April."
    sources = {
        (r.date, p.principal) for r in reports(text) for p in r.participants if p.role == "source"
    }
    assert sources == {("2024-03", "PER"), ("2024-04", "CHL")}


def test_nobody_refuses_what_nobody_asked() -> None:
    assert "rejection CHL PER" not in told("Peru and Chile play on Friday. Chile refused.")


UNDONE = {
    "Peru's premier was to have visited Chile on Friday but the trip was called off.": "cancelled",
    "Peru's premier had been expected in Santiago on Friday but will not go.": "cancelled",
    "Talks between Peru and Chile should have begun on Friday but were put off.": "postponed",
    "A treaty was to have been signed by Peru and Chile on Friday.": "cancelled",
    "The visit of Peru's premier to Chile is no longer on the calendar.": "cancelled",
    "Peru's premier will visit Chile on Friday but will not meet the press.": "planned",
}


@pytest.mark.parametrize("text", UNDONE)
def test_a_plan_ends_as_its_sentence_says(text: str) -> None:
    assert [r.status for r in reports(text)] == [UNDONE[text]]


def test_who_hoped_to_go_has_not_gone() -> None:
    assert told("Peru's premier had hoped to visit Chile this week.") == set()


def test_the_verb_beside_is_not_what_the_first_one_is() -> None:
    text = "President Ana Luz of Peru called on Chile's premier Jo Paz and met the premier Li Roa."
    officials = {p.official for r in reports(text) if r.type == "meeting" for p in r.participants}
    assert {"Jo Paz", "Li Roa"} <= officials


def test_a_charge_that_is_denied_was_made() -> None:
    (found,) = reports("Peru has accused Chile of harbouring the suspects, a charge Chile denies.")
    assert (found.type, found.status) == ("accusation", "held")


def test_what_was_vetoed_was_not_given() -> None:
    assert "aid CHL EU" not in told("Peru vetoed in May an EU aid package for Chile.")


def test_an_anniversary_is_no_day_of_the_month() -> None:
    text = "Peru and Chile exchanged messages on the 30th anniversary of their relations."
    assert all((r.date or "") != "2023-10-30" for r in reports(text))


PLACED = {
    "Iraq will not take part, Foreign Minister Ali Karim said. He met the premier of Oman.": "IRQ",
    "Muscat dismissed it. Foreign Minister Ali Karim accused Iraq of lying.": "OMN",
    "Iraq's premier flew to Muscat. He held talks with Foreign Minister Ali Karim.": "OMN",
}


@pytest.mark.parametrize("text", PLACED)
def test_an_official_is_of_the_side_that_the_sentence_speaks_of(text: str) -> None:
    people = {p.official: p.principal for r in reports(text) for p in r.participants if p.official}
    assert people == {"Ali Karim": PLACED[text]}


def test_who_is_visiting_is_on_a_visit() -> None:
    text = "Visiting Peruvian premier Ana Luz told reporters in Santiago that trade would grow."
    assert told(text) == {"visit CHL PER"}
    assert told("In Santiago for talks, Peru's premier offered help.") >= {"visit CHL PER"}


def test_words_that_accuse_only_of_something_hostile() -> None:
    assert told("Peru's minister said Chile would fund half of the bridge.") == set()
    assert told("Peru's minister said Chile was funding rebels.") == {"accusation CHL PER"}


def test_the_vow_is_the_threat() -> None:
    (found,) = reports("Peru vowed on Monday to retaliate against Chile.")
    assert (found.type, found.status, found.date) == ("threat", "held", "2024-05-13")


def test_what_was_reached_is_over_though_its_fruit_is_to_come() -> None:
    found = {
        r.type: r.date for r in reports("Chile will lend Peru ships under a pact signed in June.")
    }
    assert found["signing"] == "2023-06"


def test_whom_an_order_is_given_to_is_not_in_its_name() -> None:
    (found,) = reports(
        "Peru conferred the Order of Merit on Chile's ambassador, Jo Paz, on Friday."
    )
    assert found.name == "Order of Merit"


def test_they_are_those_of_whom_the_clause_above_speaks() -> None:
    assert told("Peruvian officials said they had handed over the suspects to Chile.") == {
        "release CHL PER"
    }


def test_ground_is_of_those_in_whose_land_it_lies() -> None:
    assert told("Peru fired rockets at positions near Santiago on Sunday.") == {"clash CHL PER"}


def test_an_announced_suspension_is_done() -> None:
    (found,) = reports("Peru announced a suspension of air links with Chile on Monday.")
    assert (found.type, found.status) == ("sanction", "held")


NOT_DONE = [
    "Peru's parliament failed to ratify the treaty with Chile.",
    "Experts expect Peru to buy Chilean drones.",
    "Peruvian and Chilean officials have yet to meet.",
    "The leaders of Peru and Chile rarely meet.",
    "Every year Peru grants 100 scholarships to Chilean students.",
    "The treaty allows Peru to deploy troops in Chile.",
]


@pytest.mark.parametrize("text", NOT_DONE)
def test_what_is_failed_foreseen_or_a_habit_is_no_event(text: str) -> None:
    assert told(text) == set()


def test_what_is_denied_through_another_verb_is_denied() -> None:
    found = reports("Peru denied that it had agreed to host Chile's president on Monday.")
    assert {r.status for r in found} == {"denied"}
