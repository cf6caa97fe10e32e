"""Grammatical places around a trigger, and the mentions that stand in them."""

from collections.abc import Iterator

from graph.extract.atoms import actor_words
from graph.extract.clauses import antecedents, is_circumstance, is_upon, tells_when
from graph.extract.model import Mention
from graph.extract.parse import Parsed
from graph.extract.possession import POSSESSORS, is_membership, leads_through
from graph.extract.timewords import WEEKDAYS
from graph.extract.tokens import Token
from graph.extract.wording import INTENTIONS, JUDGING, LIGHT, PENALTIES, WRITTEN

SUBJECT = frozenset({"nsubj", "nsubjpass", "csubj", "expl"})
INSIDE = frozenset(
    {"conj", "appos", "poss", "compound", "nmod", "amod", "nummod", "pobj", "dep", "nsubj"}
)
BACKDROPS = frozenset(
    {"sideline", "margin", "fringe", "eve"}
    | {"speech", "interview", "article", "briefing", "rally", "post"}
    | {"initiative", "invitation", "request", "behest", "suggestion", "insistence"}
)
"""What is "of" these is not of the event: "on the margins of the NATO summit"."""
BETWEEN = frozenset({"between", "with"})
"""Prepositions that name the parties of a thing, wherever the thing stands."""
SAME = {"alongside": "with"}
"""Prepositions that say what another one says."""
PASSING = frozenset({"near", "off", "along", "outside", "beyond"})
"""Prepositions before what something only happens beside."""
FAR = 8
"""Words within which "on Monday" stands between a noun and what belongs to it."""
CLIMB = frozenset(
    {"dobj", "pobj", "nsubj", "nsubjpass", "attr", "conj", "compound", "prep", "pcomp", "oprd"}
    | {"dative", "agent", "appos", "nmod"}
)


def governor(token: Token) -> Token | None:
    """The verb that a noun hangs on, through prepositions and coordination."""
    seen = 0
    while token.dep_ in CLIMB and token.head != token and seen < 6:
        token = token.head
        seen += 1
        if token.pos_ in ("VERB", "AUX"):
            return token
    return token if token.pos_ in ("VERB", "AUX") else None


def subjects(verb: Token, depth: int = 0) -> list[Token]:
    """Surface subjects of a verb, its own or the one it shares or modifies."""
    own = [c for c in verb.children if c.dep_ in SUBJECT]
    if own:
        return [t for s in own for t in antecedents(s, verb)]
    if judged := _judged(verb):
        return judged
    if depth > 4 or verb.head == verb:
        return []
    if verb.dep_ in ("conj", "xcomp", "advcl", "ccomp", "pcomp", "prep") or verb.head.pos_ in (
        "VERB",
        "AUX",
    ):
        head = verb.head if verb.head.pos_ in ("VERB", "AUX") else governor(verb.head)
        if verb.dep_ == "xcomp" and head is not None and head.lemma_ == "become":
            return [c for c in head.children if c.dep_ == "attr"]
        return subjects(head, depth + 1) if head is not None and head != verb else []
    if verb.dep_ == "acl" and (owner := _intending(verb)) is not None:
        return subjects(owner, depth + 1)
    if verb.dep_ in ("acl", "relcl"):
        said = verb.head.dep_ == "attr" and verb.head.head != verb
        return subjects(verb.head.head, depth + 1) if said else [verb.head]
    return []


def _judged(verb: Token) -> list[Token]:
    """Who is judged for a deed, and so did it: "punished the firm for defending its rights"."""
    if verb.dep_ != "pcomp" or verb.head.lower_ != "for" or verb.tag_ != "VBG":
        return []
    above = governor(verb.head.head) or verb.head.head
    if above.lemma_ in JUDGING:
        return objects(above)
    imposed = [t for t in objects(above) if t.lemma_ in PENALTIES]
    preps = [c for t in (above, *imposed) for c in t.children if c.lower_ in ("on", "against")]
    return [t for p in preps for t in p.children] if imposed else []


def _intending(verb: Token) -> Token | None:
    """The verb whose subject means to do it: "announced plans to", "accepted an invitation to"."""
    noun = verb.head
    says = noun.lemma_ in WRITTEN and verb.tag_ == "VBG"
    above = governor(noun) if says or any(c.dep_ == "aux" for c in verb.children) else None
    if above is None or above == verb:
        return None
    taken = noun.lemma_ == "invitation" and above.lemma_ in ("accept", "receive", "have")
    return above if taken or says or noun.lemma_ in INTENTIONS else None


