"""Which keys of organisations people judged to be one body.

An organisation is known by its principal, portfolio and name; no rule takes two names for one.
Judgements do: all keys that they unite go by the first of them in the order of the alphabet.
"""

from collections.abc import Collection

from sqlalchemy import Connection, select

from graph.errors import NotFound
from graph.fuse import Verdicts
from graph.store.derived import participations
from graph.store.judged import verdicts_on
from graph.store.sqlite import among

KIND = "organization"
"""Of judgements on organisations; members are keys that names give."""


def keys_of(connection: Connection) -> dict[str, str]:
    """The key that an organisation goes by, of those that go by another than their own."""
    return united(verdicts_on(connection, KIND))


def united(verdicts: Verdicts) -> dict[str, str]:
    """As ``keys_of``; of the keys of one body the first in the order of the alphabet stands.

    >>> from graph.fuse import Judgement
    >>> one = Judgement(number=1, same=True, left=frozenset({"b"}), right=frozenset({"a"}))
    >>> united(Verdicts([one]))
    {'b': 'a'}
    """
    groups = verdicts.united(verdicts.subjects())
    return {key: group[0] for group in groups for key in group if key != group[0]}


def is_body(connection: Connection, id: str) -> bool:
    """Whether a key is one of an organisation, or one that was united with another."""
    shown = select(participations.c.event).where(participations.c.organization_id == id).limit(1)
    return id in keys_of(connection) or connection.execute(shown).first() is not None


def members(connection: Connection, ids: Collection[str]) -> set[str]:
    """The keys that names give of these organisations; raises ``NotFound``."""
    keys = keys_of(connection)
    found: set[str] = set()
    for id in ids:
        if not is_body(connection, id):
            raise NotFound("organization", id)
        found |= {id} | {key for key, into in keys.items() if into == id}
    return found


def showing(connection: Connection, ids: Collection[str]) -> set[int]:
    """Keys of the events that show one of these organisations."""
    where = among(participations.c.organization_id, ids)
    return set(connection.execute(select(participations.c.event).where(where)).scalars())
