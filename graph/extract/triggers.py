"""Find the triggers of a sentence: which rule fires on which noun and verb."""

import re
from collections import defaultdict
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache

from graph.extract.frames import SUBJECT, Frame, governor, objects
from graph.extract.lexicon import Trigger, things, triggers
from graph.extract.model import Mention, MentionKind
from graph.extract.parse import Parsed
from graph.extract.telling import VERBAL, is_told, sharing
from graph.extract.tokens import Span, Token
from ontology.terms import Portfolio

NOMINAL = ("NOUN", "PROPN", "ADJ", "NUM", "SYM")
CLAUSES = frozenset({"ccomp", "advcl", "relcl", "acl", "parataxis", "conj", "nsubj", "xcomp"})
PERSONS = frozenset({MentionKind.OFFICE, MentionKind.OFFICIAL, MentionKind.COUNTERPART})
WEAPON = re.compile(r"[A-Z]{1,4}-?\d+[A-Za-z]?s?\b")
"""A weapon by its designation: F-16, T-72, MQ-9B."""
LOOSE = frozenset({"back", "in", "together", "up", "out", "down", "off"})
"""Particles that leave a verb what it is, mostly; "go over" and "head on" are other verbs."""
SEVERAL = frozenset({"they", "them", "these"})
THINGS = SEVERAL | {"it", "this", "which", "that"}
"""Pronouns that may stand for what was told of before."""
EXPOSED = frozenset({"come", "be", "remain"})
"""Verbs of what is done to their subject: "came under fire"."""
OTHERS = frozenset(
    {"shell out", "back out", "back down", "back up", "strike off", "strike out", "hit out"}
    | {"fall out", "sell out", "sign off", "sign up", "sign in", "send in", "call in", "call back"}
)
"""Verbs that their particle makes others."""
SUMS = frozenset({"million", "billion", "trillion"})
"""What makes a sum of a name like a weapon's: "K158 million"."""
APART = frozenset(
    {"under", "despite", "amid", "without", "unlike", "since", "until", "following", "after"}
    | {"before", "during", "than", "because"}
)
"""Prepositions before what a verb is neither done to nor done with."""
ACTORS = {Portfolio.EMBASSY: "ambassador"}
"""What a person of a portfolio is called where the portfolio is named after its body."""


@dataclass(slots=True)
class Firing:
    """One rule that fired, and where."""

    rule: Trigger
    frame: Frame


@dataclass(slots=True)
class Index:
    """The rules by the words that can start them."""

    nouns: dict[str, list[Trigger]]
    verbs: dict[str, list[Trigger]]
    """Rules without a noun, and those whose noun may be a title."""
    particles: frozenset[str]
    """Verbs that some rule wants with a particle."""


@cache
def index() -> Index:
    """Build the index once."""
    nouns: dict[str, list[Trigger]] = defaultdict(list)
    verbs: dict[str, list[Trigger]] = defaultdict(list)
    for rule in triggers():
        for noun in rule.nouns:
            nouns[noun].append(rule)
        if not rule.nouns or rule.title:
            for verb in rule.verbs | rule.nominals:
                verbs[verb].append(rule)
    every = {verb for rule in triggers() for verb in rule.verbs}
    particles = frozenset(verb.split()[0] for verb in every if " " in verb)
    return Index(dict(nouns), dict(verbs), particles)


def fire(parsed: Parsed, sentence: Span) -> Iterator[Firing]:
    """The rules that fire in a sentence, the first in the files first."""
    words: frozenset[str] | None = None
    for rule, noun, verb, nominal in sorted(_matches(parsed, sentence), key=lambda m: m[0].order):
        if rule.requires:
            words = _said(parsed, sentence) if words is None else words
            if not rule.requires & words:
                continue
        if rule.under and (
            noun is None or noun.dep_ != "pobj" or noun.head.lower_ not in rule.under
        ):
            continue
        frame = Frame(parsed, noun, verb, nominal)
        frame.fixed = bool(rule.verbs) and nominal is None
        if (rule.near or rule.unless) and not _fits(rule, frame):
            continue
        if rule.then and not _goes_on(rule, frame):
            continue
        if not is_told(rule, frame):
            continue
        yield Firing(rule, frame)


