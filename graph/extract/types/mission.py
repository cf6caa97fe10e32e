"""Missions: whose the ambassador is, and that an embassy that opens is no party to it."""

from collections.abc import Sequence
from dataclasses import replace

from graph.extract.casting import distinct
from graph.extract.model import Draft
from graph.extract.scene import Scene
from graph.extract.types import acts
from graph.model import Participant
from ontology.terms import EventType, Portfolio

MOVED = frozenset({"recall", "appointment"})
"""What is done to an envoy by the side that sends them."""
ENVOYS = frozenset({"ambassador", "envoy", "commissioner", "consul", "diplomat"})
OWN = frozenset({"its", "their", "own", "his", "her"})


def complete(draft: Draft, scene: Scene, earlier: Sequence[Draft]) -> list[Draft]:
    """Two sides, the envoy on the side that sends one."""
    done = acts.complete(draft, scene, earlier)
    for each in done:
        if each.type is EventType.MISSION and each.subtype == "opening":
            each.participants = distinct(map(_unhoused, each.participants))
        elif each.type is EventType.MISSION and each.subtype == "credentials":
            each.participants = _received(each.participants)
        elif each.type is EventType.MISSION and each.subtype in MOVED:
            _send(each, scene)
    return done


def _unhoused(participant: Participant) -> Participant:
    """The state alone, where only its embassy is named."""
    if participant.portfolio is not Portfolio.EMBASSY or participant.official:
        return participant
    return Participant(role=participant.role, principal=participant.principal)


def _received(participants: list[Participant]) -> list[Participant]:
    """Let who takes the credentials be of the other state than the envoy who brings them."""
    codes = {p.principal for p in participants}
    envoy = next((p for p in participants if p.portfolio is Portfolio.EMBASSY), None)
    other = next(iter(codes - {envoy.principal}), None) if envoy is not None else None
    if envoy is None or other is None or len(codes) > 2:
        return participants
    return distinct(
        replace(p, principal=other) if p.official and p.portfolio is not Portfolio.EMBASSY else p
        for p in participants
    )


def _send(draft: Draft, scene: Scene) -> None:
    """Give the side that acts the envoy whom it calls its own and whom nobody names."""
    sender = next((code for code, slot in draft.via.items() if slot == "subject"), None)
    envoy = next((t for t in scene.sentence if t.i == draft.anchor), None)
    mention = scene.parsed.mention(envoy) if envoy is not None else None
    if sender is None or envoy is None:
        return
    words = mention.text.lower().split() if mention is not None else [envoy.lemma_.lower()]
    if not ENVOYS & set(words):
        return
    unnamed = [p for p in draft.participants if p.portfolio is Portfolio.EMBASSY]
    if any(p.official for p in unnamed):
        return
    owned = bool(OWN & {*words, *(c.lower_ for c in envoy.children)})
    if unnamed and not owned:
        return
    bare = [p if p not in unnamed else _unhoused(p) for p in draft.participants]
    draft.participants = distinct(
        replace(p, portfolio=Portfolio.EMBASSY)
        if p.principal == sender and not p.official and p.portfolio is None
        else p
        for p in bare
    )
