"""Actors that may be asked for: those of the ledger, and every principal of the gazetteer."""

from graph.errors import NotFound
from graph.gazetteer import gazetteer
from graph.queries import Actor, ActorKind
from graph.store.view import View


def known_actor(view: View, id: str) -> Actor:
    """The actor of the ledger, or a principal that has no events there yet.

    Raises ``NotFound`` for a key that is neither's, ``Merged`` and ``Retracted`` as the view does.
    """
    try:
        return view.actor(id)
    except NotFound:
        known = gazetteer().known(id)
        if known is None:
            raise
        return Actor(id=id, kind=ActorKind.PRINCIPAL, principal=id, name=known.name)
