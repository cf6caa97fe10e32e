"""Every question of questions.toml, and those that the design names, read as the filters told."""

import tomllib
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from graph.question import Asks, Reading, Side, read_question
from ontology.terms import EventType, Portfolio, Status
from tests.graph.question.conftest import TODAY

QUESTIONS: list[dict[str, Any]] = tomllib.loads(
    Path(__file__).with_name("questions.toml").read_text(encoding="utf-8")
)["question"]
Read = Callable[[str], Reading]


@pytest.mark.parametrize("question", QUESTIONS, ids=lambda question: question["ask"][:60])
def test_a_question_reads_as_the_filters_expected(question: dict[str, Any], read: Read) -> None:
    assert read(question["ask"]).filters() == question["reads"]


def test_there_are_enough_questions_and_no_two_alike() -> None:
    assert len({question["ask"] for question in QUESTIONS}) == len(QUESTIONS) >= 150


@pytest.mark.parametrize(
    ("text", "asks"),
    [
        ("visits to Fiji", Asks.LIST),
        ("who visited Fiji?", Asks.WHO),
        ("when did Peru sign treaties with Fiji", Asks.WHEN),
        ("where did Peru and Fiji meet", Asks.WHERE),
        ("how many visits to Fiji", Asks.COUNT),
        ("longest gap between visits to Fiji", Asks.GAP),
        ("first visit to Fiji", Asks.FIRST),
        ("latest visit to Fiji", Asks.LAST),
        ("who was on the last visit to Fiji", Asks.WHO),
    ],
)
def test_a_question_tells_what_it_asks(text: str, asks: Asks, read: Read) -> None:
    assert read(text).asks is asks


def test_a_direction_becomes_a_condition_on_the_roles(read: Read) -> None:
    conditions = read("visits by Peruvian defence ministers to Fiji").conditions
    told = [(one.principals, one.portfolio, one.side) for one in conditions]
    assert told == [(("PER",), "defence", Side.BY), (("FJI",), None, Side.TO)]


def test_events_that_go_no_way_have_no_direction(read: Read) -> None:
    assert read("agreements signed by Peru and sent to Fiji").conditions == ()


def test_names_tied_by_or_are_one_condition(read: Read) -> None:
    (choice,) = read("meetings of Peru with Fiji or Chile").conditions
    assert choice.principals == ("CHL", "FJI")


def test_a_name_after_not_is_shut_out(read: Read) -> None:
    (absence,) = read("meetings of Peru but not with Fiji").conditions
    assert (absence.principals, absence.absent) == (("FJI",), True)


@pytest.mark.parametrize(
    ("text", "filters", "unread"),
    [
        ("treaties of Peru not in 2023", {"subtype": ["treaty"]}, "in 2023"),
        ("agreements of Peru excluding treaties", {}, "treaties"),
        ("agreements not yet signed by Peru", {}, "signed"),
    ],
)
def test_what_no_filter_can_shut_out_counts_as_not_understood(
    text: str, filters: dict[str, list[str]], unread: str, read: Read
) -> None:
    found = read(text)
    assert found.filters() == {"principal": ["PER"], "type": ["signing"], **filters}
    assert found.unread == (unread,)


def test_types_shut_out_leave_all_others_or_those_named(read: Read) -> None:
    found = read("events of Peru, but no visits and no calls")
    assert set(found.filter.type) == set(EventType) - {EventType.VISIT, EventType.CALL}
    assert "events other than visits and calls" in found.sentence
    assert read("meetings of Peru but not visits").filter.type == (EventType.MEETING,)
    assert EventType.STATEMENT not in read("Peru Fiji, no statements").filter.type
    assert read("no statements of Peru").filter.type == (EventType.STATEMENT,)


def test_statuses_shut_out_leave_all_others(read: Read) -> None:
    found = read("meetings of Peru that were not cancelled or postponed")
    assert set(found.filter.status) == {Status.HELD, Status.PLANNED, Status.DENIED}
    assert found.sentence.endswith("not cancelled or postponed")


@pytest.mark.parametrize("text", ["how are you today?", "planned", "upcoming", "in 2020"])
def test_a_time_or_status_alone_is_no_question_about_events(text: str, read: Read) -> None:
    assert read(text).filters() == {}


def test_a_region_is_no_party_and_no_place(read: Read) -> None:
    found = read("visits by Peru to Central Asia")
    assert found.filters() == {"principal": ["PER"], "type": ["visit"]}
    assert found.unread == ("Central Asia",)
    assert found.alternatives == ("“Central Asia” is a region: name the states that you mean",)
    assert read("treaties of America with Peru").filter.principal == ("PER", "USA")


def test_a_small_town_of_the_same_name_is_no_part_of_a_longer_name(read: Read) -> None:
    assert read("letters from Kim Jong Un to Peru").filter.official == "Kim Jong Un"
    assert read("visits to Aktau").filter.place == "Aktau"


def test_a_second_official_is_a_condition(read: Read) -> None:
    found = read("meetings of Lomidze and Nagy")
    assert (found.filter.official, found.conditions[0].officials) == ("Lomidze", ("Nagy",))


def test_words_not_understood_are_told_in_their_order(read: Read) -> None:
    found = read("quarrelsome agreements of Peru about whaling with Fiji")
    assert found.unread == ("quarrelsome", "whaling")


