"""Reports and documents made up for tests: one at a time, or as many as asked for."""

import datetime as dt
import random
from collections.abc import Iterator
from typing import Any

from graph.model import Document, Evidence, Participant, Place, Report, digest
from ontology.terms import EventType, Portfolio, Role, Status

ROLES = {
    EventType.VISIT: (Role.VISITOR, Role.HOST),
    EventType.SIGNING: (Role.SIGNATORY, Role.SIGNATORY),
    EventType.INVITATION: (Role.SENDER, Role.RECIPIENT),
    EventType.EXERCISE: (Role.ORGANIZER, Role.PARTICIPANT),
    EventType.STATEMENT: (Role.SOURCE, Role.TARGET),
}
"""Roles of the two sides; both are participants in other events."""

PAIRS = (("GEO", "HUN"), ("HUN", "GEO"), ("PER", "CHL"), ("GEO", "PER"), ("NOR", "FJI"))
OFFICIALS = {
    "GEO": ("Nino Lomidze", "N. Lomidze", "Lomidze", "Irakli Beridze"),
    "HUN": ("Eszter Nagy", "Nagy", "Tibor Halász"),
    "PER": ("Rosa Quispe", "Luis Huamán"),
    "CHL": ("Paz Araya",),
    "NOR": ("Ingrid Solberg",),
    "FJI": ("Sela Tikoisuva",),
}
CITIES = {
    "GEO": "Tbilisi",
    "HUN": "Budapest",
    "PER": "Lima",
    "CHL": "Santiago",
    "NOR": "Oslo",
    "FJI": "Suva",
}
TITLES = (None, "Agreement on rail transit", "memorandum on wine exports", "Plan for 2024")


def document(number: int | str = 1, **fields: Any) -> Document:
    """A document; its text is the sentences that ``report`` quotes."""
    text = fields.pop("text", f"Document {number} says that something took place.")
    named = {"publisher": f"Paper {number}", "published": dt.date(2024, 6, 7), **fields}
    return Document(id=f"d{digest('document', str(number))}", text=text, **named)


def party(role: Role, principal: str, official: str | None = None, **fields: Any) -> Participant:
    """A participant."""
    return Participant(role=role, principal=principal, official=official, **fields)


def report(of: Document, number: int | str = 1, **fields: Any) -> Report:
    """A report of a bilateral event between Georgia and Hungary, unless told otherwise."""
    type = fields.setdefault("type", EventType.MEETING)
    left, right = fields.pop("between", ("GEO", "HUN"))
    roles = ROLES.get(type, (Role.PARTICIPANT, Role.PARTICIPANT))
    sides = (party(roles[0], left), party(roles[1], right))
    quote = of.text[: min(len(of.text), 60)]
    said = {
        "id": f"r{digest(of.id, str(number))}",
        "document": of.id,
        "date": "2024-06-07",
        "participants": sides,
        "evidence": (Evidence(document=of.id, quote=quote, start=0, end=len(quote)),),
        "confidence": 0.8,
    }
    return Report(**{**said, **fields})


def corpus(
    documents: int, *, seed: int = 1, per_document: int = 3
) -> Iterator[tuple[Document, list[Report]]]:
    """Made-up documents whose reports often tell of the same events as others'; always the same."""
    chance = random.Random(seed)
    for number in range(documents):
        published = dt.date(2020, 1, 1) + dt.timedelta(days=chance.randrange(1800))
        paper = document(
            f"{seed}/{number}", publisher=f"Paper {chance.randrange(9)}", published=published
        )
        yield paper, [made_up(paper, n, chance) for n in range(per_document)]


def made_up(paper: Document, number: int, chance: random.Random) -> Report:
    """A report of one of a few things that keep happening."""
    type = chance.choice((*ROLES, EventType.MEETING))
    left, right = chance.choice(PAIRS)
    roles = ROLES.get(type, (Role.PARTICIPANT, Role.PARTICIPANT))
    day = (paper.published or dt.date(2024, 1, 1)) - dt.timedelta(days=chance.randrange(3))
    date = chance.choice((day.isoformat(),) * 6 + (day.isoformat()[:7], None))
    participants = tuple(
        party(
            role,
            code,
            chance.choice((None, None, *OFFICIALS[code])),
            portfolio=chance.choice((None, Portfolio.TRADE)),
        )
        for role, code in zip(roles, (left, right), strict=True)
    )
    first = f"r{digest(paper.id, '0')}"
    return report(
        paper,
        number,
        type=type,
        date=date,
        status=chance.choice((Status.HELD, Status.HELD, Status.PLANNED)),
        place=chance.choice((None, Place(city=CITIES[right], country=right))),
        participants=participants,
        name=chance.choice(TITLES) if type is EventType.SIGNING else None,
        domain=chance.choice(((), (Portfolio.TRADE,))),
        part_of=first if number and chance.random() < 0.5 else None,
        confidence=chance.choice((0.5, 0.7, 0.9)),
    )
