"""The page of a principal, a body or an official."""

from collections.abc import Callable, Mapping
from urllib.parse import quote, urlencode

from fastapi import Request
from fastapi.responses import Response

from api.web.rendering import render
from graph.gazetteer import gazetteer
from graph.queries import Actor, ActorKind, EventFilter
from graph.store.view import View

LATEST = 25
"""Events that the page shows."""
PARTNERS = 12
"""Principals that the page shows beside one."""

_FILTERS: Mapping[ActorKind, Callable[[str], EventFilter]] = {
    ActorKind.PRINCIPAL: lambda id: EventFilter(principal=(id,)),
    ActorKind.ORGANIZATION: lambda id: EventFilter(organization=id),
    ActorKind.OFFICIAL: lambda id: EventFilter(official=id),
}


def actor_page(request: Request, view: View, actor: Actor) -> Response:
    """Who it is, the offices it was seen in, its busiest partners and its latest events."""
    state = actor.kind is ActorKind.PRINCIPAL
    where = urlencode({actor.kind.value: actor.id})
    return render(
        request,
        "actor.html",
        actor=actor,
        principal=gazetteer().known(actor.principal),
        dyads=view.dyads(actor.id)[:PARTNERS] if state else (),
        latest=view.events(_FILTERS[actor.kind](actor.id), limit=LATEST).items,
        events_href=f"/v1/events?{where}",
        table_href=f"/v1/events.csv?{where}",
        canonical=f"/actors/{quote(actor.id)}",
    )
