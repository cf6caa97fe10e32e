"""One telling of several events: one for each pair of sides."""

from collections.abc import Iterable
from dataclasses import replace

from graph.extract.model import Draft
from graph.model import Participant
from ontology.terms import EventType, Role

EACH = frozenset(
    {
        EventType.ARMS_TRANSFER,
        EventType.AID,
        EventType.AWARD,
        EventType.MESSAGE,
        EventType.RELATIONS,
        EventType.MISSION,
    }
)
"""What a side has with each of several others apart."""
ACTING = frozenset({"subject", "agent", "by", "poss", "self"})
ONE_SIDED = (Role.SOURCE, Role.SENDER)
OTHER_SIDED = (Role.TARGET, Role.RECIPIENT)


def shared(draft: Draft) -> list[Draft]:
    """The draft, or one for each pair of a principal that acts and one that it acts on."""
    each = draft.type in EACH and not (draft.type is EventType.MESSAGE and draft.collective)
    several = len(draft.principals) > 2 and (each or draft.separate)
    if not several and not draft.reciprocal:
        return [draft]
    one, other = sides_of(draft)
    if not one or not other or (_together(draft) and len(other) == 1):
        return [draft]
    return [_between(draft, a, b) for a in one for b in other if a != b]


def _together(draft: Draft) -> bool:
    """Whether several act as one: a break with a state is theirs together, a recognition is not.

    So is what several give to one, unless each does it apart.
    """
    one = draft.subtype in ("severed", "downgraded") or draft.type is EventType.AID
    return one and not draft.separate


def sides_of(draft: Draft) -> tuple[list[str], list[str]]:
    """The principals that act and those that they act on."""
    acting = _codes(draft.of_role(*ONE_SIDED))
    others = _codes(draft.of_role(*OTHER_SIDED))
    if acting or others:
        return acting, others
    parties = _codes(draft.of_role(Role.PARTICIPANT))
    acting = [code for code in parties if draft.via.get(code) in ACTING]
    return acting, [code for code in parties if code not in acting]


def _codes(participants: Iterable[Participant]) -> list[str]:
    return list(dict.fromkeys(p.principal for p in participants))


def _between(draft: Draft, one: str, other: str) -> Draft:
    chosen = [
        p
        for p in draft.participants
        if p.principal in (one, other)
        and not (p.role in ONE_SIDED and p.principal != one)
        and not (p.role in OTHER_SIDED and p.principal != other)
    ]
    return replace(draft, participants=chosen, why=[*draft.why, "sides.each"])
