"""Acts that need no module of their own: directed at another side, or done by two together."""

from collections.abc import Iterator, Sequence
from dataclasses import replace

from graph.extract.casting import distinct
from graph.extract.kinds import SPOKEN, subject_areas
from graph.extract.lexicon import things
from graph.extract.memory import principal_of
from graph.extract.model import Draft, Mention
from graph.extract.scene import Scene, nearby, only_aside
from graph.extract.types.resuming import RESUMED, is_of_what_was_told
from graph.model import Participant
from ontology.terms import EventType, Role

DOCUMENTED = (EventType.SIGNING, EventType.RATIFICATION, EventType.TERMINATION)
PAIRS = (
    (Role.SOURCE, Role.TARGET),
    (Role.SENDER, Role.RECIPIENT),
)
"""The acting side's role and the other's."""
AFTER = frozenset({"from", "of", "poss", "in", "with"})
"""Slots in which one is found who does not act, where private people do."""
SHARED = (Role.PARTICIPANT, Role.SIGNATORY)
ELSEWHERE = frozenset(
    {EventType.APPEAL, EventType.CALL, EventType.MESSAGE, EventType.MOBILIZATION}
    | {EventType.ECONOMIC_COOPERATION, EventType.CLASH}
)
"""What a side of a story about two has as often with others, or with nobody."""


def complete(draft: Draft, scene: Scene, earlier: Sequence[Draft]) -> list[Draft]:
    """Two sides of different principals, the missing one from the sentence or the context."""
    roles = draft.rule.roles
    if not is_of_what_was_told(draft, earlier):
        return []
    if draft.pronoun and draft.type not in RESUMED and not refer(draft, earlier):
        return []
    if draft.rule.document:
        recall(draft, scene)
    for acting, other in PAIRS:
        if acting in roles:
            _directed(draft, scene, earlier, acting, other)
    if Role.PARTICIPANT in roles:
        _joint(draft, scene, earlier)
    if len(draft.principals) < 2:
        return []
    draft.domain = draft.domain or subject_areas("", draft.participants)
    return [draft]


def recall(draft: Draft, scene: Scene) -> None:
    """Let "the treaty" have the title of the treaty spoken of before, while it has none."""
    if draft.name is not None or not draft.definite or draft.noun is None:
        return
    titles = reversed(scene.discourse.titles)
    draft.name = next((name for name in titles if draft.noun in name.lower()), None)


def refer(draft: Draft, earlier: Sequence[Draft]) -> bool:
    """Let "it" be the document spoken of last, with its name and parties; False: there is none."""
    known = next((e for e in reversed(earlier) if e.type in DOCUMENTED), None)
    if known is None:
        return False
    draft.name = known.name
    draft.subtype = draft.rule.subtype or known.subtype
    role = next(iter(draft.rule.roles))
    here = {p.principal for p in draft.participants}
    rest = sorted(known.principals - here)
    draft.participants += [Participant(role=role, principal=code) for code in rest]
    return True


def _directed(
    draft: Draft, scene: Scene, earlier: Sequence[Draft], acting: Role, other: Role
) -> None:
    one, two = draft.of_role(acting), draft.of_role(other)
    if draft.reciprocal and not two and len({p.principal for p in one}) == 2:
        two = [replace(p, role=other) for p in one]
        draft.participants = [*one, *two]
        return
    if draft.private and all(draft.via.get(p.principal) in AFTER for p in one):
        draft.participants = []
        return
    one = one or _missing(draft, scene, earlier, acting, two)
    two = two or _missing(draft, scene, earlier, other, one)
    codes = {p.principal for p in one}
    two = [p for p in two if p.principal not in codes]
    rest = [p for p in draft.participants if p.role not in (acting, other)]
    draft.participants = [*distinct([*one, *two]), *rest] if one and two else []


def _joint(draft: Draft, scene: Scene, earlier: Sequence[Draft]) -> None:
    parties = draft.of_role(Role.PARTICIPANT)
    for _ in range(0 if draft.private else 2):
        if len({p.principal for p in parties}) < 2:
            parties = [*parties, *_missing(draft, scene, earlier, Role.PARTICIPANT, parties)]
    rest = [p for p in draft.participants if p.role is not Role.PARTICIPANT]
    draft.participants = [*distinct(parties), *rest]


def _missing(
    draft: Draft,
    scene: Scene,
    earlier: Sequence[Draft],
    role: Role,
    known: Sequence[Participant],
) -> list[Participant]:
    """The other side: nearest under the trigger; if the rule lets it, from the context.

    The context is the rest of the sentence, then who had the role in the act of this kind told
    before, then the partner that the story is about.  What is defended is one's own.
    """
    codes = {p.principal for p in known}
    if draft.verb == "defend" and (draft.deed is not None or draft.homely):
        return []
    return _named(draft, scene, earlier, role, codes) or _between_two(draft, scene, role, codes)


