"""One sentence with all that is known around it."""

import datetime as dt
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from functools import cached_property

from graph.dates import bounds
from graph.extract.discourse import Discourse
from graph.extract.frames import SUBJECT
from graph.extract.memory import is_state, principal_of, state_mention
from graph.extract.model import Mention, MentionKind, When
from graph.extract.naming import named_documents
from graph.extract.outsiders import is_outsiders
from graph.extract.parse import Parsed
from graph.extract.possession import is_membership
from graph.extract.tokens import Span, Token
from graph.extract.when import scan
from graph.model import Place

ACTORS = frozenset(
    {
        MentionKind.STATE,
        MentionKind.OFFICIAL,
        MentionKind.OFFICE,
        MentionKind.COUNTERPART,
        MentionKind.ORGANIZATION,
        MentionKind.GROUP,
    }
)

TOPICS = frozenset({"about", "regarding", "concerning", "near"})
"""Prepositions before what an act is about, or what it only happens beside."""
UPON = frozenset({"for", "to", "against", "towards", "toward"})
"""Prepositions before whom something is done to."""
RELATIVE = frozenset({"that", "which", "who"})


@dataclass
class Scene:
    """One sentence with all that is known around it."""

    parsed: Parsed
    sentence: Span
    text: str
    """The document's text."""
    discourse: Discourse
    today: dt.date | None
    _times: dict[bool, list[When]] = field(default_factory=dict, init=False)

    @property
    def span(self) -> tuple[int, int]:
        """Offsets of the sentence in the document."""
        return self.parsed.span(self.sentence)

    @property
    def words(self) -> str:
        """The sentence as written."""
        start, end = self.span
        return self.text[start:end]

    def close(self, subject: list[Mention]) -> None:
        """Let the discourse know the sentence's subject, for the pronouns of the next."""
        self.discourse.note_subject(subject)
        self.discourse.titles += named_documents(self.parsed, self.sentence, self.text)
        times = self.times(future=False)
        self.discourse.time = times[-1].date if times else self.discourse.time
        told = (when for when in times if not self._aside(when))
        dates = [when.date for when in told if not self._ahead(when)]
        if dates:
            self.discourse.day, self.discourse.day_said = dates[-1], self.span

    def _ahead(self, when: When) -> bool:
        """Whether a time is of what is still to come: no story goes on from there."""
        return self.today is not None and bounds(when.date)[0] > self.today + dt.timedelta(days=1)

    @property
    def follows_a_date(self) -> bool:
        """Whether the sentence before, in the same paragraph, tells a date."""
        between = self.text[self.discourse.day_said[1] : self.span[0]]
        return self.discourse.day_said[1] > 0 and not between.strip() and "\n" not in between

    def token_at(self, offset: int) -> Token | None:
        """The word of the sentence that stands at an offset of the document."""
        spans = self.parsed.spans
        return next((t for t in self.sentence if spans[t.i][0] <= offset < spans[t.i][1]), None)

    def _aside(self, when: When) -> bool:
        """Whether a date is only of something the sentence mentions: "a truce agreed on Monday"."""
        token = self.token_at(when.start)
        if token is None:
            return False
        verbs = [t for t in (token, *token.ancestors) if t.pos_ in ("VERB", "AUX")]
        return any(t.dep_ in ("acl", "relcl", "advcl") for t in verbs) or _looks_back(verbs)

    @cached_property
    def placed(self) -> list[tuple[Token, Mention]]:
        """The mentions of the sentence in order, with the tokens that stand for them."""
        pairs = ((token, self.parsed.mention(token)) for token in self.sentence)
        return [(token, mention) for token, mention in pairs if mention is not None]

    def mentions(self) -> list[Mention]:
        """The mentions of the sentence in order."""
        return [mention for _, mention in self.placed]

    def times(self, *, future: bool) -> list[When]:
        """The time expressions of the sentence, read as past or to come."""
        if future not in self._times:
            start, end = self.span
            told = self.discourse.day or self.discourse.time
            found = scan(self.text[start:end], start, self.today, future=future, told=told)
            people = [(m.start, m.end) for m in self.mentions() if m.person is not None]
            self._times[future] = [
                when for when in found if not any(a <= when.start < b for a, b in people)
            ]
        return self._times[future]


def _looks_back(verbs: Sequence[Token]) -> bool:
    """ "A day earlier it had recalled its envoy": the story does not go on from there."""
    had = (c for t in verbs[:1] for c in t.children if c.dep_ == "aux")
    return any(c.lower_ == "had" for c in had)


def bodies_in(scene: Scene) -> list[Mention]:
    """The states that the sentence names, and their bodies."""
    return [
        m
        for token, whole in scene.placed
        for m in whole.members or [whole]
        if m.principal
        and m.kind in (MentionKind.STATE, MentionKind.ORGANIZATION)
        and not (token.dep_ == "compound" and not m.attributive)
    ]


