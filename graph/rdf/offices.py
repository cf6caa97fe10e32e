"""Who held which office when, learnt as events pass: ORG memberships over OWL-Time intervals."""

import datetime as dt
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace

from pyoxigraph import NamedNode, Quad

from graph.dates import bounds
from graph.model import Event, Evidence, Participant, slug
from graph.rdf import words as w
from graph.rdf.iris import Iris
from graph.rdf.statements import Pair, evidence, quads
from graph.rdf.words import bl
from ontology.terms import Portfolio, Status


@dataclass(frozen=True, slots=True, kw_only=True)
class Holding:
    """One office of one official, and the first and last day on which an event shows it."""

    official: str
    name: str
    principal: str
    title: str
    organization: str | None
    portfolio: Portfolio | None
    first: dt.date
    last: dt.date
    evidence: tuple[Evidence, ...]
    """The clearest quote of the earliest of those events."""

    @property
    def key(self) -> tuple[str, str]:
        """The official and the office; spellings of its title that differ by case are one."""
        return self.official, slug(self.title)


class Offices:
    """Collects office holdings from events; grows with the officials, not with the events.

    An event that was held on a known day shows that its participants held, on its first possible
    day, the offices they are named with.
    """

    def __init__(self) -> None:
        self._found: dict[tuple[str, str], Holding] = {}

    def see(self, events: Iterable[Event]) -> Iterator[Event]:
        """The same events, each looked at as it passes."""
        for event in events:
            for shown in _shown(event):
                known = self._found.get(shown.key)
                self._found[shown.key] = shown if known is None else _merged(known, shown)
            yield event

    def __iter__(self) -> Iterator[Holding]:
        """Those found when the first one is asked for, by official and office."""
        for key in sorted(self._found):
            yield self._found[key]


def _shown(event: Event) -> Iterator[Holding]:
    if event.status is not Status.HELD or event.date is None:
        return
    day = bounds(event.date)[0]
    if dt.date.min < day < dt.date.max:
        for participant in event.participants:
            yield from _of(participant, day, event.evidence[:1])


def _of(
    participant: Participant, day: dt.date, shown_by: tuple[Evidence, ...]
) -> Iterator[Holding]:
    official = participant.official_id
    if official is None or participant.official is None or participant.title is None:
        return
    yield Holding(
        official=official,
        name=participant.official,
        principal=participant.principal,
        title=participant.title,
        organization=participant.organization_id,
        portfolio=participant.portfolio,
        first=day,
        last=day,
        evidence=shown_by,
    )


def _merged(one: Holding, other: Holding) -> Holding:
    """Both spans and everything else of the earlier one, completed from the later."""
    earlier, later = (one, other) if one.first <= other.first else (other, one)
    return replace(
        earlier,
        organization=earlier.organization or later.organization,
        portfolio=earlier.portfolio or later.portfolio,
        last=max(one.last, other.last),
    )


def office_node(iris: Iris, thing: Holding) -> NamedNode:
    """The IRI of a holding: a part of its official's."""
    return iris.part(iris.kept("actor", thing.official), f"office={slug(thing.title)}")


def holding(iris: Iris, thing: Holding) -> Iterator[Quad]:
    """A membership, the interval it is known for, and the quote that shows it."""
    official = iris.kept("actor", thing.official)
    office = slug(thing.title)
    node = office_node(iris, thing)
    span, since, until = (
        iris.part(official, f"{part}={office}") for part in ("during", "since", "until")
    )
    after = thing.last + dt.timedelta(days=1)
    said: list[Pair] = [
        (w.TYPE, bl("OfficeHolding")),
        (w.LABEL, w.text(f"{thing.name}, {thing.title}")),
        (w.MEMBER, official),
        (w.MEMBER_OF, iris.kept("actor", thing.organization or thing.principal)),
        (bl("principal"), iris.kept("actor", thing.principal)),
        (bl("title"), w.text(thing.title)),
        (bl("since"), w.edtf(thing.first.isoformat())),
        (bl("until"), w.edtf(after.isoformat())),
        (w.MEMBER_DURING, span),
    ]
    if thing.portfolio is not None:
        said.append((bl("portfolio"), w.node(thing.portfolio)))
    yield from quads(official, [(w.MEMBERSHIP, node)])
    yield from quads(node, [*said, *evidence(iris, thing.evidence)])
    yield from quads(span, [(w.TYPE, w.INTERVAL), (w.BEGINNING, since), (w.ENDING, until)])
    yield from quads(since, [(w.TYPE, w.INSTANT), (w.IN_DATE, w.day(thing.first))])
    yield from quads(until, [(w.TYPE, w.INSTANT), (w.IN_DATE, w.day(after))])
