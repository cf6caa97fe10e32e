"""Whether the text says that an event took place, is planned, was called off, or is mere talk."""

from dataclasses import dataclass

from graph.extract.frames import Frame
from graph.extract.lexicon import Cues, cues
from graph.extract.tokens import Token
from graph.extract.undone import EXPECTED, called_off_by, is_struck_off, undone
from graph.extract.unreal import is_foreseen, is_habit, is_infinitive, left_undone
from ontology.terms import Status


@dataclass(frozen=True, slots=True)
class Realis:
    """What the text says about an event's reality; ``status`` is None for mere talk."""

    status: Status | None
    background: bool
    why: str


def realis(frame: Frame, *, called_off: bool = True, negated: bool = False) -> Realis:
    """Read tense, modals, negation and cue words around a trigger.

    One word that makes it mere talk outweighs others that make it a plan: "may visit next month".
    ``called_off`` says whether the trigger's own verb can call the event off: "scrapped the visit"
    does, "scrapped the treaty" is the event.  ``negated``: the event is that it is not done.
    """
    words = cues()
    if negated:
        refused = frame.verb is not None and _refused(frame.verb)
        return Realis(Status.HELD if refused else None, False, "realis.refused")
    chain = _governors(frame.trigger)
    background = any(_past_perfect(t) for t in chain[:3]) or any(
        c.lower_ in words.background for t in chain[:2] for c in t.children if c.dep_ == "advmod"
    )
    if (done := _done(frame)) is not None:
        chain = [frame.trigger, done]
    status, why = min(
        _verdicts(chain, frame, words, called_off=called_off),
        key=_weight,
        default=(Status.HELD, "realis.held"),
    )
    hoped = frame.verb is not None and frame.verb.lemma_ in EXPECTED
    if why == "realis.held" and frame.fixed and frame.verb is not None:
        awaited = frame.verb.lemma_ in ("expect", "await")
        status, why = (Status.PLANNED, "realis.planned") if awaited else (status, why)
    if called_off and (hoped or why in PLANNED):
        given_up = undone(frame.trigger, frame.verb)
        status, why = (given_up, "realis.undone") if given_up is not None else (status, why)
    return Realis(status, background, why)


def _verdicts(
    chain: list[Token], frame: Frame, words: Cues, *, called_off: bool
) -> list[tuple[Status | None, str]]:
    """What the words of a chain, and the clauses upon its noun, say of the trigger."""
    links = [None, *chain[:-1]]
    judged = [
        _at(t, frame, words, called_off=called_off, beneath=link)
        for t, link in zip(chain, links, strict=True)
    ]
    judged += [_modal(clause, words) for clause in frame.upon]
    verdicts = [verdict for verdict in judged if verdict is not None]
    told = _is_subordinate(chain[-1])
    own = told and chain[-1].i in frame.anchors
    if told and (not own or not verdicts or _is_wish(chain[-1].head)):
        doubt = _doubted(chain[-1], words)
        verdicts += [doubt] if doubt is not None else []
    return verdicts


def _is_subordinate(clause: Token) -> bool:
    """Whether a clause is what another says: not where only a semicolon stands between them."""
    if clause.dep_ != "ccomp":
        return False
    first, last = sorted((clause.i, clause.head.i))
    return all(clause.nbor(i - clause.i).lower_ != ";" for i in range(first, last))


def _done(frame: Frame) -> Token | None:
    """The rule's verb where a clause says that it was done: "the pact signed in May"."""
    verb = frame.verb
    if not frame.fixed or frame.noun is None or verb is None or verb.head != frame.noun:
        return None
    past = verb.tag_ in ("VBD", "VBN") and verb.dep_ in ("acl", "relcl")
    return verb if past and not is_infinitive(verb) else None


def _is_wish(saying: Token) -> bool:
    """Whether a verb wishes for what its clause says: "hoped that they will meet"."""
    return saying.lemma_ in ("hope", "wish", "dream", "pray", "want", "propose", "suggest")


def _weight(verdict: tuple[Status | None, str]) -> int:
    """Mere talk outweighs what was called off, and that outweighs a plan."""
    status = verdict[0]
    return 0 if status is None else 2 if status is Status.PLANNED else 1


