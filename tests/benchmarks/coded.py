"""Coded reports made up for measurements: a world of dyads, days, newspapers; always the same.

Reports come as coded event tables have them: type, parties, day, place, one sentence, no text.
Events happen day after day between sixty states, few dyads having most of them (the busiest about
a twentieth); a report or several tell of each within a few days.
"""

import datetime as dt
import random
from collections.abc import Iterator
from dataclasses import replace
from itertools import accumulate

from graph.model import Document, Evidence, Extraction, Participant, Place, Report
from ontology.terms import EventType, Role, Status

STATES = tuple(f"{a}{b}X" for a in "ABCDEF" for b in "KLMNOPQRST")
BUSIEST = (STATES[0], STATES[1])
FIRST = dt.date(2014, 1, 1)
DAYS = 4_000
PUBLISHERS = 400
WORDS = tuple(f"{a}{b}{c}" for a in "bdfgklm" for b in "aeiou" for c in ("ran", "sol", "tek"))
TOLD = (1, 1, 1, 1, 1, 1, 2, 2, 3, 4)
"""How many reports tell of an event; 1.7 on average."""

_TYPES = (
    (EventType.MEETING, 20, (Role.PARTICIPANT, Role.PARTICIPANT)),
    (EventType.STATEMENT, 18, (Role.SOURCE, Role.TARGET)),
    (EventType.VISIT, 14, (Role.VISITOR, Role.HOST)),
    (EventType.CALL, 8, (Role.PARTICIPANT, Role.PARTICIPANT)),
    (EventType.SIGNING, 8, (Role.SIGNATORY, Role.SIGNATORY)),
    (EventType.APPEAL, 8, (Role.SOURCE, Role.TARGET)),
    (EventType.ACCUSATION, 8, (Role.SOURCE, Role.TARGET)),
    (EventType.ECONOMIC_COOPERATION, 6, (Role.PARTICIPANT, Role.PARTICIPANT)),
    (EventType.AID, 4, (Role.SENDER, Role.RECIPIENT)),
    (EventType.SANCTION, 3, (Role.SOURCE, Role.TARGET)),
    (EventType.EXERCISE, 2, (Role.ORGANIZER, Role.PARTICIPANT)),
    (EventType.RATIFICATION, 1, (Role.PARTICIPANT, Role.PARTICIPANT)),
)
_TYPE_WEIGHTS = tuple(accumulate(weight for _, weight, _ in _TYPES))


def dyads() -> tuple[list[tuple[str, str]], list[float]]:
    """Pairs of states, and how many events they have together, accumulated."""
    pairs = [(a, b) for n, a in enumerate(STATES) for b in STATES[n + 1 :]]
    weights = (1 / (rank + 4) for rank in range(len(pairs)))
    return pairs, list(accumulate(weights))


def coded(reports: int, seed: int = 7) -> Iterator[Extraction]:
    """About so many reports, three a document, in the order in which they were published."""
    chance = random.Random(seed)
    pairs, weights = dyads()
    every_day = reports / sum(TOLD) * len(TOLD) / DAYS
    waiting: list[list[Report]] = [[] for _ in range(4)]
    number, due = 0, 0.0
    for day in range(DAYS):
        due += every_day
        published = FIRST + dt.timedelta(days=day)
        while due >= 1:
            due -= 1
            number += 1
            between = chance.choices(pairs, cum_weights=weights)[0]
            for delay, report in _told(number, published, between, chance):
                waiting[delay].append(report)
        yield from _documents(waiting.pop(0), published, f"{seed}/{day}", chance)
        waiting.append([])


def _told(
    number: int, day: dt.date, between: tuple[str, str], chance: random.Random
) -> Iterator[tuple[int, Report]]:
    """The reports of one event, and after how many days they appear."""
    type, _, roles = chance.choices(_TYPES, cum_weights=_TYPE_WEIGHTS)[0]
    codes = between if chance.random() < 0.5 else between[::-1]
    where = Place(city=f"{codes[1].title()} City", country=codes[1])
    topic = chance.sample(WORDS, 4)
    for copy in range(chance.choice(TOLD)):
        quote = f"{codes[0]} and {codes[1]}: {type.value} on {' '.join(topic)}, account {copy}."
        yield (
            chance.choice((0, 0, 1, 2)),
            Report(
                id=f"r{number:08x}{copy:02x}",
                document="",
                type=type,
                status=Status.HELD,
                date=day.isoformat() if chance.random() < 0.99 else day.isoformat()[:7],
                place=where if chance.random() < 0.8 else None,
                participants=(
                    Participant(role=roles[0], principal=codes[0]),
                    Participant(role=roles[1], principal=codes[1]),
                ),
                evidence=(Evidence(document="", quote=quote, start=0, end=len(quote)),),
                confidence=chance.choice((0.4, 0.6, 0.8)),
                why=("coded",),
                extractor="coded",
                version="1",
            ),
        )


def _documents(
    reports: list[Report], published: dt.date, name: str, chance: random.Random
) -> Iterator[Extraction]:
    """Reports of different events in documents of three."""
    chance.shuffle(reports)
    for start in range(0, len(reports), 3):
        id = f"d{name.replace('/', 'x')}x{start:05x}"
        document = Document(
            id=id,
            text="",
            url=f"https://paper.example/{id}",
            publisher=f"Paper {chance.randrange(PUBLISHERS)}",
            published=published,
        )
        yield Extraction(
            document=document,
            reports=tuple(_in(report, id) for report in reports[start : start + 3]),
        )


def _in(report: Report, document: str) -> Report:
    quotes = tuple(replace(quote, document=document) for quote in report.evidence)
    return replace(report, document=document, evidence=quotes)
