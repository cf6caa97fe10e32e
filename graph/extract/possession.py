"""Words beside a noun that say whose it is, or only of what kind."""

from graph.extract.memory import is_state
from graph.extract.parse import Parsed
from graph.extract.tokens import Token

POSSESSORS = frozenset({"poss", "compound", "amod", "nmod"})
MEMBERS = frozenset(
    {"country", "member", "state", "nation", "capital", "neighbour", "summit", "forum", "rule"}
    | {"conference", "headquarters", "framework", "standard", "resolution"}
)
"""What an organisation only says the kind of: "the first EU country", "a NATO summit"."""
THROUGH = frozenset({"of", "from", "including"})
GROUND = frozenset(
    {"target", "position", "site", "village", "town", "post", "outpost", "checkpoint"}
)
"""What is somebody's by where it lies: "fired at positions near Gori"."""
LYING = frozenset({"in", "near", "outside", "inside", "around", "across"})


def is_membership(token: Token, parsed: Parsed) -> bool:
    """Whether an organisation only says of what kind something is, and does not act."""
    within = token.dep_ in POSSESSORS and token.head.lemma_ in MEMBERS
    mention = parsed.mention(token) if within else None
    code = mention.principal if mention is not None else None
    return code is not None and not is_state(code)


def leads_through(preposition: Token) -> bool:
    """Whether those behind a preposition stand for the noun before it."""
    if preposition.lower_ in THROUGH:
        return True
    return preposition.lower_ in LYING and preposition.head.lemma_ in GROUND
