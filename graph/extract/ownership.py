"""Whose "its ambassador" is, where it cannot be the one's who acts on it."""

from collections.abc import Set
from dataclasses import replace

from graph.extract.discourse import OWN
from graph.extract.memory import principal_of
from graph.extract.model import OFFICES, Mention
from graph.extract.scene import Scene


def of_the_other(mention: Mention, taken: Set[str], scene: Scene) -> Mention:
    """Let an owned office be of whoever was spoken of last beside those ``taken``.

    "China claimed the shoal, and Manila summoned its ambassador": of China.
    """
    if principal_of(mention) not in taken or not (mention.owned or _starts_owned(mention)):
        return mention
    before = [m for m in scene.mentions() if m.start < mention.start]
    codes = [principal_of(m) for m in (*scene.discourse.last_subject, *before)]
    code = next((c for c in reversed(codes) if c is not None and c not in taken), None)
    if code is None:
        return mention
    person = mention.person and replace(mention.person, principal=code)
    return replace(mention, principal=code, person=person)


def _starts_owned(mention: Mention) -> bool:
    return mention.kind in OFFICES and mention.text.lower().startswith(OWN)
