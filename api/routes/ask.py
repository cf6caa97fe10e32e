"""``/v1/ask``: questions in plain language."""

from datetime import UTC, date, datetime
from typing import Annotated
from urllib.parse import quote, urlencode

from fastapi import APIRouter
from fastapi.responses import PlainTextResponse, Response

from api import represent, schemas
from api.answering import JsonAnswer
from api.asked import asked
from api.dependencies import ViewDependency
from graph.errors import NotFound
from graph.question import Reading, answer, as_sparql, read

router = APIRouter(prefix="/v1", tags=["questions"])


class SparqlQuery(PlainTextResponse):
    """A query as ``.rq`` files have it."""

    media_type = "application/sparql-query"


@router.get(
    "/ask",
    operation_id="ask",
    summary="Ask in plain language",
    response_model=schemas.Answer,
    responses=schemas.problems(),
)
def ask(
    query: Annotated[schemas.AskQuery, asked(schemas.AskQuery)], view: ViewDependency
) -> Response:
    """Reads the question as filters, says how, names the words not understood, and answers.

    A question of which nothing was understood is answered with nothing, never with everything.
    """
    found = answer(view, query.q, today=_today(), limit=query.limit)
    return JsonAnswer({**represent.answer(found), "links": _links(found.reading)})


@router.get(
    "/ask.rq",
    operation_id="askAsSparql",
    summary="The same question as SPARQL",
    response_class=SparqlQuery,
    responses=schemas.problems(404),
)
def ask_as_sparql(
    query: Annotated[schemas.QuestionQuery, asked(schemas.QuestionQuery)], view: ViewDependency
) -> SparqlQuery:
    """A query over the graph that `/v1/events.ttl` and `bilateral export` write.

    404 when nothing of the question was understood.
    """
    written = as_sparql(read(view, query.q, today=_today()))
    if written is None:
        raise NotFound("reading of", query.q)
    return SparqlQuery(written)


def _today() -> date:
    return datetime.now(UTC).date()


def _links(reading: Reading) -> dict[str, str]:
    """The question itself and, once something was read, the same in other forms."""
    asked = urlencode({"q": reading.question}, quote_via=quote)
    links = {"self": f"/v1/ask?{asked}", "page": f"/search?{asked}"}
    if reading.filters():
        links["sparql"] = f"/v1/ask.rq?{asked}"
    if reading.filters() and not reading.conditions:
        links["events"] = f"/v1/events?{urlencode(represent.plain(reading.filters()))}"
    return links
