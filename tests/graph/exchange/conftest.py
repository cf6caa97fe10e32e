"""A small ledger to export: four events of three dyads, told by two documents.

- a signing of ministers of Azerbaijan and Kazakhstan, told by both documents;
- the visit that it is part of, whose visitor has a rank and a delegation;
- a naval exercise planned for a month, organized by Georgia, Türkiye taking part;
- a statement without a date, whose name is hostile: a spreadsheet formula, markup, a control
  character that XML forbids, and a character outside the basic plane.
"""

import datetime as dt
from collections.abc import Callable, Iterator
from io import BytesIO
from pathlib import Path

import pytest

from graph.exchange import export
from graph.model import Document, Evidence, Participant, Place, Report, digest
from graph.queries import EventFilter
from graph.store.ledger import Ledger
from graph.store.view import View
from ontology.terms import EventType, Portfolio, Role, Status

HOSTILE = '=HYPERLINK("x")<b>&\x0b🕊, two; lines\nhere'

FIRST = (
    "The energy minister of Kazakhstan, Admiral Dana Omarova, came to Baku on 3 May 2023. "
    "She and Rauf Mammadli signed a memorandum on grid links. "
    "The Breeze exercise is set for July off Batumi. "
    "Ankara praised Tbilisi."
)
SECOND = "BAKU, 4 May 2023. Omarova and Mammadli put their names to a memorandum on grid links."


def document(text: str, publisher: str, published: dt.date, title: str) -> Document:
    return Document(
        id="d" + digest(text),
        text=text,
        title=title,
        url="https://example.org/a b",
        publisher=publisher,
        published=published,
    )


def quote(document: Document, words: str) -> tuple[Evidence, ...]:
    start = document.text.index(words)
    return (Evidence(document=document.id, quote=words, start=start, end=start + len(words)),)


def minister(role: Role, code: str, name: str, **more: object) -> Participant:
    return Participant(
        role=role,
        principal=code,
        organization="Ministry of Energy",
        portfolio=Portfolio.ENERGY,
        official=name,
        title="Minister of Energy",
        **more,
    )


def side(role: Role, code: str) -> Participant:
    return Participant(role=role, principal=code)


BAKU = Place(city="Baku", country="AZE")


def signing(id: str, told: Document, words: str) -> Report:
    return Report(
        id=id,
        document=told.id,
        type=EventType.SIGNING,
        subtype="memorandum",
        date="2023-05-03",
        place=BAKU,
        participants=(
            minister(Role.SIGNATORY, "AZE", "Rauf Mammadli"),
            minister(Role.SIGNATORY, "KAZ", "Dana Omarova"),
        ),
        name="memorandum on grid links",
        domain=(Portfolio.ENERGY,),
        evidence=quote(told, words),
        confidence=0.9,
        why=("signing.verb",),
        version="7",
    )


def first_reports(told: Document) -> list[Report]:
    visit = Report(
        id="r" + "1" * 16,
        document=told.id,
        type=EventType.VISIT,
        subtype="technical stop",
        date="2023-05-03",
        place=BAKU,
        participants=(
            minister(Role.VISITOR, "KAZ", "Dana Omarova", rank="Admiral", delegation=True),
            side(Role.HOST, "AZE"),
        ),
        evidence=quote(told, told.text[:84]),
        confidence=0.8,
    )
    signed = signing("r" + "2" * 16, told, told.text[85:141])
    exercise = Report(
        id="r" + "3" * 16,
        document=told.id,
        type=EventType.EXERCISE,
        subtype="naval",
        status=Status.PLANNED,
        date="2023-07",
        participants=(side(Role.ORGANIZER, "GEO"), side(Role.PARTICIPANT, "TUR")),
        name="Breeze",
        evidence=quote(told, "The Breeze exercise is set for July off Batumi."),
    )
    praise = Report(
        id="r" + "4" * 16,
        document=told.id,
        type=EventType.STATEMENT,
        participants=(side(Role.SOURCE, "TUR"), side(Role.TARGET, "GEO")),
        name=HOSTILE,
        evidence=quote(told, "Ankara praised Tbilisi."),
    )
    return [visit, signed, exercise, praise]


@pytest.fixture(scope="session")
def ledger(tmp_path_factory: pytest.TempPathFactory) -> Path:
    path = tmp_path_factory.mktemp("exchange") / "ledger.db"
    one = document(FIRST, "Agency One", dt.date(2023, 5, 3), "Grid talks")
    two = document(SECOND, "Paper Two", dt.date(2023, 5, 4), "Memorandum\x0b signed")
    with Ledger.open(path) as ledger:
        ledger.add(one, first_reports(one))
        ledger.add(two, [signing("r" + "5" * 16, two, SECOND[18:])])
    return path


@pytest.fixture
def view(ledger: Path) -> Iterator[View]:
    with View.open(ledger) as view:
        yield view


Exported = Callable[..., bytes]


@pytest.fixture
def exported(view: View) -> Exported:
    """What ``export`` writes, as bytes."""

    def exported(
        what: str, format: str, filter: EventFilter | None = None, **more: object
    ) -> bytes:
        out = BytesIO()
        export(view, what, format, filter or EventFilter(), out, **more)
        return out.getvalue()

    return exported
