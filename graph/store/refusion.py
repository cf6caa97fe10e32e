"""Fuses anew what a document touches, and writes what that changes.

Invariant: after every transaction the events are what ``graph.fuse.fuse`` gives for all reports
at once, with the order of recording as seniority.  It holds because events only ever grow along
links (``graph.fuse.linked``): reports that no chain of links joins cannot affect one another, so
that all reports linked to the new ones, fused by themselves, come out as they would among the rest.
"""

import datetime as dt
from collections import defaultdict
from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import count

from sqlalchemy import Connection, delete, insert, select, update

from graph.dates import Bounds
from graph.fuse import Account, Fusion, account, block, containing, event_id, fuse_accounts, linked
from graph.store import rows
from graph.store.reading import batches, load_reports
from graph.store.schema import documents, events, redirects, reports, supports
from graph.store.writing import erase_events, next_key, write_events
from ontology.terms import EventType

_KINDS = {"e": "event", "a": "agreement", "x": "exercise"}


@dataclass(frozen=True, slots=True)
class Change:
    """One line of the revision log."""

    change: str
    kind: str
    subject: str
    into: str | None = None


@dataclass(frozen=True, slots=True)
class _Origin:
    """Publisher and date of a document, all that fusion asks of it."""

    publisher: str | None
    published: dt.date | None


@dataclass(frozen=True, slots=True)
class _Known:
    """An event as it was: its key and the ids of its reports."""

    key: int
    reports: frozenset[str]


def refuse(connection: Connection, added: Mapping[int, Account]) -> list[Change]:
    """Bring the events up to date with newly recorded reports, by key."""
    found = _linked_reports(connection, added)
    known = _known(connection, list(found))
    report_keys = {each.report.id: key for key, each in found.items()}
    fused = fuse_accounts(found.values(), seniority=report_keys)
    changed = [each for each in fused if _is_new(each, known)]
    vanished = known.keys() - {each.event.id for each in fused}
    placed = _number(connection, changed, known)
    erase_events(connection, [known[id].key for id in vanished])
    write_events(connection, placed, {each.key for each in known.values()}, report_keys)
    moved = _place_inside(connection, placed)
    _revive(connection, changed)
    merged = list(_redirect(connection, vanished, fused))
    written = [_change(each.event.id, known) for each in changed]
    others = moved - {each.event.id for each in changed}
    return [*written, *merged, *(Change("changed", "event", id) for id in sorted(others))]


def _linked_reports(connection: Connection, added: Mapping[int, Account]) -> dict[int, Account]:
    """All reports that a chain of links joins to an added one, by key."""
    seen, found, frontier = dict(added), dict(added), dict(added)
    while frontier:
        near = _neighbours(connection, frontier.values())
        seen |= _accounts(connection, [key for key in near if key not in seen])
        frontier = {
            key: seen[key]
            for key in near
            if key not in found and any(linked(seen[key], each) for each in frontier.values())
        }
        found |= frontier
    return found


def _neighbours(connection: Connection, accounts: Iterable[Account]) -> list[int]:
    """Keys of the reports of the same block and of days that touch."""
    spans: dict[str, list[Bounds]] = defaultdict(list)
    for each in accounts:
        spans[block(each.report)].append(each.window)
    keys: set[int] = set()
    for name, windows in spans.items():
        question = select(reports.c.key).where(
            reports.c.block == name,
            reports.c.window_last >= min(first for first, _ in windows).isoformat(),
            reports.c.window_first <= max(last for _, last in windows).isoformat(),
        )
        keys.update(connection.execute(question).scalars())
    return sorted(keys)


def _accounts(connection: Connection, keys: Sequence[int]) -> dict[int, Account]:
    origins = _origins(connection, keys)
    told = load_reports(connection, keys)
    return {
        key: account(report, origins.get(report.document))
        for key, report in zip(keys, told, strict=True)
    }


def _origins(connection: Connection, keys: Sequence[int]) -> dict[str, _Origin]:
    found = {}
    for batch in batches(keys):
        question = (
            select(*documents.c["id", "publisher", "published"])
            .join(reports, reports.c.document == documents.c.key)
            .where(reports.c.key.in_(batch))
        )
        for row in connection.execute(question):
            found[row.id] = _Origin(row.publisher, rows.day(row.published))
    return found


def _known(connection: Connection, keys: Sequence[int]) -> dict[str, _Known]:
    """The events that these reports are in so far, by id."""
    members: dict[tuple[str, int], set[str]] = defaultdict(set)
    for batch in batches(keys):
        question = (
            select(events.c.id, events.c.key, reports.c.id)
            .join(supports, supports.c.event == events.c.key)
            .join(reports, supports.c.report == reports.c.key)
            .where(reports.c.key.in_(batch))
        )
        for id, key, report in connection.execute(question):
            members[id, key].add(report)
    return {id: _Known(key, frozenset(ids)) for (id, key), ids in members.items()}


