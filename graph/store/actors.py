"""Actors and the offices they were seen in, read off the participations of events."""

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence

from sqlalchemy import ColumnElement, Connection, Executable, RowMapping, func, select

from graph.gazetteer import principal_name
from graph.model import Evidence
from graph.queries import Actor, ActorKind, KnownActor, OfficeHolding
from graph.store.bulk import fetch
from graph.store.derived import actors, events, participations, spellings
from graph.store.reading import load_events
from graph.store.schema import NO_DAY
from graph.store.sqlite import among
from ontology.terms import Portfolio

_KIND_COLUMNS: Mapping[str, ColumnElement[str]] = {
    ActorKind.PRINCIPAL: participations.c.principal,
    ActorKind.ORGANIZATION: participations.c.organization_id,
    ActorKind.OFFICIAL: participations.c.official_id,
}

_OFFICE = participations.c["official_id", "organization_id", "portfolio", "title"]


def load_actor(connection: Connection, id: str) -> Actor | None:
    """An actor with its offices, if the ledger has it."""
    rows = fetch(connection, select(actors).where(actors.c.id == id))
    if not rows:
        return None
    kind = ActorKind(rows[0]["kind"])
    offices = () if kind is ActorKind.PRINCIPAL else _offices(connection, kind, id)
    seen = fetch(connection, _seen(kind, [id]))
    return _actor(rows[0], seen[0] if seen else None, offices)


def list_actors(
    connection: Connection, kind: ActorKind, principal: str | None, after: str, limit: int
) -> list[Actor]:
    """Actors of one kind by id, without their offices."""
    chosen = select(actors).where(actors.c.kind == kind, actors.c.id > after)
    if principal is not None:
        chosen = chosen.where(actors.c.principal == principal)
    found = fetch(connection, chosen.order_by(actors.c.id).limit(limit))
    ids = [row["id"] for row in found]
    seen = {row["id"]: row for row in fetch(connection, _seen(kind, ids))}
    return [_actor(row, seen.get(row["id"])) for row in found]


def name_actors(connection: Connection, ids: Iterable[str]) -> dict[str, Actor]:
    """Actors by key, without what they were seen in."""
    rows = fetch(connection, select(actors).where(among(actors.c.id, ids)).order_by(actors.c.id))
    return {row["id"]: _actor(row, None) for row in rows}


def count_actors(connection: Connection, kind: ActorKind, principal: str | None) -> int:
    """How many actors of one kind there are."""
    chosen = select(func.count()).select_from(actors).where(actors.c.kind == kind)
    if principal is not None:
        chosen = chosen.where(actors.c.principal == principal)
    return connection.execute(chosen).scalar_one()


def known_actors(connection: Connection) -> list[KnownActor]:
    """Every organisation and official, with all spellings of its name."""
    others: dict[str, set[str]] = defaultdict(set)
    held: dict[str, dict[Portfolio, None]] = defaultdict(dict)
    told = select(*spellings.c["actor", "name", "portfolio"]).order_by(spellings.c.last.desc())
    for row in fetch(connection, told):
        others[row["actor"]].add(row["name"])
        if row["portfolio"]:
            held[row["actor"]][Portfolio(row["portfolio"])] = None
    chosen = select(actors).where(actors.c.kind != ActorKind.PRINCIPAL).order_by(actors.c.id)
    return [
        KnownActor(
            id=row["id"],
            kind=ActorKind(row["kind"]),
            principal=row["principal"],
            name=row["name"],
            names=tuple(sorted(others[row["id"]] - {row["name"]})),
            portfolios=(
                (Portfolio(row["portfolio"]),) if row["portfolio"] else tuple(held[row["id"]])
            ),
        )
        for row in fetch(connection, chosen)
    ]


def _seen(kind: ActorKind, ids: Sequence[str]) -> Executable:
    """In how many events actors take part, and from which day to which."""
    column = _KIND_COLUMNS[kind]
    dated = func.nullif(events.c.first, NO_DAY)
    return (
        select(
            column.label("id"),
            func.count(events.c.key.distinct()).label("events"),
            func.min(dated).label("first"),
            func.max(dated).label("last"),
        )
        .join(events, participations.c.event == events.c.key)
        .where(among(column, ids))
        .group_by(column)
    )


def _actor(
    row: RowMapping, seen: RowMapping | None, offices: tuple[OfficeHolding, ...] = ()
) -> Actor:
    kind = ActorKind(row["kind"])
    return Actor(
        id=row["id"],
        kind=kind,
        principal=row["principal"],
        name=principal_name(row["id"]) if kind is ActorKind.PRINCIPAL else row["name"],
        portfolio=row["portfolio"] and Portfolio(row["portfolio"]),
        events=seen["events"] if seen else 0,
        first=seen["first"] if seen else None,
        last=seen["last"] if seen else None,
        offices=offices,
    )


def _offices(connection: Connection, kind: ActorKind, id: str) -> tuple[OfficeHolding, ...]:
    """Of an official the offices held, of an organisation those held in it; latest first."""
    dated = func.nullif(events.c.first, NO_DAY)
    held = (
        select(
            *_OFFICE,
            func.max(participations.c.official).label("name"),
            func.min(dated).label("first"),
            func.max(dated).label("last"),
            func.count(events.c.key.distinct()).label("events"),
        )
        .join(events, participations.c.event == events.c.key)
        .where(_KIND_COLUMNS[kind] == id, participations.c.official_id.is_not(None))
        .group_by(*_OFFICE)
    )
    ordered = sorted(fetch(connection, held), key=_recency, reverse=True)
    return tuple(_office(connection, row) for row in ordered if row["title"] or row["portfolio"])


def _recency(row: RowMapping) -> tuple[str, str, str]:
    return row["last"] or "", row["first"] or "", f"{row['official_id']} {row['title']}"


def _office(connection: Connection, row: RowMapping) -> OfficeHolding:
    return OfficeHolding(
        official=row["official_id"],
        name=row["name"],
        title=row["title"],
        organization=row["organization_id"],
        portfolio=row["portfolio"] and Portfolio(row["portfolio"]),
        first=row["first"],
        last=row["last"],
        events=row["events"],
        evidence=_first_evidence(connection, row),
    )


def _first_evidence(connection: Connection, row: RowMapping) -> tuple[Evidence, ...]:
    """The clearest quote of the earliest event that shows an office."""
    same = (column.is_not_distinct_from(row[column.name]) for column in _OFFICE)
    earliest = (
        select(events.c.key)
        .join(participations, participations.c.event == events.c.key)
        .where(*same)
        .order_by(events.c.first == NO_DAY, events.c.first, events.c.key)
        .limit(1)
    )
    keys = connection.execute(earliest).scalars().all()
    return tuple(quote for event in load_events(connection, keys) for quote in event.evidence[:1])
