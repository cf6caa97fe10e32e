"""What a mistyped address may have meant."""

import re
from collections.abc import Iterable, Sequence
from difflib import get_close_matches
from itertools import islice

from api.web.words import dyad_title
from graph.errors import NotFound, Retracted
from graph.gazetteer import principal_name
from graph.model import Dyad
from graph.queries import DyadSummary
from graph.store.view import View

Suggestion = tuple[str, str]
"""A label and an address."""

MOST = 5
BUSIEST = 500
"""Dyads that a mistyped name is compared with."""

_KEY = re.compile(r"[aed][0-9a-f]{16}", re.ASCII)


def near_dyads(view: View, text: str) -> list[Suggestion]:
    """Dyads of the ledger whose codes or names look like the text."""
    summaries = sorted(view.dyads(), key=lambda s: -s.events)[:BUSIEST]
    spellings = {spelling: s.dyad for s in summaries for spelling in _spellings(s.dyad)}
    close = get_close_matches(text.lower(), spellings, n=3 * MOST, cutoff=0.6)
    return _links(dict.fromkeys(spellings[spelling] for spelling in close))


def dyads_of_either(view: View, dyad: Dyad) -> list[Suggestion]:
    """The busiest dyads of the two members of one that has no events."""
    found: Sequence[DyadSummary] = [*view.dyads(dyad.left), *view.dyads(dyad.right)]
    return _links(s.dyad for s in sorted(found, key=lambda s: -s.events))


def things_with_key(view: View, key: str) -> list[Suggestion]:
    """The thing of another kind that has this key: ids begin with the letter of their kind."""
    if not _KEY.fullmatch(key):
        return []
    kind, exists = {
        "a": ("agreement", view.agreement),
        "e": ("event", view.event),
        "d": ("document", view.document),
    }[key[0]]
    try:
        exists(key)
    except (NotFound, Retracted):
        return []
    return [(f"The {kind} {key}", f"/{kind}s/{key}")]


def _spellings(dyad: Dyad) -> Iterable[str]:
    for left, right in ((dyad.left, dyad.right), (dyad.right, dyad.left)):
        yield f"{left}-{right}".lower()
        yield f"{principal_name(left)}-{principal_name(right)}".lower()


def _links(dyads: Iterable[Dyad]) -> list[Suggestion]:
    return [(dyad_title(dyad), f"/dyads/{dyad}") for dyad in islice(dyads, MOST)]
