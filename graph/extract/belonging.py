"""Whose officials are whom the text names without a state, by the sentence that first does so.

Who speaks or acts is of the state that the sentence, or the one before, has for its subject; whom
somebody meets, thanks or writes to is of the other side, or of the place where they are.
"""

from collections.abc import Iterator

from graph.extract.frames import governor, objects
from graph.extract.memory import is_state, principal_of
from graph.extract.model import Mention, MentionKind, Person
from graph.extract.scene import ACTORS, Scene
from graph.extract.tokens import Token
from ontology.terms import Portfolio

ACTING = frozenset({"nsubj", "nsubjpass"})
OWN_SIDE = frozenset(
    {"accompany", "lead", "head", "represent", "include", "join", "say", "announce", "chair"}
    | {"tell", "flank", "name", "appoint", "send", "dispatch", "recall", "according"}
)
"""Verbs whose agents and objects are of the side that is spoken of: "led by Minister X"."""
ARMS = Portfolio.ARMED_FORCES
STATELY = frozenset({"minister", "president", "premier", "king", "queen", "emir", "chancellor"})
"""Words of offices that no organisation of states has."""
MANY = frozenset({None, Portfolio.OTHER, Portfolio.EMBASSY, Portfolio.ARMED_FORCES})
"""Offices of which a state has several."""


def settle(scene: Scene) -> None:
    """Say of every official whose state is a guess, at their first mention, whose they are."""
    for token, whole in scene.placed:
        for mention in whole.members or [whole]:
            person = mention.person
            if person is None or not person.unplaced or id(person) in scene.discourse.settled:
                continue
            scene.discourse.settled.add(id(person))
            apart = _named_beside(token, whole, mention, scene)
            known = (c for c in _candidates(token, mention, scene) if c not in apart)
            code = next((c for c in known if _free(person, c, scene)), None)
            if code is not None:
                person.principal, person.guessed = code, True


def _named_beside(token: Token, whole: Mention, mention: Mention, scene: Scene) -> set[str]:
    """Principals of those listed after somebody with their state, of which they are then not.

    "Signed by Minister X and his Qatari counterpart".
    """
    listed = [m for c in token.children if c.dep_ == "conj" and (m := scene.parsed.mention(c))]
    after = [m for m in (*whole.members, *listed) if m.start > mention.start]
    return set(_codes([m for m in after if m.person is None or not m.person.guessed]))


def _candidates(token: Token, mention: Mention, scene: Scene) -> Iterator[str]:
    """Principals that the person may be of, the likeliest first."""
    before = [(t, m) for t, m in scene.placed if m.end <= mention.start]
    yield from _codes([m for t, m in before[-1:] if _speaks_for(t, m)])
    seat = scene.discourse.seat
    home = seat.country if seat is not None else None
    speaking = _leading(before, scene) or scene.discourse.last_subject
    if _is_of_the_subject(token, scene):
        found = [*_codes([m for m in speaking if _is_state_itself(m)]), home, principal_of(mention)]
        found += _codes([m for m in speaking if m.portfolio is not ARMS])
    else:
        found = [home, *_others(before, set(_codes(speaking)), scene)]
        found = [code for code in found if code not in _codes(speaking)]
    yield from (code for code in found if code is not None)


def _others(before: list[tuple[Token, Mention]], codes: set[str], scene: Scene) -> list[str | None]:
    """Whom those of ``codes`` have to do with: by the places named, the last act, the story."""
    places = [m.principal for _, m in reversed(before) if m.city or m.kind is MentionKind.STATE]
    pair = scene.discourse.last_pair if codes & set(scene.discourse.last_pair) else ()
    return [*places, *pair, *(m.principal for m in scene.discourse.partners(codes))]


def _speaks_for(token: Token, mention: Mention) -> bool:
    """ "Signed for Peru by …", "on the Peruvian side by …"."""
    for_them = token.dep_ == "pobj" and token.head.lower_ == "for"
    return for_them or mention.title in ("side", "part")


def _leading(before: list[tuple[Token, Mention]], scene: Scene) -> list[Mention]:
    """Which actor the sentence has named for a subject before a word."""
    found = [m for t, m in before if t.dep_ in ACTING]
    return [r for m in found[-1:] for r in scene.discourse.resolve(m) if m.city or m.kind in ACTORS]


def _is_state_itself(mention: Mention) -> bool:
    """Whether a state or its capital is spoken of, and not its people or arms."""
    state = mention.kind is MentionKind.STATE and not mention.attributive
    return (state and mention.portfolio is None) or bool(mention.city)


def _codes(mentions: list[Mention]) -> list[str]:
    return list(dict.fromkeys(c for m in mentions if (c := principal_of(m))))


def _is_of_the_subject(token: Token, scene: Scene) -> bool:
    """Whether somebody acts, or is of those who do: "accompanied by", "as the minister said".

    Who does something to an official, "was received by", is of the other side.
    """
    while token.dep_ in ("appos", "compound", "nmod"):
        token = token.head
    if token.dep_ in ACTING or token.dep_ == "ROOT":
        return True
    verb = governor(token)
    if verb is None or verb.lemma_ in OWN_SIDE:
        return verb is not None
    by = token.dep_ == "pobj" and token.head.lower_ == "by"
    return by and not any(scene.parsed.mention(t) for t in objects(verb))


def _free(person: Person, code: str, scene: Scene) -> bool:
    """Whether a principal has such an office, and nobody who is sure to hold it."""
    if not is_state(code) and any(w in STATELY for w in (person.title or "").lower().split()):
        return False
    return person.portfolio in MANY or (code, person.portfolio) not in scene.discourse.held
