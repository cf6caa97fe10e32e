"""When and where an event took place, by the expressions around its trigger."""

import datetime as dt
import re

from graph.dates import bounds
from graph.extract.frames import BACKDROPS, Frame
from graph.extract.model import Draft, MentionKind, When
from graph.extract.reckoning import FULL
from graph.extract.scene import Scene, place_of
from graph.extract.tokens import Token
from graph.extract.when import UNTIL
from graph.model import Place
from ontology.terms import EventType, Status

PLACES = frozenset({MentionKind.CITY, MentionKind.STATE, MentionKind.ORGANIZATION})
"""What something can be "in" or "at": also the Kremlin, the Foreign Ministry."""
CLAUSES = frozenset({"relcl", "acl", "advcl", "ccomp", "conj", "parataxis"})
SAYING = frozenset(
    {"say", "announce", "report", "tell", "inform", "add", "write", "state", "note", "quote"}
    | {"cite", "declare", "confirm", "reveal", "disclose", "stress", "explain", "recall"}
)
FIRSTS = frozenset({"first", "only", "highest", "latest"})
SUBJECTS_OF_TALK = frozenset(
    {"situation", "war", "conflict", "crisis", "development", "event", "peace", "ceasefire"}
    | {"violence", "fighting", "stability", "security", "truce", "unrest", "coup", "genocide"}
)
"""What is spoken of and not where one is: "discussed the situation in Gaza"."""
JOURNEYS = frozenset({"visit", "trip", "tour", "mission", "journey"})
DURING = frozenset({"during", "on", "of", "in", "at", "within", "throughout"})
OUTSIDE = 10
"""Distance from which a time is of another clause."""
AGREED = frozenset(
    {EventType.ECONOMIC_COOPERATION, EventType.CULTURAL_COOPERATION, EventType.AID}
    | {EventType.MILITARY_COOPERATION, EventType.ARMS_TRANSFER, EventType.RELATIONS}
)
"""Types whose events are made by an agreement on them."""
A_YEAR = re.compile(r"(?:19|20)\d\d")
UNRELATED = 20
"""Distance from which a time is rather that of a report or of another clause."""


def date(draft: Draft, frame: Frame, scene: Scene) -> None:
    """The time expression that belongs to the trigger, by the parse and then by nearness."""
    times = _told_times(draft, frame, scene)
    if draft.type is EventType.INVITATION:
        times = [when for when in times if not is_ahead(when.date, scene.today)]
    if not times:
        _date_by_name(draft, frame, scene)
        return
    times = [when for when in times if not _of_the_thing(when, draft, frame, scene)]
    lasting = [when for when in times if _limits(when, scene)]
    times = [when for when in times if when not in lasting]
    own = (w for w in lasting if (away := _distance(w, frame, scene)) and away[0] < OUTSIDE)
    draft.end = next((when.until or when.date for when in own), None)
    ranked = [(away, n) for n, w in enumerate(times) if (away := _distance(w, frame, scene))]
    if not ranked:
        return
    away, best = min(ranked)
    if away[0] >= UNRELATED and (draft.definite or len(times) > 1):
        return
    if away[0] >= UNRELATED and draft.status is Status.PLANNED and _is_over(times[best], scene):
        return
    draft.date, draft.end = times[best].date, times[best].until or draft.end
    if draft.status is Status.HELD and _is_end(times[best], scene):
        draft.date, draft.end = None, draft.date
    draft.spans["date"] = (times[best].start, times[best].end)
    draft.why.append("time.expression")


def _date_by_name(draft: Draft, frame: Frame, scene: Scene) -> None:
    """ "The 1998 treaty, signed in Lima": of the year that the document is called by."""
    if draft.type is not EventType.SIGNING or draft.status is not Status.HELD or frame.noun is None:
        return
    years = [c for c in frame.noun.children if c.i < frame.noun.i and A_YEAR.fullmatch(c.text)]
    if years and scene.today is not None and int(years[0].text) <= scene.today.year:
        draft.date = years[0].text
        draft.why.append("time.expression")


def _is_over(when: When, scene: Scene) -> bool:
    """Whether all of a time lies before the story's day."""
    return scene.today is not None and bounds(when.date, when.until)[1] < scene.today


