"""Streams of quads, thing by thing, in which every node is described once.

What is remembered is the keys of things described lately, so memory stays flat.
"""

from collections.abc import Callable, Iterable, Iterator, Mapping
from itertools import islice

from pyoxigraph import Quad

from graph.model import Agreement, Document, Event, Evidence, Exercise, Participant, Place, Report
from graph.rdf import actors, sources, statements
from graph.rdf.iris import Iris
from graph.rdf.offices import Holding
from graph.rdf.offices import holding as office_holding
from graph.rdf.statements import DEFAULT, Graph
from graph.store.view import View

MAX_REMEMBERED = 200_000
"""Nodes remembered as described.  Past it all are forgotten: saying a thing twice is harmless."""

BATCH = 200
"""Reports whose documents are fetched together."""

Documents = Callable[[Iterable[str]], Mapping[str, Document]]
"""Fetches documents by id, such as ``View.documents``."""


class Describer:
    """Describes things in the order they are given, each once.

    With ``graphs``, what one document says stands in a graph named by that document.
    """

    def __init__(self, iris: Iris, *, graphs: bool = False) -> None:
        self.iris = iris
        self.graphs = graphs
        self._described: set[str] = set()

    def events(self, events: Iterable[Event]) -> Iterator[Quad]:
        """Fused events, who took part, and the dyads they lie between."""
        for event in events:
            yield from statements.event(self.iris, event)
            yield from self._people(event.participants)
            yield from self._place(event.place)
            for dyad in statements.dyads(event):
                if self._new(str(dyad)):
                    yield from statements.dyad(self.iris, dyad)

    def agreements(self, agreements: Iterable[Agreement], documents: Documents) -> Iterator[Quad]:
        """Agreements, their parties, signatories and quotes."""
        for agreement in agreements:
            if self._new(agreement.id):
                yield from statements.agreement(self.iris, agreement)
                yield from self._principals(agreement.parties)
                yield from self._people(agreement.signatories)
                yield from self._place(agreement.place)
                yield from self.documents({each.document for each in agreement.evidence}, documents)
                yield from self._spans(agreement.evidence)

    def exercises(self, exercises: Iterable[Exercise]) -> Iterator[Quad]:
        """Military exercises and their principals."""
        for exercise in exercises:
            if self._new(exercise.id):
                yield from statements.exercise(self.iris, exercise)
                yield from self._principals((*exercise.organizers, *exercise.participants))
                yield from self._place(exercise.place)

    def reports(self, reports: Iterable[Report], documents: Documents) -> Iterator[Quad]:
        """Reports, their runs, documents and quotes."""
        remaining = iter(reports)
        while batch := list(islice(remaining, BATCH)):
            yield from self.documents({each.document for each in batch}, documents)
            for report in batch:
                yield from self._report(report)

    def documents(self, ids: Iterable[str], documents: Documents) -> Iterator[Quad]:
        """Documents by id, those that have not been described yet."""
        wanted = [id for id in sorted(ids) if self._new(id)]
        found = documents(wanted) if wanted else {}
        for id in wanted:
            yield from sources.document(self.iris, found[id], self._graph(id))

    def actors(self, events: Iterable[Event]) -> Iterator[Quad]:
        """Whoever takes part in events; of the events nothing."""
        for event in events:
            yield from self._people(event.participants)

    def offices(self, holdings: Iterable[Holding], documents: Documents) -> Iterator[Quad]:
        """Who held which office when, with the quotes that show it."""
        for holding in holdings:
            if self._new(holding.official):
                person = holding.official, holding.name, holding.principal
                yield from actors.person(self.iris, *person)
            yield from office_holding(self.iris, holding)
            yield from self.documents({each.document for each in holding.evidence}, documents)
            yield from self._spans(holding.evidence)

    def _report(self, report: Report) -> Iterator[Quad]:
        graph = self._graph(report.document)
        yield from sources.report(self.iris, report, graph)
        if self._new(self.iris.run(report).value):
            yield from sources.run(self.iris, report, graph)
        yield from self._people(report.participants)
        yield from self._place(report.place)
        yield from self._spans(report.evidence)

    def _people(self, participants: Iterable[Participant]) -> Iterator[Quad]:
        for participant in participants:
            yield from self._principals((participant.principal,))
            if self._new(participant.organization_id):
                yield from actors.organization(self.iris, participant)
            if self._new(participant.official_id):
                yield from actors.official(self.iris, participant)

    def _place(self, place: Place | None) -> Iterator[Quad]:
        if place is not None and place.country is not None:
            yield from self._principals((place.country,))

    def _principals(self, codes: Iterable[str]) -> Iterator[Quad]:
        for code in codes:
            if self._new(code):
                yield from actors.principal(self.iris, code)

    def _spans(self, spans: Iterable[Evidence]) -> Iterator[Quad]:
        for span in spans:
            if self._new(f"{span.document} {span.start} {span.end}"):
                yield from sources.span(self.iris, span, self._graph(span.document))

    def _graph(self, document: str) -> Graph:
        return self.iris.thing("document", document) if self.graphs else DEFAULT

    def _new(self, key: str | None) -> bool:
        if key is None or key in self._described:
            return False
        if len(self._described) >= MAX_REMEMBERED:
            self._described.clear()
        self._described.add(key)
        return True


def event_quads(
    events: Iterable[Event], view: View, iris: Iris, *, graphs: bool = False
) -> Iterator[Quad]:
    """Some events with all that they point at, asked of the ledger one by one."""
    describer = Describer(iris, graphs=graphs)
    for event in events:
        yield from describer.events([event])
        if event.agreement is not None:
            yield from describer.agreements([view.agreement(event.agreement)], view.documents)
        if event.exercise is not None:
            yield from describer.exercises([view.exercise(event.exercise)])
        yield from describer.reports(view.reports(event.id), view.documents)
