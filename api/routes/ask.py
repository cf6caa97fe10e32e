"""``/v1/ask``: questions in plain language."""

from datetime import UTC, datetime
from typing import Annotated
from urllib.parse import quote, urlencode

from fastapi import APIRouter, Query

from api import represent, schemas
from api.dependencies import ViewDependency
from graph.question import Reading, answer

router = APIRouter(prefix="/v1", tags=["questions"])


@router.get(
    "/ask",
    operation_id="ask",
    summary="Ask in plain language",
    response_model=schemas.Answer,
    responses=schemas.problems(),
)
def ask(query: Annotated[schemas.AskQuery, Query()], view: ViewDependency) -> represent.Json:
    """Reads the question as filters, says how, names the words not understood, and answers.

    A question of which nothing was understood is answered with nothing, never with everything.
    """
    found = answer(view, query.q, today=datetime.now(UTC).date(), limit=query.limit)
    return {**represent.answer(found), "links": _links(found.reading)}


def _links(reading: Reading) -> dict[str, str]:
    """The question itself and, where filters alone can say it, the same as typed filters."""
    asked = {"self": f"/v1/ask?q={quote(reading.question)}"}
    filters = urlencode(represent.plain(reading.filters()))
    return {**asked, "events": f"/v1/events?{filters}"} if _typed(reading) else asked


def _typed(reading: Reading) -> bool:
    return bool(reading.filters()) and not reading.conditions
