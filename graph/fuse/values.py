"""One value out of several: what a fused event says where its reports differ.

Reports whose status is the event's own are heard first, so that the day a visit took place
outweighs the day it was planned for.  Among them the most specific date wins, and otherwise what
most publishers, then most reports, say; the clearest report breaks ties.
"""

import math
from collections import defaultdict
from collections.abc import Callable, Hashable, Iterable, Sequence
from typing import TypeVar

from graph.fuse.accounts import Account, tokens
from graph.model import Evidence, Place
from ontology.terms import Portfolio, Status

_CERTAINTY = 0.99
"""No number of reports makes a fused event surer than this."""

_PRECISION = {10: 3, 7: 2, 4: 1}
"""Rank of a literal by its length: a day, a month or season, a year."""

_VAGUE = frozenset({None, "document", "bilateral"})

T = TypeVar("T", bound=Hashable)


def status_of(accounts: Sequence[Account]) -> Status:
    """What became of it: held if anyone says so, else the latest news of it, else planned."""
    said = {each.report.status for each in accounts}
    if Status.HELD in said:
        return Status.HELD
    news = [each for each in accounts if each.report.status is not Status.PLANNED]
    if not news:
        return Status.PLANNED
    return max(news, key=lambda each: (str(each.published or ""), each.report.id)).report.status


def date_of(accounts: Sequence[Account]) -> tuple[str | None, str | None] | None:
    """Date and end: the most specific that was said."""
    said = ((each, (each.report.date, each.report.end)) for each in accounts if each.report.date)
    return _chosen(said, _precision)


def place_of(accounts: Sequence[Account]) -> Place | None:
    """The country most agree on, and within it the city most agree on."""
    places = [(each, each.report.place) for each in accounts if each.report.place]
    country = _chosen((each, place.country) for each, place in places if place and place.country)
    city = _chosen(
        (each, place.city)
        for each, place in places
        if place and place.city and place.country in (country, None)
    )
    return Place(city=city, country=country) if city or country else None


def subtype_of(accounts: Sequence[Account]) -> str | None:
    """The subtype most agree on, a telling one rather than a vague one."""
    said = ((each, each.report.subtype) for each in accounts if each.report.subtype)
    return _chosen(said, lambda subtype: subtype not in _VAGUE)


def name_of(accounts: Sequence[Account]) -> str | None:
    """The name most agree on, a telling one rather than a vague one."""
    said = ((each, each.report.name) for each in accounts if each.report.name)
    return _chosen(said, lambda name: bool(name and tokens(name)))


def domains_of(accounts: Iterable[Account]) -> tuple[Portfolio, ...]:
    """Every subject area that was said, in the order of the clearest report."""
    return tuple(dict.fromkeys(area for each in accounts for area in each.report.domain))


def evidence_of(accounts: Iterable[Account]) -> tuple[Evidence, ...]:
    """All quotes, those of the clearest report first."""
    return tuple(quote for each in accounts for quote in each.report.evidence)


def publishers_of(accounts: Iterable[Account]) -> tuple[str, ...]:
    """Who published a report of it, in alphabetical order."""
    return tuple(sorted({each.publisher for each in accounts if each.publisher}))


def rules_of(accounts: Iterable[Account]) -> tuple[str, ...]:
    """The rules that fired in any of its reports."""
    return tuple(dict.fromkeys(rule for each in accounts for rule in each.report.why))


def confidence_of(accounts: Sequence[Account]) -> float:
    """Confidence of a lone report; of several, one minus the chance that every publisher errs.

    Reports of one publisher are not independent, so only the best of them counts.
    """
    if len(accounts) == 1:
        return accounts[0].report.confidence
    best: dict[str, float] = {}
    for each in accounts:
        source = _publisher(each)
        best[source] = max(best.get(source, 0.0), each.report.confidence)
    doubt = math.prod(1 - confidence for confidence in sorted(best.values()))
    return max(*best.values(), min(round(1 - doubt, 4), _CERTAINTY), 0.0)


def _precision(span: tuple[str | None, str | None]) -> int:
    """A day is more specific than a month, however doubtful (``2024-06-07?``)."""
    return _PRECISION.get(len((span[0] or "").rstrip("?~%")), 0)


def _chosen(
    said: Iterable[tuple[Account, T]], rank: Callable[[T], float] | None = None
) -> T | None:
    """The value of highest rank, then of most publishers, then reports, then clearest report."""
    voters: dict[T, list[Account]] = defaultdict(list)
    for each, value in said:
        voters[value].append(each)
    if not voters:
        return None

    def weight(value: T) -> tuple[float, int, int]:
        publishers = {_publisher(each) for each in voters[value]}
        return rank(value) if rank else 0, len(publishers), len(voters[value])

    return max(voters, key=weight)


def _publisher(each: Account) -> str:
    """Its publisher, or its document, which counts as a publisher of its own."""
    return each.publisher or f"document {each.report.document}"
