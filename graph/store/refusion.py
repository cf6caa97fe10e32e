"""Fuses anew what a change touches, and writes what that makes of the events.

Invariant: after every transaction the events are what ``graph.fuse`` gives for all reports in
force at once, with the order of recording as seniority.  It holds because events only ever grow
along links and judgements: reports that no chain of them joins cannot affect one another, so that
a ``component`` fused by itself comes out as it would among the rest.
"""

from collections import defaultdict
from collections.abc import Collection, Iterable, Mapping
from dataclasses import dataclass, field

from sqlalchemy import Connection, delete, insert, select, update

from graph.fuse import Account, Fusion, Verdicts, fuse_accounts
from graph.store.agreements import Things
from graph.store.bulk import fetch
from graph.store.component import component
from graph.store.derived import events, supports
from graph.store.log import Log
from graph.store.naming import Namer
from graph.store.parts import place_inside
from graph.store.reading import load_accounts
from graph.store.schema import redirects
from graph.store.sqlite import among
from graph.store.writing import Writer, keep_past

KINDS = {"e": "event", "a": "agreement", "x": "exercise"}


@dataclass(frozen=True, slots=True, kw_only=True)
class Touched:
    """What a change bears on."""

    added: Mapping[int, Account] = field(default_factory=dict)
    """Reports that are new in force, by key."""
    removed: Collection[int] = ()
    """Keys of reports that are in force no longer."""
    events: Collection[int] = ()
    """Keys of events whose reports may belong elsewhere now."""
    renamed: Collection[int] = ()
    """Keys of events that may show other people now."""


@dataclass(frozen=True, slots=True)
class _Known:
    """An event as it was."""

    key: int
    since: int
    reports: frozenset[int]


def refuse(connection: Connection, touched: Touched, verdicts: Verdicts, log: Log) -> None:
    """Bring the events up to date with a change."""
    Refusion(connection, touched, verdicts, log).run()


