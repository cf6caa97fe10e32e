"""Whether the derived tables are as new as what is recorded."""

from sqlalchemy import Connection, select

from graph.store.derived import events
from graph.store.schema import redirects, revisions

_TELLING = ("created", "changed")


def lag(connection: Connection) -> str | None:
    """What the derived tables lack of the newest change of an event; ``None``: nothing."""
    newest = connection.execute(
        select(revisions.c.number, revisions.c.subject)
        .where(revisions.c.kind == "event", revisions.c.change.in_(_TELLING))
        .order_by(revisions.c.number.desc())
        .limit(1)
    ).first()
    if newest is None:
        return None
    since = connection.execute(select(events.c.since).where(events.c.id == newest.subject)).scalar()
    if since is None:
        return None if _gone(connection, newest.subject, newest.number) else newest.subject
    return None if since >= newest.number else newest.subject


def _gone(connection: Connection, id: str, number: int) -> bool:
    """Whether an event has been merged or has lost its last report since."""
    later = select(revisions.c.number).where(revisions.c.subject == id, revisions.c.number > number)
    moved = select(redirects.c.new).where(redirects.c.old == id)
    return any(connection.execute(question.limit(1)).first() for question in (later, moved))
