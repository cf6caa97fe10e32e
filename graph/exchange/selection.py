"""What an export is about: the things of a ledger that pass a filter, as streams."""

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum
from itertools import islice
from typing import IO, Protocol

from graph.edges import Edge, edges
from graph.exchange.actors import actors
from graph.model import Agreement, Event, Exercise, Report
from graph.queries import MAX_LIMIT, Actor, ActorKind, EventFilter, Order, Page, T
from graph.rdf import Iris
from graph.store.view import View


class What(StrEnum):
    """The kinds of things that can be exported."""

    EVENTS = "events"
    REPORTS = "reports"
    AGREEMENTS = "agreements"
    EXERCISES = "exercises"
    ACTORS = "actors"
    EDGES = "edges"


@dataclass(frozen=True, slots=True, kw_only=True)
class Feed:
    """Where a feed is served, and how long it is; one in a file is all there is, and nowhere."""

    address: str | None = None
    """Its own URL."""
    site: str | None = None
    """What the URLs of the pages about events begin with."""
    most: int | None = None
    """Entries it has at most."""


NOWHERE = Feed()
"""A feed in a file."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Selection:
    """A view, a filter, the base of the IRIs to be written, and the level of edges."""

    view: View
    filter: EventFilter
    iris: Iris
    feed: Feed = NOWHERE
    level: ActorKind | None = None
    """Between which kind of actors edges lie; ``None`` is every one."""

    @property
    def levels(self) -> tuple[ActorKind, ...]:
        """The levels at which edges are seen."""
        return tuple(ActorKind) if self.level is None else (self.level,)

    @property
    def title(self) -> str:
        """What it is about, in a line: ``Bilateral: events of dyad AZE-KAZ, type signing``."""
        narrowed = [f"{name} {value}" for name, value in self.filter.narrowings()]
        return "Bilateral: events" + (f" of {', '.join(narrowed)}" if narrowed else "")

    def page(self, event: Event) -> str:
        """Where a reader is sent for an event: its page, or else its IRI."""
        if self.feed.site is None:
            return self.iris.thing("event", event.id).value
        return f"{self.feed.site}/events/{event.id}"

    def recent(self) -> Iterator[tuple[Event, datetime]]:
        """The events that pass, the latest change first, each with its moment."""
        return islice(self.view.recent(self.filter), self.feed.most)

    def events(self) -> Iterator[Event]:
        """The events that pass."""
        return self.view.stream(self.filter)

    def reports(self) -> Iterator[Report]:
        """Their reports."""
        return self.view.stream_reports(self.filter)

    def agreements(self) -> Iterator[Agreement]:
        """The agreements that they sign."""
        return _pages(self.view.agreements, self.filter)

    def exercises(self) -> Iterator[Exercise]:
        """The military exercises that they are."""
        return _pages(self.view.exercises, self.filter)

    def actors(self) -> list[Actor]:
        """Whoever takes part in them."""
        return actors(self.events())

    def edges(self) -> Iterator[tuple[Edge, ActorKind]]:
        """Every event as lines between two actors, at each of the levels."""
        for event in self.events():
            for level in self.levels:
                yield from ((edge, level) for edge in edges(event, level))


class _Ask(Protocol[T]):
    """A question of the view that is answered in pages."""

    def __call__(
        self, filter: EventFilter, *, order: Order, limit: int, cursor: str | None
    ) -> Page[T]: ...


def _pages(ask: _Ask[T], filter: EventFilter) -> Iterator[T]:
    page = ask(filter, order=Order.OLDEST, limit=MAX_LIMIT, cursor=None)
    yield from page.items
    while page.cursor is not None:
        page = ask(filter, order=Order.OLDEST, limit=MAX_LIMIT, cursor=page.cursor)
        yield from page.items


Writer = Callable[[Selection, IO[bytes]], None]
"""Writes one kind of thing in one format."""
