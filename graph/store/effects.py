"""What a change makes of the events: which go, which come, and what the others say now."""

import json
from collections.abc import Callable, Iterable, Iterator

from sqlalchemy import Connection, select

from graph.fuse import fuse_together
from graph.model import Event, Participant, Place
from graph.queries import Difference, Effect
from graph.store.derived import events
from graph.store.log import Log
from graph.store.reading import load_accounts, load_events
from graph.store.schema import past_events
from graph.store.sqlite import among


def of(connection: Connection, log: Log, change: Callable[[], None]) -> Effect:
    """Make a change and compare."""
    before = len(log.changes)
    change()
    made = [each for each in log.changes[before:] if each.kind == "event"]
    by = {kind: {e.subject for e in made if e.change == kind} for kind in _KINDS}
    merged = tuple((e.subject, e.into or "") for e in made if e.change == "merged")
    was = _past(connection, by["changed"])
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


def _past(connection: Connection, ids: Iterable[str]) -> dict[str, Event]:
    """What events were until now."""
    rows = connection.execute(
        select(*past_events.c["id", "reports"])
        .where(among(past_events.c.id, ids))
        .order_by(past_events.c.since)
    )
    last: dict[str, str] = {row.id: row.reports for row in rows}
    return {id: past_event(connection, stored) for id, stored in last.items()}


def past_event(connection: Connection, stored: str) -> Event:
    """The event that reports, stored by their keys, made together."""
    accounts = load_accounts(connection, json.loads(stored))
    senior = accounts[min(accounts)].report.id
    return fuse_together(accounts.values(), senior).event


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
