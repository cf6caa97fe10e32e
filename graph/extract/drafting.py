"""From the rules that fired in a sentence to drafts of reports: roles, status, time, place."""

import datetime as dt
from collections.abc import Iterable, Iterator, Sequence

from spacy.tokens import Token

from graph.dates import bounds
from graph.extract.atoms import actor_words
from graph.extract.discourse import state_mention
from graph.extract.frames import Frame, objects, subjects
from graph.extract.kinds import document_title, subject_areas, subtype
from graph.extract.model import OFFICES, Draft, Mention, MentionKind, When
from graph.extract.realis import realis
from graph.extract.scene import ACTORS, Scene, place_of
from graph.extract.triggers import Firing, fire, phrase
from graph.model import Participant, Place
from ontology.terms import EventType, Role, Status

PLACES = frozenset({MentionKind.CITY, MentionKind.STATE})
PRONOUNS = frozenset({"it", "this", "which", "that"})
WHERE = frozenset({"in", "at", "on"})
"""Slots that rather hold the place than a party."""
CLAUSES = frozenset({"relcl", "acl", "advcl", "ccomp", "conj", "parataxis"})
SAYING = frozenset(
    {"say", "announce", "report", "tell", "inform", "add", "write", "state", "note", "quote"}
    | {"cite", "declare", "confirm", "reveal", "disclose", "stress", "explain", "recall"}
)
UNRELATED = 20
"""Distance from which a time is rather that of a report or of another clause."""
ACTING = frozenset({Role.SOURCE, Role.SENDER, Role.VISITOR, Role.SIGNATORY, Role.PARTICIPANT})
"""Roles in which private people do not stand for their state."""
DEFINITE = frozenset({"the", "this", "his", "her", "their", "its"})


def draft_sentence(scene: Scene) -> Iterator[Draft]:
    """The drafts of one sentence, before anything is known of its neighbours' drafts."""
    for firing in fire(scene.parsed, scene.sentence):
        draft = _draft(firing, scene)
        if draft is not None:
            yield draft


def _draft(firing: Firing, scene: Scene) -> Draft | None:
    frame, rule = firing.frame, firing.rule
    reality = realis(frame, called_off=rule.called_off)
    if reality.status is None or _of_invitation(frame.trigger) or _backdrop(frame.trigger):
        return None
    draft = Draft(
        type=rule.type,
        rule=rule,
        anchor=frame.trigger.i,
        objected=_objected(frame),
        pronoun=frame.noun is not None and frame.noun.lower_ in PRONOUNS,
        phrase=frozenset(token.i for token in phrase(frame)),
        status=reality.status,
        sentences=[scene.span],
        why=[rule.name, reality.why],
        background=reality.background,
        definite=_definite(frame.trigger),
        told=scene.discourse.day,
    )
    for role in rule.roles:
        taken = {p.principal for p in draft.participants}
        draft.participants += _fill(firing, role, scene, taken)
    draft.subtype = rule.subtype or subtype(draft.type, scene.words)
    if draft.type is EventType.SIGNING or rule.document:
        _document(draft, frame, scene)
    _time(draft, frame, scene)
    if draft.status is Status.HELD and _is_ahead(draft.date, scene.today):
        draft.status = Status.PLANNED
        draft.why.remove(reality.why)
        draft.why.append("time.ahead")
    draft.place = _place(frame, scene, towards=draft.type is EventType.VISIT)
    draft.participants += _attendees(scene, draft)
    draft.domain = subject_areas(draft.name or "", draft.participants)
    return draft


def _document(draft: Draft, frame: Frame, scene: Scene) -> None:
    """The document that it is about: the noun with its title, or the title alone."""
    if frame.noun is not None:
        draft.subtype = draft.rule.subtype or subtype(draft.type, frame.noun.lemma_) or draft.subtype
        draft.name = document_title(scene.parsed, frame.noun, scene.text)
        return
    titles = (m for token in frame.tokens("object") for m in frame.collect(token))
    draft.name = next((m.text for m in titles if m.kind is MentionKind.TITLE), None)
    draft.subtype = draft.rule.subtype or subtype(draft.type, draft.name or "") or draft.subtype


