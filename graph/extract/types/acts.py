"""Acts that need no module of their own: directed at another side, or done by two together."""

from collections.abc import Sequence

from graph.extract.drafting import distinct
from graph.extract.kinds import subject_areas
from graph.extract.model import Draft
from graph.extract.scene import Scene, nearby
from graph.model import Participant
from ontology.terms import Role

PAIRS = (
    (Role.SOURCE, Role.TARGET),
    (Role.SENDER, Role.RECIPIENT),
)
"""The acting side's role and the other's."""


def complete(draft: Draft, scene: Scene, earlier: Sequence[Draft]) -> list[Draft]:
    """Two sides of different principals, the missing one from the sentence or the context."""
    roles = draft.rule.roles
    for acting, other in PAIRS:
        if acting in roles:
            _directed(draft, scene, acting, other)
    if Role.PARTICIPANT in roles:
        _joint(draft, scene)
    if len(draft.principals) < 2:
        return []
    draft.domain = draft.domain or subject_areas("", draft.participants)
    return [draft]


def _directed(draft: Draft, scene: Scene, acting: Role, other: Role) -> None:
    one, two = draft.of_role(acting), draft.of_role(other)
    if not one:
        one = _missing(draft, scene, acting, two)
    if not two:
        two = _missing(draft, scene, other, one)
    codes = {p.principal for p in one}
    two = [p for p in two if p.principal not in codes]
    rest = [p for p in draft.participants if p.role not in (acting, other)]
    draft.participants = [*distinct([*one, *two]), *rest] if one and two else []


def _joint(draft: Draft, scene: Scene) -> None:
    parties = draft.of_role(Role.PARTICIPANT)
    if len({p.principal for p in parties}) < 2:
        parties = [*parties, *_missing(draft, scene, Role.PARTICIPANT, parties)]
    rest = [p for p in draft.participants if p.role is not Role.PARTICIPANT]
    draft.participants = [*distinct(parties), *rest]


def _missing(
    draft: Draft, scene: Scene, role: Role, known: Sequence[Participant]
) -> list[Participant]:
    """The other side: the nearest in the sentence, or the partner the story is about."""
    if draft.rule.strict:
        return []
    codes = {p.principal for p in known}
    here = nearby(scene, draft.anchor, codes)
    found = [p for m in here if (p := m.participant(role)) is not None]
    if found:
        draft.why.append("parties.sentence")
        return found
    if role not in draft.rule.fill:
        return []
    found = [p for m in scene.discourse.partners(codes) if (p := m.participant(role)) is not None]
    if found:
        draft.why.append("parties.context")
    return found
