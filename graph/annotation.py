"""Events in the annotation guide's JSON form, read into documents and reports.

Articles annotated by hand, events coded by another program and the output of ``bilateral extract``
all have this form.  A quote keeps its offsets; one without is looked for in the text.
"""

import datetime as dt
from collections.abc import Iterator, Sequence
from typing import Any

from graph.dates import bounds
from graph.model import (
    Document,
    Evidence,
    HeldOffice,
    Participant,
    Place,
    Report,
    SlotEvidence,
    digest,
)
from ontology.terms import EventType, Portfolio, Role, Status

Json = dict[str, Any]


def read_document(id: str, row: Json) -> Document:
    """The document of an annotated article, under the article's id.

    Raises ``KeyError``, ``TypeError`` or ``ValueError`` when the form is another.
    """
    published = row.get("published")
    return Document(
        id=id,
        text=row["text"],
        title=row.get("title"),
        url=row.get("url"),
        publisher=row.get("publisher"),
        published=dt.date.fromisoformat(published) if published else None,
        language=row.get("language") or "en",
    )


def read_reports(rows: Sequence[Json], document: Document) -> tuple[Report, ...]:
    """The events of one document, in order, ``part_of`` resolved among them.

    Quotes that the text does not have are left out.  Raises ``KeyError``, ``TypeError`` or
    ``ValueError`` when the form is another, ``InvalidDate`` when a date is none.
    """
    ids = {
        str(row.get("id", number)): f"r{digest(document.id, 'coded', str(number))}"
        for number, row in enumerate(rows)
    }
    return tuple(
        _report(row, id, ids, document) for row, id in zip(rows, ids.values(), strict=True)
    )


def read_offices(rows: Sequence[Json], document: Document) -> tuple[HeldOffice, ...]:
    """Who is said to hold which office, in order; without a sentence from the text it is not said.

    Raises as ``read_reports`` does.
    """
    return tuple(
        HeldOffice(
            official=row["person"],
            principal=row["country"],
            title=row["title"],
            rank=row.get("rank"),
            organization=row.get("organization"),
            portfolio=_portfolio(row),
            evidence=sentence,
        )
        for row in rows
        for sentence in _evidence([row["evidence"]], document)
    )


def _report(row: Json, id: str, ids: dict[str, str], document: Document) -> Report:
    date, end = row.get("date"), row.get("end")
    if date is not None:
        bounds(date, end)
    whole = row.get("part_of")
    return Report(
        id=id,
        document=document.id,
        type=EventType(row["type"]),
        subtype=row.get("subtype"),
        status=Status(row.get("status") or Status.HELD),
        date=date,
        end=end,
        place=_place(row.get("place")),
        participants=tuple(_participant(each) for each in row["participants"]),
        name=row.get("name"),
        domain=tuple(Portfolio(each) for each in row.get("domain") or ()),
        part_of=None if whole is None else ids[str(whole)],
        evidence=tuple(_evidence(row.get("evidence") or (), document)),
        slots=tuple(_slots(row.get("slots") or {}, document)),
        confidence=float(row.get("confidence", 1.0)),
        why=tuple(row.get("why") or ()),
    )


def _place(row: Json | None) -> Place | None:
    return Place(city=row.get("city"), country=row.get("country")) if row else None


def _participant(row: Json) -> Participant:
    return Participant(
        role=Role(row["role"]),
        principal=row["country"],
        organization=row.get("organization"),
        portfolio=_portfolio(row),
        official=row.get("person"),
        title=row.get("title"),
        rank=row.get("rank"),
        delegation=bool(row.get("delegation")),
        inferred=bool(row.get("inferred")),
    )


def _portfolio(row: Json) -> Portfolio | None:
    return Portfolio(row["portfolio"]) if row.get("portfolio") else None


def _slots(said: Json, document: Document) -> Iterator[SlotEvidence]:
    """Which words fill each slot, and each participant's."""
    places = [(slot, 0, words) for slot, words in said.items() if slot != "participants"]
    members = enumerate(said.get("participants") or ())
    places += [("participant", position, words) for position, words in members]
    for slot, position, words in places:
        for found in _evidence([words] if words else [], document):
            yield SlotEvidence(
                slot=slot, quote=found.quote, start=found.start, end=found.end, position=position
            )


def _evidence(quotes: Sequence[str | Json], document: Document) -> Iterator[Evidence]:
    for each in quotes:
        quote = each if isinstance(each, str) else each["quote"]
        start = document.text.find(quote) if isinstance(each, str) else int(each["start"])
        end = start + len(quote)
        if quote and start >= 0 and document.text[start:end] == quote:
            yield Evidence(document=document.id, quote=quote, start=start, end=end)
