"""Documents in, reports out: deterministic rules over a dependency parse.

The steps, one module each: ``furniture`` sheds the page around the story, ``atoms`` and
``assembly`` find the actors, ``people`` tells who is who, ``parse`` parses, ``triggers`` and
``frames`` find events and their roles, ``realis`` and ``when`` settle whether and when,
``discourse`` resolves "both ministers", ``types`` completes each event type, ``compose`` makes
reports.
"""

import datetime as dt
from collections.abc import Iterable, Iterator
from dataclasses import replace

from graph.extract.assembly import Assembler
from graph.extract.atoms import cut
from graph.extract.compose import compose
from graph.extract.discourse import Discourse
from graph.extract.drafting import draft_sentence
from graph.extract.furniture import Block, read_story
from graph.extract.model import Draft, Mention, Person
from graph.extract.parse import Parsed, parse
from graph.extract.people import identify
from graph.extract.scene import Scene
from graph.extract.types import complete
from graph.extract.when import story_day
from graph.gazetteer import gazetteer
from graph.model import Document, Report

__all__ = ["EXTRACTOR", "VERSION", "extract", "extract_many"]

EXTRACTOR = "rules"
VERSION = "0.1.0"


def extract(document: Document) -> list[Report]:
    """The reports of one document, in the order of their first sentence."""
    told = read_story(document.text)
    mentions = [_mentions(told.text, block) for block in told.blocks]
    everyone = [each for block in mentions for m in block for each in (m, *m.members)]
    people = identify(everyone, _home(document))
    mentions = [[m for m in block if _is_actor(m, people)] for block in mentions]
    discourse = Discourse(people)
    today = story_day(document.published, document.text)
    parsed = parse(
        (told.text[b.start : b.end], b.start, found)
        for b, found in zip(told.blocks, mentions, strict=True)
    )
    drafts: list[Draft] = []
    for block, paragraph in zip(told.blocks, parsed, strict=True):
        if not block.headline:
            drafts += _drafts(paragraph, told.text, discourse, today, drafts)
    reports = compose(drafts, document, today, told.original)
    return [replace(report, extractor=EXTRACTOR, version=VERSION) for report in reports]


def extract_many(documents: Iterable[Document]) -> Iterator[tuple[Document, list[Report]]]:
    """Each document with its reports, in order, one at a time: memory stays flat."""
    for document in documents:
        yield document, extract(document)


def _mentions(text: str, block: Block) -> list[Mention]:
    paragraph = text[block.start : block.end]
    return Assembler(paragraph, cut(paragraph, gazetteer()), block.start).mentions()


def _is_actor(mention: Mention, people: list[Person]) -> bool:
    """Whether a mention is worth standing a word in for: names without an office are not."""
    return mention.person is None or any(mention.person is p for p in people)


def _home(document: Document) -> str | None:
    """The principal that a document speaks from, when its publisher's name says so."""
    found = gazetteer().scan(document.publisher or "")
    return found[0].code if found else None


def _drafts(
    parsed: Parsed, text: str, discourse: Discourse, today: dt.date | None, earlier: list[Draft]
) -> list[Draft]:
    """The completed drafts of one paragraph, sentence by sentence."""
    found: list[Draft] = []
    for sentence in parsed.doc.sents:
        scene = Scene(parsed, sentence, text, discourse, today)
        _hear(scene)
        for draft in draft_sentence(scene):
            done = complete(draft, scene, [*earlier, *found])
            found += done
        scene.close()
    return found


def _hear(scene: Scene) -> None:
    """Let the discourse know who the sentence speaks of, before its events are read."""
    mentions = scene.mentions()
    resolved = [r for m in mentions for r in scene.discourse.resolve(m, mentions)]
    scene.discourse.note(resolved)
