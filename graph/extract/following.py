"""Those who do what another has just been told to do: "Bahrain followed suit".

The act is told of once more, with them in the place of the one who did it first; where they are
whom it was done to, they do it back: "Moscow responded in kind".
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
from ontology.terms import EventType, Portfolio, Role, Status

FOLLOWED = frozenset(
    {EventType.SANCTION, EventType.RELATIONS, EventType.MISSION, EventType.ACCUSATION}
    | {EventType.STATEMENT, EventType.REJECTION, EventType.TERMINATION, EventType.AID}
)
"""What others do after one has begun."""
WAKE = frozenset({"suit", "lead", "example"})
SAME = frozenset({"same", "likewise", "similarly"})
ANSWERS = frozenset({"respond", "retaliate", "reply", "answer", "react", "hit", "strike"})
ALIKE = frozenset({"kind", "likewise", "similarly", "tit-for-tat"})
"""How somebody answers who does the same."""
NEAR = 3
"""Characters at most between the sentences of the two."""


def followers(scene: Scene, earlier: Sequence[Draft]) -> Iterator[Draft]:
    """The sentence's drafts that repeat the act told last, of this sentence or the one before."""
    yield from _spoken_again(scene, earlier)
    model = next((d for d in reversed(earlier) if d.type in FOLLOWED), None)
    if model is None or scene.span[0] - model.sentences[0][1] > NEAR:
        return
    before = model.sentences[0] != scene.span
    for token in scene.sentence:
        follows = _follows(token) or (before and _answers(token))
        if follows and (draft := _repeated(model, token, scene)) is not None:
            yield draft


def _spoken_again(scene: Scene, earlier: Sequence[Draft]) -> Iterator[Draft]:
    """ "The two spoke again on Wednesday": once more as they last did."""
    verb = next((t for t in scene.sentence if _again(t)), None)
    model = next(
        (d for d in reversed(earlier) if d.type in (EventType.CALL, EventType.MEETING)), None
    )
    if verb is None or model is None or model.sentences[0] == scene.span:
        return
    frame = Frame(scene.parsed, None, verb)
    draft = _anew(model, verb, frame, scene)
    if draft is not None and draft.date is not None:
        yield draft


def _again(verb: Token) -> bool:
    spoke = verb.lemma_ in ("speak", "talk") and verb.pos_ == "VERB"
    return spoke and any(c.lower_ == "again" for c in verb.children)


def _anew(model: Draft, verb: Token, frame: Frame, scene: Scene) -> Draft | None:
    """An act like another, of its own time and reality; ``None`` where it is none."""
    reality = realis(frame)
    known = reality.status in (Status.HELD, Status.PLANNED) and model.status is Status.HELD
    if not known or reality.status is None:
        return None
    draft = replace(model, anchor=verb.i, date=None, end=None, spans={}, said={}, place=None)
    draft.status, draft.background = reality.status, reality.background
    draft.sentences, draft.why = [scene.span], [*model.why[:1], "sides.follow"]
    draft.told, draft.afresh = scene.discourse.day, True
    date(draft, frame, scene)
    return draft


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


def _answers(verb: Token) -> bool:
    """ "Responded in kind", "reciprocated"."""
    if verb.lemma_ in ("reciprocate", "mirror"):
        return verb.pos_ == "VERB"
    beside = {t.lower_ for c in verb.children if c.dep_ in ("prep", "advmod") for t in c.subtree}
    return verb.lemma_ in ANSWERS and bool(beside & ALIKE)


def _below(verb: Token) -> set[str]:
    return {c.dep_ for prep in verb.children if prep.lower_ == "in" for c in prep.children}


def _repeated(model: Draft, verb: Token, scene: Scene) -> Draft | None:
    frame = Frame(scene.parsed, None, verb)
    acting, others = sides_of(model)
    doers = _doers(frame, verb, scene)
    back = bool(doers) and doers == others and len(acting) == 1
    codes = doers if back else [code for code in doers if code not in {*acting, *others}]
    if not codes or not acting or not others:
        return None
    draft = _anew(model, verb, frame, scene)
    if draft is not None:
        cast = _turned(model, acting[0], codes[0]) if back else _cast(model, acting, codes)
        draft.participants = distinct(cast)
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


def _turned(model: Draft, one: str, other: str) -> Iterator[Participant]:
    """The participants of the act done back, nobody named; an embassy's staff are the other's."""
    swap = {one: other, other: one}
    for each in model.participants:
        if each.principal in swap:
            portfolio = each.portfolio if each.portfolio is Portfolio.EMBASSY else None
            yield Participant(role=each.role, principal=swap[each.principal], portfolio=portfolio)
