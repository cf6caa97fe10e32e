"""The steps in order: one document, or many with their parses in batches."""

import datetime as dt
import gc
from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass, replace
from itertools import islice

from graph.extract.assembly import Assembler
from graph.extract.atoms import cut
from graph.extract.belonging import settle
from graph.extract.casting import subject_of
from graph.extract.compose import compose
from graph.extract.dateline import filed_in, written_in
from graph.extract.discourse import Discourse
from graph.extract.drafting import draft_sentence
from graph.extract.following import followers
from graph.extract.furniture import Block, Story, read_story
from graph.extract.holdings import Span, held, offices_in
from graph.extract.legibility import why_unread
from graph.extract.memory import is_state, principal_of
from graph.extract.model import Draft, Mention, Person
from graph.extract.parse import Parsed, parse
from graph.extract.people import identify
from graph.extract.rivals import unrivalled
from graph.extract.scene import Scene
from graph.extract.types import complete
from graph.extract.types.enumeration import listed_after
from graph.extract.types.signing import listed_document
from graph.extract.when import story_day
from graph.extract.witnesses import spoken_for, watched
from graph.gazetteer import gazetteer
from graph.model import Document, Extraction, Place, Report
from ontology.terms import EventType, Status

EXTRACTOR = "rules"
VERSION = "0.1.0"
BATCH = 16
"""Documents whose paragraphs are parsed together: the parser is faster on many at once."""


@dataclass(slots=True)
class Reading:
    """A document on its way to be read: its story, who is in it, and the day it is of."""

    document: Document
    told: Story
    mentions: list[list[Mention]]
    """Per paragraph of prose."""
    people: list[Person]
    spoken: Counter[str]
    """How often the story speaks of each principal."""
    home: str | None
    """The principal that the story speaks from."""
    today: dt.date | None
    """The day that relative dates refer to."""
    skipped: str | None = None
    """Why nothing can be read in it."""

    @property
    def prose(self) -> list[Block]:
        """The paragraphs that are parsed: headlines repeat what follows."""
        return [block for block in self.told.blocks if not block.headline]

    def paragraphs(self) -> Iterator[tuple[str, int, list[Mention]]]:
        """What the parser needs of each."""
        for block, mentions in zip(self.prose, self.mentions, strict=True):
            yield self.told.text[block.start : block.end], block.start, mentions


def extract(document: Document) -> tuple[Report, ...]:
    """The reports of one document, in the order of their first sentence."""
    (extraction,) = extract_many([document])
    return extraction.reports


def extract_many(documents: Iterable[Document]) -> Iterator[Extraction]:
    """What each document tells, in order; memory does not grow with their number."""
    stream = iter(documents)
    while batch := list(islice(stream, BATCH)):
        yield from _extracted(batch)


def _extracted(batch: Sequence[Document]) -> list[Extraction]:
    with uncollected():
        readings = [_read(document) for document in batch]
        parsed = parse(paragraph for reading in readings for paragraph in reading.paragraphs())
        return [_told(reading, islice(parsed, len(reading.mentions))) for reading in readings]


@contextmanager
def uncollected() -> Iterator[None]:
    """Put off the search for cyclic garbage, which looks at a batch again and again."""
    collecting = gc.isenabled()
    gc.disable()
    try:
        yield
    finally:
        if collecting:
            gc.enable()


def _read(document: Document) -> Reading:
    """Shed the furniture, find the actors, tell who is who."""
    told = read_story(document.text)
    skipped = why_unread(document.text, told)
    if skipped is not None:
        return Reading(document, Story("", (), ()), [], [], Counter(), None, None, skipped)
    found = [_mentions(told.text, block) for block in told.blocks]
    everyone = [each for block in found for m in block for each in (m, *m.members)]
    today = story_day(document.published, document.text)
    homes = _homes(document, _spoken(everyone))
    people = identify(everyone, homes, today)
    spoken = _spoken(everyone)
    known = {id(person) for person in people}
    mentions = [
        [m for m in block_mentions if _is_actor(m, known)]
        for block, block_mentions in zip(told.blocks, found, strict=True)
        if not block.headline
    ]
    return Reading(document, told, mentions, people, spoken, homes[0] if homes else None, today)


