"""Acts upon what was told before: "they were restored in 2012", "the request was turned down"."""

from collections.abc import Sequence

from graph.extract.model import Draft
from graph.model import Participant
from ontology.terms import EventType, Role

RESUMED = {
    EventType.RELATIONS: (EventType.RELATIONS, EventType.MISSION),
    EventType.SANCTION: (EventType.SANCTION,),
}
"""Types whose events are done to what events of some types made."""
ASKED = frozenset(
    {"request", "proposal", "offer", "demand", "invitation", "appeal", "call", "bid", "ultimatum"}
    | {"plea", "suggestion", "idea"}
)
"""What somebody is asked for, and turns down."""
ASKING = (EventType.APPEAL, EventType.INVITATION)
RECENT = 300
"""Characters within which an act is upon what was told of."""


def is_of_what_was_told(draft: Draft, earlier: Sequence[Draft]) -> bool:
    """Fill the sides of an act from the one that it is upon; False: it is upon none.

    Only acts that say so in a pronoun, or in nothing else, depend on another.
    """
    if draft.type in RESUMED and (draft.pronoun or (draft.definite and not draft.participants)):
        return _resumes(draft, earlier) or not draft.pronoun
    if draft.type is not EventType.REJECTION:
        return True
    bare = Role.TARGET not in draft.rule.roles
    asked = bare or (draft.definite and draft.noun in ASKED and not draft.of_role(Role.TARGET))
    return not asked or _refuses(draft, earlier) or not bare


def _last(draft: Draft, earlier: Sequence[Draft], kinds: Sequence[EventType]) -> Draft | None:
    known = next((e for e in reversed(earlier) if e.type in kinds), None)
    near = known is not None and draft.sentences[0][0] - known.sentences[-1][1] <= RECENT
    return known if near else None


def _resumes(draft: Draft, earlier: Sequence[Draft]) -> bool:
    """Whether an act is between those of one of its kind told just before it."""
    known = _last(draft, earlier, RESUMED[draft.type])
    if known is None:
        return False
    here = {p.principal for p in draft.participants}
    draft.participants += [
        Participant(role=p.role, principal=p.principal)
        for p in known.participants
        if p.principal not in here and p.role in draft.rule.roles
    ]
    draft.why.append("parties.resumed")
    return True


def _refuses(draft: Draft, earlier: Sequence[Draft]) -> bool:
    """Whether those who act are whom somebody has just asked for something."""
    known = _last(draft, earlier, ASKING)
    if known is None:
        return False
    asked = {p.principal for p in known.of_role(Role.TARGET, Role.RECIPIENT)}
    asking = {p.principal for p in known.of_role(Role.SOURCE, Role.SENDER)}
    acting = {p.principal for p in draft.of_role(Role.SOURCE)}
    if not acting <= asked or acting & asking:
        return False
    sides = [(Role.SOURCE, asked - acting if not acting else set[str]()), (Role.TARGET, asking)]
    draft.participants += [
        Participant(role=role, principal=code) for role, codes in sides for code in sorted(codes)
    ]
    draft.why.append("parties.resumed")
    return True
