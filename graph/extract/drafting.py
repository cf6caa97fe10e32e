"""From the rules that fired in a sentence to drafts of reports: roles, status, time, place."""

import datetime as dt
from collections.abc import Iterator
from dataclasses import replace

from graph.extract.calling import called
from graph.extract.casting import cast
from graph.extract.frames import Frame, is_passive, objects, subjects
from graph.extract.kinds import SPOKEN, subject_areas, subtype
from graph.extract.lexicon import things
from graph.extract.model import Draft, MentionKind
from graph.extract.naming import counted, document_title, proper_name, signed_noun, uncounted
from graph.extract.outsiders import fights_irregulars
from graph.extract.placing import date, is_ahead, place
from graph.extract.realis import realis
from graph.extract.scene import Scene
from graph.extract.timewords import MONTH, ORDINALS, WEEKDAYS
from graph.extract.tokens import Token
from graph.extract.triggers import Firing, fire, phrase
from ontology.terms import EventType, Status

PRONOUNS = frozenset({"it", "this", "which", "that", "they", "them", "these"})
SEPARATELY = frozenset({"separate", "separately", "individually", "respectively", "each"})
BEHIND = frozenset(
    {"before", "after", "following", "since", "until", "prior", "ahead", "eve", "about", "despite"}
)
CALLED = frozenset(
    {EventType.ECONOMIC_COOPERATION, EventType.CULTURAL_COOPERATION, EventType.RELATIONS}
    | {EventType.MOBILIZATION}
)
"""What is given a name in so many words: "a programme called …"."""
FOUGHT = frozenset({EventType.CLASH, EventType.MOBILIZATION})
OWN = frozenset({"its", "their", "his", "her", "own"})
AFRESH = frozenset({"again", "another", "anew"} | set(ORDINALS[1:7]))
"""Words that tell an act from the one before."""
DEFINITE = frozenset({"the", "this", "his", "her", "their", "its"})


def draft_sentence(scene: Scene) -> Iterator[Draft]:
    """The drafts of one sentence, before anything is known of its neighbours' drafts."""
    for firing in fire(scene.parsed, scene.sentence):
        draft = _draft(firing, scene)
        if draft is not None:
            yield draft


def _draft(firing: Firing, scene: Scene) -> Draft | None:
    frame, rule = firing.frame, firing.rule
    reality = realis(frame, called_off=rule.called_off, negated=rule.negated)
    if rule.type is EventType.THREAT and reality.why == "realis.planned" and _uttered(frame):
        reality = replace(reality, status=Status.HELD, why="realis.held")
    if reality.status is None or _of_invitation(frame.trigger) or _backdrop(frame.trigger):
        return None
    if rule.type in FOUGHT and fights_irregulars(frame):
        return None
    draft = _begun(firing, scene)
    ahead = reality.status is Status.HELD and _scheduled(frame, scene)
    draft.status = Status.PLANNED if ahead else reality.status
    if draft.status is Status.PLANNED and draft.type is EventType.CLASH:
        return None
    draft.background = reality.background
    draft.why = [rule.name, "realis.scheduled" if ahead else reality.why]
    cast(draft, firing, scene)
    draft.subtype = rule.subtype or subtype(draft.type, scene.words)
    if draft.type is EventType.SIGNING or rule.document:
        _document(draft, frame, scene)
    elif frame.noun is not None:
        draft.name = proper_name(scene.parsed, draft.type, frame.noun, scene.text)
    raised = draft.type is not EventType.RELATIONS or draft.subtype == "upgraded"
    if draft.name is None and draft.type in CALLED and raised:
        draft.name = called(scene.words, draft.type)
    date(draft, frame, scene)
    if draft.status is Status.HELD and is_ahead(draft.date, scene.today):
        draft.status = Status.PLANNED
        draft.why.remove(reality.why)
        draft.why.append("time.ahead")
    draft.place = place(frame, scene, towards=draft.type is EventType.VISIT)
    _remember(draft, frame, scene)
    draft.domain = subject_areas(draft.name or "", draft.participants)
    return draft


def _uttered(frame: Frame) -> bool:
    """Whether a vow has been made: the vow, not what is vowed, is the threat."""
    verb = frame.verb
    finite = verb is not None and verb.tag_ in ("VBD", "VBN", "VBZ", "VBP")
    return finite and verb == frame.trigger


