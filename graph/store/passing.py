"""A filter applied to events at hand: those that the ledger no longer has as they were."""

from collections.abc import Callable
from functools import lru_cache

from graph.dates import bounds
from graph.fuse import person
from graph.model import Event, Participant, sides, slug
from graph.queries import EventFilter, Match, Scope
from graph.store.fulltext import terms
from graph.store.present import OFFICIAL_KEY
from ontology.mappings import to_plover

Test = Callable[[Event, EventFilter], bool]


def passes(event: Event, filter: EventFilter) -> bool:
    """Whether a filter lets an event through, as ``filters.question`` does in SQL."""
    return all(test(event, filter) for test in _TESTS)


def _between(event: Event, filter: EventFilter) -> bool:
    codes = sides(event.participants)
    pair = {filter.dyad.left, filter.dyad.right} if filter.dyad else set()
    return pair <= codes and set(filter.principal) <= codes


def _listed(event: Event, filter: EventFilter) -> bool:
    plover = to_plover(event.type, event.subtype, event.status)
    return all(
        not wanted or value in wanted
        for wanted, value in (
            (filter.type, event.type),
            (filter.subtype, event.subtype),
            (filter.status, event.status),
            (filter.plover, plover),
        )
    )


def _dated(event: Event, filter: EventFilter) -> bool:
    if filter.since is None and filter.until is None:
        return True
    if event.date is None:
        return False
    first, last = bounds(event.date, event.end)
    certain = filter.match is Match.CERTAIN
    begins, ends = (first, last) if certain else (last, first)
    after = filter.since is None or begins >= bounds(filter.since)[0]
    return after and (filter.until is None or ends < bounds(filter.until)[0])


def _placed(event: Event, filter: EventFilter) -> bool:
    if filter.place is None:
        return True
    place = event.place
    if place is None:
        return False
    city = place.city is not None and slug(place.city) == slug(filter.place)
    return city or place.country == filter.place.upper()


def _numbers(event: Event, filter: EventFilter) -> bool:
    many = len(sides(event.participants))
    scope = {Scope.ANY: True, Scope.BILATERAL: many == 2, Scope.MULTILATERAL: many > 2}
    return (
        event.confidence >= filter.min_confidence
        and len(event.publishers) >= filter.min_publishers
        and scope[filter.scope]
    )


def _about(event: Event, filter: EventFilter) -> bool:
    return (
        (not filter.domain or not set(filter.domain).isdisjoint(event.domain))
        and (filter.agreement is None or event.agreement == filter.agreement)
        and (filter.exercise is None or event.exercise == filter.exercise)
    )


def _bodies(event: Event, filter: EventFilter) -> bool:
    wanted = filter.organization
    return wanted is None or any(_is_body(p, wanted) for p in event.participants)


def _is_body(p: Participant, wanted: str) -> bool:
    principal, _, portfolio = wanted.rpartition(".")
    if "." in principal:
        return p.organization_id == wanted
    return p.portfolio == portfolio and principal in {"", p.principal}


def _people(event: Event, filter: EventFilter) -> bool:
    wanted = filter.official
    return wanted is None or any(_is_official(p, wanted) for p in event.participants)


def _is_official(p: Participant, wanted: str) -> bool:
    if p.official is None:
        return False
    if OFFICIAL_KEY.fullmatch(wanted):
        return p.official_id == wanted
    name, asked = person(p.official), person(wanted)
    return name.surname == asked.surname and (
        not asked.initial or name.initial in {"", asked.initial}
    )


def _says(event: Event, filter: EventFilter) -> bool:
    if filter.text is None:
        return True
    said = _words("\n".join([event.name or "", *(each.quote for each in event.evidence)]))
    return all(_words(term) <= said for term in terms(filter.text))


@lru_cache(maxsize=1024)
def _words(text: str) -> frozenset[str]:
    return frozenset(slug(text).split("-"))


_TESTS: tuple[Test, ...] = (
    _between,
    _listed,
    _dated,
    _placed,
    _numbers,
    _about,
    _bodies,
    _people,
    _says,
)
