"""Reports that may be of one event sorted into happenings.

Complete linkage, strongest pair first: two groups join when some pair speaks for it and no pair
across them conflicts.  Ties are broken by report ids, so that the order of input does not matter.
Reports that people judged to be of one event begin as one group, in which a report of another
event has to agree with one member only; those judged to be of different events never meet.
"""

from collections.abc import Iterator, Sequence
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
    pairs = dict(_comparable(ordered))
    if not pairs and not verdicts:
        return [(Member(each, ()),) for each in ordered]
    groups = _Joining(ordered, pairs, verdicts).groups()
    return [_explained(group, pairs, ordered) for group in groups]


def _comparable(ordered: Sequence[Account]) -> Iterator[tuple[tuple[int, int], Match]]:
    """Every pair without conflict; the rest conflict, those of disjoint windows included."""
    for left, one in enumerate(ordered):
        for right in range(left + 1, len(ordered)):
            other = ordered[right]
            if other.window[0] > one.window[1]:
                break
            match = compare(one, other) if one.block == other.block else None
            if match is not None:
                yield (left, right), match


class _Joining:
    """Groups on their way."""

    def __init__(self, ordered: Sequence[Account], pairs: _Pairs, verdicts: Verdicts) -> None:
        self._ids = [each.report.id for each in ordered]
        self._pairs = pairs
        self._verdicts = verdicts
        number = {id: index for index, id in enumerate(self._ids)}
        units = (
            [[number[id] for id in unit] for unit in verdicts.united(self._ids)]
            if verdicts
            else [[index] for index in range(len(ordered))]
        )
        self._groups: dict[int, list[_Unit]] = {unit[0]: [unit] for unit in units}
        self._home = {index: unit[0] for unit in units for index in unit}

    def groups(self) -> list[list[int]]:
        """Join whatever may be joined."""
        for left, right in sorted(
            (pair for pair, match in self._pairs.items() if match.enough), key=self._strength
        ):
            one, other = self._home[left], self._home[right]
            if one != other and self._agree(self._groups[one], self._groups[other]):
                moved = self._groups.pop(other)
                self._home.update((index, one) for unit in moved for index in unit)
                self._groups[one] += moved
        return [[index for unit in units for index in unit] for units in self._groups.values()]

    def _strength(self, pair: tuple[int, int]) -> tuple[int, list[str]]:
        return -self._pairs[pair].score, sorted(self._ids[each] for each in pair)

    def _agree(self, one: Sequence[_Unit], other: Sequence[_Unit]) -> bool:
        if self._verdicts and self._parted(one, other):
            return False
        return all(self._fit(a, b) for a in one for b in other)

    def _fit(self, one: _Unit, other: _Unit) -> bool:
        return any((min(a, b), max(a, b)) in self._pairs for a in one for b in other)

    def _parted(self, one: Sequence[_Unit], other: Sequence[_Unit]) -> bool:
        return any(
            self._verdicts.on(self._ids[a], self._ids[b]) is False
            for mine in one
            for theirs in other
            for a in mine
            for b in theirs
        )


def _explained(group: Sequence[int], pairs: _Pairs, ordered: Sequence[Account]) -> Group:
    """Give each report the reasons of its strongest tie within the group."""
    if len(group) == 1:
        return (Member(ordered[group[0]], ()),)
    members = []
    for index in group:
        ties = [
            (match.score, ordered[other].report.id, match.reasons)
            for other in group
            if (match := pairs.get((min(index, other), max(index, other)))) and match.enough
        ]
        reasons = min(ties, key=lambda tie: (-tie[0], tie[1]))[2] if ties else (JUDGED,)
        members.append(Member(ordered[index], reasons))
    return tuple(sorted(members, key=lambda member: member.account.clarity))
