"""What is said of each thing: one function a kind of node, from the model to quads.

Fused facts stand in the default graph; what one document says (its reports, spans and run) stands
in a graph named by the document when graphs are asked for.
"""

from collections.abc import Iterable, Iterator
from itertools import combinations

from pyoxigraph import BlankNode, DefaultGraph, Literal, NamedNode, Quad

from graph.dates import bounds
from graph.model import (
    Agreement,
    Dyad,
    Event,
    Evidence,
    Exercise,
    Participant,
    Place,
    Report,
    sides,
)
from graph.rdf import words as w
from graph.rdf.iris import Iris
from graph.rdf.words import bl
from ontology.mappings import mapping
from ontology.terms import SUBTYPES, EventType

MAX_PAIRED = 10
"""Events of more parties have no dyads (DESIGN.md, "The model")."""

Graph = NamedNode | BlankNode | DefaultGraph
Pair = tuple[NamedNode, NamedNode | Literal]
DEFAULT = DefaultGraph()


def quads(subject: NamedNode, pairs: Iterable[Pair], graph: Graph = DEFAULT) -> Iterator[Quad]:
    """Statements on one subject.

    The default graph is not named: to tell pyoxigraph of it takes as long as the statement itself.
    """
    if graph is DEFAULT:
        return (Quad(subject, predicate, object_) for predicate, object_ in pairs)
    return (Quad(subject, predicate, object_, graph) for predicate, object_ in pairs)


def event(iris: Iris, thing: Event) -> Iterator[Quad]:
    """A fused event and its participations."""
    node = iris.thing("event", thing.id)
    yield from quads(node, _event(iris, thing))
    yield from participations(iris, node, thing.participants)


def participations(
    iris: Iris, whole: NamedNode, participants: Iterable[Participant], graph: Graph = DEFAULT
) -> Iterator[Quad]:
    """Who took part in an event, or did so by a report, in which role."""
    parts = [(iris.part(whole, f"p{number}"), each) for number, each in enumerate(participants, 1)]
    yield from quads(whole, ((bl("participation"), part) for part, _ in parts), graph)
    for part, participant in parts:
        yield from quads(part, _participation(iris, participant), graph)


def _event(iris: Iris, thing: Event) -> Iterator[Pair]:
    yield w.TYPE, bl("Event")
    yield w.TYPE, w.node(thing.type)
    yield from what(thing)
    yield w.LABEL, w.text(thing.label, "en")
    yield from when(thing.date, thing.end)
    yield from where(iris, thing.place)
    parties = sorted(thing.principals)
    for party in parties:
        yield bl("party"), iris.kept("actor", party)
    for dyad in dyads(thing):
        yield bl("dyad"), iris.kept("dyad", str(dyad))
    yield from _links(iris, thing)
    for key in thing.reports:
        yield bl("report"), iris.thing("report", key)
    yield from evidence(iris, thing.evidence)


def what(thing: Event | Report) -> Iterator[Pair]:
    """Subtype, status, codes, name, subject areas: what an event and a report share."""
    if thing.subtype is not None:
        yield _subtype(thing.type, thing.subtype)
    yield bl("status"), w.node(thing.status)
    codes = mapping(thing.type, thing.subtype, thing.status)
    yield bl("plover"), w.plover(codes.plover)
    yield bl("cameo"), w.cameo(codes.cameo)
    if thing.name is not None:
        yield w.NAME, w.text(thing.name)
    for portfolio in thing.domain:
        yield bl("domain"), w.node(portfolio)
    yield bl("confidence"), w.decimal(thing.confidence)


def _subtype(type: EventType, subtype: str) -> Pair:
    """A listed subtype as a term, any other one as it is."""
    if subtype in SUBTYPES[type]:
        return bl("subtype"), bl(f"{type.value}-{subtype}")
    return bl("otherSubtype"), w.text(subtype)


def when(first: str | None, last: str | None) -> Iterator[Pair]:
    """The date as told, its unit, and the days it may cover."""
    if first is not None:
        yield bl("date"), w.edtf(first, last)
        unit = w.unit(first)
        if unit is not None:
            yield bl("precision"), unit
        yield from w.time_stamps(first, last)


def where(iris: Iris, place: Place | None) -> Iterator[Pair]:
    """Country and city."""
    if place is not None and place.country is not None:
        yield bl("country"), iris.kept("actor", place.country)
    if place is not None and place.city is not None:
        yield bl("city"), w.text(place.city)