def _governors(token: Token) -> list[Token]:
    """The trigger and what governs it, up to the root or a main clause of saying."""
    chain = [token]
    while token.head != token and len(chain) < 7:
        if token.dep_ in ("ccomp", "relcl", "advcl", "parataxis") and token.pos_ in ("VERB", "AUX"):
            if not _is_bare(token):
                break
        if token.dep_ == "conj" and token.pos_ in ("VERB", "AUX") and _has_own_subject(token):
            break
        token = token.head
        chain.append(token)
    return chain


def _is_bare(verb: Token) -> bool:
    """Whether a clause is of its verb's time: "will help us guard our waters"."""
    return (
        verb.dep_ == "ccomp" and verb.tag_ == "VB" and verb.head.lemma_ in ("help", "let", "make")
    )


def _has_own_subject(verb: Token) -> bool:
    return any(c.dep_ in ("nsubj", "nsubjpass") for c in verb.children)


def _at(
    token: Token, frame: Frame, words: Cues, *, called_off: bool, beneath: Token | None
) -> tuple[Status | None, str] | None:
    """What one word of the chain says of the trigger at its foot, or None when nothing.

    ``beneath`` is the word that hangs on it and leads down to the trigger.
    """
    if beneath is not None and beneath.dep_ == "conj" and beneath.pos_ in ("VERB", "AUX"):
        return None if beneath.tag_ in ("VBD", "VBZ") else _modal(token, words)
    lemma = token.lemma_.lower()
    done = frame.fixed and frame.verb is not None and frame.verb.tag_ in ("VBD", "VBN")
    if token == frame.trigger and token.pos_ == "NOUN" and not done and _generic(token, words):
        return None, "realis.generic"
    own = token.i in frame.own
    if (called_off or not own) and (off := called_off_by(token, lemma, words)) is not None:
        return off
    beside = beneath is not None and beneath.dep_ == "prep" and beneath.lower_ in BESIDE
    if not own and not beside and {lemma, token.lower_} & words.unreal:
        return None, "realis.unreal"
    if beneath is not None and (why := left_undone(token, beneath)) is not None:
        return None, why
    within = beneath is not None and beneath.dep_ in ("prep", "pcomp")
    if token.pos_ in ("VERB", "AUX") and not (within and _nothing(token)):
        if (modal := _modal(token, words)) is not None:
            return modal
    prepared = beneath is not None and beneath.lower_ == "for" and _is_prepared(token)
    planned = prepared or (not beside and _planned(token, lemma, frame, words))
    return (Status.PLANNED, "realis.planned") if planned else None


def _is_prepared(verb: Token) -> bool:
    """ "Preparations are under way for the visit"."""
    return any(c.dep_ == "nsubj" and c.lemma_ == "preparation" for c in verb.children)


def _doubted(clause: Token, words: Cues) -> tuple[Status | None, str] | None:
    """What a verb of saying or thinking does to its clause: denies it, or takes it as unreal.

    "It is high time that they met": they have not.  What stands before "a charge which he denies"
    is not what is denied.
    """
    saying = clause.head
    times = [c for c in saying.children if c.dep_ == "attr" and c.lemma_ == "time"]
    if any(c.lower_ in ("high", "about") for time in times for c in time.children):
        return None, "realis.unreal"
    foreseen = is_foreseen(clause)
    negated = any(c.dep_ == "neg" for c in saying.children)
    if negated or foreseen or saying.lemma_ in words.unreal:
        return None, "realis.doubted"
    denied = saying.lemma_ in words.denied and clause.i > saying.i
    return (Status.DENIED, "realis.denied") if denied else None


def _generic(token: Token, words: Cues) -> bool:
    """Whether a noun speaks of a kind: "such visits", "regular meetings"."""
    counted = any(c.dep_ == "nummod" or c.lower_ in ("a", "an") for c in token.children)
    said = {c.lower_ for c in token.children if c.dep_ in ("amod", "det", "advmod")}
    return bool(said & words.generic) and not (counted and said & ADDING)


