"""Whose somebody is, where the text leaves it to guess, by the company they keep."""

from collections.abc import Sequence
from itertools import pairwise

from graph.extract.atoms import actor_words
from graph.extract.memory import principal_of
from graph.extract.model import Mention
from graph.extract.phrases import LEADERSHIP
from graph.extract.scene import Scene
from ontology.terms import Portfolio, Role

TOGETHER = frozenset({Role.PARTICIPANT, Role.SIGNATORY})
"""Roles that are shared by different principals."""


def resettle(mentions: Sequence[Mention], role: Role, scene: Scene) -> None:
    """Move officials whose state was guessed to where their company in a role puts them.

    Those who travel or act together are of one state; those who meet or sign are not all of one.
    """
    persons = [m.person for m in mentions if m.person is not None]
    guessed = [person for person in persons if person.guessed]
    if not guessed or len(mentions) < 2:
        return
    certain = {principal_of(m) for m in mentions if m.person is None or not m.person.guessed}
    codes = {code for m in mentions if (code := principal_of(m))}
    if role not in TOGETHER:
        target = next(iter(certain)) if len(certain) == 1 else None
        moved = guessed
    elif len(codes) == 1:
        partner = scene.discourse.partners(codes)
        target = partner[0].principal if len(partner) == 1 else None
        moved = guessed if certain else guessed[1:]
    else:
        return
    for person in moved if target else ():
        person.principal, person.guessed = target, False


def accompany(mentions: Sequence[Mention], scene: Scene) -> None:
    """Let an official whose state was guessed be of the state of the one named right before."""
    for one, other in pairwise(m for m in mentions if m.person is not None):
        between = scene.text[one.end : other.start].replace(",", "").strip()
        first, second = one.person, other.person
        if (
            one.end >= other.start
            or first is None
            or second is None
            or between not in ("", "and")
            or first.guessed
        ):
            continue
        alike = second.portfolio in (None, Portfolio.OTHER, first.portfolio, *LEADERSHIP)
        unsure = second.guessed or second.principal is None
        if unsure and first.principal and not alike:
            second.principal, second.guessed = first.principal, False


def of_delegation(mentions: Sequence[Mention]) -> None:
    """Let who leads a delegation be of its state, where nothing else says whose they are."""
    words = actor_words().delegations
    sent = [m.principal for m in mentions if m.principal and (m.title or "") in words]
    for mention in mentions if len(sent) == 1 else ():
        if mention.person is not None and (mention.person.guessed or not mention.person.principal):
            mention.person.principal, mention.person.guessed = sent[0], False
