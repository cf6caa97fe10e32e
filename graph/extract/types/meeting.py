"""Meetings: talks face to face, at least one official or body named."""

import re
from collections.abc import Sequence
from dataclasses import replace

from graph.extract.casting import distinct
from graph.extract.kinds import subject_areas
from graph.extract.memory import is_state
from graph.extract.model import Draft, MentionKind
from graph.extract.scene import Scene
from graph.model import Participant
from ontology.terms import EventType, Portfolio, Role, Status

JOINING = re.compile(r"\b(?:also (?:took|taking) part|attend\w*|(?:was|were) (?:also )?present)\b")
"""Words that tell of an ambassador at the table, whose meeting it is not."""
SUMMIT = re.compile(r"\bsummit\b")
"""An organisation's own summit is a meeting of its members, who must be told."""
TALKING = "meeting.talk"
HOLDING = "meeting.hold"
OFFERING = frozenset(
    {"host", "convene", "chair", "arrange", "hold", "open", "organise", "organize"}
)
"""Verbs by which a third side gives two others a place to talk."""
RECEIVING = "meeting.receive"
ATTENDING = "meeting.attend"
ATTENDED = {
    EventType.MEETING: Role.PARTICIPANT,
    EventType.MISSION: Role.PARTICIPANT,
    EventType.EXERCISE: Role.PARTICIPANT,
    EventType.SIGNING: Role.ATTENDEE,
}
"""What people are said to attend, and in which role they then are."""
TALKS = re.compile(
    r"\b(?:bilateral|delegation-level|high-level|one-on-one|technical|ministerial|expanded|extended"
    r"|face-to-face|further|new round of)\s+(?:talks|negotiations|consultations|meeting)\b"
)
"""Talks that are those of the pair the story is about, where it names nobody."""
PARTY = Role.PARTICIPANT
STATES_MAY = frozenset({"meeting.hold", "meeting.cabinet", "meeting.encounter"})
"""Rules under which states without a named official may be said to meet."""


def complete(draft: Draft, scene: Scene, earlier: Sequence[Draft]) -> list[Draft]:
    """Add the side that the sentence leaves out: the interlocutor last spoken of."""
    if draft.rule.name == ATTENDING:
        return _joined(draft, earlier)
    if draft.private or (draft.rule.name == RECEIVING and draft.objected):
        return []
    talks = TALKS.search(scene.words.lower()) is not None
    summit = SUMMIT.search(scene.words) is not None
    parties = _parties(draft, scene, earlier, talks=talks)
    if parties is None or (_codes(parties) < 2 and not summit):
        return []
    if summit and _codes([p for p in parties if is_state(p.principal)]) < 2:
        draft.open = True
        draft.participants = distinct(parties)
        draft.subtype = draft.subtype or "multilateral"
        return [draft]
    named = any(p.official or p.title or p.organization for p in parties)
    if not (named or draft.collective or STATES_MAY & set(draft.why) or talks):
        return []
    officials = {p.official for p in parties}
    attendees = [a for a in draft.of_role(Role.ATTENDEE) if a.official not in officials]
    draft.participants = [*distinct(parties), *attendees]
    several = len(draft.principals) > 2
    draft.subtype = draft.subtype or ("multilateral" if several else "bilateral")
    draft.domain = subject_areas("", draft.participants)
    return [draft]


def _parties(
    draft: Draft, scene: Scene, earlier: Sequence[Draft], *, talks: bool
) -> list[Participant] | None:
    """Who meets: whom the sentence names, and else who is known to; ``None``: it is no meeting."""
    parties = _present(draft, scene)
    if not parties and draft.status is not Status.HELD and not draft.definite and not talks:
        return None
    if _codes(parties) == 1 and draft.rule.name != TALKING:
        parties = _beside(parties, scene)
    if not parties and talks:
        parties = [p for m in scene.discourse.partners(set()) if (p := m.participant(PARTY))]
    if (draft.behind or draft.rule.name == TALKING) and _codes(parties) < 2:
        return None
    if _codes(parties) < 2 and (draft.definite or "meeting.hold" in draft.why or _received(draft)):
        parties = _talking(parties, scene, earlier)
    return parties


