"""Documents listed within one sentence: "two papers: a Roadmap for … and a memorandum on …"."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace

from graph.extract.kinds import subject_areas, subtype
from graph.extract.model import Draft
from graph.extract.scene import Scene
from ontology.terms import EventType

OPENING = re.compile(r":\s+|,?\s+(?:among them|among which|including|namely|such as)\s+")
"""What opens a list; what only gives examples leaves a rest without names."""
BETWEEN = re.compile(
    r"[,;]\s+(?:and\s+)?(?=(?:on |to )?(?:an? |the )?[“\"]?\w)"
    r"|\s+(?:and|as well as)\s+(?=(?:on |to )?(?:an? |the |another |one |[“\"]))"
)
LEAD = re.compile(r"^(?:and |on |to )*(?:an? |the )?", re.IGNORECASE)
ANOTHER = re.compile(
    r"^(?:another(?: one)?|one|second|third|fourth|fifth|further)(?=\s+(?:on|for|in|concerning)\b)",
    re.IGNORECASE,
)
"""What stands for the kind of document named before it: "another on fisheries"."""
HEADED = re.compile(r"\s+(?=(?:on|for|in|concerning|between|to)\b)")
"""Where the kind of a document ends and what it is about begins."""
GOING_ON = re.compile(
    r"(?:Among (?:them|these|those|the \w+)|These|They|Th(?:e|os)e \w+)"
    r"(?: signed)?,? (?:are|were|is|was|includ(?:e|ed|es))\s+"
)
"""How a sentence opens that names what the one before has counted."""
NEAR = 60
"""How far from the trigger, in characters, a list may open."""
MANY = 1000
"""More documents than any list names."""
HEAD = 4
"""Words at the start of a title among which its kind is told."""


def listed_here(draft: Draft, scene: Scene) -> list[Draft]:
    """One draft for each document of the sentence's list, and one for a rest without names."""
    start = scene.parsed.spans[draft.anchor][1]
    end = scene.span[1]
    opening = OPENING.search(scene.text, start, end)
    if opening is None or opening.start() - start > NEAR:
        return [draft, *_beside(draft, scene, end)]
    found = [_titled(draft, *item) for item in _items(scene.text[opening.end() : end])]
    if not found or (len(found) < 2 and ":" in opening.group()):
        return [draft]
    rest = [] if ":" in opening.group() else [replace(draft, name=None, several=MANY)]
    return [*rest, *found]


def listed_after(scene: Scene, earlier: Sequence[Draft]) -> list[Draft]:
    """A sentence that goes on to name what was signed: "Among them are a memorandum on …"."""
    going_on = GOING_ON.match(scene.words)
    if going_on is None or not earlier or earlier[-1].type is not EventType.SIGNING:
        return []
    items = list(_items(scene.words[going_on.end() :]))
    drafts = [_titled(earlier[-1], *item) for item in items]
    for draft in drafts:
        draft.sentences = [scene.span]
    return drafts


def _beside(draft: Draft, scene: Scene, end: int) -> list[Draft]:
    """What else "the signing of" a document and of others after it tells of."""
    if draft.verb in draft.rule.verbs or draft.noun is None or draft.name is None:
        return []
    items = list(_items(scene.text[scene.parsed.spans[draft.anchor][0] : end]))
    return [_titled(draft, *item) for item in items[1:]]


def _items(text: str) -> Iterator[tuple[str, str]]:
    """The titles in a list, each with its kind; the first that is no document's ends it."""
    head = ""
    for piece in BETWEEN.split(text):
        title = LEAD.sub("", piece.strip()).strip(' .,;“”"')
        title = ANOTHER.sub(head, title) if head else title
        head = HEADED.split(title)[0]
        kind = subtype(EventType.SIGNING, " ".join(title.split()[:HEAD]))
        if kind is None or " " not in title:
            return
        yield title, kind


def _titled(draft: Draft, title: str, kind: str) -> Draft:
    return replace(
        draft,
        name=title,
        several=None,
        subtype=kind,
        domain=subject_areas(title, draft.participants),
        participants=list(draft.participants),
        sentences=list(draft.sentences),
        why=[*draft.why, "document.listed"],
    )