def _links(iris: Iris, thing: Event) -> Iterator[Pair]:
    if thing.part_of is not None:
        yield bl("partOf"), iris.thing("event", thing.part_of)
    if thing.agreement is not None:
        yield bl("agreement"), iris.thing("agreement", thing.agreement)
    if thing.exercise is not None:
        yield bl("exercise"), iris.thing("exercise", thing.exercise)


def evidence(iris: Iris, spans: Iterable[Evidence]) -> Iterator[Pair]:
    """The spans of documents that state it."""
    for span in spans:
        yield bl("evidence"), iris.span(span)


def _participation(iris: Iris, participant: Participant) -> Iterator[Pair]:
    yield w.TYPE, bl("Participation")
    yield bl("role"), w.node(participant.role)
    yield bl("principal"), iris.kept("actor", participant.principal)
    if participant.organization_id is not None:
        yield bl("organization"), iris.kept("actor", participant.organization_id)
    if participant.portfolio is not None:
        yield bl("portfolio"), w.node(participant.portfolio)
    if participant.official_id is not None:
        yield bl("official"), iris.kept("actor", participant.official_id)
    if participant.title is not None:
        yield bl("title"), w.text(participant.title)
    if participant.rank is not None:
        yield bl("rank"), w.text(participant.rank)
    if participant.delegation:
        yield bl("delegation"), w.TRUE


def dyads(thing: Event) -> Iterator[Dyad]:
    """The pairs of principals it is between, unless they are too many to be told apart."""
    codes = sorted(sides(thing.participants))
    if len(codes) <= MAX_PAIRED:
        yield from (Dyad(left, right) for left, right in combinations(codes, 2))


def dyad(iris: Iris, thing: Dyad) -> Iterator[Quad]:
    """A pair of principals."""
    node = iris.kept("dyad", str(thing))
    pairs: list[Pair] = [
        (w.TYPE, bl("Dyad")),
        (w.LABEL, w.text(f"{thing.left}–{thing.right}")),
        (w.NOTATION, w.text(str(thing))),
    ]
    pairs += [(bl("between"), iris.kept("actor", side)) for side in (thing.left, thing.right)]
    return quads(node, pairs)


def agreement(iris: Iris, thing: Agreement) -> Iterator[Quad]:
    """A document between principals."""
    return quads(iris.thing("agreement", thing.id), _agreement(iris, thing))


def _agreement(iris: Iris, thing: Agreement) -> Iterator[Pair]:
    yield w.TYPE, bl("Agreement")
    predicate, kind = _kind(EventType.SIGNING, thing.kind)
    yield predicate, kind
    if predicate == bl("kind"):
        yield w.DOCUMENT_TYPE, kind
    label = thing.title or f"{thing.kind.capitalize()}, {'–'.join(thing.parties)}"
    yield w.LABEL, w.text(label)
    if thing.title is not None:
        yield w.NAME, w.text(thing.title)
    yield bl("status"), w.node(thing.status)
    if thing.signed is not None:
        yield bl("signed"), w.edtf(thing.signed)
        day = bounds(thing.signed)[0]
        if day.isoformat() == thing.signed:
            yield w.DOCUMENT_DATE, w.day(day)
    yield from where(iris, thing.place)
    for party in thing.parties:
        yield bl("party"), iris.kept("actor", party)
    for key in dict.fromkeys(map(_signatory, thing.signatories)):
        yield bl("signatory"), iris.kept("actor", key)
    for portfolio in thing.domains:
        yield bl("domain"), w.node(portfolio)
    yield from evidence(iris, thing.evidence)


def _kind(type: EventType, kind: str) -> Pair:
    """The kind of an agreement or exercise, in the words of the event that made it."""
    predicate, object_ = _subtype(type, kind)
    return (bl("kind") if predicate == bl("subtype") else predicate), object_


def _signatory(participant: Participant) -> str:
    return participant.official_id or participant.organization_id or participant.principal


def exercise(iris: Iris, thing: Exercise) -> Iterator[Quad]:
    """A military exercise."""
    return quads(iris.thing("exercise", thing.id), _exercise(iris, thing))


def _exercise(iris: Iris, thing: Exercise) -> Iterator[Pair]:
    yield w.TYPE, bl("MilitaryExercise")
    yield w.LABEL, w.text(thing.name or f"Exercise, {'–'.join(thing.participants)}")
    if thing.name is not None:
        yield w.NAME, w.text(thing.name)
    if thing.kind is not None:
        yield _kind(EventType.EXERCISE, thing.kind)
    yield from when(thing.date, thing.end)
    yield from where(iris, thing.place)
    for party in thing.organizers:
        yield bl("organizer"), iris.kept("actor", party)
    for party in thing.participants:
        yield bl("participant"), iris.kept("actor", party)
