"""The domain's objects out of table rows."""

import datetime as dt
import json
from collections.abc import Iterable, Mapping
from dataclasses import replace
from functools import lru_cache
from typing import Any

from sqlalchemy import RowMapping

from graph.model import (
    Document,
    Event,
    Evidence,
    HeldOffice,
    Participant,
    Place,
    Report,
    SlotEvidence,
)
from graph.store.bulk import Row
from ontology.terms import EventType, Portfolio, Role, Status

_TYPES = {each.value: each for each in EventType}
_STATUSES = {each.value: each for each in Status}


def document_of(row: RowMapping, text: str) -> Document:
    """The document of a row and its text."""
    return Document(
        id=row["id"],
        text=text,
        title=row["title"],
        url=row["url"],
        publisher=row["publisher"],
        published=day(row["published"]),
        retrieved=row["retrieved"] and dt.datetime.fromisoformat(row["retrieved"]),
        language=row["language"],
        name=row["name"],
    )


def report_of(
    row: RowMapping,
    participants: Iterable[Participant],
    quotes: Iterable[Evidence],
    slots: Iterable[SlotEvidence],
) -> Report:
    """The report of a row and its parts."""
    return Report(
        id=row["id"],
        document=row["document_id"],
        type=_TYPES[row["type"]],
        subtype=row["subtype"],
        status=_STATUSES[row["status"]],
        date=row["date"],
        end=row["end"],
        place=_place(row["city"], row["country"]),
        participants=tuple(participants),
        name=row["name"],
        domain=_domains(row["domain"]),
        part_of=row["part_of"],
        evidence=tuple(quotes),
        slots=tuple(slots),
        confidence=row["confidence"],
        why=items(row["why"]),
        extractor=row["extractor"],
        version=row["version"],
    )


EVENT_COLUMNS = (
    "key",
    "id",
    "type",
    "subtype",
    "status",
    "date",
    "end",
    "city",
    "country",
    "name",
    "domain",
    "confidence",
    "why",
    "disputed",
)
"""What ``event_of`` reads, behind the key; ids of what it points at follow."""


def event_of(
    row: Row,
    participants: Iterable[Participant],
    quotes: Iterable[Evidence],
    reports: Iterable[str],
    publishers: Iterable[str],
) -> Event:
    """The event of a row of ``EVENT_COLUMNS`` without the key, and of ids: whole, agreement, …"""
    (id, type, subtype, status, date, end, city, country, name, domain, confidence, why) = row[:12]
    disputed, part_of, agreement, exercise = row[12:]
    return Event(
        id=id,
        type=_TYPES[type],
        subtype=subtype,
        status=_STATUSES[status],
        date=date,
        end=end,
        place=_place(city, country),
        participants=tuple(participants),
        name=name,
        domain=_domains(domain),
        part_of=part_of,
        agreement=agreement,
        exercise=exercise,
        evidence=tuple(quotes),
        reports=tuple(reports),
        publishers=tuple(publishers),
        confidence=confidence,
        why=items(why),
        disputed=bool(disputed),
    )


def dealing_of(row: Row, participants: Iterable[Participant]) -> Event:
    """The event of a row of id, type, date, end, city and country: who dealt with whom."""
    id, type, date, end, city, country = row
    place = _place(city, country)
    return Event(
        id=id,
        type=_TYPES[type],
        date=date,
        end=end,
        place=place,
        participants=tuple(participants),
    )


PARTICIPATION_COLUMNS = (
    "role",
    "principal",
    "organization",
    "portfolio",
    "official",
    "title",
    "rank",
    "delegation",
    "inferred",
    "official_id",
    "organization_id",
)
"""What ``participation_of`` reads."""


@lru_cache(maxsize=16_384)
def participation_of(row: Row) -> Participant:
    """The participant of a row of ``PARTICIPATION_COLUMNS``; few of them are different."""
    role, principal, organization, portfolio, official, title, rank = row[:7]
    delegation, inferred, official_id, organization_id = row[7:]
    named = Participant(
        role=Role(role),
        principal=principal,
        organization=organization,
        portfolio=Portfolio(portfolio) if portfolio else None,
        official=official,
        title=title,
        rank=rank,
        delegation=bool(delegation),
        inferred=bool(inferred),
    )
    actor = None if official_id == named.official_id else official_id
    body = None if organization_id == named.organization_id else organization_id
    return replace(named, actor=actor, body=body) if actor or body else named


def participant_of(row: RowMapping) -> Participant:
    """The participant of a report."""
    return Participant(
        role=Role(row["role"]),
        principal=row["principal"],
        organization=row["organization"],
        portfolio=row["portfolio"] and Portfolio(row["portfolio"]),
        official=row["official"],
        title=row["title"],
        rank=row["rank"],
        delegation=bool(row["delegation"]),
    )


def quote_of(row: Mapping[str, Any]) -> Evidence:
    """The quote of a row that names its document by id."""
    return quote(row["document"], row["quote"], row["start"], row["end"])


def quote(document: str, words: str, start: int, end: int) -> Evidence:
    """What a document says in one place."""
    return Evidence(document=document, quote=words, start=start, end=end)


def slot_of(row: RowMapping) -> SlotEvidence:
    """The words that fill a slot."""
    return SlotEvidence(
        slot=row["slot"],
        quote=row["quote"],
        start=row["start"],
        end=row["end"],
        position=row["position"],
    )


def claim_of(row: Mapping[str, Any]) -> HeldOffice:
    """The office claim of a row that names its document by id."""
    return HeldOffice(
        official=row["official"],
        principal=row["principal"],
        title=row["title"],
        evidence=quote_of(row),
        organization=row["organization"],
        portfolio=row["portfolio"] and Portfolio(row["portfolio"]),
        rank=row["rank"],
    )


def day(stored: str | None) -> dt.date | None:
    """The day of a stored one."""
    return dt.date.fromisoformat(stored) if stored else None


def keys_in(stored: str) -> list[int]:
    """The keys of a stored list."""
    return [int(key) for key in json.loads(stored)]


@lru_cache(maxsize=16_384)
def items(stored: str) -> tuple[str, ...]:
    """The items of a stored list; there are few different ones."""
    return tuple(json.loads(stored))


@lru_cache(maxsize=4096)
def _place(city: str | None, country: str | None) -> Place | None:
    return Place(city=city, country=country) if city or country else None


@lru_cache(maxsize=4096)
def _domains(stored: str) -> tuple[Portfolio, ...]:
    return tuple(map(Portfolio, items(stored)))
