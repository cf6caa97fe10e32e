"""Visits: officials of one side go to another; the host is a state."""

from collections.abc import Sequence
from dataclasses import replace

from graph.extract.memory import is_state
from graph.extract.model import Draft
from graph.extract.scene import Scene
from graph.model import Participant, Place
from ontology.terms import EventType, Portfolio, Role, Status

UNSURE = frozenset({"visit.verb", "visit.arrive", "visit.stay", "visit.expected", "visit.noun"})
"""Rules that also fire on travel of others than officials, so an official must be named."""


NOMINAL = frozenset({"visit.pay", "visit.noun"})
STOP = frozenset({"visit.stop"})
RETURNING = frozenset({"visit.return"})
ARRIVING = frozenset({"visit.arrive"})
PRESENT = frozenset({"visit.arrive", "visit.be", "visit.expected", "visit.visiting"})
LEAVING = frozenset({"visit.leave", "visit.bound", "visit.been"})
"""Rules of going away or having been, where no place but the goal is the host's."""
HERE = frozenset({"town", "country", "city", "island", "capital"})
"""Where somebody is who is "in town": where the story is."""
ARRIVALS = frozenset({"arrive", "land", "touch"})


def complete(draft: Draft, scene: Scene, earlier: Sequence[Draft]) -> list[Draft]:
    """Find the host in the place where no host is named; a visit at home is none."""
    visitors = draft.of_role(Role.VISITOR)
    codes = {p.principal for p in visitors}
    hosts = _named_hosts(draft, codes)
    if _is_no_journey(draft, visitors, scene):
        return []
    turned = not hosts and draft.of_role(Role.HOST) and draft.pronominal
    if turned and (other := _another(codes, scene)):
        visitors, hosts = [other], sorted(codes)
    if RETURNING & set(draft.why):
        hosts = _left(codes, earlier)
    if not hosts and codes and _has_host(draft, scene):
        hosts = _scene_of(codes, draft, scene, earlier)
    if not visitors or not hosts or not _may_visit(draft, visitors):
        return []
    sent = [[p for p in visitors if p.principal == code] for code in _codes(visitors)]
    legs = [_to(host, each, draft) for host in dict.fromkeys(hosts) for each in sent]
    return [leg for leg in legs if not (STOP & set(draft.why) and _under_way(leg, earlier))]


def _named_hosts(draft: Draft, visitors: set[str]) -> list[str]:
    """The hosts that the sentence names, or whose the place is."""
    hosts = [p.principal for p in draft.of_role(Role.HOST) if _receives(p, draft, visitors)]
    country = draft.place.country if draft.place is not None else None
    if hosts or LEAVING & set(draft.why) or country is None or country in visitors:
        return hosts
    return [country]


def _is_no_journey(draft: Draft, visitors: Sequence[Participant], scene: Scene) -> bool:
    """Whether something else arrives, or an ambassador pays a courtesy visit where they live."""
    if draft.objected and ARRIVING & set(draft.why):
        return True
    resident = bool(visitors) and all(p.portfolio is Portfolio.EMBASSY for p in visitors)
    return resident and any(t.lower_ == "courtesy" for t in scene.sentence)


def _may_visit(draft: Draft, visitors: Sequence[Participant]) -> bool:
    """Whether those who travel are officials, where the words are also said of others."""
    if draft.collective:
        return True
    if "visit.be" in draft.why and not any(p.official or p.title for p in visitors):
        return False
    return not UNSURE & set(draft.why) or any(_is_official(p) for p in visitors)


def _left(visitors: set[str], earlier: Sequence[Draft]) -> list[str]:
    """Where those who return were on the visit told of last."""
    visits = (e for e in reversed(earlier) if e.type is EventType.VISIT)
    last = next(
        (e for e in visits if {p.principal for p in e.of_role(Role.VISITOR)} & visitors), None
    )
    return [] if last is None else [p.principal for p in last.of_role(Role.HOST)]


def _receives(host: Participant, draft: Draft, visitors: set[str]) -> bool:
    """Whether one goes to somebody: who "flew in for the president" stands in for him."""
    replaced = host.official is not None and draft.via.get(host.principal) == "for"
    return host.principal not in visitors and not replaced


def _under_way(leg: Draft, earlier: Sequence[Draft]) -> bool:
    """Whether a stop is one of a visit that was told of."""
    return any(e.type is EventType.VISIT and e.principals == leg.principals for e in earlier)


def _codes(participants: Sequence[Participant]) -> list[str]:
    return list(dict.fromkeys(p.principal for p in participants))


def _has_host(draft: Draft, scene: Scene) -> bool:
    """Whether the visit has a host even where the sentence names none."""
    if ARRIVING & set(draft.why):
        return draft.verb in ARRIVALS
    if "visit.visiting" in draft.why:
        return True
    words = [t for t in scene.sentence if t.i in draft.phrase]
    if "visit.expected" in draft.why:
        return any(t.lower_ in ("at", "in") and t.head.i == draft.anchor for t in words)
    if "visit.be" in draft.why:
        return any(t.lower_ in HERE for t in words)
    return bool(NOMINAL & set(draft.why)) and not draft.behind


def _goes(draft: Draft, scene: Scene) -> bool:
    """Whether the phrase says where to, in words that name no actor."""
    words = (token for token in scene.sentence if token.i in draft.phrase)
    return any(t.lower_ == "to" and any(c.dep_ == "pobj" for c in t.children) for t in words)


def _unknown_place(draft: Draft, scene: Scene) -> bool:
    """Whether the phrase leads to a place whose state is not known: "travelled to Tanna"."""
    ways = (t for t in scene.sentence if t.i in draft.phrase and t.lower_ == "to")
    goals = (goal for way in ways for goal in way.children)
    return any(g.pos_ == "PROPN" and scene.parsed.mention(g) is None for g in goals)


def _is_stage(event: Draft) -> bool:
    """Whether an event is a visit that the story tells of as its own."""
    held = event.type is EventType.VISIT and event.status is Status.HELD
    return held and not event.background and bool(event.of_role(Role.HOST))


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


def _scene_of(codes: set[str], draft: Draft, scene: Scene, earlier: Sequence[Draft]) -> list[str]:
    """Where the story is: in a city of the sentence, at its other visits' host, at home."""
    named = (m.principal for m in scene.mentions() if m.city)
    here = [code for code in named if code is not None and code not in codes]
    if here:
        return here[-1:]
    stages = [e.of_role(Role.HOST)[0].principal for e in earlier if _is_stage(e)]
    home = scene.discourse.home
    unknown = _unknown_place(draft, scene)
    if unknown and len(scene.discourse.topic) == 2:
        return [m.principal for m in scene.discourse.partners(codes) if m.principal]
    stage = stages[-1] if stages else home
    told = (draft.definite or bool(PRESENT & set(draft.why))) and not _goes(draft, scene)
    if told and stage is not None and stage not in codes and is_state(stage):
        draft.place = draft.place or Place(country=stage)
        draft.why.append("host.story")
        return [stage]
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
