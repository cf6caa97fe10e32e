"""One value out of several: what a fused event says where its reports differ.

Reports whose status is the event's own are heard first, so that the day a visit took place
outweighs the day it was planned for.  Among them the most specific date wins, and otherwise what
most publishers, then most reports, say; the clearest report breaks ties.
"""

import math
from collections import defaultdict
from collections.abc import Callable, Hashable, Iterable, Sequence
from itertools import chain
from operator import attrgetter
from typing import Generic, NamedTuple, TypeVar

from graph.fuse.accounts import Account, tokens
from graph.model import Evidence, Place
from ontology.terms import EventType, Portfolio, Status

_CERTAINTY = 0.99
"""No number of reports makes a fused event surer than this."""

_PRECISION = {10: 3, 7: 2, 4: 1}
"""Rank of a literal by its length: a day, a month or season, a year."""

_VAGUE = frozenset({None, "document", "bilateral"})

AGREEMENT = "all agree"
CLARITY = "clearest report"
_REASONS = ("more specific", "more publishers", "more reports")
"""What decides between two values, in this order."""

T = TypeVar("T", bound=Hashable)

_TYPE: Callable[[Account], EventType] = attrgetter("report.type")
_STATUS: Callable[[Account], Status] = attrgetter("report.status")
_SUBTYPE: Callable[[Account], str | None] = attrgetter("report.subtype")
_NAME: Callable[[Account], str | None] = attrgetter("report.name")
_SPAN: Callable[[Account], tuple[str | None, str | None]] = attrgetter("report.date", "report.end")
_CITY: Callable[[Account], str | None] = attrgetter("report.place.city")
_COUNTRY: Callable[[Account], str | None] = attrgetter("report.place.country")


class Choice(NamedTuple, Generic[T]):
    """A value, those who give it, clearest first, and why it is the one, or is not."""

    value: T
    accounts: tuple[Account, ...]
    reason: str = ""
    """Of the chosen one what decided for it: ``agreement``, ``publishers``, …"""


def type_of(accounts: Sequence[Account]) -> EventType:
    """The type most agree on; reports differ only where people judged them to be one event."""
    chosen = _chosen(accounts, _TYPE)
    assert chosen is not None
    return chosen


def status_of(accounts: Sequence[Account]) -> Status:
    """What became of it: held if anyone says so, else the latest news of it, else planned."""
    if Status.HELD in set(map(_STATUS, accounts)):
        return Status.HELD
    news = [each for each in accounts if each.report.status is not Status.PLANNED]
    if not news:
        return Status.PLANNED
    return max(news, key=lambda each: (str(each.published or ""), each.report.id)).report.status


def date_of(accounts: Sequence[Account]) -> tuple[str | None, str | None] | None:
    """Date and end: the most specific that was said."""
    return _chosen([each for each in accounts if each.report.date], _SPAN, precision)


def place_of(accounts: Sequence[Account]) -> Place | None:
    """The country most agree on, and within it the city most agree on."""
    placed = [each for each in accounts if each.report.place]
    if not placed:
        return None
    country = _chosen(placed, _COUNTRY)
    city = _chosen([each for each in placed if _COUNTRY(each) in (country, None)], _CITY)
    return Place(city=city, country=country) if city or country else None


def subtype_of(accounts: Sequence[Account]) -> str | None:
    """The subtype most agree on, a telling one rather than a vague one."""
    return _chosen(accounts, _SUBTYPE, telling)


def name_of(accounts: Sequence[Account]) -> str | None:
    """The name most agree on, a telling one rather than a vague one."""
    return _chosen(accounts, _NAME, titled)


def telling(subtype: str | None) -> bool:
    """Whether a subtype tells more than the type does."""
    return subtype not in _VAGUE


def titled(name: str | None) -> bool:
    """Whether a name has a word that tells it from others."""
    return bool(name and tokens(name))


def domains_of(accounts: Sequence[Account]) -> tuple[Portfolio, ...]:
    """Every subject area that was said, in the order of the clearest report."""
    return _every([each.report.domain for each in accounts])


def evidence_of(accounts: Sequence[Account]) -> tuple[Evidence, ...]:
    """All quotes, those of the clearest report first."""
    if len(accounts) == 1:
        return accounts[0].report.evidence
    return tuple([quote for each in accounts for quote in each.report.evidence])


def publishers_of(accounts: Iterable[Account]) -> tuple[str, ...]:
    """Who published a report of it, in alphabetical order."""
    said = {each.publisher for each in accounts if each.publisher}
    return tuple(sorted(said) if len(said) > 1 else said)


def rules_of(accounts: Sequence[Account]) -> tuple[str, ...]:
    """The rules that fired in any of its reports."""
    return _every([each.report.why for each in accounts])


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
    ordered = sorted(best.values())
    doubt = math.prod([1 - confidence for confidence in ordered])
    return max(ordered[-1], min(round(1 - doubt, 4), _CERTAINTY), 0.0)


def precision(span: tuple[str | None, str | None]) -> int:
    """A day is more specific than a month, however doubtful (``2024-06-07?``)."""
    return _PRECISION.get(len((span[0] or "").rstrip("?~%")), 0)


def ranked(
    said: Iterable[tuple[Account, T]], rank: Callable[[T], float] | None = None
) -> list[Choice[T]]:
    """The values, the best first: of highest rank, most publishers, most reports, clearest report.

    The reason of the first names what set it apart from the second.
    """
    voters: dict[T, list[Account]] = defaultdict(list)
    for each, value in said:
        voters[value].append(each)
    weights = {
        value: (rank(value) if rank else 0, len(set(map(_publisher, told))), len(told))
        for value, told in voters.items()
    }
    best = sorted(voters, key=lambda value: weights[value], reverse=True)
    found = [Choice(value, tuple(voters[value])) for value in best]
    if found:
        found[0] = found[0]._replace(reason=_reason([weights[value] for value in best[:2]]))
    return found


def _reason(weights: Sequence[tuple[float, int, int]]) -> str:
    if len(weights) == 1:
        return AGREEMENT
    return next((why for why, a, b in zip(_REASONS, *weights, strict=True) if a != b), CLARITY)


def _chosen(
    accounts: Sequence[Account],
    read: Callable[[Account], T | None],
    rank: Callable[[T], float] | None = None,
) -> T | None:
    """The best of what reports say; mostly those that say anything all say the same."""
    said = set(filter(None, map(read, accounts)))
    if len(said) < 2:
        return said.pop() if said else None
    return ranked(((each, value) for each in accounts if (value := read(each))), rank)[0].value


def _every(said: Sequence[tuple[T, ...]]) -> tuple[T, ...]:
    """All values of several lists, each where it is said first; a lone list as it is."""
    if len(said) == 1:
        return said[0]
    return tuple(dict.fromkeys(chain.from_iterable(said)))


def _publisher(each: Account) -> str:
    """Its publisher, or its document, which counts as a publisher of its own."""
    return each.publisher or f"document {each.report.document}"
