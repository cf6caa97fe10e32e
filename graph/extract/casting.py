"""Who fills the roles of an event: from grammatical slots to participants."""

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from itertools import pairwise

from graph.extract.atoms import actor_words
from graph.extract.discourse import LANDS, LEADERS, PAIRS
from graph.extract.frames import Frame, subjects
from graph.extract.memory import principal_of, state_mention
from graph.extract.model import Draft, Mention, MentionKind
from graph.extract.outsiders import is_anyone, is_private, is_working_group
from graph.extract.ownership import of_the_other
from graph.extract.phrases import LEADERSHIP
from graph.extract.pronouns import metonym, of_clause_above, owners_of, pronoun
from graph.extract.scene import ACTORS, Scene
from graph.extract.tokens import Token
from graph.extract.triggers import Firing
from graph.model import Participant
from ontology.terms import EventType, Portfolio, Role

WHERE = frozenset({"in", "at", "on"})
"""Slots that rather hold the place than a party."""
ACTING = frozenset({Role.SOURCE, Role.SENDER, Role.VISITOR, Role.SIGNATORY, Role.PARTICIPANT})
"""Roles in which private people do not stand for their state."""
MET = frozenset({"object", "with", "on", "upon"})
"""Where those who are named together are of one side: "called on X and Y"."""
DONE_TO = frozenset({Role.TARGET, Role.RECIPIENT, Role.HOST})
"""Roles of others than those who act."""
TOGETHER = frozenset({Role.PARTICIPANT, Role.SIGNATORY})
"""Roles that are shared by different principals."""
CLEFT = frozenset({"ccomp", "relcl", "acl"})
BYSTANDING = re.compile(
    r",?\s+(?:(?:acting\s+)?as\s+(?:\w+\s+)?(?:host|mediator|witness|guest)"
    r"|looking on|in attendance)\b"
)
"""Words that say of somebody before them that the others' act is not theirs."""
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
        found = _slot(draft, firing, slot, role, scene)
        if not rule.union and role is not Role.HOST:
            if role is Role.TARGET:
                for each in found:
                    each.mention = of_the_other(each.mention, taken, scene)
            found = [each for each in found if principal_of(each.mention) not in taken]
        codes |= {principal_of(each.mention) for each in found}
        yield from found
        if found and not rule.union and not (role is Role.SIGNATORY and len(codes) < 2):
            return


def _slot(draft: Draft, firing: Firing, slot: str, role: Role, scene: Scene) -> list[Cast]:
    beside = scene.mentions()
    frame, rule = firing.frame, firing.rule
    result: list[Cast] = []
    for token in frame.tokens(slot):
        if role in rule.direct and scene.parsed.mention(token) is None:
            continue
        if token == frame.noun and slot != "self":
            continue
        if role in ACTING and (is_private(token) or is_anyone(token, scene)):
            draft.private = True
            continue
        mentions = _of_each(token, list(frame.collect(token)), frame, scene)
        if slot == "poss":
            mentions = [
                m for m in mentions if m.kind is not MentionKind.CITY or token.dep_ == "poss"
            ]
        forum = token.lemma_.lower() in FORUMS or is_working_group(token)
        draft.collective = draft.collective or forum or any(_is_collective(m) for m in mentions)
        away = {p.principal for p in draft.participants} if role in DONE_TO else set[str]()
        if slot in MET:
            _accompany(mentions, scene)
        resolved = [r for m in mentions for r in _resolve(m, role, beside, scene, away)]
        guessed = any(m.kind is MentionKind.OFFICE and not m.principal for m in mentions)
        if token.pos_ == "PRON" or not mentions:
            meant = [m for t in owners_of(token) for m in pronoun(t, frame, scene, away)]
            draft.collective = draft.collective or len(meant) > 1
            draft.pronominal = draft.pronominal or token.lower_ in ("he", "she", "they")
            resolved = [*meant, *resolved]
        if slot == "with":
            resolved = _acting(resolved, draft, scene)
        if slot in MET:
            _accompany(resolved, scene)
        if role in rule.persons:
            resolved = [m for m in resolved if m.kind is not MentionKind.STATE or m.title]
        led = _leads_delegation(token, mentions)
        if led:
            _of_delegation(mentions)
        if draft.type is EventType.MISSION:
            resolved += [state_mention(m.posted) for m in mentions if m.posted]
        settled = (m for m in resolved if principal_of(m) and not m.plural)
        result += [Cast(m, slot, led, guessed) for m in settled]
    return result


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


def resettle(mentions: Sequence[Mention], role: Role, scene: Scene) -> None:
    """Move officials whose state was guessed to where their company in a role puts them.

    Those who travel or act together are of one state; those who meet or sign are not all of one.
    """
    persons = [m.person for m in mentions if m.person is not None]
    guessed = [person for person in persons if person.guessed]
    if not guessed or len(mentions) < 2:
        return
    certain = {principal_of(m) for m in mentions if m.person is None or not m.person.guessed}
    codes = {code for m in mentions if (code := principal_of(m))}
    if role not in TOGETHER:
        target = next(iter(certain)) if len(certain) == 1 else None
        moved = guessed
    elif len(codes) == 1:
        partner = scene.discourse.partners(codes)
        target = partner[0].principal if len(partner) == 1 else None
        moved = guessed if certain else guessed[1:]
    else:
        return
    for person in moved if target else ():
        person.principal, person.guessed = target, False


def _accompany(mentions: Sequence[Mention], scene: Scene) -> None:
    """Let an official whose state was guessed be of the state of the one named right before."""
    for one, other in pairwise(m for m in mentions if m.person is not None):
        between = scene.text[one.end : other.start].replace(",", "").strip()
        first, second = one.person, other.person
        if (
            one.end >= other.start
            or first is None
            or second is None
            or between not in ("", "and")
            or first.guessed
        ):
            continue
        alike = second.portfolio in (None, Portfolio.OTHER, first.portfolio, *LEADERSHIP)
        unsure = second.guessed or second.principal is None
        if unsure and first.principal and not alike:
            second.principal, second.guessed = first.principal, False


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


def _of_delegation(mentions: Sequence[Mention]) -> None:
    """Let who leads a delegation be of its state, where nothing else says whose they are."""
    words = actor_words().delegations
    sent = [m.principal for m in mentions if m.principal and (m.title or "") in words]
    for mention in mentions if len(sent) == 1 else ():
        if mention.person is not None and (mention.person.guessed or not mention.person.principal):
            mention.person.principal, mention.person.guessed = sent[0], False


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