def _told_times(draft: Draft, frame: Frame, scene: Scene) -> list[When]:
    """The times of the sentence in the tense of the event.

    A plan, also one that came to nothing, does not take the time when it was made, but what was
    agreed on then is of that time.
    """
    if draft.status is not Status.PLANNED and "realis.undone" not in draft.why:
        return scene.times(future=False)
    told = zip(scene.times(future=True), scene.times(future=False), strict=False)
    times: list[When] = []
    for ahead, back in told:
        above = _verb_of(scene.token_at(ahead.start))
        made = above is not None and above.tag_ == "VBD" and above.i not in frame.anchors
        if not made or above not in list(frame.trigger.ancestors):
            times.append(ahead)
        elif draft.type in AGREED:
            times.append(back)
    return times


def _verb_of(token: Token | None) -> Token | None:
    """The verb that a word hangs on in the end."""
    above = (token, *token.ancestors) if token is not None else ()
    return next((t for t in above if t.pos_ in ("VERB", "AUX")), None)


def _is_end(when: When, scene: Scene) -> bool:
    """Whether it is only the time until which something lasts: "is here until Saturday"."""
    token = scene.token_at(when.start)
    above = (token, *token.ancestors) if token is not None else ()
    first = next((t for t in above if t.dep_ == "prep"), None)
    return first is not None and first.lower_ in ("until", "till") and len(when.date) == FULL


def _of_the_thing(when: When, draft: Draft, frame: Frame, scene: Scene) -> bool:
    """Whether a time is not the event's: "the accord of 2019", "his first trip since 2004"."""
    token = scene.token_at(when.end - 1)
    if token is None:
        return False
    token = token.nbor(-1) if token.pos_ == "PUNCT" and token.i else token
    above = next((t for t in token.ancestors if t.dep_ == "prep"), None)
    if above is None:
        return False
    if draft.type is EventType.INVITATION:
        return _of_the_invited(above, frame, scene)
    if draft.rule.document or draft.type is EventType.SIGNING:
        within = frame.noun is not None and frame.noun.is_ancestor(above)
        if within and draft.verb != "date" and above.lower_ in ("of", "for", "until", "to", "from"):
            return True
    first = above.lower_ == "since" and any(t.lower_ in FIRSTS for t in scene.sentence)
    return first and draft.type in (EventType.VISIT, EventType.MEETING)


def _limits(when: When, scene: Scene) -> bool:
    """Whether a time is the one that something lasts to: "closed the border until February"."""
    until = UNTIL.search(scene.text, scene.span[0], when.start)
    within = scene.text[when.start : when.end].lower().startswith("until")
    return bool(until or within) and is_ahead(when.date, scene.today)


def _of_the_invited(preposition: Token, frame: Frame, scene: Scene) -> bool:
    """Whether a time after an invitation is of what it is for: "to Oslo for talks in May"."""
    after = frame.trigger.i
    between = (t for t in scene.sentence if after < t.i < preposition.i)
    towards = (t for t in preposition.ancestors if t.i > after and t.dep_ == "prep")
    return any(t.lower_ == "for" for t in between) or any(t.lower_ == "to" for t in towards)


def is_ahead(date: str | None, today: dt.date | None) -> bool:
    """Whether all of a date lies after the story's day, by more than a time zone."""
    if date is None or today is None:
        return False
    return bounds(date)[0] > today + dt.timedelta(days=1)


def _distance(when: When, frame: Frame, scene: Scene) -> tuple[int, int] | None:
    """How far a time stands from the trigger in the parse and on the line; None: not its time.

    The time of a clause that hangs on the trigger's own is that clause's; the time of a clause
    above is the trigger's too, unless it only says when somebody spoke.
    """
    token = scene.token_at(when.start)
    if token is None:
        return None
    gap, upon = abs(token.i - frame.trigger.i), frame.upon
    if _whose_clause(when, frame, scene):
        return (2, gap)
    steps, node, crossed = 0, token, False
    while node.i not in frame.anchors and node.head != node and steps < 15:
        below = node.dep_ in CLAUSES and node.pos_ in ("VERB", "AUX") and not _naming(node)
        crossed = crossed or (below and node not in upon)
        node = node.head
        steps += 1
    if node.i in frame.anchors:
        told = node == frame.verb and node != frame.trigger and not frame.fixed
        if told and node.lemma_ in SAYING:
            return (UNRELATED, gap)
        return None if crossed else (steps, gap)
    clause = next((t for t in (token, *token.ancestors) if t.pos_ in ("VERB", "AUX")), None)
    if clause is None or clause in frame.trigger.ancestors:
        if clause is not None and _before_it(frame, clause):
            return None
        spoken = clause is not None and clause.lemma_ in SAYING
        return (UNRELATED if spoken else OUTSIDE + steps, gap)
    return (30, gap)


