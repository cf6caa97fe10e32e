"""What a change makes of the events: which go, which come, and what the others say now."""

from collections.abc import Callable, Iterable, Iterator

from sqlalchemy import Connection, select

from graph.model import Event, Participant, Place
from graph.queries import Difference, Effect
from graph.store.derived import events
from graph.store.history import past
from graph.store.log import Log
from graph.store.reading import load_events
from graph.store.sqlite import among


def of(connection: Connection, log: Log, change: Callable[[], None]) -> Effect:
    """Make a change and compare."""
    before = len(log.changes())
    change()
    made = [each for each in log.changes()[before:] if each.kind == "event"]
    by = {kind: {e.subject for e in made if e.change == kind} for kind in _KINDS}
    merged = tuple((e.subject, e.into or "") for e in made if e.change == "merged")
    was = _past(connection, log, by["changed"])
    now = _present(connection, by["changed"])
    changed = (d for id in sorted(now) if id in was for d in differences(was[id], now[id]))
    return Effect(
        lost=tuple(sorted(by["retracted"])),
        created=tuple(sorted(by["created"])),
        merged=merged,
        changed=tuple(changed),
    )


_KINDS = ("created", "changed", "merged", "retracted")


def _present(connection: Connection, ids: Iterable[str]) -> dict[str, Event]:
    keys = connection.execute(select(events.c.key).where(among(events.c.id, ids))).scalars().all()
    return {event.id: event for event in load_events(connection, keys)}


def _past(connection: Connection, log: Log, ids: Iterable[str]) -> dict[str, Event]:
    """What events were before the change."""
    wanted = set(ids)
    before = min((each.number for each in log.changes()), default=1) - 1
    found = past(connection, before, wanted)
    return {event.id: event for _, event in found}


def differences(before: Event, after: Event) -> Iterator[Difference]:
    """What an event says now and what it said, attribute by attribute."""
    for name, read in _ATTRIBUTES:
        old, new = read(before), read(after)
        if old != new:
            yield Difference(event=after.id, attribute=name, before=old, after=new)


def _place(place: Place | None) -> str | None:
    return ", ".join(filter(None, (place.city, place.country))) if place else None


def _who(participants: Iterable[Participant]) -> str:
    said = (
        " ".join(filter(None, (p.role.value, p.principal, p.organization, p.official)))
        for p in participants
    )
    return "; ".join(said)


_ATTRIBUTES: tuple[tuple[str, Callable[[Event], str | None]], ...] = (
    ("type", lambda event: event.type.value),
    ("subtype", lambda event: event.subtype),
    ("status", lambda event: event.status.value),
    ("date", lambda event: "/".join(filter(None, (event.date, event.end))) or None),
    ("place", lambda event: _place(event.place)),
    ("name", lambda event: event.name),
    ("participants", lambda event: _who(event.participants)),
    ("reports", lambda event: str(len(event.reports))),
)
