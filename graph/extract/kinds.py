"""Subtypes and subject areas, from the words beside a trigger."""

from collections.abc import Iterable

from graph.extract.lexicon import domains, kinds
from graph.model import Participant
from ontology.terms import EventType, Portfolio

SPOKEN = frozenset(
    {EventType.STATEMENT, EventType.APPEAL, EventType.ACCUSATION, EventType.REJECTION}
    | {EventType.THREAT}
)
"""What a state does by what its officials say of another side."""
LEADERS = frozenset(
    {Portfolio.HEAD_OF_STATE, Portfolio.HEAD_OF_GOVERNMENT, Portfolio.OTHER, Portfolio.EMBASSY}
)


def subtype(event_type: EventType, text: str) -> str | None:
    """The first subtype whose words stand in the text.

    >>> subtype(EventType.VISIT, "paid an official visit to Baku")
    'official'
    """
    for name, pattern in kinds(event_type):
        if pattern is not None and pattern.search(text):
            return name
    return None


def subject_areas(text: str, participants: Iterable[Participant] = ()) -> list[Portfolio]:
    """Portfolios that words of a title name, or else those of the officials who act."""
    found = [area for area, pattern in domains() if pattern.search(text)]
    if found:
        return found
    held = (p.portfolio for p in participants if p.portfolio and p.portfolio not in LEADERS)
    return list(dict.fromkeys(held))[:2]
