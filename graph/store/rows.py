"""The domain's objects as table rows, and back."""

import datetime as dt
import json
from collections.abc import Iterable, Sequence
from functools import lru_cache
from typing import Any

from sqlalchemy import RowMapping

from graph.dates import bounds
from graph.fuse import block, person, window
from graph.model import Document, Event, Evidence, Participant, Place, Report, sides, slug
from graph.store.schema import MAX_PAIRED, NO_DAY
from ontology.mappings import to_plover
from ontology.terms import EventType, Portfolio, Role, Status

Row = dict[str, Any]


def document_row(document: Document, key: int, recorded_at: str) -> Row:
    """A document without its text."""
    return {
        "key": key,
        "id": document.id,
        "title": document.title,
        "url": document.url,
        "publisher": document.publisher,
        "published": document.published and document.published.isoformat(),
        "retrieved": document.retrieved and document.retrieved.isoformat(),
        "language": document.language,
        "name": document.name,
        "recorded_at": recorded_at,
    }


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


def report_row(report: Report, key: int, document: int, published: dt.date | None) -> Row:
    """A report without participants and evidence; with the block and window that fusion uses."""
    first, last = window(report, published)
    return {
        **_happening(report, key),
        "document": document,
        "part_of": report.part_of,
        "extractor": report.extractor,
        "version": report.version,
        "block": block(report),
        "window_first": first.isoformat(),
        "window_last": last.isoformat(),
    }


def report_of(
    row: RowMapping, document: str, participants: Iterable[Participant], quotes: Iterable[Evidence]
) -> Report:
    """The report of a row and its parts."""
    return Report(
        **_common(row),
        document=document,
        participants=tuple(participants),
        part_of=row["part_of"],
        evidence=tuple(quotes),
        extractor=row["extractor"],
        version=row["version"],
    )


def event_row(event: Event, key: int, agreement: int | None, exercise: int | None) -> Row:
    """An event without its parts; its place in a larger one is written when all have keys."""
    first, last = days(event)
    place = event.place
    return {
        **_happening(event, key),
        "first": first,
        "last": last,
        "city_slug": slug(place.city) if place and place.city else None,
        "agreement": agreement,
        "exercise": exercise,
        "plover": to_plover(event.type, event.subtype, event.status),
        "sides": len(sides(event.participants)),
        "reports": len(event.reports),
        "publishers": len(event.publishers),
    }


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
    )


def participant_rows(owner: str, key: int, participants: Sequence[Participant]) -> list[Row]:
    """Participants of the report or event (``owner``) with this key."""
    return [
        {
            owner: key,
            "position": position,
            "role": p.role,
            "principal": p.principal,
            "organization": p.organization,
            "portfolio": p.portfolio,
            "official": p.official,
            "title": p.title,
            "rank": p.rank,
            "delegation": p.delegation,
        }
        for position, p in enumerate(participants)
    ]


def participation_rows(event: Event, key: int) -> list[Row]:
    """Participants of an event, with the actors they are and the name people look for."""
    rows = participant_rows("event", key, event.participants)
    for row, p in zip(rows, event.participants, strict=True):
        name = person(p.official) if p.official else None
        row["organization_id"] = p.organization_id
        row["official_id"] = p.official_id
        row["surname"] = name and name.surname
        row["initial"] = name and name.initial
    return rows


def participant_of(row: RowMapping) -> Participant:
    """The participant of a row of either table."""
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


def evidence_rows(key: int, document: int, quotes: Sequence[Evidence]) -> list[Row]:
    """The quotes of a report."""
    return [
        {
            "report": key,
            "position": position,
            "document": document,
            "quote": each.quote,
            "start": each.start,
            "end": each.end,
        }
        for position, each in enumerate(quotes)
    ]


def side_rows(event: Event, key: int) -> list[Row]:
    """One row a principal that the event is between."""
    shared = _indexed(event, key)
    return [{"principal": code, **shared} for code in sorted(sides(event.participants))]


def pair_rows(event: Event, key: int) -> list[Row]:
    """One row a dyad, none for a gathering of very many."""
    codes = sorted(sides(event.participants))
    if len(codes) > MAX_PAIRED:
        return []
    shared = {**_indexed(event, key), "reports": len(event.reports)}
    return [
        {"dyad": f"{left}-{right}", **shared}
        for position, left in enumerate(codes)
        for right in codes[position + 1 :]
    ]


def actor_rows(event: Event) -> list[Row]:
    """The actors of an event at all three levels."""
    rows: dict[str, Row] = {}
    for p in event.participants:
        rows[p.principal] = _actor(p.principal, "principal", p, p.principal, None)
        if p.organization_id:
            rows[p.organization_id] = _actor(
                p.organization_id, "organization", p, p.organization, p.portfolio
            )
        if p.official_id:
            rows[p.official_id] = _actor(p.official_id, "official", p, p.official, None)
    return list(rows.values())


def days(event: Event | Report) -> tuple[str, str]:
    """First and last day that an event may cover, as stored."""
    if event.date is None:
        return NO_DAY, NO_DAY
    first, last = bounds(event.date, event.end)
    return first.isoformat(), last.isoformat()


def day(stored: str | None) -> dt.date | None:
    """The day of a stored one."""
    return dt.date.fromisoformat(stored) if stored else None


def _happening(said: Report | Event, key: int) -> Row:
    place = said.place or Place()
    return {
        "key": key,
        "id": said.id,
        "type": said.type,
        "subtype": said.subtype,
        "status": said.status,
        "date": said.date,
        "end": said.end,
        "city": place.city,
        "country": place.country,
        "name": said.name,
        "domain": json.dumps(said.domain),
        "confidence": said.confidence,
        "why": json.dumps(said.why, ensure_ascii=False),
    }


@lru_cache(maxsize=4096)
def _listed(stored: str) -> tuple[str, ...]:
    """The items of a stored list; there are few different ones."""
    return tuple(json.loads(stored))


def _common(row: RowMapping) -> Row:
    """The arguments that reports and events share."""
    city, country = row["city"], row["country"]
    return {
        "id": row["id"],
        "type": EventType(row["type"]),
        "subtype": row["subtype"],
        "status": Status(row["status"]),
        "date": row["date"],
        "end": row["end"],
        "place": Place(city=city, country=country) if city or country else None,
        "name": row["name"],
        "domain": tuple(map(Portfolio, _listed(row["domain"]))),
        "confidence": row["confidence"],
        "why": _listed(row["why"]),
    }


def _indexed(event: Event, key: int) -> Row:
    first, last = days(event)
    return {"first": first, "last": last, "event": key, "type": event.type}


def _actor(
    id: str, kind: str, p: Participant, name: str | None, portfolio: Portfolio | None
) -> Row:
    return {
        "id": id,
        "kind": kind,
        "principal": p.principal,
        "name": name or id,
        "portfolio": portfolio,
    }