def _told(reading: Reading, paragraphs: Iterable[Parsed]) -> Extraction:
    document, original = reading.document, reading.told.original
    discourse = Discourse(reading.people, reading.spoken, reading.home)
    discourse.seat = _seat(document)
    today = reading.today
    drafts: list[Draft] = []
    claims: list[tuple[Mention, Span]] = []
    for paragraph in paragraphs:
        drafts += _drafts(paragraph, reading.told.text, discourse, today, drafts, claims=claims)
    reports = compose(drafts, document, today, discourse.seat, original)
    offices = (held(mention, original(span), document) for mention, span in claims)
    return Extraction(
        document=document,
        skipped=reading.skipped,
        reports=tuple(replace(r, extractor=EXTRACTOR, version=VERSION) for r in reports),
        offices=tuple(dict.fromkeys(office for office in offices if office is not None)),
    )


def _mentions(text: str, block: Block) -> list[Mention]:
    paragraph = text[block.start : block.end]
    return Assembler(paragraph, cut(paragraph, gazetteer()), block.start).mentions()


def _spoken(mentions: Iterable[Mention]) -> Counter[str]:
    """How often each principal is spoken of."""
    codes = (principal_of(mention) for mention in mentions)
    return Counter(code for code in codes if code is not None)


def _is_actor(mention: Mention, known: set[int]) -> bool:
    """Whether a mention is worth standing a word in for: names without an office are not."""
    return mention.person is None or id(mention.person) in known


def _seat(document: Document) -> Place | None:
    """Where the story was filed, by its dateline, else the state of its publisher."""
    city = filed_in(document.text) or written_in(document.text)
    if city is not None:
        return Place(city=city.city, country=city.code)
    home = next(filter(is_state, _published_in(document)), None)
    return Place(country=home) if home is not None else None


def _published_in(document: Document) -> list[str]:
    """The principals in the publisher's name; the words of one are too often those of a town."""
    found = gazetteer().scan(document.publisher or "")
    return [each.code for each in found if each.kind != "city"]


def _homes(document: Document, spoken: Counter[str]) -> list[str]:
    """The principals that a document may speak from, the likeliest first.

    The publisher's name, the dateline, then the principal spoken of most.
    """
    codes = _published_in(document)
    city = filed_in(document.text)
    codes += [city.code] if city is not None else []
    codes += [code for code, _ in spoken.most_common(1)]
    return list(dict.fromkeys(codes))


def _drafts(
    parsed: Parsed,
    text: str,
    discourse: Discourse,
    today: dt.date | None,
    earlier: list[Draft],
    *,
    claims: list[tuple[Mention, Span]],
) -> list[Draft]:
    """The completed drafts of one paragraph; ``claims`` takes the offices that it tells of."""
    found: list[Draft] = []
    item = listed_document(parsed, text, earlier)
    if item is not None:
        return [item]
    for sentence in parsed.sentences:
        scene = Scene(parsed, sentence, text, discourse, today)
        _hear(scene)
        claims += offices_in(scene)
        here = _told_in(scene, [*earlier, *found])
        found += unrivalled(here) or listed_after(scene, [*earlier, *found])
        pairs = [tuple(sorted(d.principals)) for d in here if len(d.principals) == 2]
        discourse.last_pair = pairs[-1] if pairs else discourse.last_pair
        scene.close(subject_of(scene))
    return found


def _told_in(scene: Scene, earlier: list[Draft]) -> list[Draft]:
    """The completed drafts of one sentence; a signing may be planned and held in one."""
    told: set[tuple[EventType, int, bool]] = set()
    here: list[Draft] = []
    for draft in sorted(draft_sentence(scene), key=lambda d: d.type is EventType.EXERCISE):
        held = draft.type is EventType.SIGNING and draft.status is Status.HELD
        place = (draft.type, draft.anchor, held)
        if place in told:
            continue
        done = complete(draft, scene, [*earlier, *here])
        if done:
            told.add(place)
        here += done
    here += followers(scene, [*earlier, *here])
    watched(scene, here, earlier)
    spoken_for(scene, here)
    return here


def _hear(scene: Scene) -> None:
    """Let the discourse know who the sentence speaks of, before its events are read."""
    settle(scene)
    mentions = scene.mentions()
    resolved = [r for m in mentions for r in scene.discourse.resolve(m, mentions)]
    scene.discourse.note(resolved)
