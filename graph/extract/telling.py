"""What a verb of saying tells, as far as a rule asks for it: in which words, and of whose deeds."""

from collections.abc import Iterator

from graph.extract.frames import SUBJECT, Frame, is_passive, subjects
from graph.extract.lexicon import Trigger
from graph.extract.tokens import Token
from ontology.terms import EventType

VERBAL = ("VERB", "AUX")
AHEAD = frozenset({"will", "would", "'ll", "’ll", "shall", "could", "may", "might"})
COMMITTING = frozenset({"vow", "promise", "swear", "pledge", "threaten"})
"""Verbs whose subject is to do what their infinitive says."""
READY = frozenset({"ready", "prepared", "determined", "set", "bound"})
SUFFERING = frozenset({"face", "pay", "suffer", "regret", "bear", "lose", "be", "have", "feel"})
"""What the one who is threatened will do."""


def is_told(rule: Trigger, frame: Frame) -> bool:
    """Whether the clause under the verb says what the rule wants, of the time that it wants.

    A threat tells of the speaker's own deeds, not "warned that Russia could attack"; an
    accusation of another's.
    """
    clauses = [c for c in frame.clauses if c.dep_ != "advcl"]
    if rule.type is EventType.THREAT and any(_is_of_another(c, frame) for c in clauses):
        return False
    if (
        rule.told
        and rule.type is EventType.ACCUSATION
        and any(_is_of_self(c, frame) for c in clauses)
    ):
        return False
    if not (rule.told or rule.does or rule.ahead):
        return True
    return any(_says(rule, clause) for clause in clauses)


def _says(rule: Trigger, clause: Token) -> bool:
    chain = [clause, *sharing(clause)]
    if rule.ahead and not any(map(_is_ahead, chain)):
        return False
    doing = (t for t in chain if t.pos_ in VERBAL and all(c.dep_ != "neg" for c in t.children))
    if rule.does and not rule.does & {t.lemma_.lower() for t in doing}:
        return False
    words = {w for t in _within(clause) for w in (t.lemma_.lower(), t.lower_)}
    return all(not wanted or wanted & words for wanted in (rule.told, rule.beside))


def _within(clause: Token) -> Iterator[Token]:
    """The words of a clause without those of another that is joined to it."""
    yield clause
    for child in clause.children:
        own = any(c.dep_ in SUBJECT for c in child.children)
        if child.dep_ != "conj" or child.pos_ not in VERBAL or not own:
            yield from child.subtree


def _is_of_another(clause: Token, frame: Frame) -> bool:
    """Whether it is another one than the speaker who acts in a clause."""
    if clause.lemma_ in SUFFERING or is_passive(clause):
        return False
    doers, speakers = _doers(clause, frame), _speakers(frame)
    return bool(doers and speakers) and not doers & {None, *speakers}


def _is_of_self(clause: Token, frame: Frame) -> bool:
    """Whether a clause tells what the speaker's own state does: "said that Denmark had …"."""
    doers = _doers(clause, frame)
    return bool(doers) and not is_passive(clause) and doers <= _speakers(frame)


def _doers(clause: Token, frame: Frame) -> set[str | None]:
    """Of whom those are known to be who act in a clause."""
    mentions = (frame.parsed.mention(t) for t in subjects(clause))
    return {m.principal for m in mentions if m is not None}


def _speakers(frame: Frame) -> set[str]:
    """Of whom those are known to be who speak."""
    said = subjects(frame.verb) if frame.verb is not None else []
    return {m.principal for t in said for m in frame.collect(t) if m.principal is not None}


def _is_ahead(verb: Token) -> bool:
    """Whether a verb is of what is to come: "will strike", "is ready to", "vowed to strike"."""
    bound = verb.dep_ == "xcomp" and verb.head.lemma_ in COMMITTING
    words = AHEAD | {"to"} if bound else AHEAD
    return any(
        (c.dep_ == "aux" and c.lower_ in words) or (c.dep_ == "acomp" and c.lower_ in READY)
        for c in verb.children
    )


def sharing(verb: Token, depth: int = 0) -> Iterator[Token]:
    """Verbs that share another's subject: "is to be signed", "is ready and will be signed"."""
    if depth > 2:
        return
    for child in verb.children:
        own = any(c.dep_ in SUBJECT for c in child.children)
        if child.pos_ in VERBAL and child.dep_ in ("xcomp", "conj", "acomp") and not own:
            yield child
            yield from sharing(child, depth + 1)
        elif child.dep_ == "acomp":
            yield from sharing(child, depth + 1)