def _remember(draft: Draft, frame: Frame, scene: Scene) -> None:
    """Keep which words say the type, the place and the name."""
    draft.spans["type"] = scene.parsed.spans[frame.trigger.i]
    if draft.place is not None:
        where = (draft.place.city, draft.place.country)
        said = (m for m in scene.mentions() if (m.city, m.principal) == where)
        draft.spans.update(("place", (m.start, m.end)) for m in list(said)[:1])
    if draft.name is not None and (at := scene.text.find(draft.name, *scene.span)) >= 0:
        draft.spans["name"] = (at, at + len(draft.name))


def _begun(firing: Firing, scene: Scene) -> Draft:
    """What the words of the rule's own phrase say of the event."""
    frame, rule = firing.frame, firing.rule
    words = list(phrase(frame))
    return Draft(
        type=rule.type,
        rule=rule,
        anchor=frame.trigger.i,
        unsaid=frame.verb is not None and is_passive(frame.verb) and not frame.tokens("agent"),
        objected=_objected(frame),
        deed=_deed(frame, rule.type),
        homely=_homely(frame),
        reciprocal=any(map(_each_other, words)),
        separate=any(map(_apart, words)),
        afresh=not AFRESH.isdisjoint(token.lower_ for token in words),
        noun=frame.noun.lemma_.lower() if frame.noun is not None else None,
        verb=frame.verb.lemma_.lower() if frame.verb is not None else None,
        verb_at=frame.verb.i if frame.verb is not None else None,
        beside=_beside(frame.verb) if frame.verb is not None else frozenset(),
        behind=_behind(frame.trigger),
        pronoun=frame.noun is not None and frame.noun.lower_ in PRONOUNS,
        phrase=frozenset(token.i for token in words),
        sentences=[scene.span],
        definite=_definite(frame.trigger),
        told=scene.discourse.day if _goes_on(frame, rule.type) else None,
        narrated=scene.follows_a_date and _in_past_tense(frame),
    )


def _beside(verb: Token) -> frozenset[int]:
    """Verbs coordinated with one, each with an object: "closed the border, halted all trade"."""
    first = verb
    while first.dep_ == "conj" and first.head.pos_ == "VERB":
        first = first.head
    row = [first]
    for each in row:
        row += [c for c in each.children if c.dep_ == "conj" and c.pos_ == "VERB"]
    done_to = {each.i for each in row if objects(each)}
    return frozenset(done_to - {verb.i}) if verb.i in done_to else frozenset()


def _in_past_tense(frame: Frame) -> bool:
    """Whether the verb about the trigger is a simple past, as in a narrative."""
    trigger = frame.trigger
    above = next((t for t in (trigger, *trigger.ancestors) if t.pos_ in ("VERB", "AUX")), None)
    if above is None:
        return False
    helping = {c.lower_ for c in above.children if c.dep_ in ("aux", "auxpass")}
    return (above.tag_ == "VBD" and not helping) or bool(helping & {"was", "were"})


def _scheduled(frame: Frame, scene: Scene) -> bool:
    """ "Flies to Hanoi on Tuesday", "opens on 1 July": a verb in the present with a day to come."""
    verb = frame.verb
    if verb is None or verb.tag_ not in ("VBZ", "VBP") or verb.lemma_ in ("be", "have"):
        return False
    if any(c.dep_ in ("aux", "auxpass") for c in verb.children):
        return False
    days = [t for c in verb.children if c.dep_ in ("npadvmod", "prep") for t in c.subtree]
    return any(t.lower_ in WEEKDAYS for t in days) or any(
        _is_soon(when.date, scene) and when.start <= scene.parsed.spans[t.i][0] < when.end
        for when in scene.times(future=True)
        for t in days
    )


def _is_soon(date: str, scene: Scene) -> bool:
    """Whether a day or month lies ahead by no more than half a year."""
    if scene.today is None or len(date) < MONTH or not is_ahead(date, scene.today):
        return False
    return date <= (scene.today + dt.timedelta(days=180)).isoformat()


def _each_other(token: Token) -> bool:
    """ "Each other", "one another"."""
    second = token.lower_ in ("other", "another") and token.i > 0
    return second and token.nbor(-1).lower_ in ("each", "one")