def _whose_clause(when: When, frame: Frame, scene: Scene) -> bool:
    """Whether the trigger's clause tells what was at the time: "in 1993, when Norway shut it"."""
    for verb in (frame.trigger, *frame.trigger.ancestors):
        joined = (c for c in verb.children if c.lower_ == "when" and c.i < verb.i)
        if any(0 <= scene.parsed.spans[c.i][0] - when.end <= len(", ") for c in joined):
            return True
        if verb.pos_ in ("VERB", "AUX") and verb.dep_ not in ("conj", "xcomp"):
            return False
    return False


def _naming(verb: Token) -> bool:
    """Whether a participle only says which thing a noun is: "the treaty ending the war in June".

    A time behind it may as well be that of the main act.
    """
    return verb.dep_ == "acl" and verb.tag_ == "VBG"


def _before_it(frame: Frame, clause: Token) -> bool:
    """Whether the trigger's clause tells of what had been before the clause above it."""
    for verb in (frame.trigger, *frame.trigger.ancestors):
        if verb == clause:
            return False
        had = any(c.dep_ == "aux" and c.lower_ == "had" for c in verb.children)
        if had and verb.dep_ in ("advcl", "relcl"):
            return True
    return False


def _hosting(frame: Frame, scene: Scene) -> Place | None:
    """The city that is said to host the event."""
    if frame.verb is None or frame.verb.lemma_ not in ("host", "welcome", "see"):
        return None
    acting = (scene.parsed.mention(t) for t in frame.tokens("subject"))
    cities = [m for t in frame.tokens("subject") for m in frame.collect(t) if m.city]
    return place_of([*(m for m in acting if m and m.city), *cities])


def place(frame: Frame, scene: Scene, *, towards: bool) -> Place | None:
    """Where, from an "in" or "at" phrase of the trigger, else the first city of the sentence that
    something is in; ``towards`` takes a "to" phrase as well.
    """
    if (host := _hosting(frame, scene)) is not None:
        return host
    for slot in ("in", "to", "at") if towards else ("in", "at"):
        for token in frame.tokens(slot):
            if _is_topic(token.head) or token.lemma_ in BACKDROPS:
                continue
            found = place_of(
                m for m in frame.collect(token) if m.kind in PLACES and not m.attributive
            )
            if found is not None:
                return found
    return _pointed(frame, scene) or place_of(
        mention for token, mention in scene.placed if mention.city and _is_setting(token, frame)
    )


def _pointed(frame: Frame, scene: Scene) -> Place | None:
    """ "Here": where the story was filed; "there": the city last told of; "Oslo, where …"."""
    for token in scene.sentence:
        if token.dep_ != "advmod" or token.head.i not in frame.anchors:
            continue
        if token.lower_ == "here":
            return scene.discourse.seat
        if token.lower_ == "there":
            return place_of(scene.discourse.cities[-1:])
        if token.lower_ == "where" and token.head.dep_ == "relcl":
            return place_of(frame.collect(token.head.head))
    return None


def _is_setting(token: Token, frame: Frame) -> bool:
    """Whether a city is where the sentence plays: not the subject of talks, nor another act's.

    A visit that other things are done during is where they are done: "during his visit to Oslo".
    """
    above = token.head
    if token.dep_ != "pobj" or _is_topic(above):
        return False
    if above.lower_ == "to":
        return above.head.lemma_ in JOURNEYS and above.head.head.lower_ in DURING
    return above.lower_ in ("in", "at") and not _elsewhere(above, frame)


def _is_topic(preposition: Token) -> bool:
    """Whether it stands after what is spoken of, wherever the parser hangs it."""
    before = [preposition.head, preposition.nbor(-1)] if preposition.i else [preposition.head]
    return any(t.lemma_ in SUBJECTS_OF_TALK for t in before)


def _elsewhere(token: Token, frame: Frame) -> bool:
    """Whether a phrase belongs to a clause about another thing: "a ship built in Busan"."""
    for above in token.ancestors:
        if above.i in frame.anchors or above in frame.upon:
            return False
        if above.dep_ in ("acl", "relcl"):
            return not any(t.i in frame.anchors for t in above.subtree)
    return False
