"""Invitations: one side asks the other to come; the occasion is the name."""

import re
from collections.abc import Sequence

from graph.extract.kinds import subject_areas
from graph.extract.model import Draft
from graph.extract.scene import Scene
from graph.gazetteer import gazetteer
from graph.model import Participant
from ontology.terms import Role

OCCASION = re.compile(
    r"\binvit\w*\b.*?\bto (?:attend |take part in |participate in |join )?(?:the )?"
    r"((?:\d+(?:st|nd|rd|th) )?[A-Z“\"][^,.;]{3,120}?)"
    r"(?=,|\.|;| in [A-Z]| to be | which| that| on [A-Z\d]| next| this|$)"
)


def complete(draft: Draft, scene: Scene, earlier: Sequence[Draft]) -> list[Draft]:
    """Take a side that is not named from the pair last spoken of."""
    senders = draft.of_role(Role.SENDER)
    recipients = draft.of_role(Role.RECIPIENT)
    senders = senders or _other(recipients, scene, Role.SENDER) or _hosting(draft)
    recipients = recipients or _other(senders, scene, Role.RECIPIENT)
    one, other = ({p.principal for p in side} for side in (senders, recipients))
    if not one or not other or one == other:
        return []
    draft.participants = [*senders, *recipients]
    draft.domain = subject_areas("", draft.participants)
    draft.name = _occasion(scene.words)
    draft.place = None
    return [draft]


def _hosting(draft: Draft) -> list[Participant]:
    """ "Was invited to the parade in Oslo": by those in whose land it is."""
    country = draft.place.country if draft.place is not None else None
    return [Participant(role=Role.SENDER, principal=country)] if country is not None else []


def _other(side: list[Participant], scene: Scene, role: Role) -> list[Participant]:
    codes = {p.principal for p in side}
    pair = (m.participant(role) for m in scene.discourse.pair())
    return [p for p in pair if p is not None and codes and p.principal not in codes][:1]


def _occasion(sentence: str) -> str | None:
    """What one is invited to, unless that is just a country or city."""
    found = OCCASION.search(sentence)
    if found is None:
        return None
    name = found.group(1).strip()
    return None if any(m.start == 0 for m in gazetteer().scan(name)) else name
