"""The page of a question in plain language: how it was read, and what answers it."""

from collections.abc import Iterable, Mapping
from datetime import date
from typing import Any
from urllib.parse import urlencode

from fastapi import Request
from fastapi.responses import Response

from api.represent import plain
from api.web.rendering import render
from api.web.sparql_page import page_href
from api.web.words import phrase
from graph.gazetteer import principal_name
from graph.model import Dyad
from graph.queries import MAX_LIMIT
from graph.question import answer, as_sparql
from graph.store.view import View

EXAMPLES = (
    "all Azerbaijan–Kazakhstan agreements",
    "joint exercises of Azerbaijan and Kazakhstan since 2022",
    "visits by Kazakh defence ministers to Azerbaijan",
    "planned events of Kazakhstan and Azerbaijan",
)

MOST = 100
"""Events that the page shows."""


def reading_page(request: Request, view: View, question: str, *, today: date) -> Response:
    """The page; without a question it offers some."""
    if not question:
        return render(request, "search.html", examples=EXAMPLES)
    found = answer(view, question, today=today, limit=MOST)
    filters = found.reading.filters()
    dyad = _dyad(filters)
    written = as_sparql(found.reading, request.app.state.settings.base_iri)
    query = plain(filters)
    return render(
        request,
        "search.html",
        question=question,
        reading=found.reading,
        chips=list(_chips(filters)),
        total=found.count,
        events=found.items,
        gap=found.gap,
        short=found.condensed,
        dyad=dyad,
        dyad_href=f"/dyads/{dyad}?{_narrowed(query)}" if dyad else None,
        sparql_href=page_href(written) if written else None,
        api_href=f"/v1/events?{urlencode(query)}",
        ask_href=f"/v1/ask?{urlencode({'q': question, 'limit': MAX_LIMIT})}",
    )


def _chips(filters: Mapping[str, Any]) -> Iterable[tuple[str, str]]:
    """Each value of each filter in words."""
    for name, value in plain(filters):
        yield phrase(name), principal_name(value) if name == "principal" else phrase(value)


def _dyad(filters: Mapping[str, Any]) -> Dyad | None:
    """The dyad that a question is about, when it names two principals."""
    principals = list(filters.get("principal", ()))
    return Dyad.of(*principals) if len(set(principals)) == 2 else None


def _narrowed(query: Iterable[tuple[str, str]]) -> str:
    return urlencode([pair for pair in query if pair[0] != "principal"])
