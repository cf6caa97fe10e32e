"""The one JSON form of reports, events, agreements, exercises, actors and edges.

It is the annotation guide's form plus ids and codes; the command line, the REST service and the
exports all speak it, so a reader needs to learn it once.  Every key is always present; what is not
known is ``null``.
"""

from typing import Any

from graph.edges import Edge
from graph.model import (
    Agreement,
    Event,
    Evidence,
    Exercise,
    HeldOffice,
    Participant,
    Place,
    Report,
    SlotEvidence,
    Step,
)
from graph.queries import Actor, ActorKind, OfficeHolding
from ontology.mappings import mapping

Json = dict[str, Any]

__all__ = [
    "Json",
    "actor_json",
    "agreement_json",
    "claim_json",
    "edge_json",
    "event_json",
    "evidence_json",
    "exercise_json",
    "office_json",
    "participant_json",
    "place_json",
    "report_json",
    "step_json",
]


def report_json(report: Report) -> Json:
    """One document's account of an event; offsets in code points of that document's text."""
    evidence = [_span(span) for span in report.evidence]
    return {**_happening(report, evidence), "slots": _slots(report)}


def _slots(report: Report) -> Json:
    """The words behind each slot, ``None`` where the context fills it; participants in order."""
    said = {s.slot: _span(s) for s in report.slots if s.slot != "participant"}
    named = {s.position: _span(s) for s in report.slots if s.slot == "participant"}
    return {
        **{slot: said.get(slot) for slot in ("type", "date", "place", "name")},
        "participants": [named.get(n) for n, _ in enumerate(report.participants)],
    }


def claim_json(claim: HeldOffice) -> Json:
    """A document's word that a person holds an office, with the sentence that says so."""
    return {
        "person": claim.official,
        "country": claim.principal,
        "title": claim.title,
        "rank": claim.rank,
        "organization": claim.organization,
        "portfolio": None if claim.portfolio is None else claim.portfolio.value,
        "evidence": _span(claim.evidence),
    }


def event_json(event: Event) -> Json:
    """A fused event; each piece of evidence also names its document."""
    found = _happening(event, [evidence_json(span) for span in event.evidence])
    found["label"] = event.label
    found["agreement"] = event.agreement
    found["exercise"] = event.exercise
    found["reports"] = list(event.reports)
    found["publishers"] = list(event.publishers)
    found["disputed"] = event.disputed
    return found


def _happening(thing: Report | Event, evidence: list[Json]) -> Json:
    """What a report and an event share, in the guide's order."""
    coded = mapping(thing.type, thing.subtype, thing.status)
    return {
        "id": thing.id,
        "type": thing.type.value,
        "subtype": thing.subtype,
        "status": thing.status.value,
        "date": thing.date,
        "end": thing.end,
        "place": place_json(thing.place),
        "participants": [participant_json(participant) for participant in thing.participants],
        "name": thing.name,
        "domain": [portfolio.value for portfolio in thing.domain],
        "part_of": thing.part_of,
        "evidence": evidence,
        "plover": coded.plover,
        "cameo": coded.cameo,
        "confidence": thing.confidence,
        "why": list(thing.why),
    }


def participant_json(participant: Participant) -> Json:
    """Who took part; ``organization_id`` and ``official_id`` are the keys of those actors."""
    return {
        "role": participant.role.value,
        "country": participant.principal,
        "organization": participant.organization,
        "portfolio": None if participant.portfolio is None else participant.portfolio.value,
        "person": participant.official,
        "title": participant.title,
        "rank": participant.rank,
        "delegation": participant.delegation,
        "organization_id": participant.organization_id,
        "official_id": participant.official_id,
        "inferred": participant.inferred,
    }


def place_json(place: Place | None) -> Json | None:
    """City and country, or ``None`` when neither is known."""
    return None if place is None else {"city": place.city, "country": place.country}


def evidence_json(span: Evidence) -> Json:
    """A quote, its offsets and its document."""
    return {
        "quote": span.quote,
        "start": span.start,
        "end": span.end,
        "document": span.document,
    }


def _span(span: Evidence | SlotEvidence) -> Json:
    return {"quote": span.quote, "start": span.start, "end": span.end}


def agreement_json(agreement: Agreement) -> Json:
    """A document between principals, with who signed and the sentences that say so."""
    return {
        "id": agreement.id,
        "kind": agreement.kind,
        "title": agreement.title,
        "parties": list(agreement.parties),
        "signatories": [participant_json(signatory) for signatory in agreement.signatories],
        "domain": [portfolio.value for portfolio in agreement.domains],
        "status": agreement.status.value,
        "signed": agreement.signed,
        "place": place_json(agreement.place),
        "events": list(agreement.events),
        "evidence": [evidence_json(span) for span in agreement.evidence],
        "steps": [step_json(step) for step in agreement.steps],
        "missing": list(agreement.missing),
    }


def step_json(step: Step) -> Json:
    """A step in the life of an agreement or exercise, and the event that shows it."""
    return {
        "kind": step.kind,
        "date": step.date,
        "event": step.event,
        "country": step.principal,
    }


def exercise_json(exercise: Exercise) -> Json:
    """A military exercise and who took part."""
    return {
        "id": exercise.id,
        "name": exercise.name,
        "kind": exercise.kind,
        "date": exercise.date,
        "end": exercise.end,
        "place": place_json(exercise.place),
        "organizers": list(exercise.organizers),
        "participants": list(exercise.participants),
        "events": list(exercise.events),
        "steps": [step_json(step) for step in exercise.steps],
    }


def actor_json(actor: Actor) -> Json:
    """A principal, body or official."""
    return {
        "id": actor.id,
        "kind": actor.kind.value,
        "country": actor.principal,
        "name": actor.name,
        "portfolio": None if actor.portfolio is None else actor.portfolio.value,
        "events": actor.events,
        "first": actor.first,
        "last": actor.last,
        "offices": [office_json(office) for office in actor.offices],
    }


def office_json(office: OfficeHolding) -> Json:
    """A title an official was seen with, and the sentence that shows it."""
    return {
        "official_id": office.official,
        "person": office.name,
        "title": office.title,
        "organization_id": office.organization,
        "portfolio": None if office.portfolio is None else office.portfolio.value,
        "first": office.first,
        "last": office.last,
        "events": office.events,
        "evidence": [evidence_json(span) for span in office.evidence],
    }


def edge_json(edge: Edge, level: ActorKind) -> Json:
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
