"""Clauses: whom a relative pronoun stands for, which tell of circumstances or of a time to come."""

from graph.extract.tokens import Token

HAPPENING = frozenset({"place", "hold", "schedule", "plan", "slate", "due", "expect", "begin"})
"""Words of a clause that says when an event is or was to be."""
CIRCUMSTANCES = frozenset(
    {"as", "while", "when", "after", "before", "since", "because", "although", "though", "than"}
)
UPON = frozenset({"to", "at", "against", "on", "upon", "from", "into", "inside", "with", "for"})
"""Prepositions before whom a verb is done to."""


def antecedents(subject: Token, verb: Token) -> list[Token]:
    """The noun a relative pronoun stands for: with a verb for one, the last of several."""
    if subject.lower_ in ("who", "which", "that") and verb.dep_ == "relcl":
        heads = [verb.head, *(_joined(verb.head, subject) if _is_singular(verb) else ())]
        return heads[-1:]
    return [subject]


def _joined(noun: Token, before: Token) -> list[Token]:
    """What is joined to a noun by "and", up to a word."""
    found = [c for c in noun.children if c.dep_ == "conj" and noun.i < c.i < before.i]
    return [t for c in found[-1:] for t in (c, *_joined(c, before))]


def _is_singular(verb: Token) -> bool:
    """Whether a verb or its first auxiliary can only be said of one."""
    finite = [c for c in verb.children if c.dep_ in ("aux", "auxpass")][:1] or [verb]
    return finite[0].tag_ == "VBZ" or finite[0].lower_ == "was"


def tells_when(clause: Token) -> bool:
    """Whether a clause after a comma tells of an event's own time: ", which was due on Monday"."""
    first = clause.left_edge
    apart = first.lower_ == "which" and first.i > 0 and first.nbor(-1).lower_ == ","
    return apart and any(t.lemma_ in HAPPENING for t in clause.subtree)


def is_upon(token: Token) -> bool:
    """Whether what a verb is done to stands after a preposition: "hit back at Iran"."""
    return token.head.lower_ in UPON and token.head.head.pos_ in ("VERB", "AUX")


def is_circumstance(clause: Token) -> bool:
    """Whether a clause says what else is so: "as Germany had done", "while Egypt looked on"."""
    marks = {c.lower_ for c in clause.children if c.dep_ in ("mark", "advmod")}
    return clause.dep_ == "advcl" and bool(marks & CIRCUMSTANCES)
