"""What became of an id that names nothing any more: part of another one, or retracted."""

from collections.abc import Sequence

from sqlalchemy import Connection, select

from graph.errors import BilateralError, Merged, NotFound, Retracted
from graph.model import official_key
from graph.store.bodies import keys_of
from graph.store.history import versions
from graph.store.objects import keys_in
from graph.store.people import known, surname_of
from graph.store.schema import documents, past_events, redirects, reports, revisions
from graph.store.sqlite import among
from ontology.terms import EventType

_FOUNDING = {"agreement": EventType.SIGNING, "exercise": EventType.EXERCISE}
"""The type of event that always founds a thing."""


def fate(connection: Connection, kind: str, id: str) -> BilateralError:
    """Why an event, agreement or exercise cannot be had: ``Merged``, ``Retracted``, ``NotFound``.

    An agreement and an exercise go with the event that founded them, or when it is told as
    something else.
    """
    into = connection.execute(select(redirects.c.new).where(redirects.c.old == id)).scalar()
    if into is not None:
        return Merged(kind, id, into)
    ended = (
        select(revisions.c.at, past_events.c.reports)
        .join(past_events, past_events.c.until == revisions.c.number)
        .where(past_events.c.id == f"e{id[1:]}", revisions.c.change == "retracted")
        .order_by(revisions.c.number.desc())
    )
    last = connection.execute(ended).first()
    if last is None:
        return _dissolved(connection, kind, id) or NotFound(kind, id)
    reason = _reason(connection, keys_in(last.reports))
    return Retracted(kind, id, last.at, reason, event=f"e{id[1:]}")


def _dissolved(connection: Connection, kind: str, id: str) -> Retracted | None:
    """What became of the agreement or exercise of an event that once was a signing, or one."""
    founding, event = _FOUNDING.get(kind), f"e{id[1:]}"
    if founding is None:
        return None
    until = [v.until for v in versions(connection, event) if v.event.type is founding and v.until]
    reason = f"event {event!r} is told as no {founding} any more"
    return Retracted(kind, id, until[-1], reason, event=event) if until else None


def _reason(connection: Connection, told: Sequence[int]) -> str | None:
    """Why the last document that told of an event was retracted."""
    why = (
        select(documents.c.retraction)
        .join(reports, reports.c.document == documents.c.key)
        .where(among(reports.c.key, told))
        .order_by(documents.c.retracted_at.desc())
    )
    return connection.execute(why).scalar()


def fate_of_document(connection: Connection, id: str) -> BilateralError | None:
    """Why a document is not in force: ``Retracted`` or ``NotFound``; ``None`` for one that is."""
    columns = documents.c["retracted_at", "retraction", "replaced_by"]
    row = connection.execute(select(*columns).where(documents.c.id == id)).first()
    if row is None:
        return NotFound("document", id)
    if row.retracted_at is None:
        return None
    return Retracted("document", id, row.retracted_at, row.retraction, row.replaced_by)


def fate_of_actor(connection: Connection, id: str) -> BilateralError:
    """Why no actor has this key: ``Merged`` when it is another name of one, or ``NotFound``."""
    into = keys_of(connection).get(id)
    if into is not None:
        return Merged("actor", id, into)
    spelled = known(connection, surname_of(id))
    means = {who.actor for s, who in spelled.items() if official_key(s.principal, s.name) == id}
    return Merged("actor", id, means.pop()) if len(means) == 1 else NotFound("actor", id)
