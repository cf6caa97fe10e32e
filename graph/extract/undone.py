"""Plans that the same sentence says came to nothing: "was to have met him", "but will not go"."""

from collections.abc import Iterator

from graph.extract.lexicon import Cues, cues
from graph.extract.tokens import Token
from ontology.terms import Status

EXPECTED = frozenset(
    {"due", "expect", "schedule", "suppose", "slate", "plan", "set", "hope", "pencil", "mean"}
)
"""What is said of a plan; "had been due" of one that is no more."""
OCCASIONS = frozenset(
    {"it", "trip", "visit", "meeting", "talk", "summit", "ceremony", "signing", "event", "tour"}
    | {"plan", "encounter", "session", "call", "exercise", "drill", "journey", "engagement"}
)
TURNS = frozenset({"but", "however", "instead", "though", "although", "yet"})
APART = {
    ("call", "off"): Status.CANCELLED,
    ("put", "off"): Status.POSTPONED,
    ("push", "back"): Status.POSTPONED,
    ("put", "back"): Status.POSTPONED,
    ("fall", "through"): Status.CANCELLED,
}
"""Verbs with a particle that call an event off or put it off."""
DROPPED = APART | {
    ("back", "out"): Status.CANCELLED,
    ("pull", "out"): Status.CANCELLED,
    ("cry", "off"): Status.CANCELLED,
    ("stay", "away"): Status.CANCELLED,
}
"""Verbs and particles after which nothing comes of a plan, or not yet."""
LEFT_OUT = frozenset({"collapse", "stay", "remain", "skip"})


def called_off_by(token: Token, lemma: str, words: Cues) -> tuple[Status, str] | None:
    """What a word, alone or with its particle, says became of what it governs, and why."""
    for cue, status in (
        (words.cancelled, Status.CANCELLED),
        (words.postponed, Status.POSTPONED),
        (words.denied, Status.DENIED),
    ):
        if lemma in cue:
            return status, f"realis.{status}"
    for child in token.children:
        apart = APART.get((lemma, child.lower_))
        if apart is not None:
            return apart, f"realis.{apart}"
    return None


def undone(trigger: Token, verb: Token | None) -> Status | None:
    """Whether the plan that a trigger tells of was given up or put off, by its own sentence."""
    if _was_to_have(trigger if verb is None else verb):
        return _given_up(trigger) or Status.CANCELLED
    given_up = _given_up(trigger)
    if given_up is None:
        return None
    return given_up if _is_past_plan(trigger) or _turns(trigger) else None


def _was_to_have(trigger: Token) -> bool:
    """ "Was to have visited"."""
    for verb in (trigger, *trigger.ancestors):
        helping = {c.lower_ for c in verb.children if c.dep_ == "aux"}
        was = verb.head.lemma_ == "be" and verb.head.tag_ == "VBD"
        if {"to", "have"} <= helping and was:
            return True
    return False


def _is_past_plan(trigger: Token) -> bool:
    """ "Had been due", "was supposed to", "was to"."""
    for verb in (trigger, *trigger.ancestors):
        helping = [c for c in verb.children if c.dep_ in ("aux", "auxpass")]
        past = verb.tag_ == "VBD" or any(c.tag_ == "VBD" for c in helping)
        told = verb.lemma_ in EXPECTED or any(c.lemma_ in EXPECTED for c in verb.children)
        to_be = verb.lemma_ == "be" and any(c.dep_ == "xcomp" for c in verb.children)
        if past and (told or to_be):
            return True
    return False


def _turns(trigger: Token) -> bool:
    """Whether a "but" parts the plan from what became of it."""
    return any(t.lower_ in TURNS for t in trigger.sent if t.i > trigger.i)


def _given_up(trigger: Token) -> Status | None:
    """What another clause of the sentence says became of it."""
    above = {t.i for t in _own_clause(trigger)}
    verbs = (t for t in trigger.sent if t.pos_ in ("VERB", "AUX") and t.i not in above)
    return next((status for verb in verbs for status in _verdicts(verb)), None)


def _own_clause(trigger: Token) -> Iterator[Token]:
    """The trigger and what governs it within its clause."""
    yield trigger
    while trigger.head != trigger and trigger.dep_ not in ("relcl", "acl", "advcl", "conj"):
        trigger = trigger.head
        yield trigger


def _verdicts(verb: Token) -> Iterator[Status]:
    words = cues()
    if not _is_of_occasion(verb):
        return
    if verb.lemma_ in words.cancelled:
        yield Status.CANCELLED
    if verb.lemma_ in words.postponed:
        yield Status.POSTPONED
    beside = [c.lower_ for c in verb.children if c.dep_ in ("prt", "advmod", "prep")]
    yield from (DROPPED[verb.lemma_, w] for w in beside if (verb.lemma_, w) in DROPPED)
    if verb.lemma_ == "take" and {"off"} & set(beside) and _says(verb, "agenda", "calendar"):
        yield Status.CANCELLED
    not_done = any(c.dep_ == "neg" or c.lower_ == "longer" for c in verb.children)
    if not_done and verb.lemma_ in ("go", "come", "take", "happen", "attend", "travel", "make"):
        yield Status.CANCELLED
    if verb.lemma_ in LEFT_OUT and (verb.lemma_ == "collapse" or _says(verb, "home", "away")):
        yield Status.CANCELLED


def is_struck_off(verb: Token) -> bool:
    """ "Is no longer on the calendar"."""
    return verb.lemma_ == "be" and _says(verb, "agenda", "calendar", "cards", "schedule")


def _is_of_occasion(verb: Token) -> bool:
    """Whether a verb is said of the plan, or of those who planned and are not named again."""
    things = [c for c in verb.children if c.dep_ in ("nsubj", "nsubjpass", "dobj")]
    return all(
        t.lemma_.lower() in OCCASIONS or t.pos_ == "PRON" or t.lemma_ == "place" for t in things
    )


def _says(verb: Token, *words: str) -> bool:
    return any(t.lower_ in words for t in verb.subtree)
