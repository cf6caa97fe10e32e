"""Visits: officials of one side go to another; the host is a state."""

from collections.abc import Sequence
from dataclasses import replace

from graph.extract.model import Draft
from graph.extract.scene import Scene
from graph.model import Participant, Place
from ontology.terms import Role

UNSURE = frozenset({"visit.verb", "visit.arrive", "visit.stay", "visit.expected", "visit.noun"})
"""Rules that also fire on travel of others than officials, so an official must be named."""


NOMINAL = frozenset({"visit.pay", "visit.noun"})
ARRIVING = frozenset({"visit.arrive"})
ARRIVALS = frozenset({"arrive", "land", "touch"})


def complete(draft: Draft, scene: Scene, earlier: Sequence[Draft]) -> list[Draft]:
    """Find the host in the place where no host is named; a visit at home is none."""
    visitors = draft.of_role(Role.VISITOR)
    codes = {p.principal for p in visitors}
    hosts = [p.principal for p in draft.of_role(Role.HOST) if p.principal not in codes]
    if not hosts and draft.place and draft.place.country and draft.place.country not in codes:
        hosts = [draft.place.country]
    if draft.objected and ARRIVING & set(draft.why):
        return []
    if (
        not hosts
        and draft.of_role(Role.HOST)
        and draft.pronominal
        and (other := _another(codes, scene))
    ):
        visitors, hosts = [other], sorted(codes)
    if not hosts and len(codes) == 1 and _has_host(draft):
        hosts = _scene_of(codes, draft, scene)
    if not visitors or not hosts:
        return []
    if "visit.be" in draft.why and not draft.collective:
        if not any(p.official or p.title for p in visitors):
            return []
    if UNSURE & set(draft.why) and not draft.collective:
        if not any(_is_official(p) for p in visitors):
            return []
    return [_to(host, visitors, draft) for host in dict.fromkeys(hosts)]


def _has_host(draft: Draft) -> bool:
    """Whether the visit has a host even where the sentence names none."""
    if ARRIVING & set(draft.why):
        return draft.verb in ARRIVALS
    return bool(NOMINAL & set(draft.why)) and not draft.behind


def _another(hosts: set[str], scene: Scene) -> Participant | None:
    """The official last spoken of who is not of the host's own: "he travelled to Paris"."""
    for mention in reversed(scene.discourse.officials):
        participant = mention.participant(Role.VISITOR)
        if participant is not None and participant.principal not in hosts:
            return participant
    return None


def _to(host: str, visitors: list[Participant], draft: Draft) -> Draft:
    """The leg of a tour that leads to one host."""
    place = draft.place if draft.place and draft.place.country == host else Place(country=host)
    participants = [*visitors, Participant(role=Role.HOST, principal=host)]
    return replace(draft, participants=participants, place=place)


def _scene_of(codes: set[str], draft: Draft, scene: Scene) -> list[str]:
    """The country of the last city spoken of, when it is not the visitor's own."""
    city = next((m for m in reversed(scene.discourse.cities) if m.principal not in codes), None)
    if city is None or city.principal is None:
        return []
    draft.place = Place(city=city.city, country=city.principal)
    draft.why.append("host.context")
    return [city.principal]


def _is_official(participant: Participant) -> bool:
    return bool(
        participant.official
        or participant.title
        or participant.organization
        or participant.delegation
    )
