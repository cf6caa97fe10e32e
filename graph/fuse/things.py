"""Agreements and exercises as things of their own, seen through the events that show them."""

from collections.abc import Iterable, Iterator, Mapping, Sequence

from graph.dates import bounds
from graph.fuse.lifecycles import RATIFIED
from graph.model import PASSIVE_ROLES, Agreement, Event, Exercise, Participant, Step, sides
from ontology.terms import EventType, Role, Status

Announced = Mapping[str, str]
"""Of events that were foretold, by id, the day of the first paper that did."""

_SIGNING = {Status.HELD: "signed", Status.PLANNED: "announced"}
_EXERCISE = {Status.HELD: "held", Status.PLANNED: "announced"}
_RATIFICATION = {"entry-into-force": "in force", "accession": "acceded"}


def agreement(
    founder: Event, others: Sequence[Event] = (), announced: Announced | None = None
) -> Agreement:
    """The document that a signing signs, with what else is known of it.

    ``founder.agreement`` must be set; ``others`` are the other events that point at it.
    """
    if founder.agreement is None:
        raise ValueError(f"event {founder.id} signs nothing")
    every = (founder, *others)
    steps = _in_time(step for event in every for step in _steps(event, announced or {}))
    signs = founder.type is EventType.SIGNING
    kind = (founder.subtype if signs else None) or "document"
    parties = tuple(sorted(founder.principals))
    return Agreement(
        id=founder.agreement,
        kind=kind,
        title=founder.name,
        parties=parties,
        signatories=_in_role(founder, Role.SIGNATORY),
        domains=founder.domain,
        status=founder.status,
        signed=founder.date if signs else None,
        place=founder.place if signs else None,
        events=tuple(event.id for event in every),
        evidence=tuple(quote for event in every for quote in event.evidence),
        steps=steps,
        missing=tuple(_missing(kind, parties, steps)),
    )


def exercise(event: Event, announced: Announced | None = None) -> Exercise:
    """The exercise that an event is; ``event.exercise`` must be set."""
    if event.exercise is None:
        raise ValueError(f"event {event.id} is no exercise")
    organizers = {p.principal for p in _in_role(event, Role.ORGANIZER)}
    kind = _EXERCISE.get(event.status, event.status.value)
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
        steps=_in_time(_with_plan(event, kind, announced or {})),
    )


def _steps(event: Event, announced: Announced) -> Iterator[Step]:
    if event.type is EventType.SIGNING:
        yield from _with_plan(event, _SIGNING.get(event.status, event.status.value), announced)
    elif event.status is Status.HELD:
        ends = event.type is EventType.TERMINATION
        kind = "terminated" if ends else _RATIFICATION.get(event.subtype or "", RATIFIED)
        acting = _acting(event) if kind == RATIFIED else None
        yield Step(kind=kind, date=event.date, event=event.id, principal=acting)


def _with_plan(event: Event, kind: str, announced: Announced) -> Iterator[Step]:
    if event.id in announced and kind != "announced":
        yield Step(kind="announced", date=announced[event.id], event=event.id)
    yield Step(kind=kind, date=event.date, event=event.id)


def _acting(event: Event) -> str | None:
    """The one side of which a body or official is named, as that which ratified."""
    active = [p for p in event.participants if p.role not in PASSIVE_ROLES]
    named = {p.principal for p in active if p.official or p.organization or p.portfolio}
    return named.pop() if len(named) == 1 else None


def _in_time(steps: Iterable[Step]) -> tuple[Step, ...]:
    return tuple(sorted(steps, key=lambda step: str(bounds(step.date)[0]) if step.date else "9"))


def _missing(kind: str, parties: Iterable[str], steps: Sequence[Step]) -> Iterator[str]:
    """A signing of everything; of a treaty also ratification by each party and entry into force."""
    found = {step.kind for step in steps}
    if "signed" not in found:
        yield "signed"
    if kind != "treaty" or "in force" in found:
        return
    by = {step.principal for step in steps if step.kind == RATIFIED}
    if None not in by:
        yield from (f"ratified by {party}" for party in parties if party not in by)
    yield "in force"


def _in_role(event: Event, role: Role) -> tuple[Participant, ...]:
    return tuple(p for p in event.participants if p.role is role)
