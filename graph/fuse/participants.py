"""One list of participants out of those of several reports.

The clearest report's list is the start; each participant of the others joins the entry that can
be the same one, or is added.  A bare principal tells nothing that a named body or official of it
in the same role does not, so it gives way to them.
"""

from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field, replace
from typing import TypeVar

from graph.fuse.accounts import Account
from graph.fuse.people import person, same_person
from graph.model import PASSIVE_ROLES, Participant
from ontology.terms import Portfolio

_MANY_BODIES = frozenset(
    {
        Portfolio.OTHER,
        Portfolio.STATE_COMPANY,
        Portfolio.REGIONAL_GOVERNMENT,
        Portfolio.ARMED_FORCES,
        Portfolio.SECURITY,
    }
)
"""Portfolios that several bodies of one principal may hold at once."""

T = TypeVar("T")


@dataclass(slots=True)
class _Entry:
    """What the reports say of one participant, clearest first."""

    said: list[Participant]
    told_by: set[int] = field(default_factory=set)

    def named(self) -> str | None:
        return _fullest(p.official for p in self.said)

    def bare(self) -> bool:
        return all(_is_bare(p) for p in self.said)


def merge_participants(accounts: Iterable[Account]) -> tuple[Participant, ...]:
    """The participants of an event, from its reports; those that all give as they are."""
    first, *others = [each.report.participants for each in accounts]
    if others.count(first) == len(others):
        return first
    entries = [_Entry([p], {0}) for p in first]
    for number, said in enumerate(others, start=1):
        for participant in sorted(said, key=_vagueness):
            _place(participant, number, entries)
    kept = [entry for entry in entries if not _superfluous(entry, entries)]
    return tuple(_settled(entry.said) for entry in kept)


def _place(participant: Participant, number: int, entries: list[_Entry]) -> None:
    """Let a report's participant join the best free entry, or begin a new one."""
    for joins in (_same_official, _may_be_one):
        for entry in entries:
            if number not in entry.told_by and joins(entry, participant):
                entry.said.append(participant)
                entry.told_by.add(number)
                return
    entries.append(_Entry([participant], {number}))


def _same_official(entry: _Entry, participant: Participant) -> bool:
    same_side = _same_side(entry.said[0], participant)
    return same_side and _one_person(entry.named(), participant.official)


def _may_be_one(entry: _Entry, participant: Participant) -> bool:
    """Whether body and portfolio agree and at most one of the two names an official."""
    if not _same_side(entry.said[0], participant) or (entry.named() and participant.official):
        return False
    portfolio = _most(p.portfolio for p in entry.said)
    if portfolio and participant.portfolio and portfolio != participant.portfolio:
        return False
    bodies = {p.organization for p in (*entry.said, participant) if p.organization}
    return len(bodies) < 2 or portfolio not in _MANY_BODIES


def _same_side(one: Participant, other: Participant) -> bool:
    return one.role is other.role and one.principal == other.principal


def _superfluous(entry: _Entry, entries: Iterable[_Entry]) -> bool:
    """A bare entry beside a fuller one, a person of another side, a guest who is a party."""
    others = [other for other in entries if other is not entry]
    own = entry.said[0]
    if any(_same_side(own, o.said[0]) and (o.bare() < entry.bare()) for o in others):
        return True
    if any(_claims(other, entry) for other in others):
        return any(_same_side(own, o.said[0]) for o in others)
    return own.role in PASSIVE_ROLES and any(_outranks(other, entry) for other in others)


def _claims(other: _Entry, own: _Entry) -> bool:
    """Whether more reports, or clearer ones, have the same person speak for another principal.

    Nobody acts for two sides of one event: one of the reports has mistaken the country.
    """
    if other.said[0].principal == own.said[0].principal:
        return False
    if not _one_person(other.named(), own.named()):
        return False
    return (len(other.told_by), -min(other.told_by)) > (len(own.told_by), -min(own.told_by))


def _outranks(other: _Entry, own: _Entry) -> bool:
    """Whether a guest is a party as well, as another report has it."""
    return (
        other.said[0].principal == own.said[0].principal
        and other.said[0].role not in PASSIVE_ROLES
        and (own.bare() or _one_person(own.named(), other.named()))
    )


def _one_person(name: str | None, other: str | None) -> bool:
    return name is not None and other is not None and same_person(person(name), person(other))


def _settled(said: Sequence[Participant]) -> Participant:
    """One participant with each field as most reports have it."""
    portfolio = _most(p.portfolio for p in said)
    fitting = [p for p in said if p.portfolio in (portfolio, None)]
    return replace(
        said[0],
        portfolio=portfolio,
        organization=_most(p.organization for p in fitting),
        official=_fullest(p.official for p in said),
        title=_most(p.title for p in fitting),
        rank=_most(p.rank for p in said),
        delegation=any(p.delegation for p in said),
    )


def _most(values: Iterable[T | None]) -> T | None:
    """The commonest value, the earlier said of equally common ones."""
    counted = Counter(value for value in values if value is not None)
    return max(counted, key=lambda value: counted[value], default=None)


def _fullest(values: Iterable[str | None]) -> str | None:
    """The commonest of the names that are written out most fully."""
    names = [value for value in values if value]
    most = max(map(_fullness, names), default=0)
    return _most(name for name in names if _fullness(name) == most)


def _fullness(name: str) -> int:
    """A first name, then an initial, makes a name fuller."""
    words = name.replace(".", ". ").split()
    return sum(2 if len(word.rstrip(".")) > 1 else 1 for word in words[:2])


def _is_bare(participant: Participant) -> bool:
    return not (participant.official or participant.organization or participant.portfolio)


def _vagueness(participant: Participant) -> int:
    """Officials first, bodies next, bare principals last."""
    if participant.official:
        return 0
    return 2 if _is_bare(participant) else 1