def _of_invitation(token: Token) -> bool:
    """ "At the invitation of": how a visit came about, no event of its own."""
    return (
        token.lemma_ == "invitation"
        and token.dep_ == "pobj"
        and token.head.lower_ in ("at", "on", "upon")
    )


def _backdrop(token: Token) -> bool:
    """ "On the sidelines of the summit": where something else took place."""
    return token.dep_ == "pobj" and token.head.head.lemma_ in ("sideline", "margin", "fringe")


def _objected(frame: Frame) -> bool:
    """Whether a verb without a noun of its own is done to somebody who is no actor."""
    if frame.noun is not None or frame.verb is None:
        return False
    done_to = [t for t in objects(frame.verb) if t.pos_ != "PRON"]
    return bool(done_to) and not any(m for t in done_to for m in frame.collect(t))


def _definite(token: Token) -> bool:
    return token.pos_ == "NOUN" and any(c.lower_ in DEFINITE for c in token.children)


# -- participants ------------------------------------------------------------------------------


def _fill(firing: Firing, role: Role, scene: Scene, taken: set[str]) -> list[Participant]:
    """The participants in a role: of the first slot that holds an actor, or of all slots.

    The other side of an act is of another principal than those ``taken``.  Where something is
    counts as a party only while there are not two.
    """
    rule, filled = firing.rule, list[Participant]()
    for slot in rule.roles[role]:
        if slot in WHERE and rule.union and len({p.principal for p in filled}) > 1:
            continue
        found = _slot(firing, slot, role, scene)
        if not rule.union and role is not Role.HOST:
            found = [p for p in found if p.principal not in taken]
        if found and not rule.union:
            return found
        filled += found
    return distinct(filled)


def _slot(firing: Firing, slot: str, role: Role, scene: Scene) -> list[Participant]:
    beside = [m for m in scene.mentions() if m.person is not None]
    frame, rule = firing.frame, firing.rule
    result: list[Participant] = []
    for token in frame.tokens(slot):
        if role in rule.direct and scene.parsed.mention(token) is None:
            continue
        if role in ACTING and token.lemma_.lower() in actor_words().outsiders:
            continue
        mentions = list(frame.collect(token))
        resolved = [r for m in mentions for r in _resolve(m, role, beside, scene)]
        if token.pos_ == "PRON" or not mentions:
            resolved = [*_pronoun(token, frame, scene), *resolved]
        led = _leads_delegation(token, mentions)
        if role in rule.persons:
            resolved = [m for m in resolved if m.kind is not MentionKind.STATE or m.title]
        result += [
            p
            for m in resolved
            if (p := m.participant(role, delegation=led and m.person is not None))
        ]
    return distinct(result)


def _pronoun(token: Token, frame: Frame, scene: Scene) -> list[Mention]:
    """Who a pronoun is: "his visit" the subject's of the same clause, else by the discourse."""
    if token.lower_ in ("his", "her", "their") and frame.verb is not None:
        heard = [m for t in subjects(frame.verb) for m in frame.collect(t) if m.kind in ACTORS]
        here = [r for m in heard for r in scene.discourse.resolve(m, heard) if r.person is not None]
        if here:
            return here
    return (
        _of_clause_above(token, frame, scene)
        or _before_in_sentence(token, scene)
        or scene.discourse.pronoun(token)
    )


def _before_in_sentence(token: Token, scene: Scene) -> list[Mention]:
    """The last person who was a subject earlier in the sentence, for "he" and "her"."""
    if token.lower_ not in ("he", "she", "his", "her"):
        return []
    heard = [m for t, m in scene.placed if t.i < token.i and t.dep_ in ("nsubj", "nsubjpass")]
    found = [r for m in heard if m.kind in ACTORS for r in scene.discourse.resolve(m)]
    return [m for m in found if m.person is not None or m.kind in OFFICES][-1:]


