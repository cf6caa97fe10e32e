"""Documents listed within one sentence: "two papers: a Roadmap for … and a memorandum on …"."""

import re
from collections.abc import Iterator
from dataclasses import replace

from graph.extract.kinds import subject_areas, subtype
from graph.extract.model import Draft
from graph.extract.scene import Scene
from ontology.terms import EventType

OPENING = re.compile(r":\s+|,?\s+(?:among them|among which|including|namely|such as)\s+")
"""What opens a list; what only gives examples leaves a rest without names."""
BETWEEN = re.compile(
    r"[,;]\s+(?:and\s+)?(?=(?:on |to )?(?:an? |the )?[“\"]?\w)"
    r"|\s+(?:and|as well as)\s+(?=(?:on |to )?(?:an? |the |[“\"]))"
)
LEAD = re.compile(r"^(?:and |on |to )*(?:an? |the )?", re.IGNORECASE)
NEAR = 60
"""How far from the trigger, in characters, a list may open."""
HEAD = 4
"""Words at the start of a title among which its kind is told."""


def listed_here(draft: Draft, scene: Scene) -> list[Draft]:
    """One draft for each document of the sentence's list, and one for a rest without names."""
    start = scene.parsed.spans[draft.anchor][1]
    end = scene.span[1]
    opening = OPENING.search(scene.text, start, end)
    if opening is None or opening.start() - start > NEAR:
        return [draft]
    found = [_titled(draft, *item) for item in _items(scene.text[opening.end() : end])]
    if not found or (len(found) < 2 and ":" in opening.group()):
        return [draft]
    rest = [] if ":" in opening.group() else [replace(draft, name=None)]
    return [*rest, *found]


def _items(text: str) -> Iterator[tuple[str, str]]:
    """The titles in a list, each with its kind; the first that is no document's ends it."""
    for piece in BETWEEN.split(text):
        title = LEAD.sub("", piece.strip()).strip(' .,;“”"')
        kind = subtype(EventType.SIGNING, " ".join(title.split()[:HEAD]))
        if kind is None or " " not in title:
            return
        yield title, kind


def _titled(draft: Draft, title: str, kind: str) -> Draft:
    return replace(
        draft,
        name=title,
        subtype=kind,
        domain=subject_areas(title, draft.participants),
        participants=list(draft.participants),
        sentences=list(draft.sentences),
        why=[*draft.why, "document.listed"],
    )
