"""Which reports a change can bring into other events: those that a chain of links joins to it."""

import datetime as dt
from collections import defaultdict
from collections.abc import Collection, Iterable, Mapping
from itertools import chain

from sqlalchemy import Connection, select

from graph.dates import Bounds, iso
from graph.fuse import Account, Verdicts, linked
from graph.fuse.accounts import MONTH
from graph.store import sqlite
from graph.store.derived import supports
from graph.store.reading import load_accounts
from graph.store.schema import reports
from graph.store.sqlite import among


def component(
    connection: Connection,
    seeds: Mapping[int, Account],
    verdicts: Verdicts,
    fresh: Collection[int] = (),
) -> dict[int, Account]:
    """All reports in force that may be of one event with a seed, or with what is, by key.

    Whole events: where one report of an event is among them, all are.  Of ``fresh`` reports it is
    known that they are of none so far.
    """
    found, seen, frontier = dict(seeds), dict(seeds), dict(seeds)
    while frontier:
        near = _neighbours(connection, frontier.values())
        sure = _companions(connection, [key for key in frontier if key not in fresh])
        sure |= _partners(connection, frontier, verdicts)
        new = sorted((near | sure) - seen.keys())
        if not new and not sure - found.keys() and not near - found.keys():
            break
        seen |= load_accounts(connection, new)
        reached = _linked(((key, seen[key]) for key in near if key not in found), frontier)
        frontier = {key: seen[key] for key in (reached | sure) if key not in found}
        found |= frontier
    return found


def _linked(candidates: Iterable[tuple[int, Account]], frontier: Mapping[int, Account]) -> set[int]:
    """The candidates with a link to the frontier."""
    blocks: dict[str, list[Account]] = defaultdict(list)
    for each in frontier.values():
        blocks[each.block].append(each)
    return {
        key
        for key, candidate in candidates
        if any(
            _touch(candidate.window, each.window) and linked(candidate, each)
            for each in blocks.get(candidate.block, ())
        )
    }


def _touch(one: Bounds, other: Bounds) -> bool:
    return one[0] <= other[1] and other[0] <= one[1]


def _neighbours(connection: Connection, accounts: Iterable[Account]) -> set[int]:
    """Keys of the reports of the same block and of days that touch."""
    blocks: dict[str, list[Bounds]] = defaultdict(list)
    for each in accounts:
        blocks[each.block].append(each.window)
    spans = [_span(name, *days) for name, windows in blocks.items() for days in _united(windows)]
    return set(sqlite.reports_near(connection, spans))


def _united(windows: list[Bounds]) -> list[Bounds]:
    """Windows that touch one another as one."""
    united: list[Bounds] = []
    for first, last in sorted(windows):
        if united and first <= united[-1][1]:
            united[-1] = united[-1][0], max(last, united[-1][1])
        else:
            united.append((first, last))
    return united


def _span(block: str, first: dt.date, last: dt.date) -> sqlite.Span:
    earliest = dt.date.fromordinal(max(first.toordinal() - MONTH, 1))
    return block, iso(first), iso(last), iso(earliest)


def _companions(connection: Connection, keys: Collection[int]) -> set[int]:
    """The reports in force of the events that these are in so far."""
    mine = select(supports.c.event).where(among(supports.c.report, keys))
    every = (
        select(supports.c.report)
        .join(reports, reports.c.key == supports.c.report)
        .where(supports.c.event.in_(mine), reports.c.retracted_at.is_(None))
    )
    return set(connection.execute(every).scalars())


def _partners(
    connection: Connection, frontier: Mapping[int, Account], verdicts: Verdicts
) -> set[int]:
    """The reports that somebody has judged together with these."""
    if not verdicts:
        return set()
    ids = set(chain.from_iterable(verdicts.partners(a.report.id) for a in frontier.values()))
    judged = select(reports.c.key).where(reports.c.retracted_at.is_(None))
    return set(connection.execute(judged.where(among(reports.c.id, ids))).scalars())
