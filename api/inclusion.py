"""``include``: what events point at, in the same answer."""

from collections.abc import Callable, Mapping, Sequence

from api import represent
from api.parameters import read_words
from graph.model import Event
from graph.store.view import View

Fetch = Callable[[View, Sequence[Event]], represent.Json]


def _documents(view: View, events: Sequence[Event]) -> represent.Json:
    wanted = {span.document for event in events for span in event.evidence}
    found = view.documents(wanted)
    return {key: represent.document(found[key]) for key in sorted(found)}


def _actors(view: View, events: Sequence[Event]) -> represent.Json:
    wanted = {
        key
        for event in events
        for who in event.participants
        for key in (who.principal, who.organization_id, who.official_id)
        if key is not None
    }
    return {key: represent.named_actor(each) for key, each in view.actors_by_id(wanted).items()}


def _reports(view: View, events: Sequence[Event]) -> represent.Json:
    found = view.reports_by_id({key for event in events for key in event.reports})
    return {key: represent.report(each) for key, each in found.items()}


INCLUDES: Mapping[str, tuple[str, Fetch]] = {
    "evidence": ("documents", _documents),
    "participants": ("actors", _actors),
    "reports": ("reports", _reports),
}
"""What may be asked for, the member it is found under, and what fetches it."""


def read_include(text: str | None) -> tuple[str, ...]:
    """The words of ``include``; raises ``UnknownWord``."""
    return () if text is None else read_words("include", text, list(INCLUDES))


def included(view: View, events: Sequence[Event], words: Sequence[str]) -> represent.Json:
    """By kind and id all that events point at, each once; ``None`` for what is not asked for."""
    return {
        member: fetch(view, events) if word in words else None
        for word, (member, fetch) in INCLUDES.items()
    }
