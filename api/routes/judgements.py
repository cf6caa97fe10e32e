"""``/v1/judgements``: what people have judged to be the same or different."""

from typing import Annotated

from fastapi import APIRouter, Body
from fastapi.responses import Response

from api import represent, schemas
from api.access import Caller, ReviewerDependency
from api.answering import JsonAnswer
from api.dependencies import ViewDependency
from api.negotiation import ReplyDependency
from api.schemas.writing import Verdict
from api.writers import WriterDependency
from graph.errors import InvalidQuery
from graph.queries import Effect
from graph.store.ledger import Ledger

router = APIRouter(prefix="/v1", tags=["judgements"])


@router.get(
    "/judgements",
    operation_id="listJudgements",
    summary="What people have judged",
    response_model=schemas.Listing[schemas.Judgement],
    responses={**schemas.UNCHANGED, **schemas.problems()},
)
def list_judgements(view: ViewDependency, reply: ReplyDependency) -> Response:
    """Every judgement, the latest first, those taken back too."""
    return reply.json(lambda: represent.judgements(view.judgements()))


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
        return JsonAnswer(represent.effect(_judged(ledger, judgement, caller)))


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


def _judged(ledger: Ledger, asked: schemas.NewJudgement, caller: Caller) -> Effect:
    author, reason = caller.author, asked.reason
    if asked.verdict is Verdict.SPLIT:
        said = " ".join(["split", asked.subject, *(f"--report {each}" for each in asked.others)])
        return ledger.split(asked.subject, asked.others, said=said, author=author, reason=reason)
    if len(asked.others) != 1:
        raise InvalidQuery("/others", str(len(asked.others)), f"{asked.verdict} takes one other")
    said = f"{asked.verdict} {asked.subject} {asked.others[0]}"
    same = asked.verdict is not Verdict.DIFFERENT
    return ledger.judge(
        [asked.subject], asked.others, same=same, said=said, author=author, reason=reason
    )
