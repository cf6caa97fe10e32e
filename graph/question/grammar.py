"""From the items of a question to its parts: what, who, where, when, how many."""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from typing import TypeVar

from graph.queries import Order, Scope
from graph.question.items import Item
from graph.question.parties import Party, read_parties
from graph.question.periods import Period
from graph.question.phrases import DOCUMENT_TYPES
from graph.question.reading import Asks
from graph.question.stretches import number_of
from graph.question.vocabulary import Kind, vocabulary
from ontology.terms import SUBTYPES, EventType, Portfolio, Status

_NOUNS = frozenset({Kind.TYPE, Kind.DOCUMENT, Kind.EVENT})
_UNPLACED = frozenset({Kind.UNKNOWN, Kind.NUMBER, Kind.QUALIFIER, Kind.REGION, Kind.DENIED})
_BEFORE_NOUN = frozenset(
    {Kind.SUBJECT, Kind.QUALIFIER, Kind.SCOPE, Kind.STOP, Kind.STATUS, Kind.NAME, Kind.OFFICE}
)


@dataclass(frozen=True, slots=True, kw_only=True)
class Office:
    """A portfolio asked for, with the principal that it belongs to, if one stands beside it."""

    portfolio: Portfolio
    party: Party | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Parts:
    """Everything that was found in a question."""

    types: tuple[EventType, ...]
    subtypes: tuple[str, ...]
    domains: tuple[Portfolio, ...]
    statuses: tuple[Status, ...]
    parties: tuple[Party, ...]
    offices: tuple[Office, ...]
    period: Period
    texts: tuple[str, ...]
    scope: Scope
    asks: Asks
    order: Order
    limit: int | None
    coming: bool
    """Only what lies ahead is asked for: "upcoming", "next"."""
    loosened: tuple[str, ...]
    """Subtypes left out, because they would shut out the other types asked for."""
    unread: tuple[Item, ...]
    """Items that found no place."""


def find_parts(items: Sequence[Item]) -> Parts:
    """Read the items of a question, phrases joined."""
    types, impossible = _without_others(_types(items), items, Kind.OTHER_TYPE, EventType)
    found, qualifying = _subtypes(items, types)
    loose = len(types) > 1 and set(found.values()) != set(types)
    period, untimely = _period(items)
    rank, ranked, limit, counted = _rank(items)
    statuses, unheard = _without_others(_statuses(items, rank), items, Kind.OTHER_STATUS, Status)
    parties = read_parties(items)
    asks = next((Asks(item.value) for item in items if item.kind is Kind.ASK), Asks.LIST)
    unplaced = [item for item in items if item.kind in _UNPLACED]
    return Parts(
        types=types,
        subtypes=() if loose else tuple(sorted(found)),
        domains=_domains(items, qualifying),
        statuses=statuses,
        parties=parties,
        offices=tuple(_offices(items, parties)),
        period=period,
        texts=tuple(item.value for item in items if item.kind is Kind.TEXT),
        scope=_scope(items),
        asks=_ranked_asks(rank) if rank and asks is Asks.LIST and limit is not None else asks,
        order=_order(items, rank),
        limit=limit,
        loosened=tuple(sorted(found)) if loose else (),
        coming=rank == "next" or any(item.kind is Kind.UPCOMING for item in items),
        unread=_without(
            [*unplaced, *untimely, *impossible, *unheard], [*qualifying, *counted, *ranked]
        ),
    )


def _without(items: Iterable[Item], used: Sequence[Item]) -> tuple[Item, ...]:
    return tuple(item for item in items if not any(item is one for one in used))


def _types(items: Sequence[Item]) -> tuple[EventType, ...]:
    """Types named; documents alone ask for their signing."""
    named = {EventType(item.value) for item in items if item.kind is Kind.TYPE}
    if any(item.kind is Kind.DOCUMENT for item in items) and named.isdisjoint(DOCUMENT_TYPES):
        named.add(EventType.SIGNING)
    return tuple(sorted(named))


Term = TypeVar("Term", EventType, Status)


def _without_others(
    named: tuple[Term, ...], items: Sequence[Item], kind: Kind, terms: type[Term]
) -> tuple[tuple[Term, ...], list[Item]]:
    """Those named, or else all there are, but for what is shut out; what left none is unread."""
    others = [item for item in items if item.kind is kind]
    if not others:
        return named, []
    shut = {item.value for item in others}
    left = tuple(sorted(one for one in named or terms if one.value not in shut))
    return (left, []) if left else (named, others)


def _subtypes(
    items: Sequence[Item], types: Sequence[EventType]
) -> tuple[dict[str, EventType], list[Item]]:
    """Subtypes of the types read, and the qualifiers used up for them."""
    found: dict[str, EventType] = {}
    used: list[Item] = []
    for at, item in enumerate(items):
        if item.subtype is not None and EventType(item.value) in types:
            found[item.subtype] = EventType(item.value)
        elif item.kind in {Kind.QUALIFIER, Kind.SUBJECT} or _qualifies(items, at):
            for type, subtype in vocabulary().qualifiers.get(item.keys, {}).items():
                if type in types and subtype in SUBTYPES[type]:
                    found[subtype] = type
                    used.append(item)
    return found, used


