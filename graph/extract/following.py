"""Those who do what another has just been told to do: "Bahrain followed suit".

The act is told of once more, with them in the place of the one who did it first.
"""

from collections.abc import Iterator, Sequence
from dataclasses import replace

from graph.extract.casting import distinct
from graph.extract.frames import Frame, objects, subjects
from graph.extract.memory import principal_of
from graph.extract.model import Draft
from graph.extract.placing import date
from graph.extract.realis import realis
from graph.extract.scene import ACTORS, Scene
from graph.extract.tokens import Token
from graph.extract.types.sharing import sides_of
from graph.model import Participant
from ontology.terms import EventType, Role, Status

FOLLOWED = frozenset(
    {EventType.SANCTION, EventType.RELATIONS, EventType.MISSION, EventType.ACCUSATION}
    | {EventType.STATEMENT, EventType.REJECTION, EventType.TERMINATION, EventType.AID}
)
"""What others do after one has begun."""
WAKE = frozenset({"suit", "lead", "example"})
SAME = frozenset({"same", "likewise", "similarly"})
NEAR = 3
"""Characters at most between the sentences of the two."""


def followers(scene: Scene, earlier: Sequence[Draft]) -> Iterator[Draft]:
    """The sentence's drafts that repeat the act told last, of this sentence or the one before."""
    model = next((d for d in reversed(earlier) if d.type in FOLLOWED), None)
    if model is None or scene.span[0] - model.sentences[0][1] > NEAR:
        return
    for token in scene.sentence:
        if _follows(token) and (draft := _repeated(model, token, scene)) is not None:
            yield draft


def _follows(verb: Token) -> bool:
    if verb.pos_ != "VERB" and verb.lemma_ != "do":
        return False
    done = {t.lemma_ for t in objects(verb)}
    beside = {c.lower_ for c in verb.children}
    if verb.lemma_ == "follow":
        return bool(done & WAKE) or (verb.tag_ == "VBD" and not done)
    if verb.lemma_ == "do":
        return bool(SAME & (done | beside))
    inward = {"in", "them"} & (beside | done)
    return verb.lemma_ == "join" and bool(inward) and "pobj" not in _below(verb)


def _below(verb: Token) -> set[str]:
    return {c.dep_ for prep in verb.children if prep.lower_ == "in" for c in prep.children}


def _repeated(model: Draft, verb: Token, scene: Scene) -> Draft | None:
    frame = Frame(scene.parsed, None, verb)
    reality = realis(frame)
    acting, others = sides_of(model)
    codes = [code for code in _doers(frame, verb, scene) if code not in {*acting, *others}]
    known = reality.status in (Status.HELD, Status.PLANNED) and model.status is Status.HELD
    if not known or reality.status is None or not codes or not acting or not others:
        return None
    draft = replace(model, anchor=verb.i, date=None, end=None, spans={}, said={}, place=None)
    draft.participants = distinct(_cast(model, acting, codes))
    draft.status, draft.background = reality.status, reality.background
    draft.sentences, draft.why = [scene.span], [*model.why[:1], "sides.follow"]
    draft.told = scene.discourse.day
    date(draft, frame, scene)
    return draft


def _doers(frame: Frame, verb: Token, scene: Scene) -> list[str]:
    doing = [t for t in subjects(verb) if scene.parsed.mention(t) is not None]
    heard = [m for t in doing for m in frame.collect(t) if m.kind in ACTORS or m.city]
    known = (principal_of(r) for m in heard for r in scene.discourse.resolve(m))
    return [code for code in dict.fromkeys(known) if code is not None]


def _cast(model: Draft, acting: Sequence[str], codes: Sequence[str]) -> Iterator[Participant]:
    """The participants of the act, those who follow instead of those who acted."""
    roles = [p.role for p in model.participants if p.principal in acting]
    for code in codes:
        yield Participant(role=roles[0], principal=code)
    for each in model.participants:
        if each.principal not in acting and each.role not in (Role.ATTENDEE, Role.MEDIATOR):
            yield each
