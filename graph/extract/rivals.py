"""Two readings of the same words: which type of event a sentence tells of when two rules fit.

"Denounced its treaty" is no criticism but the treaty's end, "suspended its visa agreement" no
sanction, "called the statement unacceptable" no refusal.
"""

from collections.abc import Sequence

from graph.extract.model import Draft
from ontology.terms import EventType, Role

YIELDS: dict[EventType, frozenset[EventType]] = {
    EventType.ACCUSATION: frozenset({EventType.TERMINATION, EventType.CLASH}),
    EventType.MOBILIZATION: frozenset({EventType.CLASH}),
    EventType.REJECTION: frozenset(
        {EventType.TERMINATION, EventType.ACCUSATION, EventType.SANCTION, EventType.RELATIONS}
    ),
    EventType.SANCTION: frozenset({EventType.TERMINATION, EventType.RELATIONS, EventType.MISSION}),
    EventType.APPEAL: frozenset({EventType.SANCTION, EventType.CALL, EventType.INVITATION}),
    EventType.ARMS_TRANSFER: frozenset({EventType.AID}),
    EventType.ECONOMIC_COOPERATION: frozenset(
        {EventType.ARMS_TRANSFER, EventType.RATIFICATION, EventType.TERMINATION}
    ),
    EventType.MILITARY_COOPERATION: frozenset(
        {EventType.MOBILIZATION, EventType.EXERCISE, EventType.RELEASE}
    ),
    EventType.MESSAGE: frozenset({EventType.INVITATION}),
    EventType.MEETING: frozenset({EventType.APPEAL}),
    EventType.RELEASE: frozenset({EventType.ARMS_TRANSFER, EventType.AID, EventType.SANCTION}),
    EventType.STATEMENT: frozenset({EventType.RELATIONS}),
}
"""What each type gives way to, where both are read from one verb with the same sides."""

GIVEN = frozenset({EventType.AID, EventType.ARMS_TRANSFER, EventType.AWARD, EventType.MESSAGE})
"""What goes from one side to the other."""


def unrivalled(drafts: Sequence[Draft]) -> list[Draft]:
    """The drafts of a sentence without those that give way to another reading of their verb."""
    return [d for d in drafts if not any(_yields(d, o) or _mirrors(d, o) for o in drafts)]


def _mirrors(draft: Draft, other: Draft) -> bool:
    """Whether a draft has the same thing given the wrong way round, by a guess at a side."""
    if draft.type is not other.type or draft.type not in GIVEN or draft.reciprocal:
        return False
    gave, gives = (sorted(p.principal for p in d.of_role(Role.SENDER)) for d in (draft, other))
    swapped = draft.principals == other.principals and gave != gives
    return swapped and _guesses(draft) > _guesses(other)


def _guesses(draft: Draft) -> int:
    """How many sides were not found where the rule looks for them."""
    return sum(why.startswith("parties.") for why in draft.why)


def _yields(draft: Draft, other: Draft) -> bool:
    return (
        other.type in YIELDS.get(draft.type, frozenset())
        and draft.verb_at is not None
        and draft.verb_at == other.verb_at
        and draft.principals == other.principals
        and (draft.type is not EventType.MEETING or draft.noun is None)
    )
