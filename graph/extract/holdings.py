"""Who a document says holds which office, with the sentence that says so."""

from collections.abc import Iterator

from graph.extract.model import Mention, MentionKind
from graph.extract.scene import Scene
from graph.model import Document, Evidence, HeldOffice

Span = tuple[int, int]


def offices_in(scene: Scene) -> Iterator[tuple[Mention, Span]]:
    """The mentions of a sentence that name a person together with an office, and its span."""
    for mention in scene.mentions():
        for each in (mention, *mention.members):
            if each.kind is MentionKind.OFFICIAL and each.title and each.person is not None:
                yield each, scene.span


def held(mention: Mention, span: Span, document: Document) -> HeldOffice | None:
    """The claim that a mention makes; None where its state is not known but guessed."""
    person = mention.person
    if person is None or person.principal is None or person.guessed or mention.title is None:
        return None
    start, end = span
    return HeldOffice(
        official=person.name,
        principal=person.principal,
        title=mention.title,
        organization=person.organization,
        portfolio=person.portfolio,
        rank=person.rank,
        evidence=Evidence(
            document=document.id, quote=document.text[start:end], start=start, end=end
        ),
    )