def test_a_misspelt_name_is_told_with_what_it_may_mean() -> None:
    text = "agreements between Kazkhstan and Peru"
    found = read_question(text, today=TODAY, officials=lambda name: None)
    assert found.filters() == {"principal": ["PER"], "type": ["signing"]}
    assert found.alternatives == ("“Kazkhstan” may mean Kazakhstan (KAZ)",)


def test_a_name_of_several_states_means_none_and_says_which(read: Read) -> None:
    found = read("agreements between Congo and Peru")
    assert found.unread == ("Congo",)
    assert "(COD)" in found.alternatives[0]
    assert "(COG)" in found.alternatives[0]


def test_a_capital_read_as_its_state_is_told(read: Read) -> None:
    assert "in Lima" in read("visits to Lima").alternatives[0]
    assert read("visits in Lima").alternatives == ()


def test_subtypes_that_would_shut_out_another_type_are_left_out_and_told(read: Read) -> None:
    found = read("state visits and meetings of Peru")
    assert found.filters() == {"principal": ["PER"], "type": ["meeting", "visit"]}
    assert "state" in found.alternatives[0]


def test_quotation_marks_around_it_all_do_not_matter(read: Read) -> None:
    assert read("“Peru–Fiji agreements”").filters() == read("Peru–Fiji agreements").filters()


def test_only_the_first_500_characters_count(read: Read) -> None:
    found = read("visits to Fiji".ljust(500) + " since 2020")
    assert found.filters() == {"principal": ["FJI"], "type": ["visit"]}


@pytest.mark.parametrize(
    ("text", "sentence"),
    [
        (
            "Fiji Peru agreements since 2020",
            "signings in which both Fiji and Peru take part, since 2020",
        ),
        (
            "last three treaties of Chile, Fiji and Peru in 2023",
            "the latest 3 signings (treaty) in which Chile, Fiji and Peru take part, in 2023",
        ),
        (
            "how many planned visits by the EU to Fiji before 2030",
            "the number of planned visits by the European Union to Fiji, before 2030",
        ),
        (
            "sanctions against Fiji not by Peru",
            "sanctions against Fiji, without Peru",
        ),
        (
            "energy agreements of Peru or Fiji in Lima, oldest first",
            "signings on energy, with Fiji or Peru, in Lima, oldest first",
        ),
        (
            "meetings of heads of state with Peru from May to June 2023",
            "meetings in which Peru takes part, with heads of state, "
            "from 2023-05 to before 2023-07",
        ),
        (
            "bonjour",
            "nothing in the question was understood, so nothing is looked for",
        ),
    ],
)
def test_the_reading_is_told_in_a_sentence(text: str, sentence: str, read: Read) -> None:
    assert read(text).sentence == sentence


def test_where_a_clash_was_is_no_subject_of_it(read: Read) -> None:
    assert read("clashes at the border of Peru and Chile").filter.domain == ()
    assert read("border agreements of Peru and Chile").filter.domain == (Portfolio.BORDER_SERVICE,)


@pytest.mark.parametrize(
    ("word", "meant"), [("Iraan", True), ("kazakstna", True), ("year", False), ("SOCAR", False)]
)
def test_a_short_word_in_small_letters_or_capitals_is_taken_for_no_name(
    word: str, meant: bool
) -> None:
    text = f"meetings of Peru {word}"
    found = read_question(text, today=TODAY, officials=lambda name: None)
    assert found.unread == (word,)
    assert bool(found.alternatives) is meant


@pytest.mark.parametrize(
    ("text", "type", "subtype"),
    [
        ("drone sales from Peru to Chile", EventType.ARMS_TRANSFER, ()),
        ("delivery of tanks from Peru to Chile", EventType.ARMS_TRANSFER, ("delivery",)),
        ("travel bans of Peru on officials of Chile", EventType.SANCTION, ()),
        ("summoning of the ambassador of Peru by Chile", EventType.ACCUSATION, ("summons",)),
        ("closure of the consulate of Peru in Chile", EventType.MISSION, ("closure",)),
        ("debt relief of Peru for Chile", EventType.AID, ("financial",)),
        ("hostage releases between Peru and Chile", EventType.RELEASE, ()),
        ("withdrawal of troops of Peru from Chile", EventType.RELEASE, ()),
        ("war between Peru and Chile", EventType.CLASH, ()),
        ("war games of Peru and Chile", EventType.EXERCISE, ()),
        ("normalisation of ties of Peru with Chile", EventType.RELATIONS, ("restored",)),
        ("a communiqué of Peru and Chile", EventType.STATEMENT, ("joint",)),
        ("Peru called on Chile", EventType.APPEAL, ()),
        ("Peru called Chile", EventType.CALL, ()),
        ("armistice of Peru and Chile", EventType.SIGNING, ()),
    ],
)
def test_types_go_by_many_words(
    read: Read, text: str, type: EventType, subtype: tuple[str, ...]
) -> None:
    found = read(text)
    assert found.filter.type == (type,)
    assert found.filter.subtype == subtype
    assert found.unread == ()


def test_states_that_share_a_word_are_told_apart(read: Read) -> None:
    assert read("talks of North and South Korea").filter.principal == ("KOR", "PRK")
    assert read("summits of the two Koreas").filter.principal == ("KOR", "PRK")


def test_either_ties_only_what_follows(read: Read) -> None:
    found = read("Peru and either Chile or Fiji")
    assert found.filter.principal == ("PER",)
    (choice,) = found.conditions
    assert choice.principals == ("CHL", "FJI")
