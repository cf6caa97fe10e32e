"""``/v1/ask``: questions in plain language."""

from typing import Annotated
from urllib.parse import quote, urlencode

from fastapi import APIRouter, Request
from fastapi.responses import Response

from api import represent, schemas
from api.answering import JsonAnswer
from api.asked import asked
from api.dependencies import ViewDependency
from api.negotiation import JSON, Reply
from api.rq import SparqlText, answering
from api.today import today
from api.written import event_text
from graph.errors import NotFound
from graph.question import Reading, answer, as_sparql, read

router = APIRouter(prefix="/v1", tags=["questions"])


@router.get(
    "/ask",
    operation_id="ask",
    summary="Ask in plain language",
    response_model=schemas.Answer,
    responses=schemas.problems(),
)
def ask(
    request: Request,
    query: Annotated[schemas.AskQuery, asked(schemas.AskQuery)],
    view: ViewDependency,
) -> Response:
    """Reads the question as filters, says how, names the words not understood, and answers.

    A question of which nothing was understood is answered with nothing, never with everything.
    """
    day = today()

    def made() -> Response:
        found = answer(view, query.q, today=day, limit=query.limit)
        return JsonAnswer(
            {**represent.answer(found, event_text), "links": _links(request, found.reading)}
        )

    return Reply(request, view, day=day).made(JSON, made)


@router.get(
    "/ask.rq",
    operation_id="askAsSparql",
    summary="The same question as SPARQL",
    response_class=SparqlText,
    responses=schemas.problems(404),
)
def ask_as_sparql(
    request: Request,
    query: Annotated[schemas.QuestionQuery, asked(schemas.QuestionQuery)],
    view: ViewDependency,
) -> SparqlText:
    """A query for `/sparql`, or the graph that `/v1/events.ttl` and `bilateral export` write.

    404 when nothing of the question was understood.
    """
    written = _written(request, read(view, query.q, today=today()))
    if written is None:
        raise NotFound("reading of", query.q)
    return SparqlText(written)


def _written(request: Request, reading: Reading) -> str | None:
    return as_sparql(reading, request.app.state.settings.base_iri)


def _links(request: Request, reading: Reading) -> dict[str, str]:
    """The question itself and, once something was read, the same in other forms."""
    asked = urlencode({"q": reading.question}, quote_via=quote)
    links = {"self": f"/v1/ask?{asked}", "page": f"/search?{asked}"}
    written = _written(request, reading)
    if written is not None:
        links |= {"sparql": f"/v1/ask.rq?{asked}", "sparql_answer": answering(written)}
    if reading.filters() and not reading.conditions:
        links["events"] = f"/v1/events?{urlencode(represent.plain(reading.filters()))}"
    return links
