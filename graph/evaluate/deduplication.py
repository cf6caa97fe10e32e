"""Whether reports of one happening in several articles are known to be one event."""

from collections import defaultdict
from collections.abc import Hashable, Iterable
from itertools import combinations

from graph.evaluate.matching import Outcome
from graph.evaluate.tally import Tally
from graph.fuse import fuse


def deduplication(outcomes: Iterable[Outcome]) -> Tally:
    """Pairs of matched events of different articles: predicted as one event, and one in the gold.

    All predicted reports are fused, matched or not, as they would be in a ledger; two matched ones
    are predicted to be one event when fusion joins them, and are one when their gold events have
    the same key.
    """
    rows = list(outcomes)
    documents = {row.article.id: row.article.document for row in rows}
    events = fuse((report for row in rows for report in row.found), documents)
    home = {report: event.id for event in events for report in event.reports}
    known = [(row.article.id, pair) for row in rows for pair in row.pairs if pair.gold.key]
    predicted = _joined((n, a, home[pair.found.id]) for n, (a, pair) in enumerate(known))
    expected = _joined((n, a, pair.gold.key) for n, (a, pair) in enumerate(known))
    return Tally(matched=len(predicted & expected), predicted=len(predicted), gold=len(expected))


def _joined(events: Iterable[tuple[int, str, Hashable]]) -> set[tuple[int, int]]:
    """Pairs of numbers of events that are one, of different articles."""
    groups: dict[Hashable, list[tuple[int, str]]] = defaultdict(list)
    for number, article, identity in events:
        groups[identity].append((number, article))
    return {
        (one, other)
        for group in groups.values()
        for (one, here), (other, there) in combinations(group, 2)
        if here != there
    }
