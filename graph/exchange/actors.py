"""The actors of a stream of events, counted as it passes; grows with the actors, not the events."""

from collections.abc import Iterable, Iterator
from dataclasses import replace

from graph.dates import bounds
from graph.errors import UnknownActor
from graph.gazetteer import gazetteer
from graph.model import Event, Participant
from graph.queries import Actor, ActorKind


def actors(events: Iterable[Event]) -> list[Actor]:
    """Principals, organisations and officials of the events, by key.

    ``first`` and ``last`` are the first days of their earliest and latest dated event.
    """
    found: dict[str, Actor] = {}
    for event in events:
        first = None if event.date is None else bounds(event.date)[0].isoformat()
        for actor in {actor.id: actor for actor in _actors(event)}.values():
            found[actor.id] = _seen(found.get(actor.id, actor), first)
    return [found[key] for key in sorted(found)]


def _seen(actor: Actor, day: str | None) -> Actor:
    days = [each for each in (actor.first, actor.last, day) if each is not None]
    first, last = min(days, default=None), max(days, default=None)
    return replace(actor, events=actor.events + 1, first=first, last=last)


def _actors(event: Event) -> Iterator[Actor]:
    for participant in event.participants:
        yield _principal(participant.principal)
        yield from _others(participant)


def _principal(code: str) -> Actor:
    return Actor(id=code, kind=ActorKind.PRINCIPAL, principal=code, name=principal_name(code))


def _others(participant: Participant) -> Iterator[Actor]:
    organization, official = participant.organization_id, participant.official_id
    if organization is not None and participant.organization is not None:
        yield Actor(
            id=organization,
            kind=ActorKind.ORGANIZATION,
            principal=participant.principal,
            name=participant.organization,
            portfolio=participant.portfolio,
        )
    if official is not None and participant.official is not None:
        yield Actor(
            id=official,
            kind=ActorKind.OFFICIAL,
            principal=participant.principal,
            name=participant.official,
        )


def principal_name(code: str) -> str:
    """The English name of a principal; the code itself when the gazetteer has none."""
    try:
        return gazetteer().principal(code).name
    except UnknownActor:
        return code
