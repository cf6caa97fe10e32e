"""Agreements and exercises as things of their own, seen through the event that shows them."""

from graph.model import Agreement, Event, Exercise, Participant, sides
from ontology.terms import Role


def agreement(event: Event) -> Agreement:
    """The document that a signing signs; ``event.agreement`` must be set."""
    if event.agreement is None:
        raise ValueError(f"event {event.id} signs nothing")
    return Agreement(
        id=event.agreement,
        kind=event.subtype or "document",
        title=event.name,
        parties=tuple(sorted(event.principals)),
        signatories=_in_role(event, Role.SIGNATORY),
        domains=event.domain,
        status=event.status,
        signed=event.date,
        place=event.place,
        events=(event.id,),
        evidence=event.evidence,
    )


def exercise(event: Event) -> Exercise:
    """The exercise that an event is; ``event.exercise`` must be set."""
    if event.exercise is None:
        raise ValueError(f"event {event.id} is no exercise")
    organizers = {p.principal for p in _in_role(event, Role.ORGANIZER)}
    return Exercise(
        id=event.exercise,
        name=event.name,
        kind=event.subtype,
        date=event.date,
        end=event.end,
        place=event.place,
        organizers=tuple(sorted(organizers)),
        participants=tuple(sorted(sides(event.participants) - organizers)),
        events=(event.id,),
    )


def _in_role(event: Event, role: Role) -> tuple[Participant, ...]:
    return tuple(p for p in event.participants if p.role is role)
