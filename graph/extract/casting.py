"""Who fills the roles of an event: from grammatical slots to participants."""

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace

from graph.extract.atoms import actor_words
from graph.extract.company import TOGETHER, accompany, of_delegation, resettle
from graph.extract.discourse import LANDS, LEADERS, PAIRS
from graph.extract.frames import Frame, subjects
from graph.extract.kinds import SPOKEN
from graph.extract.memory import principal_of, state_mention
from graph.extract.model import Draft, Mention, MentionKind
from graph.extract.outsiders import is_anyone, is_own, is_private, is_sought, is_working_group
from graph.extract.ownership import of_the_other
from graph.extract.pronouns import metonym, of_clause_above, owners_of, pronoun
from graph.extract.scene import ACTORS, Scene
from graph.extract.tokens import Token
from graph.extract.triggers import Firing
from graph.model import Participant
from ontology.terms import EventType, Role

WHERE = frozenset({"in", "at", "on"})
"""Slots that rather hold the place than a party."""
ACTING = frozenset({Role.SOURCE, Role.SENDER, Role.VISITOR, Role.SIGNATORY, Role.PARTICIPANT})
"""Roles in which private people do not stand for their state."""
UPON = frozenset({"object", "of", "self", "to", "dative", "for"})
"""Where those stand to whom something is done: "freed the fishermen"."""
ADDRESSED = frozenset({"object", "clause", "dative", "to", "with", "against"})
"""Where those stand to whom somebody speaks, and of whom: private people are no state there."""
MET = frozenset({"object", "with", "on", "upon"})
"""Where those who are named together are of one side: "called on X and Y"."""
DONE_TO = frozenset({Role.TARGET, Role.RECIPIENT, Role.HOST})
"""Roles of others than those who act."""
CLEFT = frozenset({"ccomp", "relcl", "acl"})
BYSTANDING = re.compile(
    r",?\s+(?:(?:acting\s+)?as\s+(?:\w+\s+)?(?:host|mediator|witness|guest)"
    r"|looking on|in attendance)\b"
)
"""Words that say of somebody before them that the others' act is not theirs."""
HELPING = re.compile(r"-(?:hosted|brokered|mediated|sponsored|facilitated|chaired|born|educated)\b")
"""What makes the nation before it no party: "Swiss-hosted talks"."""
FORUMS = frozenset(
    {"commission", "council", "committee", "cabinet", "delegation", "negotiator", "envoy"}
)
"""Nouns that stand for the officials of the states beside them."""
SEVERAL_SIDES = PAIRS | LEADERS.keys()
COLLECTIVE = frozenset({MentionKind.GROUP, MentionKind.OFFICE, MentionKind.COUNTERPART})


@dataclass(slots=True)
class Cast:
    """An actor in a role, before its principal is settled."""

    mention: Mention
    slot: str
    led: bool = False
    """The actor led a delegation."""
    guessed: bool = False
    """The text names an office without its state."""


@dataclass(frozen=True, slots=True)
class Slot:
    """Where a role of an act is looked for."""

    draft: Draft
    firing: Firing
    slot: str
    role: Role
    scene: Scene


def cast(draft: Draft, firing: Firing, scene: Scene) -> None:
    """Fill every role of the rule, and remember where each participant is named."""
    for role in firing.rule.roles:
        taken = {p.principal for p in draft.participants}
        chosen = list(_fill(draft, firing, role, scene, taken))
        resettle([each.mention for each in chosen], role, scene)
        if role in TOGETHER:
            _seat(chosen, scene)
        found = []
        for each in chosen:
            led = each.led and each.mention.person is not None
            participant = each.mention.participant(role, delegation=led)
            if participant is not None:
                found.append(participant)
                draft.remember(participant, each.mention)
                draft.via.setdefault(participant.principal, each.slot)
        draft.participants += distinct(found)
    draft.participants += _attendees(scene, draft)


def subject_of(scene: Scene) -> list[Mention]:
    """Whom the sentence's main clause speaks of."""
    root = scene.sentence.root
    if [t.lower_ for t in subjects(root)] == ["it"]:
        clauses = [c for c in root.children if c.dep_ in CLEFT and c.pos_ in ("VERB", "AUX")]
        root = next((c for c in clauses if subjects(c)), root)
    return acting(root, scene)


