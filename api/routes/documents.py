"""``/v1/documents``: where events were reported; sending documents in, taking them out of force."""

from collections.abc import Callable, Iterator
from typing import Annotated, Any

from fastapi import APIRouter, Depends, Request
from fastapi.responses import Response

from api import represent, schemas, tables
from api.access import IngesterDependency, ReviewerDependency, StateDependency
from api.answering import JsonAnswer
from api.asked import asked
from api.cursors import given_cursor
from api.dependencies import SPARSE, ViewDependency
from api.negotiation import ReplyDependency, Suffix
from api.sending import MEDIA_TYPES, read_sent, read_token
from api.service import jobs
from api.service.correcting import read_sent_correction
from api.service.jobs import Sent
from api.writers import WriterDependency
from graph.errors import InvalidQuery
from graph.queries import MAX_LIMIT, Source
from graph.store.view import View

router = APIRouter(prefix="/v1", tags=["documents"])

BODY: dict[str, Any] = {
    "requestBody": {
        "required": True,
        "description": "One document as JSON, text or HTML; `url` alone is fetched; a JSON list or"
        " JSON Lines are several.",
        "content": {
            media: {
                "schema": {
                    "anyOf": [
                        {"$ref": "#/components/schemas/NewDocument"},
                        {"type": "array", "items": {"$ref": "#/components/schemas/NewDocument"}},
                    ]
                }
                if media == "application/json"
                else {"type": "string"}
            }
            for media in MEDIA_TYPES
        },
    },
    "parameters": [
        {
            "name": "Idempotency-Key",
            "in": "header",
            "required": False,
            "schema": {"type": "string", "minLength": 1, "maxLength": 200},
            "description": "A word of the client's for this request: sent again, with the same"
            " content, it answers with the same job.",
        }
    ],
}

ONE: dict[str, Any] = {
    "required": True,
    "description": "The corrected document, whole, as JSON, text or HTML.",
    "content": {
        media: {
            "schema": {"$ref": "#/components/schemas/NewDocument"}
            if media == "application/json"
            else {"type": "string"}
        }
        for media in MEDIA_TYPES
    },
}


@router.get(
    "/documents",
    operation_id="listDocuments",
    summary="Documents in force",
    response_model=schemas.Listing[schemas.Document],
    responses={**schemas.UNCHANGED, **schemas.problems(406)},
)
def list_documents(
    request: Request,
    query: Annotated[schemas.DocumentListQuery, asked(schemas.DocumentListQuery)],
    view: ViewDependency,
    reply: ReplyDependency,
) -> Response:
    """The latest recorded first."""
    cursor = given_cursor(request, query.cursor)
    return reply.table(
        tables.DOCUMENTS,
        lambda: view.sources(publisher=query.publisher, limit=query.limit, cursor=cursor),
        _every(view, query),
    )


@router.get(
    "/documents.{suffix}",
    operation_id="downloadDocuments",
    summary="Every document in force, as one file",
    response_class=Response,
    responses={**schemas.UNCHANGED, **schemas.problems(404)},
)
def download_documents(
    suffix: Suffix,
    query: Annotated[schemas.DocumentQuery, asked(schemas.DocumentQuery)],
    view: ViewDependency,
    reply: ReplyDependency,
) -> Response:
    """What each is and where it was published, without texts."""
    return reply.rows(tables.DOCUMENTS, suffix, _every(view, query))


def _every(view: View, query: schemas.DocumentQuery) -> Callable[[], Iterator[Source]]:
    return lambda: tables.every(
        lambda cursor: view.sources(publisher=query.publisher, limit=MAX_LIMIT, cursor=cursor)
    )


@router.get(
    "/documents/{id}",
    operation_id="getDocument",
    summary="One document",
    response_model=schemas.QuotedDocument,
    dependencies=[SPARSE],
    responses={**schemas.MOVED, **schemas.UNCHANGED, **schemas.problems(404, 410)},
)
def read_document(id: str, view: ViewDependency, reply: ReplyDependency) -> Response:
    """What it is and where it was published, and the sentences quoted from it; never its text."""
    return reply.json(lambda: represent.quoted_document(view.document(id), view.reports_in(id)))


@router.post(
    "/documents",
    operation_id="ingestDocuments",
    summary="Send documents to be read",
    status_code=202,
    response_model=schemas.Job,
    responses=schemas.problems(400, 401, 403, 413, 415, 429),
    openapi_extra=BODY,
)
def ingest_documents(
    request: Request,
    caller: IngesterDependency,
    state: StateDependency,
    sent: Annotated[Sent, Depends(read_sent)],
) -> Response:
    """Taken in when this answers, read in the background: `Location` is the job to ask after."""
    job = jobs.submit(state, sent, key=caller.id, token=read_token(request))
    request.app.state.runner.hurry()
    return JsonAnswer(
        represent.job(job), status_code=202, headers={"Location": f"/v1/jobs/{job.id}"}
    )


@router.put(
    "/documents/{id}",
    operation_id="correctDocument",
    summary="Put a corrected document in the place of one",
    response_model=schemas.Effect,
    responses=schemas.problems(401, 403, 404, 410, 413, 415, 429),
    openapi_extra={"requestBody": ONE},
)
def correct_document(
    id: str,
    _: ReviewerDependency,
    view: ViewDependency,
    writer: WriterDependency,
    sent: Annotated[Sent, Depends(read_sent)],
    query: Annotated[schemas.WithdrawalQuery, asked(schemas.WithdrawalQuery)],
) -> Response:
    """The old one stays in the history and names the new one. Answers with the effect.

    The document is read before this answers, which takes some seconds.
    """
    view.document(id)
    read = read_sent_correction(sent)
    try:
        with writer.open() as ledger:
            effect = ledger.correct(id, read, query.reason, dry=query.dry_run)
    except InvalidQuery as error:
        raise InvalidQuery("/", error.value, error.reason) from error
    return JsonAnswer(represent.effect(effect))


@router.delete(
    "/documents/{id}",
    operation_id="retractDocument",
    summary="Take a document out of force",
    response_model=schemas.Effect,
    responses=schemas.problems(401, 403, 404, 410, 429),
)
def retract_document(
    id: str,
    _: ReviewerDependency,
    writer: WriterDependency,
    query: Annotated[schemas.WithdrawalQuery, asked(schemas.WithdrawalQuery)],
) -> Response:
    """Nothing is deleted: what was known before stays in the history. Answers with the effect."""
    with writer.open() as ledger:
        return JsonAnswer(represent.effect(ledger.retract(id, query.reason, dry=query.dry_run)))
