"""What words say is not done: it is ordered, foreseen, failed, or a habit and no single act."""

from graph.extract.lexicon import things
from graph.extract.tokens import Token

ORDERED = frozenset({"tell", "order", "instruct", "direct", "command", "force", "pressure"})
"""What somebody is told to do is not done yet."""
TERMS = frozenset(
    {"support", "deadline", "ultimatum", "hour", "day", "week", "month", "pressure", "chance"}
)
"""What somebody is given, or put under, to do something."""
FAILING = frozenset({"fail", "omit", "neglect", "forget"})
"""What somebody fails to do is not done."""
HABITS = frozenset(
    {"rarely", "seldom", "often", "usually", "routinely", "regularly", "frequently", "sometimes"}
    | {"typically", "annually", "hardly", "occasionally", "traditionally", "normally"}
)
FORECAST = frozenset({"expect", "predict", "forecast", "oblige", "require", "entitle", "empower"})
"""Verbs after whose subject another one is "to do" what is not done yet."""
FAVOURING = frozenset({"support", "back", "favour", "favor", "advocate", "recommend", "endorse"})
"""Verbs that are for what has not been done: "support awarding the prize to him"."""


def left_undone(token: Token, beneath: Token) -> str | None:
    """Why what somebody is told, or fails, or is invited "to do" is not done; None: it may be."""
    complement = beneath.dep_ in ("xcomp", "ccomp")
    if is_infinitive(beneath):
        if token.lemma_ in FAILING or _has_yet(token):
            return "realis.failed"
        if token.lemma_ in ORDERED and complement:
            return "realis.ordered"
        if token.lemma_ in TERMS and beneath.dep_ in ("acl", "relcl", "xcomp"):
            return "realis.ordered"
    return _wished(token.lemma_.lower(), beneath)


def _wished(lemma: str, beneath: Token) -> str | None:
    """Whether somebody is for what has not been done, or is asked to come and do it."""
    if lemma in FAVOURING and beneath.tag_ == "VBG":
        return "realis.favoured"
    return "realis.invited" if lemma == "invite" and beneath.dep_ in ("xcomp", "ccomp") else None


def _allows(saying: Token) -> bool:
    """ "The treaty allows it to deploy troops": it may, and has not yet."""
    subjects = {c.lemma_ for c in saying.children if c.dep_ == "nsubj"}
    return saying.lemma_ in ("allow", "permit", "enable") and bool(subjects & things("accords"))


def _has_yet(verb: Token) -> bool:
    """ "Have yet to meet"."""
    return verb.lemma_ == "have" and any(c.lower_ == "yet" for c in verb.children)


def is_habit(verb: Token) -> bool:
    """Whether something is done again and again: "rarely meet", "every year grants"."""
    often = any(c.dep_ == "advmod" and c.lower_ in HABITS for c in verb.children)
    times = (c for c in verb.children if c.dep_ == "npadvmod")
    return often or any(c.lower_ in ("every", "each") for time in times for c in time.children)


def is_foreseen(clause: Token) -> bool:
    """Whether an infinitive is what another expects, or is bound or free, to do."""
    saying = clause.head
    return is_infinitive(clause) and (saying.lemma_ in FORECAST or _allows(saying))


def is_infinitive(verb: Token) -> bool:
    """Whether a verb stands after "to"."""
    return any(c.dep_ == "aux" and c.lower_ == "to" for c in verb.children)
