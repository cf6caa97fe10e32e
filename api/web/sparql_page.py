"""The page where SPARQL is asked: ready queries, the query, and what answers it."""

import re
from collections.abc import Iterable
from dataclasses import dataclass
from functools import cache
from http import HTTPStatus
from importlib.resources import files
from typing import IO

from fastapi import Request
from fastapi.responses import Response

from api.errors import kind_of
from api.rq import answering
from api.schemas.sparql import EXAMPLE_SPARQL, FILE, PAGE
from api.service.desk import Desk
from api.web.rendering import render
from graph.errors import BilateralError
from graph.sparql.formats import Shape, formats_of
from graph.sparql.table import Table, Term, TooLong, read_answer, told
from graph.sparql.wording import SparqlQuery, read_sparql

MOST = 500
"""Rows, and lines of a graph, that the page shows."""
MOST_BYTES = 2_000_000
"""Bytes of an answer that are read for the page."""
LONGEST_VALUE = 1_000
"""Characters of a value, or of a line, that the page shows."""
_COMMENT = re.compile(r"(?:^# .*\n)+", re.MULTILINE)


@dataclass(frozen=True, slots=True)
class Example:
    """A ready query: what it asks in a line, and its address."""

    title: str
    href: str


@dataclass(frozen=True, slots=True)
class Cell:
    """A value as text, and where it leads."""

    text: str
    href: str | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Found:
    """What answers a query, as far as it is shown."""

    revision: int
    columns: tuple[str, ...] = ()
    rows: tuple[tuple[Cell, ...], ...] = ()
    yes: bool | None = None
    lines: tuple[str, ...] = ()
    more: bool = False
    """Whether there are more rows or lines than these."""


def page_href(query: str) -> str:
    """The address of the page with a query and its answer."""
    return f"{answering(query)}&format={PAGE}"


def sparql_page(request: Request, desk: Desk, text: str | None) -> Response:
    """The page, with the answer to a query if there is one; waits for it."""
    if text is None:
        return _page(request, EXAMPLE_SPARQL)
    try:
        query = read_sparql(text)
        found = _found(desk, query)
    except BilateralError as error:
        kind = kind_of(error)
        return _page(request, text, kind.detail or str(error), status=kind.status)
    return _page(request, text, found=found, formats=formats_of(query.shape))


def _page(
    request: Request,
    text: str,
    fault: str | None = None,
    *,
    status: HTTPStatus = HTTPStatus.OK,
    found: Found | None = None,
    formats: Iterable[str] = (),
) -> Response:
    address = answering(text)
    response = render(
        request,
        "sparql.html",
        status=status,
        examples=examples(),
        query=text,
        fault=fault,
        found=found,
        format=PAGE,
        file_href=f"{address}&format={FILE}",
        formats=[(name, f"{address}&format={name}") for name in formats],
        canonical="/sparql",
    )
    response.headers["Vary"] = "Accept"
    return response


def _found(desk: Desk, query: SparqlQuery) -> Found:
    desk.generation()
    table = query.shape is Shape.TABLE
    answer = desk.index.ask(query, "json" if table else "turtle")
    revision = answer.generation.about.revision
    with answer.body as body:
        if not table:
            return _graph(revision, body)
        read = read_answer(body, MOST_BYTES)
        if isinstance(read, Table):
            return _table(revision, desk, read)
    return Found(revision=revision, yes=read)


def _graph(revision: int, body: IO[bytes]) -> Found:
    lines = body.read(MOST_BYTES).decode(errors="ignore").splitlines()
    return Found(
        revision=revision,
        lines=tuple(_cut(line.rstrip()) for line in lines[:MOST]),
        more=len(lines) > MOST or bool(body.read(1)),
    )


def _table(revision: int, desk: Desk, table: Table) -> Found:
    rows: list[tuple[Cell, ...]] = []
    more = False
    try:
        for row in table.rows:
            more = len(rows) == MOST
            if more:
                break
            rows.append(tuple(_cell(desk, row.get(name)) for name in table.names))
    except TooLong:
        more = True
    return Found(revision=revision, columns=table.names, rows=tuple(rows), more=more)


def _cell(desk: Desk, term: Term | None) -> Cell:
    iri = term["value"] if term is not None and term["type"] == "uri" else None
    return Cell(_cut(told(term, desk.index.short)), None if iri is None else _href(desk, iri))


def _cut(text: str) -> str:
    return text if len(text) <= LONGEST_VALUE else f"{text[:LONGEST_VALUE]}…"


def _href(desk: Desk, iri: str) -> str | None:
    """Where an IRI leads: a thing of the ledger to its page here."""
    if iri.startswith(f"{desk.index.base}id/"):
        return f"/id/{iri.removeprefix(f'{desk.index.base}id/').partition('#')[0]}"
    return iri if iri.startswith(("http://", "https://")) else None


@cache
def examples() -> tuple[Example, ...]:
    """The ready queries by what they ask."""
    texts = {
        each.name: each.read_text(encoding="utf-8")
        for each in files("ontology").joinpath("queries").iterdir()
        if each.name.endswith(".rq")
    }
    return tuple(Example(_title(text), page_href(text)) for _, text in sorted(texts.items()))


def _title(text: str) -> str:
    """The first sentence of the comment that a query opens with, as far as its first colon."""
    comment = _COMMENT.match(text)
    said = " ".join(line.removeprefix("# ") for line in (comment[0] if comment else "").split("\n"))
    return re.split(r"[.:](?:\s|$)", said, maxsplit=1)[0]