Match = tuple[Trigger, Token | None, Token | None, Token | None]


def _matches(parsed: Parsed, sentence: Span) -> Iterator[Match]:
    """Each rule that may fire, with its noun, its verb and the noun that stands for the verb."""
    known = index()
    for token in sentence:
        for word in names(parsed, token):
            for rule in known.nouns.get(word, ()):
                yield from _at_noun(rule, token)
        if parsed.mention(token) is None:
            for rule in _verbal(token, known):
                if not rule.title or any(_is_title(parsed, o) for o in objects(token)):
                    verbal = token.pos_ in VERBAL
                    verb, nominal = (token, None) if verbal else (governor(token), token)
                    yield rule, None, verb, nominal


def _at_noun(rule: Trigger, noun: Token) -> Iterator[Match]:
    if not rule.verbs and not rule.nominals:
        yield rule, noun, governor(noun), None
        return
    nominal = _nominal(rule, noun)
    if nominal is not None:
        yield rule, noun, governor(nominal), nominal
        return
    verb = _verb(rule, noun)
    if verb is not None:
        yield rule, noun, verb, None


def _verbal(token: Token, known: Index) -> Iterator[Trigger]:
    if token.pos_ in VERBAL and token.dep_ not in ("aux", "auxpass"):
        for form in forms(token):
            yield from (r for r in known.verbs.get(form, ()) if form in r.verbs)
    elif token.pos_ in NOMINAL:
        word = token.lemma_.lower()
        yield from (r for r in known.verbs.get(word, ()) if word in r.nominals)


def names(parsed: Parsed, token: Token) -> Iterator[str]:
    """By what words a rule may ask for a noun: its lemma, or what actor stands there."""
    mention = parsed.mention(token)
    if mention is not None:
        yield from kinds_of(mention)
        if token.i + 1 == len(token.doc) or token.nbor().lower_ not in SUMS:
            yield from _words_of(mention)
    elif token.lower_ in THINGS:
        if token.lower_ not in SEVERAL:
            yield "@it"
        if token.dep_ in ("dobj", "nsubjpass"):
            yield "@done"
    elif token.pos_ in NOMINAL:
        lemma = token.lemma_.lower()
        yield lemma
        if token.tag_ == "NNPS" or (token.pos_ == "PROPN" and lemma.endswith("s")):
            yield lemma.removesuffix("s")


def _words_of(mention: Mention) -> Iterator[str]:
    """The nouns within a mention that a rule may ask for: of a title, or of armed men."""
    words = [word.strip('.,()“”"').lower() for word in mention.text.split()]
    if mention.kind is MentionKind.TITLE:
        yield from words
        if WEAPON.match(mention.text):
            yield "@weapon"
    elif words and words[-1].removesuffix("s") in things("forces"):
        yield words[-1].removesuffix("s")


def kinds_of(mention: Mention) -> Iterator[str]:
    """The words with ``@`` by which rules ask for an actor."""
    portfolio = mention.person.portfolio if mention.person else mention.portfolio
    if mention.kind in PERSONS:
        yield "@official"
        if mention.visiting:
            yield "@visiting"
        if portfolio is not None:
            yield f"@{ACTORS.get(portfolio, portfolio)}"
    elif mention.kind is MentionKind.ORGANIZATION:
        if portfolio is not None:
            yield f"@{portfolio}"
    elif mention.members:
        yield from kinds_of(mention.members[0])
    elif mention.kind is MentionKind.STATE:
        yield "@state"
        if mention.portfolio is not None:
            yield f"@{mention.portfolio}"


def forms(verb: Token) -> Iterator[str]:
    """The lemma of a verb, alone and with each particle that may belong to it."""
    lemma = verb.lemma_.lower()
    particles = [c.lower_ for c in verb.rights if c.dep_ == "prt"]
    loose = not particles or (particles[0] in LOOSE and f"{lemma} {particles[0]}" not in OTHERS)
    if loose:
        yield lemma
    if lemma in index().particles:
        near = [c.lower_ for c in verb.rights if c.dep_ in ("prt", "advmod", "acomp")]
        if verb.i + 1 < len(verb.doc):
            near.append(verb.nbor().lower_)
        yield from (f"{lemma} {word}" for word in dict.fromkeys(near))


