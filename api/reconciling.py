"""What the reconciliation service says of actors: types, properties, values to extend a table."""

from collections.abc import Callable, Collection, Iterable, Mapping
from dataclasses import dataclass
from threading import Lock
from typing import Annotated, Any

from fastapi import Depends, Request

from api.actors import known_actor
from api.dependencies import ViewDependency
from graph.errors import Merged, NotFound
from graph.gazetteer import gazetteer, principal_name
from graph.queries import Actor, ActorKind, KnownActor
from graph.reconciliation import Reconciler
from graph.store.view import View

Json = dict[str, Any]

TYPES = {
    ActorKind.PRINCIPAL: "State or international organisation",
    ActorKind.ORGANIZATION: "Ministry or other body of a state",
    ActorKind.OFFICIAL: "Official",
}
_Value = str | int | None


@dataclass(frozen=True, slots=True)
class Property:
    """A column that a table can be extended with."""

    name: str
    kinds: tuple[ActorKind, ...]
    read: Callable[[Actor], _Value]


BODY = "organization"
"""The property whose values are actors."""

_BODIES = (ActorKind.ORGANIZATION, ActorKind.OFFICIAL)
_STATES = (ActorKind.PRINCIPAL,)
_ALL = tuple(ActorKind)


def _of_principal(field: str) -> Callable[[Actor], _Value]:
    """What the gazetteer says of the principal, if it has it."""
    return lambda actor: getattr(gazetteer().known(actor.principal), field, None)


def _of_office(field: str) -> Callable[[Actor], _Value]:
    return lambda actor: getattr(actor.offices[0], field) if actor.offices else None


def _portfolio(actor: Actor) -> _Value:
    return actor.portfolio or _of_office("portfolio")(actor)


PROPERTIES = {
    "country": Property("Country or organisation", _ALL, lambda a: a.principal),
    "country_name": Property("Name of the country", _ALL, _of_principal("name")),
    "official_name": Property("Official name", _STATES, _of_principal("official")),
    "capital": Property("Capital", _STATES, _of_principal("capital")),
    "iso2": Property("ISO 3166-1 alpha-2", _STATES, _of_principal("iso2")),
    "cow": Property("Correlates of War code", _STATES, _of_principal("cow")),
    "cameo": Property("CAMEO code", _STATES, _of_principal("cameo")),
    "wikidata": Property("Wikidata item", _STATES, _of_principal("wikidata")),
    "portfolio": Property("Portfolio", _BODIES, _portfolio),
    "title": Property("Latest title", (ActorKind.OFFICIAL,), _of_office("title")),
    BODY: Property("Latest body", (ActorKind.OFFICIAL,), _of_office("organization")),
    "events": Property("Number of events", _ALL, lambda a: a.events),
    "first": Property("First seen", _ALL, lambda a: a.first),
    "last": Property("Last seen", _ALL, lambda a: a.last),
}


class Matching:
    """The application's index of names, made again when the ledger has other names."""

    def __init__(self) -> None:
        self._lock = Lock()
        self._revision = -1
        self._known: tuple[KnownActor, ...] = ()
        self._index: Reconciler | None = None

    def index(self, view: View) -> Reconciler:
        """The names as of the ledger's present revision."""
        with self._lock:
            revision = view.revision()
            if self._index is None or revision != self._revision:
                known = view.known_actors()
                if self._index is None or known != self._known:
                    self._index, self._known = Reconciler(known), known
                self._revision = revision
            return self._index


def _index(request: Request, view: ViewDependency) -> Reconciler:
    matching: Matching = request.app.state.matching
    return matching.index(view)


IndexDependency = Annotated[Reconciler, Depends(_index)]


def kinds_of(*types: str | None) -> tuple[ActorKind, ...]:
    """The kinds of actors that ids or names of types mean; every one when there is none.

    >>> kinds_of("State"), kinds_of("river")
    ((<ActorKind.PRINCIPAL: 'principal'>,), ())
    """
    wanted = [type.casefold() for type in types if type]
    return tuple(
        kind
        for kind, name in TYPES.items()
        if not wanted or any(each == kind or name.casefold().startswith(each) for each in wanted)
    )


def properties_of(kinds: Collection[ActorKind]) -> Mapping[str, str]:
    """Ids and names of the properties that actors of some kinds have."""
    return {id: p.name for id, p in PROPERTIES.items() if not set(kinds).isdisjoint(p.kinds)}


def type_json(kind: ActorKind) -> Json:
    """A type by its id and name."""
    return {"id": kind.value, "name": TYPES[kind]}


def entity_json(actor: KnownActor) -> Json:
    """An actor as a candidate or a completion shows it; each state has its Ministry of Defence."""
    name, country = actor.name, principal_name(actor.principal)
    if actor.kind is ActorKind.ORGANIZATION and country not in name:
        name = f"{name} ({country})"
    return {"id": actor.id, "name": name, "description": description(actor)}


def description(actor: KnownActor) -> str:
    """One line that tells it from others of its name."""
    country = principal_name(actor.principal)
    if actor.kind is ActorKind.PRINCIPAL:
        return f"{TYPES[actor.kind]}, {actor.id}"
    portfolio = f", {actor.portfolios[0].value}" if actor.portfolios else ""
    return f"{TYPES[actor.kind]}, {country}{portfolio}"


def extended(view: View, ids: list[str], columns: list[str]) -> Mapping[str, Json]:
    """The values of some properties of some actors; of an actor that is gone, none."""
    rows: dict[str, Json] = {}
    for id in ids:
        actor = _actor(view, id)
        rows[id] = {column: _cell(actor, PROPERTIES[column]) for column in columns}
    _name_bodies(view, [row.get(BODY, []) for row in rows.values()])
    return rows


def _name_bodies(view: View, cells: Iterable[list[Json]]) -> None:
    """Make the keys of bodies actors, which the client may go on from."""
    found = [value for cell in cells for value in cell]
    named = view.actors_by_id({value["str"] for value in found})
    for value in found:
        id = value.pop("str")
        value |= {"id": id, "name": named[id].name if id in named else id}


def _actor(view: View, id: str) -> Actor | None:
    try:
        return known_actor(view, id)
    except Merged as error:
        return view.actor(error.into)
    except NotFound:
        return None


def _cell(actor: Actor | None, column: Property) -> list[Json]:
    value = column.read(actor) if actor is not None and actor.kind in column.kinds else None
    if value is None:
        return []
    return [{"int": value} if isinstance(value, int) else {"str": str(value)}]
