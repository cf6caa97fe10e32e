"""The actors of a stream of events, counted as it passes; grows with the actors, not the events."""

from collections.abc import Iterable, Iterator
from dataclasses import replace
from functools import lru_cache

from graph.dates import bounds
from graph.gazetteer import principal_name
from graph.model import Event, Participant
from graph.queries import Actor, ActorKind


def actors(events: Iterable[Event]) -> list[Actor]:
    """Principals, organisations and officials of the events, by key.

    ``first`` and ``last`` are the first days of their earliest and latest dated event.
    """
    found: dict[str, _Seen] = {}
    for event in events:
        first = None if event.date is None else bounds(event.date)[0].isoformat()
        for actor in _actors(event.participants):
            if actor.id not in found:
                found[actor.id] = _Seen(actor)
            found[actor.id].count(first)
    return [found[key].counted() for key in sorted(found)]


class _Seen:
    """An actor, the number of its events, and their earliest and latest day."""

    def __init__(self, actor: Actor) -> None:
        self._actor = actor
        self._events = 0
        self._first: str | None = None
        self._last: str | None = None

    def count(self, day: str | None) -> None:
        """Add one event."""
        self._events += 1
        if day is not None:
            self._first = min(day, self._first or day)
            self._last = max(day, self._last or day)

    def counted(self) -> Actor:
        """The actor with what was counted."""
        return replace(self._actor, events=self._events, first=self._first, last=self._last)


@lru_cache(maxsize=16_384)
def _actors(participants: tuple[Participant, ...]) -> tuple[Actor, ...]:
    """The actors among participants, each once; many events have the same ones."""
    found = {}
    for participant in participants:
        for actor in (_principal(participant.principal), *_others(participant)):
            found[actor.id] = actor
    return tuple(found.values())


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
