"""Who, when and where in short: what the answering events have in common, counted.

*Who*: the officials who take part, or where none is named their state; attendees and mediators
only where there is nobody else.  Where the question names one state or one official, their side is
left out: who visited Hungary is not Hungary.  *When*: the dates, in the order asked for.  *Where*:
the cities, or where none is told the countries.  Who and where come with most events first.
"""

from collections.abc import Callable, Hashable, Iterable, Iterator, Mapping
from dataclasses import dataclass, replace
from itertools import islice

from graph.gazetteer import principal_name
from graph.model import PASSIVE_ROLES, Event, Participant
from graph.question.reading import Asks, Reading, bears

MOST_EVENTS = 2_000
"""Events looked at, the first in the order asked for."""
MOST_VALUES = 10


@dataclass(frozen=True, slots=True, kw_only=True)
class Value:
    """Somebody, a date or a place, and how many of the events have it."""

    name: str
    """As written in the first event; of a date, EDTF."""
    id: str | None = None
    """Key of an actor."""
    country: str | None = None
    """Code of the principal, or country of the place."""
    events: int = 1

    def __str__(self) -> str:
        """``Nino Lomidze (GEO)``."""
        return f"{self.name} ({self.country})" if self.country else self.name


@dataclass(frozen=True, slots=True, kw_only=True)
class Condensed:
    """The short answer: its first values, how many more there are, and of how many events."""

    values: tuple[Value, ...]
    others: int
    of: int

    @property
    def text(self) -> str:
        """In one line: ``Nino Lomidze (GEO) in 2 events; Paz Araya (CHL); and 3 others``."""
        told = [
            f"{each} in {each.events} events" if each.events > 1 else str(each)
            for each in self.values
        ]
        more = [f"and {self.others} other{'s' if self.others > 1 else ''}"] if self.others else []
        return "; ".join([*told, *more])


Found = Iterator[tuple[Hashable, Value]]


def condense(reading: Reading, events: Iterable[Event]) -> Condensed | None:
    """The short answer to who, when or where; ``None`` where the question asks otherwise.

    No more of the events are taken than are asked for, or looked at.
    """
    find = _FINDERS.get(reading.asks)
    if find is None:
        return None
    found: dict[Hashable, Value] = {}
    of = 0
    for event in islice(events, min(reading.limit or MOST_EVENTS, MOST_EVENTS)):
        of += 1
        for key, value in dict(find(reading, event)).items():
            known = found.get(key)
            found[key] = value if known is None else replace(known, events=known.events + 1)
    values = list(found.values())
    if reading.asks is not Asks.WHEN:
        values.sort(key=lambda each: (-each.events, each.name))
    others = max(len(values) - MOST_VALUES, 0)
    return Condensed(values=tuple(values[:MOST_VALUES]), others=others, of=of)


def _who(reading: Reading, event: Event) -> Found:
    active = [p for p in event.participants if p.role not in PASSIVE_ROLES]
    own = _named_side(reading, event.participants)
    others = [p for p in active or event.participants if p.principal not in own]
    with_officials = {p.principal for p in others if p.official}
    for p in others:
        if p.official:
            yield p.official_id, Value(name=p.official, id=p.official_id, country=p.principal)
        elif p.principal not in with_officials:
            yield p.principal, Value(name=principal_name(p.principal), id=p.principal)


def _named_side(reading: Reading, participants: Iterable[Participant]) -> frozenset[str]:
    """The one principal that the question names as there, or that of the one official."""
    filter = reading.filter
    states = {*filter.principal, *((filter.dyad.left, filter.dyad.right) if filter.dyad else ())}
    present = [each for each in reading.conditions if not each.absent]
    states.update(code for each in present for code in each.principals)
    officials = {name for each in present for name in each.officials}
    if filter.official is not None:
        officials.add(filter.official)
    if len(states) + len(officials) != 1:
        return frozenset()
    named = (p.principal for p in participants if any(bears(p, name) for name in officials))
    return frozenset(states or named)


def _when(_: Reading, event: Event) -> Found:
    if event.date is not None:
        date = event.date if event.end is None else f"{event.date}/{event.end}"
        yield date, Value(name=date)


def _where(_: Reading, event: Event) -> Found:
    place = event.place
    if place is not None and place.city:
        yield place, Value(name=place.city, country=place.country)
    elif place is not None and place.country:
        yield place, Value(name=principal_name(place.country), id=place.country)


_FINDERS: Mapping[Asks, Callable[[Reading, Event], Found]] = {
    Asks.WHO: _who,
    Asks.WHEN: _when,
    Asks.WHERE: _where,
}
