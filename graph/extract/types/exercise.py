"""Exercises: joint ones, and national ones to which the other side is invited."""

import re
from collections.abc import Sequence
from dataclasses import replace

from graph.extract.calling import called
from graph.extract.memory import is_state
from graph.extract.model import Draft, MentionKind
from graph.extract.scene import Scene, place_of, states_in
from graph.extract.tokens import Token
from graph.model import Participant, Place
from ontology.terms import EventType, Portfolio, Role

NOUN = re.compile(r"exercise|drill|manoeuvre|maneuver", re.IGNORECASE)
JOINT = re.compile(
    r"\b(?:joint|combined|multinational|international|bilateral|trilateral|together|alongside"
    r"|co-host\w*|co-organi\w+|side by side|took part in|taking part in|(?:drills?|exercises?"
    r"|manoeuvres) (?:hosted|organi[sz]ed|led) by)\b"
)
TOGETHER = re.compile(r"\b(?:together|jointly|side by side|alongside)\b")
"""Words after which the other side may be the one that the story is about."""
HAPPENS = re.compile(
    r"\b(?:19|20)\d\d\b|\b(?:kicked off|began|begin|started|start|held|took place|take place|"
    r"taken place|ended|conducted|under way|underway|are holding|launched|running|run|opened"
    r"|wrapped up|concluded|staged|commenced|hosted|completed)\b"
)
TROOPS = re.compile(
    r"\b(?:troops|servicemen|soldiers|contingents?|units|personnel|paratroopers|crews|sailors)\b"
)
PAIR = 2
ARMS = frozenset({Portfolio.ARMED_FORCES, Portfolio.BORDER_SERVICE, Portfolio.DEFENCE})
MEN = frozenset({"troops", "servicemen", "soldiers", "sailors", "forces"})
"""Groups of people, who are no body of their state."""
REACH = 12
"""Greatest distance in tokens from the noun to its quoted name."""


def complete(draft: Draft, scene: Scene, earlier: Sequence[Draft]) -> list[Draft]:
    """Read name, place, host and guests; unnamed exercises must be joint and take place.

    A named exercise may be told of over several sentences, so it is taken with one principal, or
    none; ``graph.extract.compose`` drops it when no second one turns up.
    """
    draft.name = _name(draft, scene) or _known_name(draft, earlier)
    told = JOINT.search(scene.words) and HAPPENS.search(scene.words)
    if draft.name is None and not told and len(draft.principals) < 2:
        return []
    draft.place = _place(scene) or draft.place
    draft.participants = _participants(draft, scene, earlier)
    if draft.name is None and len({p.principal for p in draft.participants}) < 2:
        return []
    draft.name = draft.name or called(scene.words, draft.type)
    draft.domain = [Portfolio.DEFENCE]
    return [draft]


def _name(draft: Draft, scene: Scene) -> str | None:
    """The quoted or numbered name nearest to the noun, or to the verb where there is none."""
    nouns = [t.i for t in scene.sentence if NOUN.search(t.lower_)] or [draft.anchor]
    titles = [
        (min(abs(token.i - noun) for noun in nouns), mention.text)
        for token, mention in scene.placed
        if mention.kind is MentionKind.TITLE
    ]
    near = [title for title in titles if title[0] <= REACH]
    return min(near)[1] if near else None


def _known_name(draft: Draft, earlier: Sequence[Draft]) -> str | None:
    """The name of the exercise spoken of, for "the exercise"."""
    if not draft.definite:
        return None
    return next((e.name for e in reversed(earlier) if e.type is EventType.EXERCISE), None)


def _place(scene: Scene) -> Place | None:
    for token in scene.sentence:
        if token.lower_ in ("in", "at", "near", "off") and token.dep_ == "prep" and _tells(token):
            mentions = (scene.parsed.mention(t) for t in token.subtree)
            place = place_of(
                m
                for m in mentions
                if m and m.kind in (MentionKind.CITY, MentionKind.STATE) and not m.attributive
            )
            if place is not None:
                return place
    return None


def _tells(preposition: Token) -> bool:
    """Whether a place is that of what happens, and not of a thing beside: "anger in Paris"."""
    head = preposition.head
    return head.pos_ != "NOUN" or NOUN.search(head.lower_) is not None


def _participants(draft: Draft, scene: Scene, earlier: Sequence[Draft]) -> list[Participant]:
    """The host of the place organizes; who is invited attends; the rest take part."""
    host = _host(draft)
    guests = _invited(scene, earlier)
    away = {p.principal for p in guests} - {host}
    codes = [p.principal for p in draft.of_role(Role.PARTICIPANT)]
    codes += states_in(scene) if draft.name or len(set(codes)) < PAIR else []
    codes += _troops(scene) if draft.name else []
    if len(set(codes)) == 1 and TOGETHER.search(scene.words):
        codes += [m.principal for m in scene.discourse.partners(set(codes)) if m.principal]
    parties = dict.fromkeys([host, *codes] if host else codes)
    forces = _forces(draft, scene)
    return [
        *(
            replace(
                forces.get(code) or Participant(role=Role.PARTICIPANT, principal=code),
                role=Role.ORGANIZER if code == host else Role.PARTICIPANT,
            )
            for code in parties
            if code not in away
        ),
        *(replace(p, role=Role.ATTENDEE, delegation=False) for p in guests if p.principal in away),
    ]


def _host(draft: Draft) -> str | None:
    """The state of the place; of an exercise without a name only where nobody else is known."""
    host = draft.place.country if draft.place else None
    apart = draft.name is None and len(draft.principals) >= PAIR and host not in draft.principals
    return None if host is None or apart or not is_state(host) else host


def _forces(draft: Draft, scene: Scene) -> dict[str, Participant]:
    """By principal the body of it that takes part: a navy, a ministry; no single person."""
    bodies = (r for m in scene.mentions() for r in scene.discourse.resolve(m, scene.mentions()))
    told = (m.participant(Role.PARTICIPANT) for m in bodies if (m.title or "") not in MEN)
    found = [p for p in (*draft.participants, *told) if p is not None]
    arms = (p for p in found if p.portfolio in ARMS and not p.official and p.title not in MEN)
    return {p.principal: p for p in arms}


def _troops(scene: Scene) -> list[str]:
    """Whose troops the rest of the paragraph says take part."""
    parsed, codes = scene.parsed, []
    for sentence in parsed.sentences:
        start, end = parsed.span(sentence)
        if TROOPS.search(scene.text[start:end]):
            codes += states_in(replace(scene, sentence=sentence))
    return codes


def _invited(scene: Scene, earlier: Sequence[Draft]) -> list[Participant]:
    """Those whom the same sentence invites to the exercise."""
    return [
        participant
        for draft in earlier
        if draft.type is EventType.INVITATION and scene.span in draft.sentences
        for participant in draft.of_role(Role.RECIPIENT)
    ]
