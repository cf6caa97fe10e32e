"""``/sparql``: the ledger as one graph, by the SPARQL 1.1 Protocol."""

import shutil
from collections.abc import Mapping
from dataclasses import dataclass
from functools import partial
from http import HTTPStatus
from typing import IO, Annotated
from urllib.parse import parse_qsl

from fastapi import APIRouter, Depends, Request
from fastapi.responses import Response
from starlette.exceptions import HTTPException

from api import schemas
from api.accepting import preferred
from api.access import may
from api.asked import asked
from api.dependencies import ViewDependency
from api.errors import TooLarge, UnsupportedMedia
from api.negotiation import Reply
from api.rq import SparqlText
from api.schemas.sparql import FILE, FORM_TYPE, PAGE, QUERY_TYPE, SparqlParameters, SparqlQuestion
from api.sending import read_body
from api.service.desk import REVISION, Desk
from api.service.keys import Scope
from api.streaming import Growing
from api.web.sparql_page import sparql_page
from graph.errors import InvalidQuery, InvalidSparql
from graph.sparql.description import description
from graph.sparql.formats import RESULTS, Shape, formats_of
from graph.sparql.index import check_format
from graph.sparql.readers import IN_MEMORY
from graph.sparql.wording import LONGEST, SparqlQuery, read_sparql
from graph.store.view import View

router = APIRouter(tags=["linked data"])

HTML = "text/html"
ALIASES = {"application/json": "json", "application/xml": "xml", "text/xml": "xml"}
"""Other names of media types that clients use."""
UPDATE_TYPE = "application/sparql-update"
_MOST_BYTES = {QUERY_TYPE: 4 * LONGEST, FORM_TYPE: 12 * LONGEST + 1_000}
"""Bytes of the longest query as UTF-8, and with each of them as ``%F0`` beside other fields."""
_ONE_GRAPH = "the index is one graph: no other one can be chosen"
NEVER_KEPT = {"Cache-Control": "no-store"}


@router.get(
    "/sparql",
    operation_id="querySparql",
    summary="Ask in SPARQL",
    response_class=Response,
    responses={
        **schemas.sparql_answers(HTML, QUERY_TYPE),
        **schemas.UNCHANGED,
        **schemas.problems(400, 406),
    },
)
async def query_by_get(
    request: Request,
    question: Annotated[SparqlQuestion, asked(SparqlQuestion)],
    view: ViewDependency,
) -> Response:
    """SELECT and ASK as a table, CONSTRUCT and DESCRIBE as a graph, as `Accept` prefers.

    Every fused event with its participants, reports, quotes and documents, and the vocabularies
    they are told in, are one graph, the default one. Prefixes of the vocabularies need no
    declaration. `SERVICE`, updates and other graphs are refused; time, memory and rows are limited.
    Without a query, a description of the service; for a browser, a page.
    """
    _refuse_graphs(question)
    if _wants_page(request, question.format):
        desk = _desk(request)
        return await desk.run(partial(sparql_page, request, desk, question.query))
    if question.query is None:
        return _described(request, question.format)
    desk = _desk(request)
    return await desk.run(partial(_read, request, view, desk, question.query, question.format))


@router.post(
    "/sparql",
    operation_id="querySparqlByPost",
    summary="Ask in SPARQL, with a long query",
    response_class=Response,
    dependencies=[Depends(may(Scope.READ))],
    responses={**schemas.sparql_answers(), **schemas.problems(400, 406, 413, 415)},
    openapi_extra=schemas.sparql_body(),
)
async def query_by_post(
    request: Request, named: Annotated[SparqlParameters, asked(SparqlParameters)]
) -> Response:
    """The query as the body, or as `query` in a form."""
    _refuse_graphs(named)
    sent = await _sent(request)
    desk, format = _desk(request), sent.format or named.format
    return await desk.run(partial(_read_once, request, desk, sent.query, format))


def _desk(request: Request) -> Desk:
    desk: Desk = request.app.state.desk
    return desk


def _read(request: Request, view: View, desk: Desk, text: str, named: str | None) -> Response:
    """What answers a query of an address; as a file, the query itself."""
    query = read_sparql(text)
    if named == FILE:
        headers = {"Content-Disposition": 'attachment; filename="query.rq"'}
        return SparqlText(text, headers=headers)
    return _kept(request, view, desk, query, _format(request, query, named))


def _read_once(request: Request, desk: Desk, text: str, named: str | None) -> Response:
    """What answers a query of a body."""
    query = read_sparql(text)
    return _answered(desk, query, _format(request, query, named))


