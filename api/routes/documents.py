"""``/v1/documents``: where events were reported."""

from fastapi import APIRouter
from fastapi.responses import Response

from api import represent, schemas
from api.dependencies import ViewDependency
from api.negotiation import ReplyDependency

router = APIRouter(prefix="/v1", tags=["documents"])


@router.get(
    "/documents/{id}",
    operation_id="getDocument",
    summary="One document",
    response_model=schemas.QuotedDocument,
    responses={**schemas.MOVED, **schemas.UNCHANGED, **schemas.problems(404)},
)
def read_document(id: str, view: ViewDependency, reply: ReplyDependency) -> Response:
    """What it is and where it was published, and the sentences quoted from it; never its text."""
    return reply.json(lambda: represent.quoted_document(view.document(id), view.reports_in(id)))
