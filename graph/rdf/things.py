"""One thing as quads, by its kind and key: what its IRI ``{base}id/{kind}/{key}`` stands for."""

from collections.abc import Callable, Iterator, Mapping
from itertools import chain

from pyoxigraph import Quad

from graph.errors import NotFound
from graph.model import Dyad
from graph.queries import Actor, ActorKind, EventFilter
from graph.rdf import actors, statements
from graph.rdf.iris import Iris
from graph.rdf.offices import Offices
from graph.rdf.stream import Describer, event_quads
from graph.store.view import View


def thing_quads(view: View, iris: Iris, kind: str, key: str) -> Iterator[Quad]:
    """What the ledger says of a thing, as an export of it would.

    Raises ``NotFound`` for a kind or key that there is none of, ``Merged`` and ``Retracted``.
    """
    describe = _DESCRIBED.get(kind)
    if describe is None:
        raise NotFound("kind", kind)
    return describe(view, iris, key)


def _event(view: View, iris: Iris, key: str) -> Iterator[Quad]:
    return event_quads([view.event(key)], view, iris)


def _agreement(view: View, iris: Iris, key: str) -> Iterator[Quad]:
    return Describer(iris).agreements([view.agreement(key)], view.documents)


def _exercise(view: View, iris: Iris, key: str) -> Iterator[Quad]:
    return Describer(iris).exercises([view.exercise(key)])


def _document(view: View, iris: Iris, key: str) -> Iterator[Quad]:
    return Describer(iris).documents([view.document(key).id], view.documents)


def _report(view: View, iris: Iris, key: str) -> Iterator[Quad]:
    return Describer(iris).reports([view.report(key)], view.documents)


def _dyad(view: View, iris: Iris, key: str) -> Iterator[Quad]:
    left, _, right = key.partition("-")
    found = Dyad(left, right)
    if view.dyad(found).events == 0:
        raise NotFound("dyad", key)
    both = (actors.principal(iris, code) for code in (left, right))
    return chain(statements.dyad(iris, found), *both)


def _actor(view: View, iris: Iris, key: str) -> Iterator[Quad]:
    found = view.actor(key)
    principal = actors.principal(iris, found.principal)
    if found.kind is ActorKind.PRINCIPAL:
        return principal
    return chain(_described(iris, found), principal, _offices(view, iris, found))


def _described(iris: Iris, actor: Actor) -> Iterator[Quad]:
    if actor.kind is ActorKind.OFFICIAL:
        return actors.person(iris, actor.id, actor.name, actor.principal)
    return actors.body(iris, actor.id, actor.name, actor.principal, actor.portfolio)


def _offices(view: View, iris: Iris, actor: Actor) -> Iterator[Quad]:
    """Of an official the offices held, of a body those held in it."""
    official = actor.kind is ActorKind.OFFICIAL
    of = EventFilter(official=actor.id) if official else EventFilter(organization=actor.id)
    offices = Offices()
    for _ in offices.see(view.stream(of)):
        pass
    held = (
        each for each in offices if actor.id == (each.official if official else each.organization)
    )
    yield from Describer(iris).offices(held, view.documents)


_DESCRIBED: Mapping[str, Callable[[View, Iris, str], Iterator[Quad]]] = {
    "event": _event,
    "agreement": _agreement,
    "exercise": _exercise,
    "actor": _actor,
    "document": _document,
    "report": _report,
    "dyad": _dyad,
}
"""By the kinds of ``ontology.namespaces.KINDS``."""
