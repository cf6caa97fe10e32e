"""Agreements and exercises: what events point at (``graph.fuse.lifecycles``)."""

from collections.abc import Collection, Iterable, Mapping, Sequence

from sqlalchemy import Connection, RowMapping, delete, insert, select

from graph.fuse import Fusion
from graph.fuse.lifecycles import TITLED, Step, founders
from graph.model import sides
from graph.store.bulk import delete_rows, fetch, insert_rows, update_rows
from graph.store.derived import agreements, events, exercises, pairs
from graph.store.derived import sides as side_rows
from graph.store.objects import day
from graph.store.schema import redirects
from graph.store.sqlite import among
from ontology.terms import EventType, Status

Parties = tuple[str, ...]

_STEP = events.c["key", "id", "type", "status", "subtype", "name", "first", "agreement"]

_FOUNDS = (events.c.type == EventType.SIGNING) & (events.c.status == Status.HELD)


class Things:
    """Keeps pointers to agreements and exercises true through one change of the events."""

    def __init__(self, connection: Connection) -> None:
        self._connection = connection
        self._parties: set[Parties] = set()
        self._there: Collection[int] = ()

    def note(self, keys: Collection[int]) -> None:
        """Remember between whom the events are that are about to change."""
        self._there = keys
        if keys:
            self._parties.update(self._parties_of(keys).values())

    def point(self, placed: Mapping[int, Fusion], gone: Collection[int]) -> None:
        """Let every written event that is a step or an exercise point at its thing."""
        self._exercises(placed, gone)
        for each in placed.values():
            if each.event.type in TITLED:
                self._parties.add(tuple(sorted(sides(each.event.participants))))
        orphaned = set(gone)
        if placed:
            orphaned |= self._alone(placed)
        for parties in sorted(self._with_followers()):
            orphaned |= self._regroup(parties)
        delete_rows(self._connection, agreements.c.key, self._pointless(orphaned))

    def _alone(self, placed: Mapping[int, Fusion]) -> set[int]:
        """Give every signing an agreement of its own; take it from what is no step any more."""
        signed = {k: f for k, f in placed.items() if f.event.type is EventType.SIGNING}
        if not signed and not self._there:
            return set()
        rows = [
            (k, f"a{f.event.id[1:]}", f.event.subtype or "document", f.event.name)
            for k, f in signed.items()
        ]
        _put(self._connection, rows)
        pointed = select(events.c.key, events.c.agreement).where(
            among(events.c.key, placed.keys() & self._there), events.c.agreement.is_not(None)
        )
        before: dict[int, int] = {
            row.key: row.agreement for row in self._connection.execute(pointed)
        }
        after = {key: key if key in signed else None for key in {*before, *signed}}
        _aim(self._connection, {k: a for k, a in after.items() if before.get(k) != a})
        return {agreement for key, agreement in before.items() if agreement != after[key]}

    def _with_followers(self) -> set[Parties]:
        """Those between whom something named follows or foretells a signing."""
        dyads = {"-".join(parties): parties for parties in self._parties if len(parties) == 2}
        question = (
            select(pairs.c.dyad)
            .join(events, events.c.key == pairs.c.event)
            .where(among(pairs.c.dyad, dyads), pairs.c.type.in_(TITLED), ~_FOUNDS)
            .where(events.c.name.is_not(None))
            .distinct()
        )
        found = self._connection.execute(question).scalars() if dyads else ()
        return {dyads[each] for each in found} | {each for each in self._parties if len(each) > 2}

    def _regroup(self, parties: Parties) -> set[int]:
        """Let what follows or foretells a signing between these point at its agreement."""
        rows = {row["key"]: row for row in self._steps(parties, held=False)}
        if not rows:
            return set()
        signed = {row["key"]: row for row in self._steps(parties, held=True) if row["name"]}
        found = founders(map(_step, rows.values()), [_step(row) for row in signed.values()])
        rows |= signed
        moved = {k: a for k, a in found.items() if rows[k]["agreement"] != a}
        new = {a for a in moved.values() if a is not None}
        _put(self._connection, [_row(rows[a]) for a in sorted(new)])
        _aim(self._connection, moved)
        self._redirect(moved, rows)
        return {rows[key]["agreement"] for key in moved} - {None}

    def _redirect(self, moved: Mapping[int, int | None], rows: Mapping[int, RowMapping]) -> None:
        """The agreement that a plan stood for by itself leads to the one it came to."""
        for key, agreement in moved.items():
            if agreement is not None and rows[key]["agreement"] == key:
                old, new = (f"a{rows[each]['id'][1:]}" for each in (key, agreement))
                self._connection.execute(delete(redirects).where(redirects.c.old == old))
                row = {"old": old, "kind": "agreement", "new": new}
                self._connection.execute(insert(redirects), row)

    def _steps(self, parties: Parties, *, held: bool) -> Sequence[RowMapping]:
        wanted = select(*_STEP).where(
            among(events.c.key, self._between(parties)), _FOUNDS if held else ~_FOUNDS
        )
        return fetch(self._connection, wanted)

    def _between(self, parties: Parties) -> list[int]:
        """Keys of the steps of agreements between exactly these."""
        if len(parties) == 2:
            found = select(pairs.c.event).where(
                pairs.c.dyad == "-".join(parties), pairs.c.type.in_(TITLED)
            )
        else:
            found = select(side_rows.c.event).where(
                side_rows.c.principal == parties[0], side_rows.c.type.in_(TITLED)
            )
        keys = self._connection.execute(found).scalars().all()
        return [key for key, codes in self._parties_of(keys).items() if codes == parties]

    def _pointless(self, candidates: Iterable[int]) -> list[int]:
        """Those of the agreements that no event points at."""
        wanted = sorted(candidates)
        if not wanted:
            return []
        used = select(events.c.agreement).where(among(events.c.agreement, wanted)).distinct()
        return sorted(set(wanted) - set(self._connection.execute(used).scalars()))

    def _parties_of(self, keys: Collection[int]) -> dict[int, Parties]:
        question = (
            select(side_rows.c.event, side_rows.c.principal)
            .where(among(side_rows.c.event, keys), side_rows.c.type.in_(TITLED))
            .order_by(side_rows.c.event, side_rows.c.principal)
        )
        found: dict[int, Parties] = {}
        for key, code in self._connection.execute(question):
            found[key] = (*found.get(key, ()), code)
        return found

    def _exercises(self, placed: Mapping[int, Fusion], gone: Collection[int]) -> None:
        """An exercise has the key of the event that it is."""
        drilled = {k: f.event for k, f in placed.items() if f.event.type is EventType.EXERCISE}
        if not drilled and not self._there:
            return
        there = select(events.c.key).where(among(events.c.exercise, placed.keys() & self._there))
        before = set(self._connection.execute(there).scalars())
        aim = self._connection, events, ("exercise",)
        update_rows(*aim, [(None, key) for key in sorted(before)])
        delete_rows(self._connection, exercises.c.key, [*before, *gone])
        new = [(k, f"x{e.id[1:]}", e.subtype, e.name) for k, e in drilled.items()]
        insert_rows(self._connection, exercises, new)
        update_rows(*aim, [(key, key) for key in drilled])


def _put(connection: Connection, rows: list[tuple[int, str, str, str | None]]) -> None:
    """Write agreements in the place of those of the same keys."""
    known = select(agreements.c.key).where(among(agreements.c.key, [row[0] for row in rows]))
    there = set(connection.execute(known).scalars()) if rows else set()
    insert_rows(connection, agreements, [row for row in rows if row[0] not in there])
    changed = [(kind, title, key) for key, _, kind, title in rows if key in there]
    update_rows(connection, agreements, ("kind", "title"), changed)


def _aim(connection: Connection, pointers: Mapping[int, int | None]) -> None:
    rows = [(thing, key) for key, thing in pointers.items()]
    update_rows(connection, events, ("agreement",), rows)


def _step(row: RowMapping) -> Step:
    return Step(
        row["key"], EventType(row["type"]), Status(row["status"]), row["name"], day(row["first"])
    )


def _row(row: RowMapping) -> tuple[int, str, str, str | None]:
    kind = row["subtype"] if row["type"] == EventType.SIGNING else None
    return row["key"], f"a{row['id'][1:]}", kind or "document", row["name"]