def nearby(
    scene: Scene,
    anchor: int,
    codes: set[str],
    *,
    under: frozenset[int] | None = None,
    acts: bool = False,
) -> list[Mention]:
    """The actors of the one other principal that stands nearest to a token, what follows first.

    Cities count last, as the states whose capitals they may stand for; not a city where something
    is done, in a story that does not speak of its state again.  ``under`` limits the
    search to some tokens of the sentence; ``acts`` passes over those to whom something is done.
    """
    found: list[tuple[bool, int, Mention]] = []
    for token, mention in scene.placed:
        if not _may_be_party(token, mention, scene, anchor, under):
            continue
        if acts and token.dep_ == "pobj" and token.head.lower_ in UPON:
            continue
        for actor in scene.discourse.resolve(mention, scene.mentions()):
            code = principal_of(actor)
            if code is None or code in codes:
                continue
            away = token.i - anchor
            stands = state_mention(code) if actor.city else actor
            found.append((bool(mention.city), away if away > 0 else -2 * away, stands))
    if not found:
        return []
    first = principal_of(min(found, key=lambda f: f[:2])[2])
    return [actor for _, _, actor in found if principal_of(actor) == first]


def _may_be_party(
    token: Token, mention: Mention, scene: Scene, anchor: int, under: frozenset[int] | None
) -> bool:
    """Whether an actor or city stands where a party to an act at the anchor may be looked for."""
    if mention.city and _is_mere_venue(token, mention, scene):
        return False
    if (mention.kind not in ACTORS and not mention.city) or is_membership(token, scene.parsed):
        return False
    if under is None:
        apart = _is_apart(token, anchor, scene) or is_outsiders(token)
        return not apart and not _is_aside(token, anchor)
    return token.i in under and not _is_aside(token, anchor)


def _is_mere_venue(token: Token, city: Mention, scene: Scene) -> bool:
    """Whether something is done in a city whose state the story does not speak of otherwise."""
    within = token.dep_ == "pobj" and token.head.lower_ in ("in", "at", "near", "outside")
    return within and scene.discourse.spoken[city.principal or ""] < 2


def _is_apart(token: Token, anchor: int, scene: Scene) -> bool:
    """Whether a name stands in another statement: "X cut relations; Y followed"."""
    first, last = sorted((token.i, anchor))
    if any(t.text == ";" for t in scene.sentence if first < t.i < last):
        return True
    at = next((t for t in scene.sentence if t.i == anchor), None)
    return at is not None and _statement(token) != _statement(at)


def only_aside(scene: Scene, anchor: int, code: str | None) -> bool:
    """Whether a principal is spoken of in this sentence alone, and there beside the act."""
    here = [t for t, m in scene.placed if principal_of(m) == code]
    if not here or code is None or scene.discourse.spoken[code] > len(here):
        return False
    return all(_is_aside(t, anchor) or _is_apart(t, anchor, scene) or is_outsiders(t) for t in here)


def _is_aside(token: Token, anchor: int) -> bool:
    """Whether a name is only spoken of beside the act: in a clause of its own, or as a topic.

    "Turned down the demand for the wages that are paid in Austria", "a message about Iran".
    """
    for each in (token, *token.ancestors):
        if any(inner.i == anchor for inner in each.subtree):
            return False
        if each.dep_ == "advcl" and _tells_no_cause(each):
            return True
        if each.dep_ == "prep" and each.lower_ in TOPICS:
            return True
        relative = (c for c in each.children if c.dep_ in SUBJECT and c.lower_ in RELATIVE)
        if each.dep_ == "relcl" and any(relative):
            return True
    return False


def _tells_no_cause(clause: Token) -> bool:
    """Whether a clause tells what else was so: "as tourists came", "drawing criticism in Peru"."""
    marks = [c for c in clause.children if c.dep_ in ("mark", "advmod")]
    if not marks:
        return clause.tag_ == "VBG"
    beside = {c.lower_ for c in marks} & {"as", "while", "though", "although", "whereas"}
    return bool(beside) and all(t.lower_ != "soon" for t in (*marks, clause.head))


def _statement(token: Token) -> int:
    """The verb of the coordinated clause, with a subject of its own, that a word is in."""
    for each in (token, *token.ancestors):
        coordinated = each.dep_ == "conj" and each.pos_ in ("VERB", "AUX")
        if coordinated and any(c.dep_ in ("nsubj", "nsubjpass") for c in each.children):
            return each.i
    return -1


def states_in(scene: Scene) -> list[str]:
    """Codes of the principals that the sentence names, as states or through their bodies."""
    return list(dict.fromkeys(m.principal for m in bodies_in(scene) if m.principal))


def place_of(mentions: Iterable[Mention]) -> Place | None:
    """The most precise place among mentions of cities and states; organisations are no place."""
    found = [m for m in mentions if m.city or (m.principal and is_state(m.principal))]
    city = next((m for m in found if m.city), None)
    chosen = city or next((m for m in found if m.principal), None)
    return Place(city=chosen.city, country=chosen.principal) if chosen else None