class Refusion:
    """One change on its way into the events."""

    def __init__(
        self, connection: Connection, touched: Touched, verdicts: Verdicts, log: Log
    ) -> None:
        self._connection = connection
        self._touched = touched
        self._verdicts = verdicts
        self._log = log

    def run(self) -> None:
        """Fuse, compare with what was, and write the difference."""
        members = self._members(self._touched.events)
        seeds = {**load_accounts(self._connection, sorted(members)), **self._touched.added}
        found = component(self._connection, seeds, self._verdicts, self._touched.added)
        keys = {each.report.id: key for key, each in found.items()}
        fused = fuse_accounts(found.values(), seniority=keys, verdicts=self._verdicts)
        before = {*found, *self._touched.removed} - self._touched.added.keys()
        known = self._known(before, self._touched.events)
        fused += self._renamed(known, keys)
        self._write(placed(fused, keys), known, keys)

    def _write(
        self, now: Mapping[int, Fusion], known: dict[str, _Known], keys: Mapping[str, int]
    ) -> None:
        changed = {key: each for key, each in now.items() if self._differs(each, known, keys)}
        names = {each.event.id for each in now.values()}
        gone = [id for id in known if id not in names]
        since = {key: self._note(each.event.id, known) for key, each in changed.items()}
        namer = Namer(self._connection)
        shown = {key: named(each, namer) for key, each in changed.items()}
        until = {now[key].event.id: number for key, number in since.items()}
        until |= self._redirect(gone, now, known, keys)
        past = ((id, known[id].since, until[id], known[id].reports) for id in until if id in known)
        keep_past(self._connection, past)
        self._project(shown, since, [known[id].key for id in gone], known, keys)

    def _project(
        self,
        shown: Mapping[int, Fusion],
        since: Mapping[int, int],
        gone: list[int],
        known: Mapping[str, _Known],
        keys: Mapping[str, int],
    ) -> None:
        writer, things = Writer(self._connection), Things(self._connection)
        there = {each.key for each in known.values()}
        things.note(there)
        writer.erase(gone)
        writer.write(shown, since, there, keys)
        writer.close()
        things.point(shown, gone)
        place_inside(self._connection, shown)
        _revive(self._connection, shown.values())

    def _members(self, keys: Collection[int]) -> set[int]:
        if not keys:
            return set()
        told = select(supports.c.report).where(among(supports.c.event, keys))
        return set(self._connection.execute(told).scalars()) - set(self._touched.removed)

    def _known(self, found: Collection[int], again: Collection[int]) -> dict[str, _Known]:
        """The events that these reports are in so far, by id, and those to be renamed."""
        of = {*again, *self._touched.renamed}
        home = select(supports.c.event).where(among(supports.c.report, found))
        of.update(self._connection.execute(home).scalars())
        if not of:
            return {}
        members: dict[int, set[int]] = defaultdict(set)
        told = select(supports.c.event, supports.c.report).where(among(supports.c.event, of))
        for event, report in self._connection.execute(told):
            members[event].add(report)
        rows = select(*events.c["key", "id", "since"]).where(among(events.c.key, of))
        return {
            row["id"]: _Known(row["key"], row["since"], frozenset(members[row["key"]]))
            for row in fetch(self._connection, rows)
        }

    def _renamed(self, known: Mapping[str, _Known], keys: dict[str, int]) -> list[Fusion]:
        """The events, not touched otherwise, that may show other people now."""
        others = [
            each
            for each in known.values()
            if each.key in self._touched.renamed
            and each.reports.isdisjoint((*keys.values(), *self._touched.removed))
        ]
        found: list[Fusion] = []
        for each in others:
            accounts = load_accounts(self._connection, sorted(each.reports))
            keys.update((a.report.id, key) for key, a in accounts.items())
            found += fuse_accounts(accounts.values(), seniority=keys, verdicts=self._verdicts)
        return found

    def _differs(
        self, fusion: Fusion, known: Mapping[str, _Known], keys: Mapping[str, int]
    ) -> bool:
        """Whether it has other reports than it had, or may show other people."""
        before = known.get(fusion.event.id)
        if before is None or before.key in self._touched.renamed:
            return True
        return before.reports != {keys[id] for id in fusion.event.reports}

    def _note(self, id: str, known: Mapping[str, _Known]) -> int:
        return self._log.add("changed" if id in known else "created", "event", id)

    def _redirect(
        self,
        gone: Iterable[str],
        now: Mapping[int, Fusion],
        known: Mapping[str, _Known],
        keys: Mapping[str, int],
    ) -> dict[str, int]:
        """Let ids that vanished lead to where their reports are now; when each came to its end."""
        home = {keys[id]: each for each in now.values() for id in each.event.reports}
        ends = {}
        for id in sorted(gone):
            before = known[id]
            left = sorted(before.reports & home.keys(), key=lambda key: (key != before.key, key))
            if left:
                into = home[left[0]].event.id
                lead(self._connection, id, into)
                ends[id] = self._log.add("merged", "event", id, into)
            else:
                ends[id] = self._log.add("retracted", "event", id)
        return ends


def placed(fused: Iterable[Fusion], keys: Mapping[str, int]) -> dict[int, Fusion]:
    """Events by key: that of the senior report, from which the id derives too."""
    return {min(keys[id] for id in each.event.reports): each for each in fused}


def named(fusion: Fusion, namer: Namer) -> Fusion:
    """An event with its people as they are known over all documents."""
    event = namer.named(fusion.event)
    return fusion if event is fusion.event else fusion._replace(event=event)


def lead(connection: Connection, id: str, into: str) -> None:
    """Let an event's id, and its agreement's and exercise's, lead to another's in one step."""
    for letter, kind in KINDS.items():
        old, new = f"{letter}{id[1:]}", f"{letter}{into[1:]}"
        connection.execute(update(redirects).where(redirects.c.new == old).values(new=new))
        connection.execute(insert(redirects).values(old=old, kind=kind, new=new))


def _revive(connection: Connection, fused: Iterable[Fusion]) -> None:
    """An id that names an event again leads nowhere else."""
    ids = [each.event.id for each in fused]
    again = connection.execute(select(redirects.c.old).where(among(redirects.c.old, ids)))
    old = [f"{letter}{id[1:]}" for id in again.scalars() for letter in KINDS]
    if old:
        connection.execute(delete(redirects).where(among(redirects.c.old, old)))
