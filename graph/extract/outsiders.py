"""Nouns that name no side of an event: private people, and people known by their nation alone."""

from graph.extract.atoms import actor_words
from graph.extract.frames import Frame, objects, subjects
from graph.extract.lexicon import things
from graph.extract.memory import is_state, principal_of
from graph.extract.model import MentionKind
from graph.extract.parse import Parsed
from graph.extract.tokens import Token
from graph.gazetteer import gazetteer

COLLECTIVES = ("ese", "sh", "ch", "ss")
"""How demonyms end that name a whole nation after "the": "the Chinese", "the French"."""

BANDS = frozenset({"delegation", "group", "team", "number", "crowd"})
"""Nouns that leave it to their "of" phrase who they are: "a delegation of businessmen"."""
MEMBERS = frozenset(
    {"leader", "commander", "chief", "fighter", "member", "suspect", "group", "cell"}
)
"""Nouns that leave it to what stands before them of which people they are."""
SOUGHT = frozenset(
    {"bid", "candidacy", "candidature", "membership", "seat", "accession", "application", "entry"}
    | {"nomination", "aspiration", "admission", "election", "chairmanship", "presidency"}
)
"""What somebody has or wants within a body."""
HAILING = frozenset({"from", "of", "in"})


def is_working_group(token: Token) -> bool:
    """Whether a group is of officials who work, not of people."""
    near = {c.lower_ for c in token.children}
    return token.lemma_.lower() == "group" and bool(near & {"working", "contact", "steering"})


def _is_of_a_name(token: Token) -> bool:
    """Whether a word stands within a proper name: "the Great Hall of the People"."""
    named = token.head.head
    return token.text[0].isupper() and token.head.dep_ == "prep" and named.pos_ == "PROPN"


def is_private(token: Token) -> bool:
    """Whether a noun or what stands beside it names private people: "carmaker Toyota"."""
    if is_working_group(token) or _is_of_a_name(token):
        return False
    near = [c for c in token.children if c.dep_ in ("compound", "appos", "nmod")]
    if token.lemma_.lower() in BANDS:
        near += [t for c in token.children if c.lower_ == "of" for t in c.children]
    return any(t.lemma_.lower() in actor_words().outsiders for t in (token, *near))


def is_outsiders(name: Token) -> bool:
    """Whether a nation's name only says whose private people are: "a Swedish paper"."""
    if name.dep_ in ("poss", "compound", "amod", "nmod"):
        return is_private(name.head)
    return name.dep_ == "pobj" and name.head.lower_ in HAILING and is_private(name.head.head)


def fights_irregulars(frame: Frame) -> bool:
    """Whether one side of a fight, or whom it is sought with, are armed people of no state.

    "Killed six rebels", "sent troops to the border to fight the guerrillas".
    """
    if frame.verb is None:
        return False
    sides = [*subjects(frame.verb), *objects(frame.verb), *frame.tokens("agent")]
    sides += [
        t for slot in ("with", "against", "between", "inner-object") for t in frame.tokens(slot)
    ]
    joined = [c for t in sides for c in t.children if c.dep_ == "conj"]
    return any(_is_irregular(t) for t in (*sides, *joined))


def _is_irregular(token: Token) -> bool:
    """Whether armed people of no state are meant, or one of them: "a jihadist leader"."""
    words = [token]
    if token.lemma_ in MEMBERS:
        words += [c for c in token.children if c.dep_ in ("compound", "amod", "nmod")]
    return any(t.lemma_.lower() in things("irregulars") for t in words)


def is_own(token: Token, frame: Frame) -> bool:
    """Whether a possessor is of the act's own noun, and so the one who acts: "their support"."""
    return token.tag_ == "PRP$" and token.head == frame.noun


def is_sought(token: Token, frame: Frame) -> bool:
    """Whether a body is what is sought and no side: "its bid for the UN Security Council"."""
    above = (token, token.head.head, frame.noun)
    if not any(t is not None and t.lemma_.lower() in SOUGHT for t in above):
        return False
    codes = [code for m in frame.collect(token) if (code := principal_of(m))]
    return bool(codes) and not any(map(is_state, codes))


def is_anyone(token: Token, parsed: Parsed) -> bool:
    """Whether people are named by their nation alone: "the Kenyan", "every Finn", "Hungarians".

    "The French" and "the Russians" are France and Russia; what Russians do now and then is not.
    """
    mention = parsed.mention(token)
    if mention is None or mention.kind is not MentionKind.STATE or mention.title is not None:
        return False
    if token.dep_ not in ("nsubj", "nsubjpass", "pobj") or mention.principal is None:
        return False
    definite = any(c.dep_ == "det" for c in token.children)
    if mention.text in gazetteer().principal(mention.principal).people:
        return not definite and token.head.tag_ == "VBP"
    return definite and mention.attributive and not mention.text.endswith(COLLECTIVES)
