"""Two readings of the same words: which type of event a sentence tells of when two rules fit.

"Denounced its treaty" is no criticism but the treaty's end, "suspended its visa agreement" no
sanction, "called the statement unacceptable" no refusal.
"""

from collections.abc import Sequence

from graph.extract.model import Draft
from ontology.terms import EventType

YIELDS: dict[EventType, frozenset[EventType]] = {
    EventType.ACCUSATION: frozenset({EventType.TERMINATION, EventType.CLASH}),
    EventType.MOBILIZATION: frozenset({EventType.CLASH}),
    EventType.REJECTION: frozenset(
        {EventType.TERMINATION, EventType.ACCUSATION, EventType.SANCTION, EventType.RELATIONS}
    ),
    EventType.SANCTION: frozenset({EventType.TERMINATION, EventType.RELATIONS}),
    EventType.APPEAL: frozenset({EventType.SANCTION}),
    EventType.MEETING: frozenset({EventType.APPEAL}),
    EventType.RELEASE: frozenset({EventType.ARMS_TRANSFER, EventType.AID}),
    EventType.STATEMENT: frozenset({EventType.RELATIONS}),
}
"""What each type gives way to, where both are read from one verb with the same sides."""


def unrivalled(drafts: Sequence[Draft]) -> list[Draft]:
    """The drafts of a sentence without those that give way to another reading of their verb."""
    return [d for d in drafts if not any(_yields(d, other) for other in drafts)]


def _yields(draft: Draft, other: Draft) -> bool:
    return (
        other.type in YIELDS.get(draft.type, frozenset())
        and draft.verb_at is not None
        and draft.verb_at == other.verb_at
        and draft.principals == other.principals
        and (draft.type is not EventType.MEETING or draft.noun is None)
    )