def _goes_on(frame: Frame, event_type: EventType) -> bool:
    """Whether an event is of the day told of last: what others then say of it is of the story's."""
    acting = subjects(frame.verb) if frame.verb is not None else []
    return event_type not in SPOKEN or any(t.pos_ == "PRON" for t in acting)


def _apart(token: Token) -> bool:
    """ "Separately", but not as a sentence opens on another matter: "Separately, the two …"."""
    opening = token.i == token.sent.start and token.i + 1 < token.sent.end
    return token.lemma_.lower() in SEPARATELY and not (opening and token.nbor().lower_ == ",")


def _document(draft: Draft, frame: Frame, scene: Scene) -> None:
    """The document that it is about: the noun with its title, or the title alone."""
    if frame.noun is not None:
        noun = signed_noun(frame)
        kind = subtype(draft.type, noun.lemma_) if noun is not None else None
        draft.subtype = draft.rule.subtype or kind or draft.subtype
        draft.noun = noun.lemma_.lower() if noun is not None else draft.noun
        title = document_title(scene.parsed, noun, scene.text) if noun is not None else None
        title = None if noun is not None and uncounted(noun, title) else title
        draft.name = title
        draft.several = counted(noun) if noun is not None and title is None else None
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


def _behind(token: Token) -> bool:
    """Whether a definite noun only says when something else was: "on the eve of the summit"."""
    if token.dep_ != "pobj" or not _definite(token):
        return False
    above = (token.head, token.head.head)
    return any(t.lower_ in BEHIND for t in above)


def _objected(frame: Frame) -> bool:
    """Whether a verb without a noun of its own is done to somebody who is no actor."""
    if frame.noun is not None or frame.verb is None:
        return False
    if _of_own_affairs(frame) or _warns_of(frame.verb):
        return True
    acts = things("acts")
    known = [t for t in objects(frame.verb) if t.lemma_ in acts and not _indefinite(t)]
    done_to = [t for t in objects(frame.verb) if t.pos_ != "PRON" and t not in known]
    return bool(done_to) and not any(m for t in done_to for m in frame.collect(t))


def _of_own_affairs(frame: Frame) -> bool:
    """Whether what is done or told is of home affairs: "threatened to call an election"."""
    inner = [t for c in frame.clauses if c.dep_ == "xcomp" for t in objects(c)]
    told = [t for c in frame.clauses if c.dep_ == "ccomp" for t in subjects(c)]
    done_to = [*objects(frame.verb), *inner] if frame.verb is not None else []
    home = things("domestic")
    return any(t.lemma_ in home and not list(frame.collect(t)) for t in done_to) or any(
        c.lower_ == "own" for t in (*done_to, *told) for c in t.children
    )


def _warns_of(verb: Token) -> bool:
    """Whether a verb warns of something and nobody: "warned of spies"."""
    warned = verb.lemma_ in ("warn", "caution") and not objects(verb)
    return warned and any(c.lower_ in ("of", "against", "about") for c in verb.children)


def _indefinite(token: Token) -> bool:
    """Whether a noun is told for the first time: "a law"; one that is answered is known."""
    return any(c.lower_ in ("a", "an") for c in token.children)


def _homely(frame: Frame) -> bool:
    """Whether what it is done to is one's own, or a matter of home affairs."""
    done_to = objects(frame.verb) if frame.verb is not None else []
    things_done = [frame.noun, *done_to] if frame.noun is not None else done_to
    return any(
        t.lemma_ in things("domestic") or any(c.lower_ in OWN for c in t.children)
        for t in things_done
    )


def _deed(frame: Frame, event_type: EventType) -> str | None:
    """What a verb answers that was done before and whose owner is not said: "the raid"."""
    if frame.verb is None or (frame.noun is not None and event_type not in SPOKEN):
        return None
    known = things("acts") | things("accords")
    about = [t for t in objects(frame.verb) if t.lemma_ in known and _definite(t)]
    return next((t.lemma_ for t in about if not list(frame.collect(t))), None)


def _definite(token: Token) -> bool:
    return token.pos_ == "NOUN" and any(c.lower_ in DEFINITE for c in token.children)