def _kept(request: Request, view: View, desk: Desk, query: SparqlQuery, format: str) -> Response:
    """An answer that a client may keep until the index changes, unless it is another each time."""
    revision = desk.generation().about.revision
    if query.volatile:
        return _answered(desk, query, format)
    reply = Reply(request, view, revision)
    response = reply.made(format, lambda: _answer(desk, query, format))
    response.headers.setdefault(REVISION, str(revision))
    return response


def _answered(desk: Desk, query: SparqlQuery, format: str) -> Response:
    """An answer that nobody keeps."""
    desk.generation()
    response = _answer(desk, query, format)
    response.headers.update(NEVER_KEPT)
    return response


def _answer(desk: Desk, query: SparqlQuery, format: str) -> Response:
    answer = desk.index.ask(query, format)
    headers = {REVISION: str(answer.generation.about.revision)}
    media = RESULTS[format].media_type
    body = answer.body.read(IN_MEMORY + 1)
    if len(body) <= IN_MEMORY:
        answer.body.close()
        return Response(body, media_type=media, headers=headers)
    answer.body.seek(0)
    return Growing(partial(_copy, answer.body), media, headers)


def _copy(body: IO[bytes], out: IO[bytes]) -> None:
    with body:
        shutil.copyfileobj(body, out)


def _format(request: Request, query: SparqlQuery, named: str | None) -> str:
    """The format that a request names, else the one of those that fit which it likes best."""
    if named is not None:
        check_format(query, named)
        return named
    fitting = formats_of(query.shape)
    known = {each.media_type: name for name, each in fitting.items()}
    known |= {media: name for media, name in ALIASES.items() if name in fitting}
    return known[preferred(request.headers.get("accept", ""), list(known))]


def _wants_page(request: Request, named: str | None) -> bool:
    """Whether a browser asks, which likes a page better than any format of an answer."""
    accept = request.headers.get("accept", "")
    if named is not None or HTML not in accept:
        return named == PAGE
    return preferred(accept, [*(each.media_type for each in RESULTS.values()), HTML]) == HTML


def _described(request: Request, named: str | None) -> Response:
    fitting = formats_of(Shape.GRAPH)
    if named is None:
        known = {each.media_type: name for name, each in fitting.items()}
        named = known[preferred(request.headers.get("accept", ""), list(known))]
    elif named not in fitting:
        raise InvalidQuery("format", named, f"holds no graph: choose from {', '.join(fitting)}")
    try:
        body = description(str(request.url.replace(query="")), named)
    except (ValueError, SyntaxError) as error:  # it is the one part of the address not checked yet
        raise HTTPException(HTTPStatus.BAD_REQUEST, "the header Host names no host") from error
    return Response(
        body, media_type=fitting[named].media_type, headers={"Vary": "Accept", **NEVER_KEPT}
    )


def _refuse_graphs(asked: SparqlParameters) -> None:
    if asked.default_graph_uri or asked.named_graph_uri:
        raise InvalidSparql(_ONE_GRAPH)


@dataclass(frozen=True, slots=True)
class _Sent:
    query: str
    format: str | None = None


async def _sent(request: Request) -> _Sent:
    """The query of a body.  Raises ``UnsupportedMedia``, ``TooLarge``, ``InvalidSparql``."""
    media = request.headers.get("content-type", "").partition(";")[0].strip().lower()
    if media == UPDATE_TYPE:
        raise InvalidSparql("the graph follows the ledger: no update is taken")
    most = _MOST_BYTES.get(media)
    if most is None:
        said = f"queries are read from {QUERY_TYPE} and {FORM_TYPE}, not from {media or 'nothing'}"
        raise UnsupportedMedia(said)
    body = await read_body(request)
    if len(body) > most:
        raise TooLarge(f"more than {most} bytes are no query")
    try:
        text = body.decode()
        return _Sent(text) if media == QUERY_TYPE else _of_form(text)
    except UnicodeDecodeError as error:
        raise InvalidSparql("the query is no UTF-8") from error


def _of_form(text: str) -> _Sent:
    """The query of a form, which has no field that a query has not."""
    pairs = parse_qsl(text, keep_blank_values=True, errors="strict")
    fields: Mapping[str, str] = dict(pairs)
    if "update" in fields:
        raise InvalidSparql("the graph follows the ledger: no update is taken")
    if not fields.keys().isdisjoint(("default-graph-uri", "named-graph-uri")):
        raise InvalidSparql(_ONE_GRAPH)
    if len(fields) < len(pairs):
        raise InvalidSparql("the form has a field twice")
    if "query" not in fields:
        raise InvalidSparql("the form has no field called query")
    for name in fields.keys() - {"query", "format"}:
        raise InvalidQuery(f"/{name}", fields[name][:40], "is no field of this form")
    return _Sent(fields["query"], fields.get("format"))
