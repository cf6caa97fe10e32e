"""``/v1/judgements``: what people have judged to be the same or different."""

from collections.abc import Iterator
from typing import Annotated

from fastapi import APIRouter, Body, Request
from fastapi.responses import Response

from api import judging, represent, schemas, tables
from api.access import ReviewerDependency
from api.answering import JsonAnswer
from api.asked import asked
from api.cursors import given_cursor
from api.dependencies import ViewDependency
from api.negotiation import ReplyDependency, Suffix
from api.writers import WriterDependency
from graph.queries import MAX_LIMIT, Ruling
from graph.store.view import View

router = APIRouter(prefix="/v1", tags=["judgements"])


@router.get(
    "/judgements",
    operation_id="listJudgements",
    summary="What people have judged",
    response_model=schemas.Listing[schemas.Judgement],
    responses={**schemas.UNCHANGED, **schemas.problems(406)},
)
def list_judgements(
    request: Request,
    query: Annotated[schemas.Page, asked(schemas.Page)],
    view: ViewDependency,
    reply: ReplyDependency,
) -> Response:
    """Every judgement, the latest first, those taken back too."""
    cursor = given_cursor(request, query.cursor)
    return reply.table(
        tables.JUDGEMENTS,
        lambda: view.judgements(limit=query.limit, cursor=cursor),
        lambda: _every(view),
    )


@router.get(
    "/judgements.{suffix}",
    operation_id="downloadJudgements",
    summary="What people have judged, as one file",
    response_class=Response,
    responses={**schemas.UNCHANGED, **schemas.problems(404)},
)
def download_judgements(suffix: Suffix, view: ViewDependency, reply: ReplyDependency) -> Response:
    """Every judgement, the latest first, those taken back too."""
    return reply.rows(tables.JUDGEMENTS, suffix, lambda: _every(view))


def _every(view: View) -> Iterator[Ruling]:
    return tables.every(lambda cursor: view.judgements(limit=MAX_LIMIT, cursor=cursor))


@router.post(
    "/judgements",
    operation_id="judge",
    summary="Judge things to be the same or different",
    response_model=schemas.Effect,
    responses=schemas.problems(400, 401, 403, 404, 429),
)
def judge(
    caller: ReviewerDependency,
    writer: WriterDependency,
    judgement: Annotated[schemas.NewJudgement, Body()],
) -> Response:
    """It goes before what fusion decides and holds until it is undone. Answers with the effect."""
    with writer.open() as ledger:
        effect = judging.judge(
            ledger,
            judgement.verdict,
            judgement.subject,
            judgement.others,
            author=caller.author,
            reason=judgement.reason,
        )
    return JsonAnswer(represent.effect(effect))


@router.delete(
    "/judgements/{number}",
    operation_id="undoJudgement",
    summary="Take a judgement back",
    response_model=schemas.Effect,
    responses=schemas.problems(401, 403, 404, 429),
)
def undo_judgement(number: int, caller: ReviewerDependency, writer: WriterDependency) -> Response:
    """Fusion decides again. Answers with the effect."""
    with writer.open() as ledger:
        return JsonAnswer(represent.effect(ledger.undo(number, author=caller.author)))