def _qualifies(items: Sequence[Item], at: int) -> bool:
    """Whether a filler is one no longer, before a noun: "official and working visits"."""
    after = items[at + 1] if at + 1 < len(items) else None
    beside = after is not None and after.kind in {Kind.TYPE, Kind.JOINT, Kind.QUALIFIER}
    return items[at].kind is Kind.STOP and beside


def _domains(items: Sequence[Item], used: Sequence[Item]) -> tuple[Portfolio, ...]:
    subjects = _without((item for item in items if item.kind is Kind.SUBJECT), used)
    return tuple(sorted({Portfolio(item.value) for item in subjects}))


def _statuses(items: Sequence[Item], rank: str | None) -> tuple[Status, ...]:
    found = {Status(item.value) for item in items if item.kind is Kind.STATUS}
    if rank == "next" or any(item.kind is Kind.UPCOMING for item in items):
        found.add(Status.PLANNED)
    return tuple(sorted(found))


def _scope(items: Sequence[Item]) -> Scope:
    return next((Scope(item.value) for item in items if item.kind is Kind.SCOPE), Scope.ANY)


def _offices(items: Sequence[Item], parties: Sequence[Party]) -> Iterator[Office]:
    """Offices and bodies; a title before a name ("President Tokayev") only introduces it."""
    for at, item in enumerate(items):
        following = items[at + 1 : at + 3]
        titled = any(one.kind is Kind.OFFICIAL for one in following) and not item.plural
        if item.kind is Kind.OFFICE and not titled:
            yield Office(portfolio=Portfolio(item.value), party=_owner(items, at, parties))


def _owner(items: Sequence[Item], at: int, parties: Sequence[Party]) -> Party | None:
    """The principal of an office: "Kazakh ministers", "ministers of Kazakhstan"."""
    before = [one for one in parties if one.at == at - 1]
    between = {Kind.STOP, Kind.RELATION}
    after = [
        one
        for one in parties
        if one.at > at and all(item.kind in between for item in items[at + 1 : one.at])
    ]
    found = [one for one in (*before, *after) if one.item.kind is Kind.NAME]
    return found[0] if found else None


def _period(items: Sequence[Item]) -> tuple[Period, list[Item]]:
    """The periods joined to one, and the items that do not fit it."""
    whole: Period | None = None
    unfit: list[Item] = []
    for item in items:
        if item.period is None:
            continue
        joined = item.period if whole is None else _joined(whole, item.period)
        if joined is None:
            unfit.append(item)
        else:
            whole = joined
    return whole or Period(), unfit


def _joined(one: Period, other: Period) -> Period | None:
    """Two periods as one: "since 2020" and "before 2023", or years that follow each other."""
    if one.until is None and other.since is None:
        joined = Period(since=one.since, until=other.until)
    elif one.since is None and other.until is None:
        joined = Period(since=other.since, until=one.until)
    elif one.until is not None and one.until == other.since:
        joined = Period(since=one.since, until=other.until)
    else:
        return None
    return joined if (joined.since or "") < (joined.until or "9") else None


def _rank(items: Sequence[Item]) -> tuple[str | None, list[Item], int | None, list[Item]]:
    """First or last, and how many: the word, its items, the number, the number's items."""
    for at, item in enumerate(items):
        if item.kind is Kind.RANK:
            limit, used = _number_of_ranked(items, at)
            return item.value, [item], limit, used
    for at, item in enumerate(items):
        if item.kind is Kind.NUMBER and _noun_after(items, at + 1) is not None:
            return None, [], _positive(item), [item]
    return None, [], None, []


def _number_of_ranked(items: Sequence[Item], at: int) -> tuple[int | None, list[Item]]:
    """How many of the first or last: the number after or before the word, or one by the noun."""
    for beside in (*items[at + 1 : at + 2], *items[max(at - 1, 0) : at]):
        if _positive(beside) is not None:
            return _positive(beside), [beside]
    noun = _noun_after(items, at + 1)
    return (1 if noun is not None and not noun.plural else None), []


def _positive(item: Item) -> int | None:
    number = number_of(item.tokens[0]) if item.kind in {Kind.NUMBER, Kind.STOP} else None
    return number or None


def _noun_after(items: Sequence[Item], at: int) -> Item | None:
    """The noun that these words lead to: "(last) planned Kazakh state visit"."""
    while at < len(items) and items[at].kind in _BEFORE_NOUN:
        at += 1
    return items[at] if at < len(items) and items[at].kind in _NOUNS else None


def _ranked_asks(rank: str) -> Asks:
    return Asks.LAST if rank == "last" else Asks.FIRST


def _order(items: Sequence[Item], rank: str | None) -> Order:
    asked = next((Order(item.value) for item in items if item.kind is Kind.ORDER), None)
    return asked or (Order.OLDEST if rank in {"first", "next"} else Order.NEWEST)
