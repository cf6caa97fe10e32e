"""Times that hang on another time, and the day of the story."""

import pytest

from tests.graph.extract.telling import reports

FIRST = "Georgian President Nino Beridze visited Hungary on 10 March 2021."


@pytest.mark.parametrize(
    ("later", "date"),
    [
        ("Two years later, Georgia severed diplomatic relations with Hungary.", "2023"),
        ("The day before, Hungary opened an embassy in Tbilisi.", "2021-03-09"),
        ("That same month, Hungary opened an embassy in Tbilisi.", "2021-03"),
        ("A year earlier, Hungary opened an embassy in Tbilisi.", "2020"),
        ("Three days later, Hungary opened an embassy in Tbilisi.", "2021-03-13"),
        ("A month later, Hungary opened an embassy in Tbilisi.", "2021-04"),
        ("Three years ago, Hungary opened an embassy in Tbilisi.", "2021"),
    ],
)
def test_a_time_is_counted_from_the_one_told_before(later, date):
    found = [r.date for r in reports(f"{FIRST} {later}") if r.type != "visit"]
    assert found == [date]


@pytest.mark.parametrize(
    ("text", "date", "end"),
    [
        ("Hungary opened an embassy in Tbilisi yesterday.", "2024-05-13", None),
        ("Hungary opened an embassy in Tbilisi last week.", "2024-05-06", "2024-05-12"),
        ("Hungary opened an embassy in Tbilisi last month.", "2024-04", None),
        ("Hungary opened an embassy in Tbilisi last year.", "2023", None),
        ("Hungary opened an embassy in Tbilisi in the spring of 2019.", "2019-21", None),
        ("Hungary opened an embassy in Tbilisi last autumn.", "2023-23", None),
        ("Hungary opened an embassy in Tbilisi last Friday.", "2024-05-10", None),
        ("Hungary opened an embassy in Tbilisi in March.", "2024-03", None),
        ("Hungary will open an embassy in Tbilisi in March.", "2025-03", None),
        ("Hungary will open an embassy in Tbilisi next year.", "2025", None),
        ("Hungary will open an embassy in Tbilisi next week.", "2024-05-20", "2024-05-26"),
        ("Hungary will open an embassy in Tbilisi tomorrow.", "2024-05-15", None),
    ],
)
def test_a_time_is_counted_from_the_day_of_the_story(text, date, end):
    (report,) = reports(text)
    assert (report.date, report.end) == (date, end)


@pytest.mark.parametrize(
    ("text", "date", "end"),
    [
        ("Hungary closed its border with Georgia until July 3.", "2024-05-14", "2024-07-03"),
        ("Last month Hungary closed its border with Georgia till July.", "2024-04", "2024-07"),
        ("Hungary has halted its imports of Georgian wine until 2026.", "2024-05-14", "2026"),
    ],
)
def test_what_lasts_until_a_day_ends_on_it(text, date, end):
    (report,) = reports(text)
    assert (report.status, report.date, report.end) == ("held", date, end)


def test_what_lasts_until_a_day_gives_no_end_to_the_act_beside_it():
    text = "Hungary closed its border with Georgia until July 3, and Latvia protested to Hungary."
    (protest,) = (r for r in reports(text) if r.type == "accusation")
    assert (protest.date, protest.end) == ("2024-05-14", None)


@pytest.mark.parametrize(
    "background",
    [
        "The deadline that was set on Friday did not last.",
        "The bridge that opened on Friday was shut.",
    ],
)
def test_the_day_of_a_thing_is_not_the_day_of_what_follows(background):
    text = f"{background} Hungary opened an embassy in Tbilisi."
    assert [r.date for r in reports(text) if r.type == "mission"] == ["2024-05-14"]


def test_what_is_said_of_it_is_said_on_the_day_of_the_story():
    text = (
        "Hungary opened an embassy in Tbilisi on Monday. On Friday Georgia had closed its border"
        " with Hungary. Latvia condemned Georgia."
    )
    assert [r.date for r in reports(text) if r.type == "accusation"] == ["2024-05-13"]


@pytest.mark.parametrize(
    ("text", "date", "end"),
    [
        (
            "Relations have been frozen since 2011, when Hungary closed its embassy in Tbilisi.",
            "2011",
            None,
        ),
        ("Hungary opens an embassy in Tbilisi on 1 July.", "2024-07-01", None),
        ("Hungary and Georgia signed the treaty ending the dispute on 2 May.", "2024-05-02", None),
        ("In January Hungary and Georgia agreed to set up a business council.", "2024-01", None),
        (
            "Hungary is to reopen its embassy in Tbilisi within two months.",
            "2024-05-14",
            "2024-07-14",
        ),
    ],
)
def test_a_time_goes_to_the_clause_that_it_is_told_in(text, date, end):
    assert (date, end) in [(r.date, r.end) for r in reports(text)]


def test_a_narrative_goes_on_at_the_day_told_before():
    (opened,) = reports(
        "The crisis began on 3 March 2021. Hungary closed its embassy in Tbilisi. It rained."
    )
    assert opened.date == "2021-03-03"
    (closed,) = reports(
        "The crisis began on 3 March 2021.\n\nHungary has closed its embassy in Tbilisi."
    )
    assert closed.date == "2024-05-14"


def test_an_invitation_is_not_of_the_day_that_it_is_for():
    (invitation,) = reports(
        "Georgian Foreign Minister Nino Beridze invited Hungarian Foreign Minister Anna Kovacs "
        "to Tbilisi for talks in February."
    )
    assert (invitation.type, invitation.date) == ("invitation", "2024-05-14")


def test_the_two_neighbours_are_those_told_of_last():
    found = reports(
        "Norway, Chile, Kenya and Peru watched. Hungary and Georgia restored diplomatic relations "
        "in Chile. The two neighbours will reopen their embassies."
    )
    assert {"GEO", "HUN"} in [{p.principal for p in r.participants} for r in found]


def test_what_two_states_give_to_a_third_is_one_event():
    (aid,) = reports("Norway and Chile donated 50 tonnes of wheat to Kenya.")
    assert {p.principal for p in aid.participants} == {"NOR", "CHL", "KEN"}
    assert aid.type == "aid"


def test_whose_leads_back_to_the_state_before_it():
    found = reports(
        "The troops left Niger, whose junta tore up its military agreements with France on "
        "3 August 2023."
    )
    parties = [{p.principal for p in r.participants} for r in found if r.type == "termination"]
    assert parties == [{"NER", "FRA"}]
