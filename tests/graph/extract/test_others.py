"""Whom plurals mean, whose deed is answered, and which tellings are of one act."""

import datetime as dt

import pytest

from tests.graph.extract.telling import acting, reports, told

TWO = "Georgian and Hungarian soldiers exchanged fire on Monday."


@pytest.mark.parametrize(
    ("text", "event"),
    [
        (f"{TWO} Norwegian Prime Minister Ola Berg rang both leaders.", "call GEO HUN NOR"),
        (f"{TWO} Norway urged the two countries to hold their fire.", "appeal GEO HUN NOR"),
        (f"{TWO} Norway pleaded with both to stop.", "appeal GEO HUN NOR"),
        (
            "Norway's foreign minister visited Georgia and Hungary last week. Oslo called on the "
            "two countries to resume talks.",
            "appeal GEO HUN NOR",
        ),
        (
            "Joint exercises of the armed forces of Georgia, Hungary and Norway were held in May.",
            "exercise GEO HUN NOR",
        ),
        ("The navies of Georgia and Hungary will sail together on Friday.", "exercise GEO HUN"),
        (
            "The permanent truce was signed by the Georgian president with the prime minister of "
            "Hungary.",
            "signing GEO HUN",
        ),
    ],
)
def test_a_plural_stands_for_others_than_those_who_act(text, event):
    assert event in told(text)


@pytest.mark.parametrize(
    ("text", "event"),
    [
        (
            "Georgian commandos raided a Hungarian post on Monday. Norway condemned the raid.",
            "accusation GEO NOR",
        ),
        (
            "Georgia and Hungary signed a treaty on Monday. Norway applauded the treaty.",
            "statement GEO HUN NOR",
        ),
    ],
)
def test_an_answer_is_to_those_whose_deed_it_names(text, event):
    assert event in told(text)


def test_a_story_about_two_knows_the_other_side():
    text = (
        "Georgia expelled the Hungarian ambassador on Monday. Hungary recalled him. "
        "Georgia halted all imports of wine."
    )
    assert "sanction GEO HUN" in told(text)
    halted = [r for r in reports(text) if r.type == "sanction" and "parties.context" in r.why]
    assert [acting(r) for r in halted] == [{"GEO"}]


def test_whose_border_it_is_that_is_crossed():
    (crossing,) = (
        r
        for r in reports(
            "Georgia scrambled fighters after six Hungarian bombers entered its airspace."
        )
        if acting(r) == {"HUN"}
    )
    assert crossing.type == "mobilization"
    assert crossing.principals == {"GEO", "HUN"}


def test_a_name_in_another_statement_is_no_side():
    text = "Georgia shot down two drones; Hungary stood by."
    assert not any("HUN" in event for event in told(text))


@pytest.mark.parametrize(
    ("text", "dates"),
    [
        (
            "Georgia has cut off all trade with Hungary. In 2018 Georgia imposed sanctions on "
            "Hungary.",
            ["2018", "2024-05-14"],
        ),
        (
            "Georgia imposed an embargo on Hungary on Monday and expelled the Hungarian "
            "ambassador on Monday.",
            ["2024-05-13", "2024-05-13"],
        ),
        (
            "On Monday Georgia closed its airspace to Hungarian airlines, halted all trade with "
            "Hungary and revoked the visas of Hungarian officials.",
            ["2024-05-13", "2024-05-13", "2024-05-13"],
        ),
    ],
)
def test_acts_that_differ_stay_apart(text, dates):
    assert sorted(r.date or "" for r in reports(text) if r.type == "sanction") == dates


@pytest.mark.parametrize(
    ("counted", "names"),
    [
        (
            "signed ten documents, among them a memorandum on fisheries and a protocol on visas",
            {None, "memorandum on fisheries", "protocol on visas"},
        ),
        (
            "signed two documents: a memorandum on fisheries and a protocol on visas",
            {"memorandum on fisheries", "protocol on visas"},
        ),
    ],
)
def test_documents_without_names_are_told_where_some_remain(counted, names):
    found = reports(f"On Monday Georgia and Hungary {counted}.")
    assert {r.name for r in found if r.type == "signing"} == names


@pytest.mark.parametrize(
    ("text", "event"),
    [
        (
            "Georgia’s foreign minister, Mr. Levan Maisuradze, telephoned his Hungarian colleague.",
            "call GEO HUN",
        ),
        (
            "Hungarian President Ádám Kovács spoke of Georgia. President Kovács visited Georgia.",
            "visit GEO HUN",
        ),
        (
            "Levan Maisuradze, an adviser to Georgia's president, warned Hungary on Saturday that "
            "it would retaliate.",
            "threat GEO HUN",
        ),
        (
            "Foreign Minister of Georgia Nino Beridze received Mr. Ádám Kovács, newly appointed "
            "Ambassador Extraordinary and Plenipotentiary of Hungary.",
            "meeting GEO HUN",
        ),
        ("GEORGIA has broken off diplomatic relations with Hungary.", "relations GEO HUN"),
        (
            "Budapest, 13 May: Georgian President Nino Beridze arrived here on a visit to Hungary.",
            "visit GEO HUN",
        ),
        ("Pope Leo received Georgian President Nino Beridze on Monday.", "meeting GEO VAT"),
        (
            "After a visit to Budapest by Levan Maisuradze, the Georgian president's envoy, "
            "there was silence.",
            "visit GEO HUN",
        ),
    ],
)
def test_who_somebody_is(text, event):
    assert event in told(text)


