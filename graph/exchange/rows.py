"""Flat rows for tables: one event, report, agreement, actor or edge a row, always alike."""

from collections.abc import Iterable, Mapping, Sequence

from graph.edges import Edge
from graph.model import Agreement, Event, Evidence, Exercise, Participant, Place, Report
from graph.queries import Actor, ActorKind
from ontology.mappings import mapping

Cell = str | float | int | bool | None
Row = Mapping[str, Cell]

JOIN = "; "

_HAPPENING = {
    "id": str,
    "type": str,
    "subtype": str,
    "status": str,
    "date": str,
    "end": str,
    "city": str,
    "country": str,
    "parties": str,
    "participants": str,
    "name": str,
    "domain": str,
    "part_of": str,
    "plover": str,
    "cameo": str,
    "confidence": float,
}

COLUMNS: Mapping[str, Mapping[str, type]] = {
    "events": {
        **_HAPPENING,
        "agreement": str,
        "exercise": str,
        "reports": int,
        "publishers": str,
        "quote": str,
        "document": str,
    },
    "reports": {**_HAPPENING, "rules": str, "quote": str, "document": str},
    "agreements": {
        "id": str,
        "kind": str,
        "title": str,
        "status": str,
        "signed": str,
        "city": str,
        "country": str,
        "parties": str,
        "signatories": str,
        "domain": str,
        "events": str,
        "quote": str,
        "document": str,
    },
    "exercises": {
        "id": str,
        "name": str,
        "kind": str,
        "date": str,
        "end": str,
        "city": str,
        "country": str,
        "organizers": str,
        "participants": str,
        "events": str,
    },
    "actors": {
        "id": str,
        "kind": str,
        "principal": str,
        "name": str,
        "portfolio": str,
        "events": int,
        "first": str,
        "last": str,
    },
    "edges": {
        "left": str,
        "right": str,
        "directed": bool,
        "level": str,
        "type": str,
        "date": str,
        "event": str,
    },
}
"""The columns of each table, in order, and the type of their cells; any cell may be empty."""


def event_row(event: Event) -> Row:
    """A fused event with its clearest quote."""
    return {
        **_happening(event),
        "agreement": event.agreement,
        "exercise": event.exercise,
        "reports": len(event.reports),
        "publishers": _join(event.publishers),
        **_quote(event.evidence),
    }


def report_row(report: Report) -> Row:
    """One document's account of an event."""
    return {
        **_happening(report),
        "rules": _join(report.why),
        **_quote(report.evidence),
        "document": report.document,
    }


def agreement_row(agreement: Agreement) -> Row:
    """A document between principals."""
    return {
        "id": agreement.id,
        "kind": agreement.kind,
        "title": agreement.title,
        "status": agreement.status.value,
        "signed": agreement.signed,
        **_place(agreement.place),
        "parties": _join(agreement.parties),
        "signatories": _join(map(_person, agreement.signatories)),
        "domain": _join(agreement.domains),
        "events": _join(agreement.events),
        **_quote(agreement.evidence),
    }


def exercise_row(exercise: Exercise) -> Row:
    """A military exercise."""
    return {
        "id": exercise.id,
        "name": exercise.name,
        "kind": exercise.kind,
        "date": exercise.date,
        "end": exercise.end,
        **_place(exercise.place),
        "organizers": _join(exercise.organizers),
        "participants": _join(exercise.participants),
        "events": _join(exercise.events),
    }


def actor_row(actor: Actor) -> Row:
    """A principal, body or official."""
    return {
        "id": actor.id,
        "kind": actor.kind.value,
        "principal": actor.principal,
        "name": actor.name,
        "portfolio": actor.portfolio,
        "events": actor.events,
        "first": actor.first,
        "last": actor.last,
    }


def edge_row(edge: Edge, level: ActorKind) -> Row:
    """An event between two actors."""
    return {
        "left": edge.left,
        "right": edge.right,
        "directed": edge.directed,
        "level": level.value,
        "type": edge.type.value,
        "date": edge.date,
        "event": edge.event,
    }


def _happening(thing: Event | Report) -> dict[str, Cell]:
    codes = mapping(thing.type, thing.subtype, thing.status)
    return {
        "id": thing.id,
        "type": thing.type.value,
        "subtype": thing.subtype,
        "status": thing.status.value,
        "date": thing.date,
        "end": thing.end,
        **_place(thing.place),
        "parties": _join(sorted(thing.principals)),
        "participants": _join(map(_participant, thing.participants)),
        "name": thing.name,
        "domain": _join(thing.domain),
        "part_of": thing.part_of,
        "plover": codes.plover,
        "cameo": codes.cameo,
        "confidence": thing.confidence,
    }


def _participant(participant: Participant) -> str:
    return f"{participant.role.value}: {_person(participant)}"


def _person(participant: Participant) -> str:
    """E.g. ``GEO, Ministry of Energy, Minister, Nino Example``."""
    parts = (
        participant.principal,
        participant.organization,
        participant.title,
        participant.official,
    )
    return ", ".join(part for part in parts if part)


def _place(place: Place | None) -> dict[str, Cell]:
    found = place or Place()
    return {"city": found.city, "country": found.country}


def _quote(evidence: Sequence[Evidence]) -> dict[str, Cell]:
    if not evidence:
        return {"quote": None, "document": None}
    return {"quote": evidence[0].quote, "document": evidence[0].document}


def _join(values: Iterable[str]) -> str | None:
    return JOIN.join(values) or None
