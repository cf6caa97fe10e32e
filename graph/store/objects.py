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
from ontology.terms import EventType, Portfolio, Role, Status


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
        **_common(row),
        document=row["document_id"],
        participants=tuple(participants),
        part_of=row["part_of"],
        evidence=tuple(quotes),
        slots=tuple(slots),
        extractor=row["extractor"],
        version=row["version"],
    )


def event_of(
    row: RowMapping,
    participants: Iterable[Participant],
    quotes: Iterable[Evidence],
    reports: Iterable[str],
    publishers: Iterable[str],
) -> Event:
    """The event of a row, in which ``part_of``, ``agreement`` and ``exercise`` are public ids."""
    return Event(
        **_common(row),
        participants=tuple(participants),
        part_of=row["part_of"],
        agreement=row["agreement"],
        exercise=row["exercise"],
        evidence=tuple(quotes),
        reports=tuple(reports),
        publishers=tuple(publishers),
        disputed=bool(row["disputed"]),
    )


def participant_of(row: RowMapping) -> Participant:
    """The participant of a report."""
    return Participant(**_participant(row))


def participation_of(row: RowMapping) -> Participant:
    """The participant of an event."""
    named = Participant(**_participant(row), inferred=bool(row["inferred"]))
    actor = None if row["official_id"] == named.official_id else row["official_id"]
    body = None if row["organization_id"] == named.organization_id else row["organization_id"]
    return replace(named, actor=actor, body=body) if actor or body else named


def _participant(row: RowMapping) -> dict[str, Any]:
    return {
        "role": Role(row["role"]),
        "principal": row["principal"],
        "organization": row["organization"],
        "portfolio": row["portfolio"] and Portfolio(row["portfolio"]),
        "official": row["official"],
        "title": row["title"],
        "rank": row["rank"],
        "delegation": bool(row["delegation"]),
    }


def quote_of(row: Mapping[str, Any]) -> Evidence:
    """The quote of a row that names its document by id."""
    return Evidence(
        document=row["document"], quote=row["quote"], start=row["start"], end=row["end"]
    )


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


def _common(row: RowMapping) -> dict[str, Any]:
    """The arguments that reports and events share."""
    return {
        "id": row["id"],
        "type": EventType(row["type"]),
        "subtype": row["subtype"],
        "status": Status(row["status"]),
        "date": row["date"],
        "end": row["end"],
        "place": _place(row["city"], row["country"]),
        "name": row["name"],
        "domain": tuple(map(Portfolio, items(row["domain"]))),
        "confidence": row["confidence"],
        "why": items(row["why"]),
    }
