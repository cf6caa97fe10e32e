"""Whom a pronoun means within its sentence: a subject, of its clause or above, or the other."""

from collections.abc import Collection, Iterator
from itertools import pairwise

from graph.extract.frames import Frame, subjects
from graph.extract.memory import principal_of, state_mention
from graph.extract.model import OFFICES, Mention, MentionKind
from graph.extract.scene import ACTORS, Scene
from graph.extract.tokens import Token

UNION, UNION_SEAT = "EU", "Brussels"
SEVERAL = frozenset({"they", "their"})
TWO = frozenset({"both", "two", "them"})


def pronoun(token: Token, frame: Frame, scene: Scene, away: Collection[str] = ()) -> list[Mention]:
    """Who a pronoun is: "his visit" the subject's of the same clause, else by the discourse.

    What is done to "its" border is not done by one of those ``away``.
    """
    if token.lower_ == "whose":
        return _antecedent(token, frame, scene)
    if token.dep_ in ("dobj", "pobj", "dative") and token.lower_ in ("him", "her"):
        return _the_other(frame, scene)
    if token.lower_ in ("his", "her", "their", "its") and frame.verb is not None:
        heard = [m for t in subjects(frame.verb) if t != token for m in frame.collect(t)]
        actors = [m for m in heard if m.kind in ACTORS]
        here = [r for m in actors for r in scene.discourse.resolve(m, heard)]
        here = [r for r in here if principal_of(r) not in away]
        personal = token.lower_ in ("his", "her")
        if token.lower_ != "its" and any(r.person is not None for r in here):
            return [r for r in here if r.person is not None]
        if here and not personal:
            return here
    found = (
        of_clause_above(token, frame, scene)
        or _before_in_sentence(token, scene)
        or scene.discourse.pronoun(token)
    )
    if away and token.lower_ in TWO and len({principal_of(m) for m in found} - set(away)) < 2:
        return scene.discourse.others(2, set(away)) or found
    return found


def _antecedent(token: Token, frame: Frame, scene: Scene) -> list[Mention]:
    """ "Chad, whose junta tore up its accords": what the relative clause hangs on."""
    clause = next((t for t in token.ancestors if t.dep_ == "relcl"), None)
    heard = list(frame.collect(clause.head)) if clause is not None else []
    return [r for m in heard if m.kind in ACTORS for r in scene.discourse.resolve(m)][:1]


def _the_other(frame: Frame, scene: Scene) -> list[Mention]:
    """Whom an act is done to, by a pronoun: the last person who is not the one who acts."""
    acting = subjects(frame.verb) if frame.verb is not None else []
    heard = [m for t in acting for m in frame.collect(t) if m.kind in ACTORS]
    codes = {principal_of(r) for m in heard for r in scene.discourse.resolve(m, heard)}
    here = [m for m in scene.mentions() if m.person is not None and principal_of(m)]
    known = [*scene.discourse.officials, *here]
    return [m for m in known if principal_of(m) not in codes][-1:]


def _before_in_sentence(token: Token, scene: Scene) -> list[Mention]:
    """Whom the sentence named before: for "he" its last subject, for "they" its two officials."""
    if token.lower_ in ("they", "both", "two"):
        named = [m for t, m in scene.placed if t.i < token.i and m.person is not None]
        sides = {code: m for m in named if (code := principal_of(m))}
        return list(sides.values()) if len(sides) == 2 else []
    if token.lower_ not in ("he", "she", "his", "her", "it", "its"):
        return []
    heard = [m for t, m in scene.placed if t.i < token.i and t.dep_ in ("nsubj", "nsubjpass")]
    found = [r for m in heard if m.kind in ACTORS for r in scene.discourse.resolve(m)]
    if token.lower_ in ("it", "its"):
        return [m for m in found if m.person is None and principal_of(m)][-1:]
    return [m for m in found if m.person is not None or m.kind in OFFICES][-1:]


def of_clause_above(token: Token, frame: Frame, scene: Scene) -> list[Mention]:
    """ "Pakistan warned that it …": the subject of the clause above, where it fits the pronoun."""
    wanted = {"it": False, "its": False, "he": True, "she": True, "his": True, "her": True}
    if token.lower_ not in wanted and token.lower_ not in SEVERAL:
        return []
    for verb in _verbs_above(token):
        heard = [m for t in subjects(verb) if t != token for m in frame.collect(t)]
        actors = [m for m in heard if m.kind in ACTORS]
        found = [r for m in actors for r in scene.discourse.resolve(m, heard)]
        found += [r for m in heard if m.kind is MentionKind.CITY for r in metonym(m, scene)]
        if token.lower_ in SEVERAL:
            several = any(t.tag_ in ("NNS", "NNPS") for t in subjects(verb))
            return found if several or len({principal_of(m) for m in found}) > 1 else []
        fitting = [m for m in found if (m.person is not None) is wanted[token.lower_]]
        if fitting:
            return fitting[:1]
    return []


def _verbs_above(token: Token) -> Iterator[Token]:
    """The verbs of the clauses above a word's own, those beside it left out."""
    verbs = [t for t in token.ancestors if t.pos_ in ("VERB", "AUX")]
    for below, verb in pairwise(verbs):
        if below.dep_ != "conj" or below.head != verb:
            yield verb


def owners_of(token: Token) -> list[Token]:
    """A pronoun, or that whose the noun is: "on its positions"."""
    owners = [
        c for c in token.children if c.dep_ == "poss" and (c.pos_ == "PRON" or c.lower_ == "whose")
    ]
    return owners or [token]


def metonym(mention: Mention, scene: Scene) -> list[Mention]:
    """A capital in the place of an actor stands for its state: "Baku and Astana signed".

    Brussels stands for the European Union in a story that speaks of it.
    """
    if mention.city == UNION_SEAT and scene.discourse.spoken[UNION]:
        return [state_mention(UNION)]
    return [state_mention(mention.principal)] if mention.principal else []