def _is_new(fusion: Fusion, known: Mapping[str, _Known]) -> bool:
    """Whether the event has other reports than it had; what it says depends on them alone."""
    before = known.get(fusion.event.id)
    return before is None or before.reports != frozenset(fusion.event.reports)


def _number(
    connection: Connection, fused: Iterable[Fusion], known: Mapping[str, _Known]
) -> dict[int, Fusion]:
    """Give every event its key, a free one if it is new."""
    free: Iterator[int] = count(next_key(connection, events))
    return {
        known[each.event.id].key if each.event.id in known else next(free): each for each in fused
    }


def _place_inside(connection: Connection, placed: Mapping[int, Fusion]) -> set[str]:
    """Point events at the events that contain them; return the ids of those that moved.

    Concerned are the written events, and those whose reports name a report of theirs.
    """
    ids = [report.id for each in placed.values() for report in each.reports]
    concerned = set(placed)
    for batch in batches(ids):
        inner = select(supports.c.event).join(reports, supports.c.report == reports.c.key)
        named = reports.c.part_of.in_(batch)
        concerned.update(connection.execute(inner.where(named)).scalars())
    moved: set[str] = set()
    for some in batches(sorted(concerned)):
        moved.update(_place(connection, some))
    return moved


def _place(connection: Connection, keys: Sequence[int]) -> Iterator[str]:
    """Set ``part_of`` of some events; the ids of those for which that is a change."""
    outer = _outer_reports(connection, keys)
    home: dict[str, tuple[str, int]] = {}
    for batch in batches(sorted({each for every in outer.values() for each in every})):
        home.update(_homes(connection, batch))
    event_keys = dict(home.values())
    event_ids = {report: event for report, (event, _) in home.items()}
    current = select(*events.c["key", "id", "part_of"]).where(events.c.key.in_(keys))
    for row in connection.execute(current).all():
        inside = containing(row.id, outer[row.key], event_ids)
        after = event_keys[inside] if inside else None
        if after != row.part_of:
            connection.execute(update(events).where(events.c.key == row.key).values(part_of=after))
            yield row.id


def _outer_reports(connection: Connection, keys: Sequence[int]) -> dict[int, list[str]]:
    """The reports that the reports of each event name as containing theirs, clearest first."""
    question = (
        select(supports.c.event, reports.c.part_of)
        .join(reports, supports.c.report == reports.c.key)
        .where(supports.c.event.in_(keys), reports.c.part_of.is_not(None))
        .order_by(supports.c.event, supports.c.position)
    )
    found: dict[int, list[str]] = defaultdict(list)
    for key, outer in connection.execute(question):
        found[key].append(outer)
    return found


def _homes(connection: Connection, ids: Sequence[str]) -> dict[str, tuple[str, int]]:
    """Id and key of the event of each report."""
    question = (
        select(reports.c.id, events.c.id, events.c.key)
        .join(supports, supports.c.report == reports.c.key)
        .join(events, supports.c.event == events.c.key)
        .where(reports.c.id.in_(ids))
    )
    return {report: (event, key) for report, event, key in connection.execute(question)}


def _redirect(
    connection: Connection, vanished: Collection[str], fused: Iterable[Fusion]
) -> Iterator[Change]:
    """Let ids that vanished lead to the event that now has their senior report."""
    home = {event_id(report.id): each.event for each in fused for report in each.reports}
    for id in sorted(vanished):
        into = home[id]
        for old, new in zip(_ids(id, into.type), _ids(into.id, into.type), strict=True):
            connection.execute(update(redirects).where(redirects.c.new == old).values(new=new))
            connection.execute(insert(redirects).values(old=old, kind=_KINDS[old[0]], new=new))
        yield Change("merged", "event", id, into.id)


def _revive(connection: Connection, fused: Iterable[Fusion]) -> None:
    """An id that names an event again leads nowhere else."""
    ids = [id for each in fused for id in _ids(each.event.id, each.event.type)]
    for batch in batches(ids):
        connection.execute(delete(redirects).where(redirects.c.old.in_(batch)))


def _ids(event: str, type: EventType) -> list[str]:
    """Ids that come and go with an event: its own, its agreement's, its exercise's."""
    thing = {EventType.SIGNING: "a", EventType.EXERCISE: "x"}.get(type)
    return [event, f"{thing}{event[1:]}"] if thing else [event]


def _change(id: str, known: Mapping[str, _Known]) -> Change:
    return Change("changed" if id in known else "created", "event", id)
