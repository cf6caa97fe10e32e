"""Is the ledger sound?  Shapes over its events as RDF, a chunk at a time, and SQL over its tables.

Memory holds one chunk of events and the officials; it does not grow with the ledger.
"""

from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from itertools import groupby, islice

from graph.errors import BilateralError
from graph.model import Document, Event, Evidence
from graph.queries import EventFilter
from graph.rdf import Describer, Holding, Iris, Offices, event_quads
from graph.rdf.offices import office_node
from graph.store.inspection import Fault, inspect
from graph.store.view import View
from ontology.validation import Finding, Severity, Shapes

CHUNK = 500
"""Events whose graph is held at once."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Problem:
    """What is wrong or doubtful, of which thing, and where a person can look."""

    severity: Severity
    message: str
    kind: str | None = None
    """Kind of thing: event, report, agreement, actor, …; none for the file as a whole."""
    key: str | None = None
    label: str | None = None
    """What the thing, or the event it belongs to, is called."""
    found: str | None = None
    """The value that should not be."""
    document: Document | None = None
    evidence: Evidence | None = None
    """Where to look."""


def check(view: View, on_event: Callable[[Event], None] = lambda _: None) -> Iterator[Problem]:
    """Every problem of a ledger, each said once: of the file, of its events, of its officials.

    Events of a file that is damaged, or whose references lead nowhere, are not looked at.
    ``on_event`` is called with every event that has been looked at.  Raises ``LedgerCorrupt`` when
    the file cannot even be asked.
    """
    said = set()
    for problem in _problems(view, on_event):
        one = problem.kind, problem.key, problem.message, problem.found
        if one not in said:
            yield problem
        said.add(one)


def _problems(view: View, on_event: Callable[[Event], None]) -> Iterator[Problem]:
    damaged = False
    for fault in inspect(view.path):
        damaged = damaged or fault.kind is None
        yield _of_fault(fault, view)
    if not damaged:
        yield from _of_graph(view, on_event)


def _of_graph(view: View, on_event: Callable[[Event], None]) -> Iterator[Problem]:
    """What the shapes find in the events and in the offices that they show."""
    shapes, offices, iris = Shapes(), Offices(), Iris()
    events = offices.see(view.stream(EventFilter()))
    while chunk := list(islice(events, CHUNK)):
        for finding in shapes.findings(event_quads(chunk, view, iris)):
            yield _of_event(finding, chunk, view, iris)
        for event in chunk:
            on_event(event)
    for _, held in groupby(sorted(offices, key=_principal), key=_principal):
        yield from _of_offices(list(held), shapes, view, iris)


def _principal(holding: Holding) -> str:
    return holding.principal


def _of_offices(
    held: Sequence[Holding], shapes: Shapes, view: View, iris: Iris
) -> Iterator[Problem]:
    """The problems of one principal's offices, each with the quote that shows its holder."""
    by_node = {office_node(iris, each).value: each for each in held}
    for finding in shapes.findings(Describer(iris).offices(held, view.documents)):
        problem = _problem(finding, iris)
        holding = by_node.get(finding.focus)
        if holding is not None:
            named = replace(problem, label=f"{holding.name}, {holding.title}")
            problem = _located(named, next(iter(holding.evidence), None), view)
        yield problem


def _of_fault(fault: Fault, view: View) -> Problem:
    problem = Problem(
        severity=Severity.WARNING if fault.doubtful else Severity.VIOLATION,
        message=fault.message,
        kind=fault.kind,
        key=fault.key,
        found=fault.found,
    )
    return _located(problem, _quote_of(fault, view), view)


def _quote_of(fault: Fault, view: View) -> Evidence | None:
    """The first quote of the thing; of a damaged one there may be none to be had."""
    if fault.key is None or fault.kind not in {"event", "report"}:
        return None
    try:
        thing = view.event(fault.key) if fault.kind == "event" else view.report(fault.key)
    except BilateralError:
        return None
    return next(iter(thing.evidence), None)


def _of_event(finding: Finding, chunk: Iterable[Event], view: View, iris: Iris) -> Problem:
    """A finding with the event of the chunk that it belongs to."""
    problem = _problem(finding, iris)
    event = _owner(problem, chunk)
    if event is None:
        return problem
    named = replace(problem, label=event.label)
    return _located(named, next(iter(event.evidence), None), view)


def _owner(problem: Problem, chunk: Iterable[Event]) -> Event | None:
    """The first event that is the thing, or that has it."""
    for event in chunk:
        own = {event.id, event.agreement, event.exercise, *event.reports}
        quoted = {each.document for each in event.evidence}
        if problem.key in own or problem.key in quoted:
            return event
    return None


def _problem(finding: Finding, iris: Iris) -> Problem:
    kind, key = _thing(finding.focus, iris)
    value = finding.value
    return Problem(
        severity=finding.severity,
        message=finding.message,
        kind=kind,
        key=key,
        found=None if value is None else _short(value, iris),
    )


def _thing(iri: str, iris: Iris) -> tuple[str, str]:
    """Kind and key of the thing that an IRI names, or names a part of."""
    for kind, prefix in iris.prefixes.items():
        if iri.startswith(prefix):
            return kind, iri.removeprefix(prefix).partition("#")[0]
    return "node", iri


def _short(value: str, iris: Iris) -> str:
    kind, key = _thing(value, iris)
    return value.rpartition("#")[2] if kind == "node" and "://" in value else key


def _located(problem: Problem, quote: Evidence | None, view: View) -> Problem:
    if quote is None:
        return problem
    document = view.documents([quote.document]).get(quote.document)
    return replace(problem, document=document, evidence=quote)