def is_passive(verb: Token) -> bool:
    """Whether the verb is passive, as a finite form or as a bare participle."""
    if any(c.dep_ in ("nsubjpass", "auxpass") for c in verb.children):
        return True
    if verb.dep_ == "conj" and verb.tag_ == "VBN":
        own = any(c.dep_ in ("aux", "nsubj") for c in verb.children)
        return not own and verb.head != verb and is_passive(verb.head)
    return verb.dep_ == "acl" and verb.tag_ == "VBN"


def objects(verb: Token) -> list[Token]:
    """Direct objects; of a passive verb its surface subject."""
    if is_passive(verb):
        return subjects(verb)
    own = [c for c in verb.children if c.dep_ in ("dobj", "dative", "attr", "oprd")]
    if own:
        return own
    if verb.dep_ == "relcl" and verb.head.pos_ in ("NOUN", "PROPN"):
        return [verb.head]
    return []


class Frame:
    """The places around one trigger: a verb, a noun, or a noun with its verb.

    ``nominal`` is a noun that stands for the verb; ``verb`` is then what governs that noun.
    """

    def __init__(
        self, parsed: Parsed, noun: Token | None, verb: Token | None, nominal: Token | None = None
    ) -> None:
        self.parsed = parsed
        self.noun = noun
        self.verb = verb
        self.nominal = nominal
        self.fixed = False
        """Whether the rule asks for this very verb."""

    @property
    def trigger(self) -> Token:
        """The noun where there is one, else the noun that stands for a verb, else the verb."""
        token = next(t for t in (self.noun, self.nominal, self.verb) if t is not None)
        assert token is not None
        return token

    @property
    def upon(self) -> list[Token]:
        """The clauses that tell of the noun's own event: "the visit that … will pay".

        The parser may hang one that follows the noun on a noun before it.
        """
        if self.noun is None or self.fixed or self.nominal is not None:
            return []
        near = (self.noun, *self.noun.ancestors)
        clauses = (c for t in near[:4] for c in t.children if c.dep_ in ("relcl", "acl"))
        behind = range(self.noun.i + 1, self.noun.i + 3)
        found = [c for c in clauses if c.head == self.noun or c.left_edge.i in behind]
        within = (c for c in self.noun.subtree if c.dep_ == "relcl" and c not in found)
        return [*found, *(c for c in within if tells_when(c))]

    @property
    def own(self) -> frozenset[int]:
        """The words that the rule itself names, which say nothing of the event's reality."""
        words = (self.noun, self.nominal, self.verb if self.fixed else None)
        return frozenset(token.i for token in words if token is not None)

    @property
    def anchors(self) -> frozenset[int]:
        """Where the words of the trigger stand."""
        words = (self.noun, self.verb, self.nominal)
        return frozenset(token.i for token in words if token is not None)

    @property
    def clauses(self) -> list[Token]:
        """The verbs of the clauses under the trigger's verb."""
        if self.verb is None:
            return []
        return [c for c in self.verb.children if c.dep_ in ("ccomp", "xcomp", "advcl", "pcomp")]

    def tokens(self, slot: str) -> list[Token]:
        """Head tokens that fill a slot."""
        if slot == "subject":
            return self._subjects()
        if slot == "object":
            return objects(self.verb) if self.verb is not None else []
        if slot == "agent":
            return self._prepositional("by") if self.verb is not None else []
        if slot == "poss":
            return self._possessors()
        if slot == "self":
            return [self.noun] if self.noun is not None else []
        if slot in ("clause", "inner", "inner-object", "inner-upon"):
            return self._inner(slot)
        if slot == "dative":
            return self._datives()
        return self._prepositional(slot)

    def _datives(self) -> list[Token]:
        """ "gave Kenya a loan": the first of two objects."""
        if self.verb is None:
            return []
        found = [c for c in self.verb.children if c.dep_ == "dative" and c.pos_ != "ADP"]
        doubled = [c for c in self.verb.children if c.dep_ == "dobj" and c != self.noun]
        return found or doubled[:1]

    def _inner(self, slot: str) -> list[Token]:
        """What the clause under the verb speaks of: its subject, its objects, or other nouns."""
        clauses = list(self.clauses)
        clauses += [c for c in self.noun.children if c.dep_ == "acl"] if self.noun else []
        if slot == "clause":
            told = [c for c in clauses if not is_circumstance(c)]
            said = [t for c in told for t in c.children if t.dep_ in SUBJECT]
            cleft = [t for c in clauses for t in c.children if t.dep_ == "attr"]
            return cleft if [t.lower_ for t in said] == ["it"] and cleft else said
        if slot == "inner-object":
            return [t for c in clauses for t in objects(c)]
        all_of_them = slot == "inner"
        nouns = [t for c in clauses for t in c.subtree if t.dep_ == "pobj"]
        return [t for t in nouns if all_of_them or is_upon(t)]

    def _subjects(self) -> list[Token]:
        """Who acts: not the noun itself, nor what a passive verb is done to.

        Beside a noun that stands for a verb, only a verb that says no more than that one acts.
        """
        if self.verb is None or is_passive(self.verb):
            return []
        if self.nominal is not None and self.verb.lemma_ not in LIGHT:
            return []
        return [t for t in subjects(self.verb) if t != self.noun]

    def _possessors(self) -> list[Token]:
        """Whose the noun is; of a verb alone, whose its objects are."""
        nouns = [t for t in (self.nominal, self.noun) if t is not None]
        if not nouns and self.verb is not None:
            preps = [c for c in self.verb.children if c.dep_ == "prep" and c.lower_ not in PASSING]
            nouns = [*objects(self.verb), *(t for p in preps for t in p.children)]
        return [c for noun in nouns for c in noun.children if c.dep_ in POSSESSORS]

    def _prepositional(self, word: str) -> list[Token]:
        """Objects of the preposition where it hangs on the trigger, or near enough to."""
        anchors = self.anchors
        if word == "of" and self.noun is not None and not self.fixed:
            anchors = frozenset(t.i for t in (self.noun, self.nominal) if t is not None)
        found: list[Token] = []
        for token in self.parsed.prepositions(self.trigger.sent):
            said = SAME.get(token.lower_, token.lower_)
            if said == word and self._anchored(token, anchors, through=word in BETWEEN):
                found += [c for c in token.children if c.dep_ in ("pobj", "pcomp", "conj")]
        return found

    def _anchored(self, preposition: Token, anchors: frozenset[int], *, through: bool) -> bool:
        """Whether a preposition hangs on an anchor; ``through`` lets a subject stand between."""
        head = preposition.head
        if head.lower_ in WEEKDAYS and self.noun is not None:
            return self.noun.i < head.i < self.noun.i + FAR
        for _ in range(8):
            if head.i in anchors:
                return True
            if head.pos_ in ("VERB", "AUX") or head.head == head:
                return False
            if (head.dep_ in SUBJECT and not through) or head.lemma_ in BACKDROPS:
                return False
            head = head.head
        return False

    def mentions(self, slot: str) -> list[tuple[Token, list[Mention]]]:
        """Per filler of a slot its head token and the actors within it."""
        return [(token, list(self.collect(token))) for token in self.tokens(slot)]

    def collect(self, token: Token, depth: int = 0) -> Iterator[Mention]:
        """The mentions in a noun phrase: its head, conjuncts, appositions, "of" phrases.

        The one who leads a delegation counts; what a relative clause says does not.
        """
        mention = self.parsed.mention(token)
        if mention is not None:
            yield mention
        if depth > 8:
            return
        for child in token.children:
            if child.dep_ in INSIDE and not is_membership(child, self.parsed):
                yield from self.collect(child, depth + 1)
            elif child.dep_ in ("prep", "agent") and leads_through(child):
                for inner in child.children:
                    yield from self.collect(inner, depth + 1)
            elif child.dep_ in ("acl", "relcl") and child.lemma_ in actor_words().leads:
                yield from self._leaders(child, depth)

    def _leaders(self, verb: Token, depth: int) -> Iterator[Mention]:
        for child in verb.children:
            if child.dep_ in ("agent", "prep") and child.lower_ == "by":
                for inner in child.children:
                    yield from self.collect(inner, depth + 1)
