"""The whole ledger at a glance: a matrix of countries, or a ranked list where pairs are few."""

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass

from api.web.timeline_layout import span
from graph.gazetteer import principal_name
from graph.model import Dyad
from graph.queries import DyadSummary

WIDEST = 40
"""Countries a matrix shows; above that it is no longer read (UI.md, 1.4)."""

FEWEST = 4
"""Countries from which on a matrix says more than a list."""

LEVELS = 5


@dataclass(frozen=True, slots=True)
class Cell:
    """The number of events of one pair, and its shade from 1 to ``LEVELS``."""

    dyad: Dyad
    events: int
    level: int


@dataclass(frozen=True, slots=True)
class Row:
    """One country against all others; ``None`` where there is no event."""

    code: str
    cells: tuple[Cell | None, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Overview:
    """What the front page tells of the ledger."""

    events: int
    actors: int
    hidden: int
    """Countries that the matrix leaves out."""
    first: str | None
    last: str | None
    codes: tuple[str, ...]
    matrix: tuple[Row, ...]
    ranked: tuple[DyadSummary, ...]


def overview(summaries: Sequence[DyadSummary], events: int, *, most: int = 10) -> Overview:
    """Lay out all dyads; ``most`` of them are also ranked."""
    activity: Counter[str] = Counter()
    for summary in summaries:
        for code in (summary.dyad.left, summary.dyad.right):
            activity[code] += summary.events
    busiest = [code for code, _ in sorted(activity.items(), key=lambda one: (-one[1], one[0]))]
    codes = tuple(sorted(busiest[:WIDEST], key=principal_name)) if len(busiest) >= FEWEST else ()
    return Overview(
        events=events,
        actors=len(busiest),
        hidden=max(0, len(busiest) - WIDEST),
        first=min((s.first for s in summaries if s.first), key=_start, default=None),
        last=max((s.last for s in summaries if s.last), key=_start, default=None),
        codes=codes,
        matrix=_matrix(codes, {summary.dyad: summary.events for summary in summaries}),
        ranked=tuple(sorted(summaries, key=lambda s: (-s.events, s.dyad))[:most]),
    )


def _start(literal: str) -> str:
    days = span(literal, None)
    return str(days[0]) if days else literal


def _matrix(codes: Sequence[str], events: dict[Dyad, int]) -> tuple[Row, ...]:
    ranks = _levels(list(events.values()))
    return tuple(
        Row(one, tuple(_cell(one, other, events, ranks) for other in codes)) for one in codes
    )


def _cell(one: str, other: str, events: dict[Dyad, int], levels: dict[int, int]) -> Cell | None:
    if one == other:
        return None
    dyad = Dyad.of(one, other)
    number = events.get(dyad)
    return Cell(dyad, number, levels[number]) if number else None


def _levels(numbers: Sequence[int]) -> dict[int, int]:
    """The shade of every count, by its rank among the different counts."""
    ranked = sorted(set(numbers))
    return {number: 1 + place * LEVELS // len(ranked) for place, number in enumerate(ranked)}