def _named(
    draft: Draft, scene: Scene, earlier: Sequence[Draft], role: Role, codes: set[str]
) -> list[Participant]:
    """The other side as far as the rule lets it be looked for."""
    if draft.rule.strict:
        return _implied(draft, scene, earlier, role, codes) if codes else []
    if role is Role.PARTICIPANT and not codes and not draft.rule.fill:
        return []
    for why, mentions in _candidates(draft, scene, role, codes, deep=_deep(draft, role)):
        found = _as_participants(mentions, role)
        if found:
            draft.why.append(why)
            return found
    if doers := _answered(draft, earlier, role, codes):
        return doers
    if draft.objected or role not in draft.rule.fill | draft.rule.again:
        return []
    before = _before(draft, earlier, role, codes)
    mentions = _partners(draft, scene, codes) if role in draft.rule.fill else []
    found = before or _as_participants(mentions, role)
    if found:
        draft.why.append("parties.context")
    return found


def _between_two(draft: Draft, scene: Scene, role: Role, codes: set[str]) -> list[Participant]:
    """The other side of a story about two, which has just told of both and here names no third."""
    told = scene.discourse
    if role is Role.SOURCE and draft.unsaid and draft.type in SPOKEN - {EventType.REJECTION}:
        return []
    if draft.type in ELSEWHERE or draft.private or draft.objected or draft.homely or not codes:
        return []
    if set(told.topic) != set(told.last_pair):
        return []
    rest = set(told.topic) - codes
    here = {code for m in scene.mentions() if (code := principal_of(m))}
    if len(rest) != 1 or not codes < set(told.topic) or not here <= set(told.topic):
        return []
    draft.why.append("parties.context")
    return [Participant(role=role, principal=code) for code in rest]


def _implied(
    draft: Draft, scene: Scene, earlier: Sequence[Draft], role: Role, codes: set[str]
) -> list[Participant]:
    """The other side of a strict rule's act: whose deed it answers, or the clear partner."""
    if doers := _answered(draft, earlier, role, codes):
        return doers
    if role in draft.rule.again:
        return _before(draft, earlier, role, codes)
    if draft.objected or role not in draft.rule.fill:
        return []
    found = _as_participants(_partners(draft, scene, codes, sure=True), role)
    if found:
        draft.why.append("parties.context")
    return found


def _partners(draft: Draft, scene: Scene, codes: set[str], *, sure: bool = False) -> list[Mention]:
    """The partner that the story has: not one whom only this sentence names, and as an aside."""
    found = scene.discourse.partners(codes, sure=sure)
    return [m for m in found if not only_aside(scene, draft.anchor, principal_of(m))]


def _answered(
    draft: Draft, earlier: Sequence[Draft], role: Role, codes: set[str]
) -> list[Participant]:
    """Who did what the act answers: "condemned the raid", "welcomed the truce"."""
    if draft.deed is None or role is not Role.TARGET:
        return []
    both = draft.deed in things("accords")
    doers = _agreed(earlier, codes) if both else _doers(earlier, codes)
    if doers:
        draft.why.append("parties.deed")
    return [Participant(role=role, principal=code) for code in doers]


def _as_participants(mentions: Sequence[Mention], role: Role) -> list[Participant]:
    return [p for m in mentions if (p := m.participant(role)) is not None]


def _deep(draft: Draft, role: Role) -> bool:
    return role in draft.rule.fill and not draft.objected


def _doers(earlier: Sequence[Draft], codes: set[str]) -> list[str]:
    """Who did what was told of last, if it was somebody else; rather what was done to ``codes``."""
    acts = [(e, _codes(e, Role.SOURCE, Role.SENDER)) for e in reversed(earlier)]
    others = [(e, did) for e, did in acts if did and not did & codes]
    upon = (did for e, did in others if codes & _codes(e, Role.TARGET, Role.RECIPIENT))
    last = next((did for _, did in others), set[str]())
    return sorted(next(upon, last))


def _agreed(earlier: Sequence[Draft], codes: set[str]) -> list[str]:
    """The two who last did something together, if ``codes`` are third ones."""
    shared = (_codes(e, *SHARED) for e in reversed(earlier))
    return sorted(next((both for both in shared if len(both) > 1 and not both & codes), ()))


def _codes(event: Draft, *roles: Role) -> set[str]:
    return {p.principal for p in event.of_role(*roles)}


def _candidates(
    draft: Draft, scene: Scene, role: Role, codes: set[str], *, deep: bool
) -> Iterator[tuple[str, list[Mention]]]:
    acts = role in (Role.SOURCE, Role.SENDER)
    yield "parties.phrase", nearby(scene, draft.anchor, codes, under=draft.phrase, acts=acts)
    if deep:
        yield "parties.sentence", nearby(scene, draft.anchor, codes, acts=acts)


def _before(
    draft: Draft, earlier: Sequence[Draft], role: Role, codes: set[str]
) -> list[Participant]:
    """Who had the role the last time that something of the kind was told."""
    if role is Role.PARTICIPANT:
        return []
    for event in reversed(earlier):
        if event.type is draft.type:
            return [
                Participant(role=role, principal=p.principal)
                for p in event.of_role(role)
                if p.principal not in codes
            ]
    return []
