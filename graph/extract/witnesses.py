"""People who take no part in an act but are told with it: those who watch, and those who say it."""

from collections.abc import Sequence

from graph.extract.casting import acting, distinct
from graph.extract.frames import Frame, is_passive
from graph.extract.kinds import SPOKEN
from graph.extract.memory import principal_of
from graph.extract.model import Draft, Mention
from graph.extract.scene import Scene
from graph.extract.tokens import Token
from graph.model import Participant
from ontology.terms import EventType, Role

WATCHING = frozenset({"witness", "oversee", "attend", "watch", "observe", "supervise", "follow"})
PARTICLES = {"look": "on", "preside": "over"}
"""Verbs that mean watching with their particle."""
CEREMONY = frozenset({"signing", "signature", "ceremony", "exchange", "sign", "initial"})
SAYING = frozenset(
    {"say", "tell", "announce", "declare", "state", "add", "warn", "stress", "write"}
)


def watched(scene: Scene, here: Sequence[Draft], earlier: Sequence[Draft]) -> None:
    """Let those who are said to watch a signing attend what was signed."""
    people = [m for m in _watching(scene) if m.person is not None and principal_of(m)]
    if not people:
        return
    signed = [d for d in here if d.type is EventType.SIGNING]
    if not signed and earlier and earlier[-1].type is EventType.SIGNING:
        last = earlier[-1].sentences
        signed = [d for d in earlier if d.type is EventType.SIGNING and d.sentences == last]
    for draft in signed:
        names = {m.person.name for m in people if m.person is not None}
        parties = [_without(names, p) for p in draft.participants]
        present = (m.participant(Role.ATTENDEE) for m in people)
        draft.participants = distinct([*parties, *(p for p in present if p is not None)])


def _without(names: set[str], participant: Participant) -> Participant:
    """A side as the state alone, where its only signatory merely watched."""
    if participant.official not in names or participant.role is not Role.SIGNATORY:
        return participant
    return Participant(role=participant.role, principal=participant.principal)


def _watching(scene: Scene) -> list[Mention]:
    """The people whom the words say to have watched a ceremony."""
    found: list[Mention] = []
    for token in scene.sentence:
        if token.lower_ == "presence" and token.i > 0 and token.nbor(-1).lower_ in ("in", "the"):
            frame = Frame(scene.parsed, token, None)
            heard = [m for t in frame.tokens("of") for m in frame.collect(t)]
            found += [r for m in heard for r in scene.discourse.resolve(m, heard)]
        elif _is_watching(token) and _is_ceremony(token):
            found += _watchers(token, scene)
    return found


def _is_watching(token: Token) -> bool:
    if token.lemma_ in PARTICLES:
        return any(c.lower_ == PARTICLES[token.lemma_] for c in token.children)
    return token.pos_ == "VERB" and token.lemma_ in WATCHING


def _is_ceremony(verb: Token) -> bool:
    """Whether it is a signing that is watched: "the signing, witnessed by X"."""
    if any(t.lemma_ in CEREMONY for t in verb.subtree):
        return True
    above = [verb.head, *(c for c in verb.children if c.dep_ == "nsubjpass")]
    return is_passive(verb) and any(t.lemma_ in {*CEREMONY, "document"} for t in above)


def _watchers(verb: Token, scene: Scene) -> list[Mention]:
    if not is_passive(verb):
        return acting(verb, scene)
    frame = Frame(scene.parsed, None, verb)
    heard = [m for t in frame.tokens("agent") for m in frame.collect(t)]
    return [r for m in heard for r in scene.discourse.resolve(m, heard)]


def spoken_for(scene: Scene, here: Sequence[Draft]) -> None:
    """Let the official who says what the state demands, condemns or fears speak for it."""
    for draft in here:
        for source in draft.of_role(Role.SOURCE):
            if draft.type not in SPOKEN or source.official or source.portfolio:
                continue
            speaker = _speaker(draft, source.principal, scene)
            said = speaker.participant(Role.SOURCE) if speaker is not None else None
            if said is not None:
                draft.participants = [said if p is source else p for p in draft.participants]


def _speaker(draft: Draft, principal: str, scene: Scene) -> Mention | None:
    """The official of a principal whose words the sentence gives."""
    anchor = next((t for t in scene.sentence if t.i == draft.anchor), None)
    for verb in anchor.ancestors if anchor is not None else ():
        if verb.lemma_ in SAYING:
            people = [m for m in acting(verb, scene) if m.person is not None]
            return next((m for m in people if principal_of(m) == principal), None)
    return None