@pytest.mark.parametrize(
    ("text", "dates"),
    [
        (
            "In 1991 Georgia recognised Hungary. Relations were established a year later, and in "
            "the same year Hungary opened an embassy in Georgia.",
            {"1992"},
        ),
        (
            "In February 2017 Georgia recalled its ambassador to Hungary. That same month, on "
            "February 20, Georgia expelled two Hungarian diplomats.",
            {"2017-02-20"},
        ),
    ],
)
def test_a_time_is_counted_from_the_one_before(text, dates):
    last = reports(text, published=dt.date(2024, 5, 14))[-1]
    assert {last.date} == dates


def test_an_invitation_is_not_of_the_day_of_what_it_is_for():
    (invitation,) = reports(
        "On Monday Georgian President Nino Beridze invited Hungarian President Ádám Kovács to the "
        "book fair in Tbilisi at the end of August."
    )
    assert (invitation.type, invitation.date) == ("invitation", "2024-05-13")


@pytest.mark.parametrize(
    "act",
    [
        "trained its pilots",
        "praised its athletes",
        "thanked its voters for their support",
        "closed its border",
        "rejected the budget",
        "would not discuss its budget",
        "accused its opposition of treason",
        "broke its silence on Saturday",
        "broke the deadlock",
        "broke down",
    ],
)
def test_what_a_side_does_at_home_is_not_done_to_the_other(act):
    talks = "Georgia and Hungary held talks on Friday. Georgia and Hungary will meet again."
    assert all("meeting" in event for event in told(f"{talks} Georgia {act}."))


@pytest.mark.parametrize(
    "text",
    [
        "DİYARBAKIR Belediyesi said so on Friday. Georgian President Nino Beridze visited Hungary.",
        "PAPUA New Guinea said so on Friday. Georgian President Nino Beridze visited Hungary.",
    ],
)
def test_a_shouted_word_moves_no_quote(text):
    (visit,) = (r for r in reports(text) if r.type == "visit")
    assert [e.quote for e in visit.evidence] == ["Georgian President Nino Beridze visited Hungary."]


@pytest.mark.parametrize(
    "text",
    [
        "Georgia and Hungary began a joint exercise Monday near Gori.",
        "On March 15 a joint exercise of Georgia and Hungary began.",
        "In 2024 a joint exercise of Georgia and Hungary began.",
    ],
)
def test_a_time_is_no_name(text):
    assert {r.name for r in reports(text)} == {None}


def test_a_sentence_that_opens_with_a_city_is_no_dateline():
    text = (
        "Budapest, long wary of the plan, has kept quiet.\n\n"
        "Georgian Foreign Minister Anna Berg met Norwegian Foreign Minister Marc Dubois on Friday."
    )
    (meeting,) = (r for r in reports(text) if r.type == "meeting")
    assert meeting.place is None


def test_a_speaker_is_no_dateline():
    text = "Nino Beridze (Georgia): I met President Ádám Kovács of Hungary on Friday."
    assert "meeting GEO HUN" in told(text)


@pytest.mark.parametrize(
    ("text", "event"),
    [
        ("Georgian President Nino Beridze left Hungary on Friday after a visit.", "visit GEO HUN"),
        (
            "Georgian police last week handed over eleven suspected poachers to the Hungarian "
            "authorities.",
            "release GEO HUN",
        ),
        (
            "The arrival in Tbilisi of Hungarian Foreign Minister Béla Nagy opened a busy week.",
            "visit GEO HUN",
        ),
        ("Georgian troops took part in drills hosted by Hungary last week.", "exercise GEO HUN"),
        (
            "Consultations were held at the Georgian Foreign Ministry with a Hungarian delegation "
            "headed by State Secretary Imre Tóth.",
            "meeting GEO HUN",
        ),
    ],
)
def test_an_act_in_another_construction(text, event):
    assert told(text) == {event}


def test_a_count_leads_back_from_what_follows():
    (lifted,) = reports("The visit comes a week after Hungary lifted its embargo on Georgia.")
    assert (lifted.type, lifted.date) == ("sanction", "2024-05-07")


def test_what_takes_effect_in_a_month_to_come_is_planned():
    told_of = reports("The treaty between Georgia and Hungary takes effect in June.")
    assert [(r.type, r.status, r.date) for r in told_of] == [("ratification", "planned", "2024-06")]


def test_a_president_and_an_ambassador_are_met_apart():
    text = (
        "On 3 May Georgian President Nino Beridze met Hungarian President Ádám Kovács in Vienna. "
        "The day before the talks, she received the Hungarian ambassador."
    )
    assert sorted(r.date or "" for r in reports(text)) == ["2024-05-02", "2024-05-03"]
