"""What was taken for what: gold and predicted types of events that no match was found for."""

from collections import Counter
from collections.abc import Iterable, Iterator

from graph.evaluate.matching import Outcome, likeness
from graph.evaluate.slots import dates_compatible
from ontology.terms import EventType

Confusion = Counter[tuple[EventType | None, EventType | None]]
"""Gold type and predicted type, and how often; ``None`` is nothing: missed, or invented."""


def confusion(outcomes: Iterable[Outcome]) -> Confusion:
    """Count the confusions of all articles.

    Within an article, unmatched gold and predicted events of the same parties are paired one to
    one, those of compatible dates and then those most alike first.  Two of one type are a matter
    of dates.
    """
    counts: Confusion = Counter()
    for outcome in outcomes:
        counts.update(_pairs(outcome))
    return counts


def _pairs(outcome: Outcome) -> Iterator[tuple[EventType | None, EventType | None]]:
    missed = {n: event.report for n, event in enumerate(outcome.missed)}
    false = dict(enumerate(outcome.false))
    candidates = sorted(
        (not dates_compatible(gold, found), -likeness(gold, found), i, j)
        for i, gold in missed.items()
        for j, found in false.items()
        if gold.principals == found.principals
    )
    for *_, i, j in candidates:
        if i in missed and j in false:
            yield missed.pop(i).type, false.pop(j).type
    yield from ((gold.type, None) for gold in missed.values())
    yield from ((None, found.type) for found in false.values())
