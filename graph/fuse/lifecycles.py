"""Which agreement an event is about: plans to sign, ratifications and ends find their signing.

Every signing that was held founds an agreement.  What follows or foretells one, among the same
parties and under the same title, is about the latest signing before it (or, of a plan, the first
one after it); without one it stands for an agreement whose signing is not known.
"""

import datetime as dt
from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from typing import NamedTuple

from graph.dates import bounds
from graph.fuse.accounts import tokens
from graph.fuse.matching import same_title
from graph.model import Event, sides
from ontology.terms import EventType, Status

TITLED = (EventType.SIGNING, EventType.RATIFICATION, EventType.TERMINATION)
"""The types of events that are steps of an agreement's life."""

RATIFIED = "ratified"

_AHEAD = dt.timedelta(days=730)
"""How long after it was announced a signing may take place."""


class Step(NamedTuple):
    """What decides about an event's agreement."""

    key: int
    """Rank by seniority."""
    type: EventType
    status: Status
    name: str | None
    first: dt.date | None

    @property
    def founds(self) -> bool:
        """Whether it is the signing of an agreement."""
        return self.type is EventType.SIGNING and self.status is Status.HELD


def founders(followers: Iterable[Step], signings: Sequence[Step]) -> dict[int, int | None]:
    """The step that founds the agreement of each follower (a step that does not found one).

    All are between the same parties.  ``None``: it is about no agreement that could be named.
    """
    found: dict[int, int | None] = {}
    orphans: list[Step] = []
    for step in sorted(followers):
        signing = _signing(step, signings) if step.name else None
        if signing is None and step.name and tokens(step.name):
            orphans.append(step)
        own = step.key if step.type is EventType.SIGNING else None
        found[step.key] = signing.key if signing else own
    for step in orphans:
        alike = (other for other in orphans if same_title(step.name, other.name))
        found[step.key] = min(other.key for other in alike)
    return found


def _signing(step: Step, signings: Sequence[Step]) -> Step | None:
    alike = [each for each in signings if same_title(step.name, each.name)]
    if step.type is EventType.SIGNING:
        after = [each for each in alike if _follows(each, step)]
        return min(after, key=_when, default=None)
    before = [each for each in alike if not _after(each, step)]
    return max(before, key=_when, default=None)


def _when(step: Step) -> tuple[dt.date, int]:
    return step.first or dt.date.min, step.key


def _after(one: Step, other: Step) -> bool:
    return one.first is not None and other.first is not None and one.first > other.first


def _follows(signing: Step, plan: Step) -> bool:
    if signing.first is None or plan.first is None:
        return True
    return dt.timedelta(0) <= signing.first - plan.first <= _AHEAD


def step_of(event: Event, key: int) -> Step:
    """An event as a step."""
    first = bounds(event.date, event.end)[0] if event.date else None
    return Step(key, event.type, event.status, event.name, first)


def agreements_of(events: Sequence[Event], rank: Mapping[str, int]) -> dict[str, str | None]:
    """The agreement of every event that is a step of one; ``rank`` is the seniority by id."""
    by_parties: dict[frozenset[str], list[Event]] = defaultdict(list)
    for event in events:
        if event.type in TITLED:
            by_parties[sides(event.participants)].append(event)
    found: dict[str, str | None] = {}
    ids = {rank[event.id]: event.id for event in events}
    for among in by_parties.values():
        steps = [step_of(event, rank[event.id]) for event in among]
        signings = [step for step in steps if step.founds]
        followers = founders((step for step in steps if not step.founds), signings)
        for key, founder in (*followers.items(), *((s.key, s.key) for s in signings)):
            found[ids[key]] = None if founder is None else f"a{ids[founder][1:]}"
    return found
