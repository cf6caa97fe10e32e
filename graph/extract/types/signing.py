"""Signings: a document between principals; books of honour and decrees are none."""

import re
from collections.abc import Sequence
from dataclasses import replace
from itertools import takewhile

from graph.extract.casting import distinct
from graph.extract.kinds import subject_areas, subtype
from graph.extract.memory import principal_of
from graph.extract.model import Draft
from graph.extract.parse import Parsed
from graph.extract.scene import Scene, bodies_in
from graph.extract.tokens import Token
from graph.extract.types.acts import recall, refer
from graph.extract.types.enumeration import listed_here
from graph.model import Participant
from ontology.terms import EventType, Role

CEREMONIAL = re.compile(
    r"\bsign\w*\s+(?:in\s+)?(?:the\s+|a\s+)?(?:\w+\s+){0,2}(?:Book|Guest|Album|Register)\b"
    r"|\bsign\w*\s+(?:a|the)\s+(?:decree|law|bill|order|executive order)\b",
    re.IGNORECASE,
)
COLLECTIVE = "signing.bear"
ITEM = re.compile(r"^(?:[–—•*-]|\d{1,2}[.)]|[a-z]\))\s*(.+)$", re.DOTALL)
LIST_OPENS = re.compile(r":\s*$")
EVENTS = frozenset({"summit", "meeting", "session", "conference", "forum", "congress"})
GATHERINGS = (EventType.MEETING, EventType.VISIT, EventType.SIGNING)


def complete(draft: Draft, scene: Scene, earlier: Sequence[Draft]) -> list[Draft]:
    """Find the signatories: named here, or the sides of the meeting or visit under way."""
    if CEREMONIAL.search(scene.words) or _is_negotiated(draft, scene):
        return []
    if draft.pronoun and (_is_of_another(draft, scene) or not refer(draft, earlier)):
        return []
    recall(draft, scene)
    if draft.rule.name == COLLECTIVE and (known := _countersigned(draft, earlier)):
        return _countersign(draft, known)
    parties = draft.of_role(Role.SIGNATORY)
    if draft.behind and draft.rule.name == "signing.noun" and _codes(parties) < 2:
        return []
    if draft.private and _codes(parties) < 2:
        return []
    if _codes(parties) < 2:
        parties = _from_context(parties, scene, earlier)
        draft.why.append("parties.context")
    if _codes(parties) < 2:
        return []
    draft.participants = [*distinct(parties), *draft.of_role(Role.ATTENDEE)]
    draft.subtype = draft.subtype or "document"
    return listed_here(draft, scene)


def listed_document(parsed: Parsed, text: str, earlier: Sequence[Draft]) -> Draft | None:
    """A paragraph that is an item of a list of documents: "– Memorandum on …;"."""
    if not parsed.spans or not earlier or earlier[-1].type is not EventType.SIGNING:
        return None
    start, end = parsed.spans[0][0], parsed.spans[-1][1]
    item = ITEM.match(text[start:end])
    title = item.group(1).rstrip(" ;.,") if item is not None else ""
    kind = subtype(EventType.SIGNING, " ".join(title.split()[:4]))
    if not title or kind is None or not title[0].isupper():
        return None
    before = earlier[-1]
    own = [m for m in parsed.mentions if m is not None and m.principal and m.organization]
    parties = distinct(p for m in own if (p := m.participant(Role.SIGNATORY)))
    if _codes(parties) < 2:
        parties = [Participant(role=Role.SIGNATORY, principal=c) for c in sorted(before.principals)]
    name = title.strip('“”"')
    present = before.of_role(Role.ATTENDEE)
    draft = replace(before, name=name, several=None, subtype=kind, sentences=[(start, end)])
    draft.participants = [*parties, *present]
    draft.why = [*before.why, "document.listed"]
    draft.domain = subject_areas(name, parties)
    if before.name is None and LIST_OPENS.search(text[: before.sentences[0][1]][-3:]):
        before.participants = []
    return draft


def _countersigned(draft: Draft, earlier: Sequence[Draft]) -> list[Draft]:
    """The signings told of before whose documents bear the signatures."""
    codes = {p.principal for p in draft.of_role(Role.SIGNATORY)}
    known = (e for e in earlier if e.type is EventType.SIGNING and not e.background)
    return [e for e in known if e.principals == codes][-2:]


def _countersign(draft: Draft, known: Sequence[Draft]) -> list[Draft]:
    """ "Both documents bear the signatures of …": who signed what was told of before."""
    parties = draft.of_role(Role.SIGNATORY)
    for event in known:
        event.participants = distinct([*event.participants, *parties])
        event.sentences += [s for s in draft.sentences if s not in event.sentences]
    return []


def _is_of_another(draft: Draft, scene: Scene) -> bool:
    """Whether "that" stands for what is no document: "a visit that will conclude tomorrow"."""
    verb = next((t.head for t in scene.sentence if t.i == draft.anchor), None)
    if verb is None or verb.dep_ != "relcl" or draft.noun not in ("that", "which"):
        return False
    return verb.head.pos_ == "NOUN" and verb.head.lemma_ not in draft.rule.nouns


def _is_negotiated(draft: Draft, scene: Scene) -> bool:
    """Whether it is the talks about a document that are concluded: "negotiations on a treaty"."""
    anchor = next((t for t in scene.sentence if t.i == draft.anchor), None)
    above = anchor.ancestors if anchor is not None else ()
    between = takewhile(lambda t: t.i != draft.verb_at, above)
    return any(t.lemma_ in ("negotiation", "talk", "consultation", "discussion") for t in between)


def _codes(parties: Sequence[Participant]) -> int:
    return len({p.principal for p in parties})


def _is_setting(token: Token) -> bool:
    """Whether a name only says where it was, or at whose summit."""
    placed = token.dep_ == "pobj" and token.head.lower_ in ("in", "at")
    return placed or (token.dep_ in ("compound", "amod", "poss") and token.head.lemma_ in EVENTS)


def _from_context(
    parties: list[Participant], scene: Scene, earlier: Sequence[Draft]
) -> list[Participant]:
    there = [m for token, m in scene.placed if _is_setting(token)]
    bodies = [m for m in bodies_in(scene) if not any(m is each for each in there)]
    here = distinct(p for m in bodies if (p := m.participant(Role.SIGNATORY)))
    if _codes(here) > 1:
        return here
    present = {code for m in scene.mentions() if m.person and (code := principal_of(m))}
    if not parties and len(present) > 1:
        return [Participant(role=Role.SIGNATORY, principal=code) for code in sorted(present)]
    named = {p.principal for p in parties}
    for draft in reversed(earlier):
        if draft.type not in GATHERINGS or draft.background:
            continue
        if not named or named & draft.principals:
            rest = sorted(draft.principals - named)
            return [*parties, *(Participant(role=Role.SIGNATORY, principal=c) for c in rest)]
    others = (m.participant(Role.SIGNATORY) for m in scene.discourse.partners(named))
    return [*parties, *(p for p in others if p is not None)]
