"""The names that the text gives to documents, exercises, forums and projects."""

import pytest

from graph.extract.calling import called
from ontology.terms import EventType
from tests.graph.extract.telling import reports

TITLED = [
    (
        "Peru and Chile signed the Strategic Cooperation Programme 2019-2023.",
        "Strategic Cooperation Programme 2019-2023",
    ),
    (
        "Peru and Chile signed a pact easing the entry of troops on Monday.",
        "pact easing the entry of troops",
    ),
    (
        "The foreign ministers of Peru and Chile held the fifth session of the Intergovernmental "
        "Commission on Economic, Technical and Cultural Cooperation.",
        "Intergovernmental Commission on Economic, Technical and Cultural Cooperation",
    ),
    (
        "Peru and Chile raised their relations to a comprehensive strategic partnership.",
        "comprehensive strategic partnership",
    ),
]


@pytest.mark.parametrize(("text", "name"), TITLED)
def test_a_name_is_the_whole_of_what_the_text_calls_it(text: str, name: str) -> None:
    (report,) = reports(text)

    assert report.name == name


def test_of_two_documents_each_keeps_its_own_title() -> None:
    text = "Peru and Chile signed the Treaty on Borders and the Lima Declaration on Friendship."

    names = {report.name for report in reports(text)}

    assert names == {"Treaty on Borders", "Lima Declaration on Friendship"}


@pytest.mark.parametrize(
    ("words", "name"),
    [
        ("troops began joint manoeuvres called Zapad 2025 near Borisov", "Zapad 2025"),
        ("the navies will hold Exercise Safkar Indopura off Bintan", "Safkar Indopura"),
        ("the navies will hold an exercise off Bintan", None),
        ("the exercise France and Spain hold", None),
    ],
)
def test_an_exercise_is_called_what_its_sentence_calls_it(words: str, name: str | None) -> None:
    assert called(words, EventType.EXERCISE) == name