def _present(draft: Draft, scene: Scene) -> list[Participant]:
    """Whom the rule found; ambassadors who join the talks attend them."""
    parties = draft.of_role(Role.PARTICIPANT)
    if draft.behind and draft.rule.name == HOLDING:
        parties = [p for p in parties if draft.via.get(p.principal) not in ("subject", "agent")]
    between = {p.principal for p in parties if draft.via.get(p.principal) == "between"}
    if draft.verb in OFFERING and len(between) > 1:
        parties = [p for p in parties if p.principal in between]
    if JOINING.search(scene.words):
        joined = [p for p in parties if p.portfolio is Portfolio.EMBASSY]
        parties = [p for p in parties if p not in joined]
        draft.participants += [replace(p, role=Role.ATTENDEE) for p in joined]
    return parties


def _joined(draft: Draft, earlier: Sequence[Draft]) -> list[Draft]:
    """ "Taking part were …": who attended what the sentence before told of."""
    event = earlier[-1] if earlier else None
    if event is None or event.type not in ATTENDED or len(draft.participants) == 0:
        return []
    known = event.principals
    for participant in draft.participants:
        embassy = participant.portfolio is Portfolio.EMBASSY and not event.open
        role = Role.ATTENDEE if embassy else ATTENDED[event.type]
        if event.open or participant.principal in known:
            event.participants = distinct(
                [*event.participants, replace(participant, role=role, delegation=False)]
            )
            event.via.setdefault(participant.principal, "subject")
    event.sentences += [s for s in draft.sentences if s not in event.sentences]
    return []


def _received(draft: Draft) -> bool:
    """Whether the sentence leaves out only who received whom."""
    return "meeting.receive" in draft.why and bool(draft.of_role(Role.PARTICIPANT))


def _beside(parties: list[Participant], scene: Scene) -> list[Participant]:
    """The official or body of the one other principal whom the same sentence names."""
    spoken = (m for m in scene.mentions() if m.person or m.kind is MentionKind.ORGANIZATION)
    officials = (m.participant(Role.PARTICIPANT) for m in spoken)
    others = [p for p in officials if p and p.principal != parties[0].principal]
    return [*parties, *others] if _codes(others) == 1 else parties


def _codes(parties: Sequence[Participant]) -> int:
    return len({p.principal for p in parties})


def _talking(
    parties: list[Participant], scene: Scene, earlier: Sequence[Draft]
) -> list[Participant]:
    """Who talks when the text names one side or none: the meeting or pair last spoken of."""
    officials = {p.official for p in parties}
    for draft in reversed(earlier):
        if draft.type is EventType.MEETING and not draft.background:
            same = draft.of_role(Role.PARTICIPANT)
            if not parties or officials & {p.official for p in same}:
                return same
    pair = [p for m in scene.discourse.pair() if (p := m.participant(Role.PARTICIPANT))]
    if len(pair) > 1 and (
        not parties or {p.principal for p in parties} & {p.principal for p in pair}
    ):
        return distinct(
            [*parties, *(p for p in pair if p.principal not in {q.principal for q in parties})]
        )
    return _travelling(parties, earlier)


def _travelling(parties: list[Participant], earlier: Sequence[Draft]) -> list[Participant]:
    """The sides of the visit under way."""
    for draft in reversed(earlier):
        if draft.type is EventType.VISIT and not draft.background:
            sides = (
                replace(p, role=Role.PARTICIPANT, delegation=False) for p in draft.participants
            )
            known = {p.principal for p in parties}
            return distinct([*parties, *(s for s in sides if s.principal not in known)])
    return parties
