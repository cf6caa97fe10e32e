"""What the tests of questions share.

- ``read``: reads a question as if today were 15 June 2025, without a ledger's officials.
- ``view``: a ledger of visits, meetings and signings between Georgia, Hungary and Peru, of which
  two go one way and one the other.
"""

import datetime as dt
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

from graph.model import Event, Place
from graph.question import Reading, read_question
from graph.store import Ledger, View
from ontology.terms import EventType, Portfolio, Role, Status
from tests.graph.reports import document, party, report

TODAY = dt.date(2025, 6, 15)


@pytest.fixture
def read() -> Callable[[str], Reading]:
    return lambda text: read_question(text, today=TODAY)


@pytest.fixture(scope="session")
def view(tmp_path_factory: pytest.TempPathFactory) -> Iterator[View]:
    path: Path = tmp_path_factory.mktemp("questions") / "ledger.db"
    with Ledger.open(path) as ledger:
        for number, one in enumerate(_reports()):
            paper = document(number)
            ledger.add(paper, [report(paper, **one)])
    with View.open(path) as opened:
        yield opened


def event_on(date: str | None, end: str | None = None) -> Event:
    """An event of which only the days matter."""
    return Event(id="e", type=EventType.MEETING, date=date, end=end)


def _visit(visitor: str, host: str, official: str, date: str) -> dict[str, object]:
    guests = party(Role.VISITOR, visitor, official, portfolio=Portfolio.DEFENCE)
    return {
        "type": EventType.VISIT,
        "date": date,
        "participants": (guests, party(Role.HOST, host)),
        "place": Place(country=host),
    }


def _reports() -> list[dict[str, object]]:
    meeting = (
        party(Role.PARTICIPANT, "GEO", "Nino Lomidze"),
        party(Role.PARTICIPANT, "HUN", "Eszter Nagy"),
    )
    other = (party(Role.PARTICIPANT, "GEO", "Nino Lomidze"), party(Role.PARTICIPANT, "PER"))
    three = tuple(party(Role.SIGNATORY, code) for code in ("GEO", "HUN", "PER"))
    return [
        _visit("GEO", "HUN", "Irakli Beridze", "2021-03-01"),
        _visit("GEO", "HUN", "Irakli Beridze", "2023-03-01"),
        _visit("HUN", "GEO", "Tibor Halász", "2022-03-01"),
        {"type": EventType.MEETING, "date": "2020-05-05", "participants": meeting},
        {"type": EventType.MEETING, "date": "2019-05-05", "participants": other},
        {"type": EventType.SIGNING, "date": "2022-09-09", "subtype": "treaty"},
        {"type": EventType.SIGNING, "date": "2023-09-09", "participants": three},
        {"type": EventType.EXERCISE, "date": "2026-01", "status": Status.PLANNED},
    ]