def _nominal(rule: Trigger, noun: Token) -> Token | None:
    """The noun that stands for the verb, above the noun: "imposition of sanctions"."""
    if not rule.nominals:
        return None
    token = noun
    for _ in range(4):
        if token.dep_ not in ("pobj", "prep", "compound", "conj", "nmod", "poss", "amod"):
            return None
        token = token.head
        if token.pos_ in ("NOUN", "PROPN") and token.lemma_.lower() in rule.nominals:
            return token
        if token.pos_ in VERBAL:
            return None
    return None


def _verb(rule: Trigger, noun: Token) -> Token | None:
    """The verb of the rule at a noun: above it, or in a clause upon it ("a treaty they signed")."""
    above = governor(noun)
    if noun.dep_ == "pobj" and noun.head.lower_ in APART - rule.under:
        exposed = noun.head.lower_ == "under" and above is not None and above.lemma_ in EXPOSED
        above = above if exposed else None
    clauses = [c for c in noun.children if c.dep_ in ("relcl", "acl") and not _is_of_itself(c)]
    for verb in (above, *clauses):
        if verb is not None:
            shared = [v for v in sharing(verb) if v.dep_ != "conj" or noun.dep_ != "pobj"]
            for each in (verb, *shared, *_before(verb)):
                if any(form in rule.verbs for form in forms(each)):
                    return each
    return None


def _is_of_itself(clause: Token) -> bool:
    """Whether an infinitive has an object of its own: a "decision to close the border"."""
    infinitive = any(c.dep_ == "aux" and c.lower_ == "to" for c in clause.children)
    return infinitive and any(c.dep_ == "dobj" for c in clause.children)


def _before(verb: Token) -> Iterator[Token]:
    """The verb that shares an object with the one after it: "will train and equip the navy"."""
    first = verb.head
    if verb.dep_ == "conj" and first.pos_ in VERBAL and not objects(first):
        if not any(c.dep_ in SUBJECT for c in verb.children):
            yield first


def _is_title(parsed: Parsed, token: Token) -> bool:
    mention = parsed.mention(token)
    return mention is not None and mention.kind is MentionKind.TITLE


def _said(parsed: Parsed, sentence: Span) -> frozenset[str]:
    """The lemmas of a sentence and the kinds of its actors."""
    actors = (w for t in sentence if (m := parsed.mention(t)) is not None for w in kinds_of(m))
    return frozenset((*(t.lemma_.lower() for t in sentence), *actors))


def _spelt(mention: Mention) -> Iterator[str]:
    """The words of an actor's name, and each without its plural ending: "Chinese warships"."""
    for word in mention.text.lower().split():
        yield from (word, word.removesuffix("s"))


def _fits(rule: Trigger, frame: Frame) -> bool:
    """Whether the trigger's own phrase holds what the rule wants near, and nothing it excludes."""
    words = {word for token in phrase(frame) for word in (token.lemma_.lower(), token.lower_)}
    for token in phrase(frame):
        mention = frame.parsed.mention(token)
        if mention is not None:
            words.update(kinds_of(mention))
            words.update(_spelt(mention))
    return (not rule.near or bool(rule.near & words)) and not rule.unless & words


def _goes_on(rule: Trigger, frame: Frame) -> bool:
    """Whether a word that the rule wants follows its verb: "called on Iran *to* stop"."""
    if frame.verb is None:
        return False
    rest = (t for t in frame.verb.sent if t.i > frame.verb.i and t.lower_ in rule.then)
    return any(t.lower_ != "to" or t.dep_ == "aux" for t in rest)


def phrase(frame: Frame) -> Iterator[Token]:
    """The words of the trigger's noun and verb, without the clauses that hang on them."""
    for anchor in (frame.noun, frame.nominal):
        if anchor is not None:
            yield from anchor.subtree
    if frame.verb is not None:
        yield frame.verb
        for child in frame.verb.children:
            if child.dep_ not in CLAUSES:
                yield from child.subtree
            elif child.dep_ == "xcomp":
                yield child
