"""A vocabulary as a page: every term with its meaning, under the anchor that its IRI ends in."""

from collections.abc import Iterable

from fastapi import Request
from fastapi.responses import Response

from api.web.rendering import render
from graph.exchange import EXPORTS
from graph.exchange.vocabularies import ONTOLOGY, Word, formats, terms

PAGED = {ONTOLOGY: "The ontology", "plover": "PLOVER event types", "cameo": "CAMEO event codes"}
"""The vocabularies that have a page, and its heading."""

SECTIONS = {
    "EventType": "Event types",
    "EventSubtype": "Subtypes",
    "Status": "Statuses",
    "Role": "Roles",
    "Portfolio": "Portfolios",
    "TemporalUnit": "Units of time",
    "Concept": "Codes",
    "Class": "Classes",
    "ObjectProperty": "Properties",
    "DatatypeProperty": "Properties with values",
}
"""The class of a term to the heading that it stands under; the first one that fits."""


def glossary(request: Request, name: str) -> Response:
    """The page of a vocabulary."""
    path = "/ontology" if name == ONTOLOGY else f"/ontology/{name}"
    known = [EXPORTS[format] for format in formats(name)]
    return render(
        request,
        "glossary.html",
        heading=PAGED[name],
        sections=_sections(terms(name)),
        others=[(f"/ontology/{other}", PAGED[other]) for other in PAGED if other != ONTOLOGY],
        alternates=[(each.media_type, f"{path}.{each.suffix}", each.suffix) for each in known],
        canonical=path,
    )


def _sections(words: Iterable[Word]) -> dict[str, list[Word]]:
    found: dict[str, list[Word]] = {heading: [] for heading in SECTIONS.values()}
    for word in words:
        heading = next((SECTIONS[kind] for kind in SECTIONS if kind in word.kinds), None)
        if heading is not None:
            found[heading].append(word)
    return {heading: some for heading, some in found.items() if some}
