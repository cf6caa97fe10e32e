"""Who: principals, their bodies and officials, as quads."""

from collections.abc import Iterator

from pyoxigraph import Quad

from graph.errors import UnknownActor
from graph.gazetteer import gazetteer
from graph.model import Participant
from graph.rdf import words as w
from graph.rdf.iris import Iris
from graph.rdf.statements import Pair, quads
from graph.rdf.words import bl
from ontology.terms import Portfolio


def principal(iris: Iris, code: str) -> Iterator[Quad]:
    """A state or international organisation, named by the gazetteer; by its code if unknown."""
    return quads(iris.kept("actor", code), _principal(code))


def _principal(code: str) -> Iterator[Pair]:
    yield w.TYPE, bl("Principal")
    try:
        known = gazetteer().principal(code)
    except UnknownActor:
        yield w.LABEL, w.text(code)
    else:
        kind = "InternationalOrganisation" if known.kind == "organisation" else "State"
        yield w.TYPE, bl(kind)
        yield w.LABEL, w.text(known.name, "en")
    yield w.NOTATION, w.text(code)


def organization(iris: Iris, participant: Participant) -> Iterator[Quad]:
    """The body that a participant acts through; nothing when there is none."""
    key, name = participant.organization_id, participant.organization
    if key is None or name is None:
        return iter(())
    return body(iris, key, name, participant.principal, participant.portfolio)


def body(iris: Iris, key: str, name: str, code: str, portfolio: Portfolio | None) -> Iterator[Quad]:
    """An organisation of a principal."""
    pairs: list[Pair] = [
        (w.TYPE, bl("Organisation")),
        (w.LABEL, w.text(name)),
        (bl("principal"), iris.kept("actor", code)),
    ]
    if portfolio is not None:
        pairs.append((bl("portfolio"), w.node(portfolio)))
    return quads(iris.kept("actor", key), pairs)


def official(iris: Iris, participant: Participant) -> Iterator[Quad]:
    """The person who acts; nothing when there is none."""
    if participant.official_id is None or participant.official is None:
        return iter(())
    return person(iris, participant.official_id, participant.official, participant.principal)


def person(iris: Iris, key: str, name: str, code: str) -> Iterator[Quad]:
    """An official of a principal."""
    pairs: list[Pair] = [
        (w.TYPE, bl("Official")),
        (w.LABEL, w.text(name)),
        (bl("principal"), iris.kept("actor", code)),
    ]
    return quads(iris.kept("actor", key), pairs)