def acting(verb: Token, scene: Scene) -> list[Mention]:
    """Whom a clause has for its subject."""
    frame = Frame(scene.parsed, None, verb)
    found: list[Mention] = []
    for token in subjects(verb):
        heard = list(frame.collect(token))
        found += pronoun(token, frame, scene) if token.pos_ == "PRON" else []
        found += [r for m in heard if m.kind in ACTORS for r in scene.discourse.resolve(m, heard)]
        head = scene.parsed.mention(token)
        found += metonym(head, scene) if head is not None and head.city else []
    return found


def _fill(
    draft: Draft, firing: Firing, role: Role, scene: Scene, taken: set[str]
) -> Iterator[Cast]:
    """The actors in a role: of the first slot that holds one, or of all slots.

    The other side of an act is of another principal than those ``taken``.  Where something is
    counts as a party only while there are not two.
    """
    rule, codes = firing.rule, set[str | None]()
    for slot in rule.roles[role]:
        if slot in WHERE and rule.union and len(codes) > 1:
            continue
        found = _slot(Slot(draft, firing, slot, role, scene))
        if not rule.union and role is not Role.HOST:
            if role is Role.TARGET:
                for each in found:
                    each.mention = of_the_other(each.mention, taken, scene)
            found = [each for each in found if principal_of(each.mention) not in taken]
        codes |= {principal_of(each.mention) for each in found}
        yield from found
        if found and not rule.union and not (role is Role.SIGNATORY and len(codes) < 2):
            return


def _slot(at: Slot) -> list[Cast]:
    """The actors in one slot."""
    tokens = at.firing.frame.tokens(at.slot)
    return [each for token in tokens if _may_fill(token, at) for each in _filling(token, at)]


def _may_fill(token: Token, at: Slot) -> bool:
    """Whether a word can be a party; private people are none, and make the act a private one."""
    frame, rule = at.firing.frame, at.firing.rule
    if at.role in rule.direct and at.scene.parsed.mention(token) is None:
        return False
    if token == frame.noun and at.slot != "self":
        return False
    spoken_of = at.role is Role.TARGET and at.draft.type in SPOKEN and at.slot in ADDRESSED
    if spoken_of and is_private(token):
        at.draft.objected = True
        return False
    if at.role is Role.TARGET and at.draft.type is EventType.STATEMENT:
        if is_own(token, frame) or is_sought(token, frame):
            return False
    private = at.role in ACTING and (is_private(token) or is_anyone(token, at.scene.parsed))
    at.draft.private = at.draft.private or (private and at.slot not in UPON)
    return not private


def _filling(token: Token, at: Slot) -> Iterator[Cast]:
    """The actors that a word stands for."""
    draft, slot, scene = at.draft, at.slot, at.scene
    frame = at.firing.frame
    heard = [m for m in frame.collect(token) if not HELPING.match(scene.text, m.end)]
    mentions = _of_each(token, heard, frame, scene)
    if slot == "poss":
        owning = token.dep_ == "poss"
        mentions = [m for m in mentions if owning or m.kind is not MentionKind.CITY]
    forum = token.lemma_.lower() in FORUMS or is_working_group(token)
    draft.collective = draft.collective or forum or any(_is_collective(m) for m in mentions)
    led = _leads_delegation(token, mentions)
    if led:
        of_delegation(mentions)
    guessed = any(m.kind is MentionKind.OFFICE and not m.principal for m in mentions)
    resolved = _resolved(token, mentions, at)
    if slot == "with":
        resolved = _acting(resolved, draft, scene)
    if at.role in at.firing.rule.persons:
        resolved = [m for m in resolved if m.kind is not MentionKind.STATE or m.title]
    if draft.type is EventType.MISSION:
        resolved += [state_mention(m.posted) for m in mentions if m.posted]
    settled = (m for m in resolved if principal_of(m) and not m.plural)
    yield from (Cast(m, slot, led, guessed) for m in settled)


def _resolved(token: Token, mentions: list[Mention], at: Slot) -> list[Mention]:
    """Whom the mentions at a word stand for, and whom a pronoun does."""
    draft, scene = at.draft, at.scene
    away = {p.principal for p in draft.participants} if at.role in DONE_TO else set[str]()
    if at.slot in MET:
        accompany(mentions, scene)
    beside = scene.mentions()
    resolved = [r for m in mentions for r in _resolve(m, at.role, beside, scene, away)]
    if token.pos_ == "PRON" or not mentions:
        frame = at.firing.frame
        meant = [m for t in owners_of(token) for m in pronoun(t, frame, scene, away)]
        draft.collective = draft.collective or len(meant) > 1
        draft.pronominal = draft.pronominal or token.lower_ in ("he", "she", "they")
        resolved = [*meant, *resolved]
    if at.slot in MET:
        accompany(resolved, scene)
    return resolved


