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
        "The truce that was agreed on Friday did not last.",
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
