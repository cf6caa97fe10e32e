"""Whose body a phrase names."""

import pytest

from graph.extract.assembly import Assembler
from graph.extract.atoms import cut
from graph.extract.model import MentionKind
from graph.gazetteer import gazetteer


@pytest.mark.parametrize(
    ("text", "principal"),
    [
        ("gas sold by Gazprom to Moldova", "RUS"),
        ("a loan of the KfW for Ukraine", "DEU"),
        ("the embassy to Moldova", "MDA"),
        ("the Majlis of Pakistan", "PAK"),
        ("the Pakistani Majlis", "PAK"),
        ("the Majlis", "IRN"),
        ("the National Assembly", None),
    ],
)
def test_a_country_goes_before_the_name_but_not_as_a_mere_receiver(
    text: str, principal: str | None
) -> None:
    mentions = Assembler(text, cut(text, gazetteer()), 0).mentions()
    bodies = [mention for mention in mentions if mention.kind is MentionKind.ORGANIZATION]
    assert [body.principal for body in bodies] == [principal]


@pytest.mark.parametrize(
    ("text", "title", "principal"),
    [
        ("the President of the Republic of Kazakhstan Arman Bekov said", "President", "KAZ"),
        ("the President of the Republic, Carla Neri, said", "President of the Republic", None),
    ],
)
def test_an_office_ends_where_the_full_name_of_a_state_begins(
    text: str, title: str, principal: str | None
) -> None:
    mentions = Assembler(text, cut(text, gazetteer()), 0).mentions()
    people = [m.person for m in mentions if m.person is not None]
    assert [(p.title, p.principal) for p in people] == [(title, principal)]
