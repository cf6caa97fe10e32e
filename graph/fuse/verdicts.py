"""What people have judged: which things are the same and which are different, whatever else says.

A later verdict on two things goes before an earlier one.
"""

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from itertools import combinations, product
from typing import NamedTuple


@dataclass(frozen=True, slots=True, kw_only=True)
class Judgement:
    """One verdict: all of ``left`` and ``right`` are the same thing, or no one of them is."""

    number: int
    same: bool
    left: frozenset[str]
    right: frozenset[str]

    def pairs(self) -> Iterator[frozenset[str]]:
        """The pairs it speaks of."""
        if self.same:
            return map(frozenset, combinations(sorted(self.left | self.right), 2))
        every = product(sorted(self.left), sorted(self.right))
        return (frozenset(pair) for pair in every if pair[0] != pair[1])


class _Verdict(NamedTuple):
    number: int
    same: bool


class Verdicts:
    """The verdicts in force, by pair; falsy when there are none."""

    def __init__(self, judgements: Iterable[Judgement] = ()) -> None:
        self._pairs: dict[frozenset[str], _Verdict] = {}
        self._partners: Mapping[str, set[str]] = defaultdict(set)
        for each in sorted(judgements, key=lambda judgement: judgement.number):
            for pair in each.pairs():
                self._pairs[pair] = _Verdict(each.number, each.same)
                one, other = pair
                self._partners[one].add(other)
                self._partners[other].add(one)

    def __bool__(self) -> bool:
        return bool(self._pairs)

    def on(self, one: str, other: str) -> bool | None:
        """Whether two things are the same; ``None`` when nobody has judged."""
        verdict = self._pairs.get(frozenset((one, other)))
        return None if verdict is None else verdict.same

    def partners(self, one: str) -> set[str]:
        """What it has been judged to be the same as, or different from."""
        return self._partners.get(one, set())

    def subjects(self) -> set[str]:
        """Everything that somebody has judged."""
        return set(self._partners)

    def united(self, subjects: Iterable[str]) -> list[list[str]]:
        """Subjects in the groups that are judged to be one, the latest verdict first.

        A group never takes in what is judged to be different from a member of it.
        """
        homes: dict[str, list[str]] = {each: [each] for each in sorted(set(subjects))}
        verdicts = sorted(self._pairs.items(), key=lambda item: (-item[1].number, sorted(item[0])))
        for pair, verdict in verdicts:
            one, other = (homes.get(each) for each in sorted(pair))
            if not verdict.same or one is None or other is None or one is other:
                continue
            if any(self.on(a, b) is False for a, b in product(one, other)):
                continue
            one.extend(other)
            homes.update(dict.fromkeys(other, one))
        return [sorted(group) for group in {id(group): group for group in homes.values()}.values()]
