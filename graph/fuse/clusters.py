"""Reports of one block sorted into happenings.

Complete linkage, strongest pair first: two groups join when some pair speaks for it and no pair
across them conflicts.  Ties are broken by report ids, so that the order of input does not matter.
"""

from collections.abc import Iterable, Iterator, Sequence
from typing import NamedTuple

from graph.fuse.accounts import Account
from graph.fuse.matching import Match, compare


class Member(NamedTuple):
    """A report in its group, and what joined it to the others."""

    account: Account
    reasons: tuple[str, ...]


Group = tuple[Member, ...]
"""The reports of one event, clearest first."""

_Pairs = dict[tuple[int, int], Match]


def cluster(accounts: Iterable[Account]) -> list[Group]:
    """Sort the reports of one block into groups, one for each event."""
    ordered = sorted(accounts, key=lambda each: (each.window, each.report.id))
    pairs = dict(_comparable(ordered))
    groups = _join(len(ordered), pairs, ordered)
    return [_explained(group, pairs, ordered) for group in groups]


def _comparable(ordered: Sequence[Account]) -> Iterator[tuple[tuple[int, int], Match]]:
    """Every pair without conflict; the rest conflict, those of disjoint windows included."""
    for left, one in enumerate(ordered):
        for right in range(left + 1, len(ordered)):
            if ordered[right].window[0] > one.window[1]:
                break
            match = compare(one, ordered[right])
            if match is not None:
                yield (left, right), match


def _join(size: int, pairs: _Pairs, ordered: Sequence[Account]) -> list[list[int]]:
    groups = {index: [index] for index in range(size)}
    home = list(range(size))
    for left, right in sorted(
        (pair for pair, match in pairs.items() if match.enough),
        key=lambda pair: (-pairs[pair].score, *sorted(ordered[each].report.id for each in pair)),
    ):
        one, other = home[left], home[right]
        if one != other and _agree(groups[one], groups[other], pairs):
            for index in groups[other]:
                home[index] = one
            groups[one] += groups.pop(other)
    return list(groups.values())


def _agree(one: Sequence[int], other: Sequence[int], pairs: _Pairs) -> bool:
    return all((min(a, b), max(a, b)) in pairs for a in one for b in other)


def _explained(group: Sequence[int], pairs: _Pairs, ordered: Sequence[Account]) -> Group:
    """Give each report the reasons of its strongest tie within the group."""
    members = []
    for index in group:
        ties = [
            (match.score, ordered[other].report.id, match.reasons)
            for other in group
            if (match := pairs.get((min(index, other), max(index, other)))) and match.enough
        ]
        reasons = min(ties, key=lambda tie: (-tie[0], tie[1]))[2] if ties else ()
        members.append(Member(ordered[index], reasons))
    return tuple(sorted(members, key=lambda member: member.account.clarity))
