"""Reports that may be of one event sorted into happenings.

Complete linkage, strongest pair first: two groups join when some pair speaks for it and no pair
across them conflicts.  Ties are broken by report ids, so that the order of input does not matter.
Reports that people judged to be of one event begin as one group, in which a report of another
event has to agree with one member only; those judged to be of different events never meet.
"""

from collections.abc import Sequence
from itertools import product
from typing import NamedTuple

from graph.fuse.accounts import Account
from graph.fuse.matching import Match, compare
from graph.fuse.verdicts import Verdicts

JUDGED = "judged to be the same event"


class Member(NamedTuple):
    """A report in its group, and what joined it to the others."""

    account: Account
    reasons: tuple[str, ...]


Group = tuple[Member, ...]
"""The reports of one event, clearest first."""

_Pairs = dict[tuple[int, int], Match]
_Unit = list[int]
"""Reports that stay together: one, or those judged to be of one event."""


def cluster(accounts: Sequence[Account], verdicts: Verdicts) -> list[Group]:
    """Sort reports into groups, one for each event."""
    if len(accounts) == 1:
        return [(Member(accounts[0], ()),)]
    ordered = sorted(accounts, key=lambda each: (each.window, each.report.id))
    pairs = _comparable(ordered)
    if not pairs and not verdicts:
        return [(Member(each, ()),) for each in ordered]
    groups = _Joining(ordered, pairs, verdicts).groups()
    return [_explained(group, pairs, ordered) for group in groups]


def _comparable(ordered: Sequence[Account]) -> _Pairs:
    """Every pair without conflict; the rest conflict, those of disjoint windows included."""
    found: _Pairs = {}
    for left, one in enumerate(ordered):
        last = one.window[1]
        for right in range(left + 1, len(ordered)):
            other = ordered[right]
            if other.window[0] > last:
                break
            match = compare(one, other) if one.block == other.block else None
            if match is not None:
                found[left, right] = match
    return found


class _Joining:
    """Groups on their way."""

    def __init__(self, ordered: Sequence[Account], pairs: _Pairs, verdicts: Verdicts) -> None:
        self._ids = [each.report.id for each in ordered]
        self._pairs = pairs
        self._verdicts = verdicts
        units = self._united() if verdicts else [[index] for index in range(len(ordered))]
        self._groups: dict[int, list[_Unit]] = {unit[0]: [unit] for unit in units}
        self._home = {index: unit[0] for unit in units for index in unit}

    def groups(self) -> list[list[int]]:
        """Join whatever may be joined."""
        enough = [pair for pair, match in self._pairs.items() if match.enough]
        for left, right in sorted(enough, key=self._strength):
            one, other = self._home[left], self._home[right]
            if one != other and self._agree(self._groups[one], self._groups[other]):
                moved = self._groups.pop(other)
                self._home.update((index, one) for unit in moved for index in unit)
                self._groups[one] += moved
        return [[index for unit in units for index in unit] for units in self._groups.values()]

    def _united(self) -> list[_Unit]:
        number = {id: index for index, id in enumerate(self._ids)}
        return [[number[id] for id in unit] for unit in self._verdicts.united(self._ids)]

    def _strength(self, pair: tuple[int, int]) -> tuple[int, str, str]:
        one, other = self._ids[pair[0]], self._ids[pair[1]]
        first, second = (one, other) if one < other else (other, one)
        return -self._pairs[pair].score, first, second

    def _agree(self, one: Sequence[_Unit], other: Sequence[_Unit]) -> bool:
        if self._verdicts and self._parted(one, other):
            return False
        return all(self._fit(a, b) for a, b in product(one, other))

    def _fit(self, one: _Unit, other: _Unit) -> bool:
        return any(_pair(a, b) in self._pairs for a, b in product(one, other))

    def _parted(self, one: Sequence[_Unit], other: Sequence[_Unit]) -> bool:
        return any(
            self._verdicts.on(self._ids[a], self._ids[b]) is False
            for mine, theirs in product(one, other)
            for a, b in product(mine, theirs)
        )


def _pair(one: int, other: int) -> tuple[int, int]:
    return (one, other) if one < other else (other, one)


def _explained(group: Sequence[int], pairs: _Pairs, ordered: Sequence[Account]) -> Group:
    """Give each report the reasons of its strongest tie within the group."""
    if len(group) == 1:
        return (Member(ordered[group[0]], ()),)
    members = []
    for index in group:
        ties = [
            (-match.score, ordered[other].report.id, match.reasons)
            for other in group
            if (match := pairs.get(_pair(index, other))) and match.enough
        ]
        members.append(Member(ordered[index], min(ties)[2] if ties else (JUDGED,)))
    return tuple(sorted(members, key=lambda member: member.account.clarity))
