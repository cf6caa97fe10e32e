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