def _modal(verb: Token, words: Cues) -> tuple[Status | None, str] | None:
    auxiliaries = {c.lower_ for c in verb.children if c.dep_ in ("aux", "auxpass")}
    if auxiliaries & words.hypothetical:
        refused = any(c.dep_ == "neg" for c in verb.children)
        reported = verb.dep_ == "ccomp" and verb.head.tag_ in ("VBD", "VBN")
        told = "would" in auxiliaries and reported and not refused
        return (Status.PLANNED, "realis.told") if told else (None, "realis.hypothetical")
    if is_habit(verb):
        return None, "realis.generic"
    if _refused(verb) or _nothing(verb):
        future = auxiliaries & words.future or is_struck_off(verb)
        return (Status.CANCELLED if future else None), "realis.negated"
    if any(c.dep_ == "mark" and c.lower_ in words.unreal for c in verb.children):
        return None, "realis.conditional"
    if auxiliaries & words.future or _to_be(verb):
        if any(c.dep_ == "advcl" and _on_condition(c) for c in verb.children):
            return None, "realis.conditional"
        return Status.PLANNED, "realis.future"
    return None


def _on_condition(clause: Token) -> bool:
    """Whether a clause makes what it stands by depend on something: "if it happens again"."""
    return any(c.dep_ == "mark" and c.lower_ in ("if", "unless") for c in clause.children)


def _refused(verb: Token) -> bool:
    """Whether a verb is not, or no longer, done."""
    return any(c.dep_ == "neg" or _no_longer(c) for c in verb.children)


def _no_longer(word: Token) -> bool:
    return word.lower_ == "longer" and word.i > 0 and word.nbor(-1).lower_ == "no"


def _nothing(verb: Token) -> bool:
    """Whether what is done or who does it is none: "no document was signed"."""
    nouns = (c for c in verb.children if c.dep_ in ("nsubj", "nsubjpass", "dobj"))
    return any(c.lower_ in ("no", "neither") for noun in nouns for c in noun.children)


def _planned(token: Token, lemma: str, frame: Frame, words: Cues) -> bool:
    """Whether a word governs the trigger as a plan, or marks the noun as one."""
    if any(c.lower_ in words.planned for c in token.children if c.dep_ == "amod"):
        return True
    if lemma in PROMISES and token == frame.verb and token.tag_ != "NN":
        return True
    if lemma == "announce" and frame.nominal is not None and frame.nominal.lemma_ in PERFORMED:
        return False
    if token.i not in frame.own and lemma in words.planned:
        return token != frame.verb or frame.noun is not None
    return any(c.dep_ == "acomp" and c.lemma_ in words.planned for c in token.children)


def _to_be(token: Token) -> bool:
    """ "is to visit", "to be held" (of something), "is being prepared"; no purpose clause."""
    if token.lemma_ == "be" and any(c.dep_ == "xcomp" and is_infinitive(c) for c in token.children):
        return True
    if not is_infinitive(token):
        return False
    if token.dep_ in ("relcl", "acl"):
        return token.head.lemma_ not in DONE
    return token.dep_ == "xcomp" and token.head.lemma_ == "be"


PLANNED = frozenset({"realis.future", "realis.planned", "realis.told", "realis.hypothetical"})
"""What a plan is that may yet come to nothing."""
PROMISES = frozenset({"pledge", "promise", "vow", "undertake"})
"""Verbs that announce what they are about, also where a rule names them."""
PERFORMED = frozenset(
    {"elevation", "upgrade", "upgrading", "downgrade", "downgrading", "establishment"}
    | {"restoration", "normalisation", "normalization", "severance", "recognition", "lifting"}
    | {"suspension", "imposition", "freeze", "expulsion", "cancellation"}
)
"""Acts of state that are done by being announced."""
ADDING = frozenset({"more", "further", "another"})
"""Words that add to a number: "four more fighters" are no mere talk."""
BESIDE = frozenset({"in", "at", "during", "after", "before", "following", "since", "under", "by"})
"""Prepositions that put the event beside what governs them: "agreed during the talks"."""
DONE = frozenset({"first", "last", "second", "third", "only", "latest", "one", "country", "able"})
"""What has done something "to do" is said of: "the first country to recognise"."""


def _past_perfect(token: Token) -> bool:
    return any(c.dep_ == "aux" and c.lower_ in ("had", "'d") for c in token.children)
