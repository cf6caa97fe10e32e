"""``/v1/agreements``: documents between principals, seen through their events."""

from typing import Annotated

from fastapi import APIRouter, Path
from fastapi.responses import Response

from api import represent, schemas
from api.dependencies import SPARSE, FilterDependency, QuestionDependency, ViewDependency
from api.negotiation import ReplyDependency, format_of, suffixes
from graph.exchange import What

router = APIRouter(prefix="/v1", tags=["agreements"])

Suffix = Annotated[str, Path(json_schema_extra={"enum": list(suffixes(What.AGREEMENTS))})]


@router.get(
    "/agreements",
    operation_id="listAgreements",
    summary="Agreements by typed filters",
    response_model=schemas.Listing[schemas.Agreement],
    responses={**schemas.MOVED, **schemas.UNCHANGED, **schemas.problems(406)},
)
def list_agreements(
    question: QuestionDependency, view: ViewDependency, reply: ReplyDependency
) -> Response:
    """Those that an event passing the filters points at, latest signed first."""
    return reply.listing(
        What.AGREEMENTS,
        question,
        lambda: view.agreements(
            question.filter, order=question.order, limit=question.limit, cursor=question.cursor
        ),
        represent.agreement,
    )


@router.get(
    "/agreements.{suffix}",
    operation_id="downloadAgreements",
    summary="Every agreement that passes the filters, as one file",
    response_class=Response,
    responses={**schemas.MOVED, **schemas.UNCHANGED, **schemas.problems(404)},
)
def download_agreements(
    suffix: Suffix, filter: FilterDependency, reply: ReplyDependency
) -> Response:
    """The same filters as `/v1/agreements`, without pages."""
    return reply.whole(What.AGREEMENTS, format_of(What.AGREEMENTS, suffix), filter)


@router.get(
    "/agreements/{id}",
    operation_id="getAgreement",
    summary="One agreement",
    response_model=schemas.Agreement,
    dependencies=[SPARSE],
    responses={**schemas.MOVED, **schemas.UNCHANGED, **schemas.problems(404, 410)},
)
def read_agreement(id: str, view: ViewDependency, reply: ReplyDependency) -> Response:
    """Parties, signatories, the events it went through, and the sentences that tell of it."""
    return reply.json(lambda: represent.agreement(view.agreement(id)))