def _of_each(token: Token, mentions: list[Mention], frame: Frame, scene: Scene) -> list[Mention]:
    """ "Their foreign and defence ministers": those of either side that the clause above names."""
    shared = [m for m in mentions if m.kind is MentionKind.OFFICE and m.plural and not m.principal]
    owner = next((c for c in token.children if c.lower_ == "their"), None)
    if owner is None or not shared:
        return mentions
    owners = of_clause_above(owner, frame, scene) or scene.discourse.pronoun(owner)
    codes = list(dict.fromkeys(code for m in owners if (code := principal_of(m))))
    if len(codes) != 2:
        return mentions
    each = [replace(m, principal=code, plural=False) for m in shared for code in codes]
    return [*(m for m in mentions if m not in shared), *each]


def _seat(chosen: list[Cast], scene: Scene) -> None:
    """Let an office without a state be of the other side when both would be of one.

    "The Portuguese guest was received by the Head of Government": of the hosts, not of Portugal.
    """
    codes = {code for each in chosen if (code := principal_of(each.mention))}
    guessed = [each for each in chosen if each.guessed and each.mention.person is None]
    if len(codes) != 1 or not guessed or len(guessed) == len(chosen):
        return
    partner = scene.discourse.partners(codes)
    for each in guessed if len(partner) == 1 else ():
        office = replace(each.mention, principal=partner[0].principal)
        each.mention = scene.discourse.holder_of(office)


def _acting(mentions: Sequence[Mention], draft: Draft, scene: Scene) -> list[Mention]:
    """Those who do act; who looks on or is the host attends."""
    idle = [m for m in mentions if BYSTANDING.match(scene.text, m.end) and m.end]
    present = (m.participant(Role.ATTENDEE) for m in idle)
    draft.participants += [p for p in present if p is not None]
    return [m for m in mentions if m not in idle]


def _is_collective(mention: Mention) -> bool:
    return mention.kind in COLLECTIVE or (
        mention.kind is MentionKind.STATE and mention.title is not None
    )


def _resolve(
    mention: Mention, role: Role, beside: Sequence[Mention], scene: Scene, away: set[str]
) -> list[Mention]:
    """Whom a mention stands for; ``away`` are those who cannot be at home in "the country"."""
    if role is Role.HOST and away and mention.kind is MentionKind.GROUP and mention.title in LANDS:
        ours = mention.text.lower().startswith("our ") and scene.discourse.home not in away
        return (
            scene.discourse.resolve(mention) if ours else scene.discourse.land(away, mention.title)
        )
    if mention.kind is MentionKind.CITY and role is not Role.HOST:
        return metonym(mention, scene)
    if away and mention.kind is MentionKind.GROUP and (mention.title or "") in SEVERAL_SIDES:
        return scene.discourse.addressed(mention, away)
    others = [m for m in beside if m is not mention]
    return scene.discourse.resolve(mention, others) if mention.kind in ACTORS else [mention]


def _leads_delegation(token: Token, mentions: Sequence[Mention]) -> bool:
    words = {token.lower_} | {(m.title or "") for m in mentions if m.person is None}
    return bool(words & actor_words().delegations)


def distinct(participants: Iterable[Participant]) -> list[Participant]:
    """Participants once each; a bare principal gives way to its official in the same role."""
    unique = list(dict.fromkeys(participants))
    named = {(p.role, p.principal) for p in unique if p.official or p.organization or p.title}
    return [
        p
        for p in unique
        if p.official or p.organization or p.title or (p.role, p.principal) not in named
    ]


def _attendees(scene: Scene, draft: Draft) -> list[Participant]:
    """Third persons whom the sentence says attended: ambassadors, mostly."""
    present = {(p.principal, p.official) for p in draft.participants}
    found = []
    for token in scene.sentence:
        if token.lemma_ not in ("attend", "accompany", "present", "part"):
            continue
        for mention in scene.mentions():
            person = mention.person
            if person is None or person.portfolio != "embassy":
                continue
            participant = mention.participant(Role.ATTENDEE)
            if participant and (participant.principal, participant.official) not in present:
                found.append(participant)
    return list(dict.fromkeys(found))