def _of_clause_above(token: Token, frame: Frame, scene: Scene) -> list[Mention]:
    """ "Pakistan warned that it …": the subject of the clause above, where it fits the pronoun."""
    wanted = {"it": False, "its": False, "he": True, "she": True, "his": True, "her": True}
    if token.lower_ not in wanted:
        return []
    verbs = [t for t in token.ancestors if t.pos_ in ("VERB", "AUX")]
    for verb in verbs[1:]:
        heard = [m for t in subjects(verb) if t != token for m in frame.collect(t)]
        actors = [m for m in heard if m.kind in ACTORS]
        found = [r for m in actors for r in scene.discourse.resolve(m, heard)]
        fitting = [m for m in found if (m.person is not None) is wanted[token.lower_]]
        if fitting:
            return fitting[:1]
    return []


def _resolve(
    mention: Mention, role: Role, beside: Sequence[Mention], scene: Scene
) -> list[Mention]:
    if mention.kind is MentionKind.CITY and role is not Role.HOST:
        return _metonym(mention)
    others = [m for m in beside if m is not mention]
    return scene.discourse.resolve(mention, others) if mention.kind in ACTORS else [mention]


def _metonym(mention: Mention) -> list[Mention]:
    """A capital in the place of an actor stands for its state: "Baku and Astana signed"."""
    return [state_mention(mention.principal)] if mention.principal else []


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


# -- time and place ----------------------------------------------------------------------------


def _time(draft: Draft, frame: Frame, scene: Scene) -> None:
    """The time expression that belongs to the trigger, by the parse and then by nearness."""
    times = scene.times(future=draft.status is Status.PLANNED)
    if draft.type is EventType.INVITATION:
        times = [when for when in times if not _is_ahead(when.date, scene.today)]
    if not times:
        return
    ranked = [(away, n) for n, w in enumerate(times) if (away := _distance(w, frame, scene))]
    if not ranked:
        return
    away, best = min(ranked)
    if away[0] >= UNRELATED and (draft.definite or len(times) > 1):
        return
    draft.date, draft.end = times[best].date, times[best].until
    draft.why.append("time.expression")


def _is_ahead(date: str | None, today: dt.date | None) -> bool:
    """Whether all of a date lies after the story's day, by more than a time zone."""
    if date is None or today is None:
        return False
    return bounds(date)[0] > today + dt.timedelta(days=1)


def _distance(when: When, frame: Frame, scene: Scene) -> tuple[int, int] | None:
    """How far a time stands from the trigger in the parse and on the line; None: not its time.

    The time of a clause that hangs on the trigger's own is that clause's; the time of a clause
    above is the trigger's too, unless it only says when somebody spoke.
    """
    token = _token_at(when.start, scene)
    if token is None:
        return None
    gap, upon = abs(token.i - frame.trigger.i), frame.upon
    steps, node, crossed = 0, token, False
    while node.i not in frame.anchors and node.head != node and steps < 15:
        clause = node.dep_ in CLAUSES and node.pos_ in ("VERB", "AUX")
        crossed = crossed or (clause and node not in upon)
        node = node.head
        steps += 1
    if node.i in frame.anchors:
        return None if crossed else (steps, gap)
    clause = next((t for t in (token, *token.ancestors) if t.pos_ in ("VERB", "AUX")), None)
    if clause is None or clause in frame.trigger.ancestors:
        spoken = clause is not None and clause.lemma_ in SAYING
        return (20 if spoken else 10 + steps, gap)
    return (30, gap)


def _token_at(offset: int, scene: Scene) -> Token | None:
    for token in scene.sentence:
        if scene.parsed.spans[token.i][0] <= offset < scene.parsed.spans[token.i][1]:
            return token
    return None


def _place(frame: Frame, scene: Scene, *, towards: bool) -> Place | None:
    """Where, from an "in" or "at" phrase of the trigger, else the first city of the sentence that
    something is in; ``towards`` takes a "to" phrase as well.
    """
    for slot in ("in", "to", "at") if towards else ("in", "at"):
        for token in frame.tokens(slot):
            place = place_of(
                m for m in frame.collect(token) if m.kind in PLACES and not m.attributive
            )
            if place is not None:
                return place
    return place_of(
        mention
        for token, mention in scene.placed
        if mention.city and token.dep_ == "pobj" and token.head.lower_ in ("in", "at")
    )
