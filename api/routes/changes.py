"""``/v1/changes``: the revision log, as a list and as a stream."""

import json
from collections.abc import AsyncIterator, Callable, Iterator
from typing import Annotated

from fastapi import APIRouter, Header, Request
from fastapi.responses import Response, StreamingResponse
from starlette.concurrency import run_in_threadpool

from api import represent, schemas, tables
from api.asked import asked
from api.dependencies import ViewDependency
from api.negotiation import ReplyDependency, Suffix
from api.pulse import Pulse
from graph.changes import Change
from graph.errors import InvalidQuery
from graph.queries import MAX_LIMIT, Page
from graph.store.view import View

router = APIRouter(prefix="/v1", tags=["changes"])

BATCH = 200
"""Changes that a stream reads at once."""
PATIENCE = 15.0
"""Seconds of silence after which a comment keeps the connection open (WHATWG HTML, 9.2.7)."""
RETRY = b"retry: 3000\n\n"
SILENCE = b": nothing new\n\n"
EXAMPLE = f"id: 17\ndata: {json.dumps(schemas.EXAMPLE_CHANGE)}\n\n"

LastEventId = Annotated[
    int | None,
    Header(
        alias="Last-Event-ID",
        ge=0,
        le=schemas.LAST_REVISION,
        description="The last `id` seen, which a browser sends by itself; wins over `since`.",
    ),
]


@router.get(
    "/changes",
    operation_id="listChanges",
    summary="What has changed",
    response_model=schemas.Listing[schemas.Change],
    responses={**schemas.UNCHANGED, **schemas.problems(406)},
)
def list_changes(
    query: Annotated[schemas.ChangeListQuery, asked(schemas.ChangeListQuery)],
    view: ViewDependency,
    reply: ReplyDependency,
) -> Response:
    """The revision log after `since`, the oldest change first.

    Keep the `revision` of the last item, and ask for what came `since` when you come again.
    """
    return reply.table(
        tables.CHANGES,
        lambda: view.changes(query.since, kind=query.kind, change=query.change, limit=query.limit),
        _every(view, query),
        resume="since",
    )


@router.get(
    "/changes.{suffix}",
    operation_id="downloadChanges",
    summary="What has changed, as one file",
    response_class=Response,
    responses={**schemas.UNCHANGED, **schemas.problems(404)},
)
def download_changes(
    suffix: Suffix,
    query: Annotated[schemas.ChangeFileQuery, asked(schemas.ChangeFileQuery)],
    view: ViewDependency,
    reply: ReplyDependency,
) -> Response:
    """The whole revision log after `since`."""
    return reply.rows(tables.CHANGES, suffix, _every(view, query))


def _every(view: View, query: schemas.ChangeFileQuery) -> Callable[[], Iterator[Change]]:
    def page(cursor: str | None) -> Page[Change]:
        since = query.since if cursor is None else int(cursor)
        return view.changes(since, kind=query.kind, change=query.change, limit=MAX_LIMIT)

    return lambda: tables.every(page)


@router.get(
    "/changes/stream",
    operation_id="streamChanges",
    summary="What changes, as it happens",
    response_class=Response,
    responses={
        200: {"content": {"text/event-stream": {"schema": {"type": "string"}, "example": EXAMPLE}}},
        **schemas.problems(),
    },
)
async def stream_changes(
    request: Request,
    query: Annotated[schemas.ChangeStreamQuery, asked(schemas.ChangeStreamQuery)],
    view: ViewDependency,
    last_event_id: LastEventId = None,
) -> Response:
    """Server-sent events, one a change, whose `id` is its revision and `data` its JSON.

    A client that comes back with the `Last-Event-ID` it saw is told first what it missed.
    """
    latest = await run_in_threadpool(view.revision)
    since = query.since if last_event_id is None else last_event_id
    if since is not None and since > latest:
        field = "since" if last_event_id is None else "Last-Event-ID"
        raise InvalidQuery(field, since, f"is after the last change, {latest}")
    begin = latest if since is None else since
    return StreamingResponse(
        _stream(view, request.app.state.pulse, query, begin),
        media_type="text/event-stream",
        headers={"Cache-Control": "no-store", "X-Accel-Buffering": "no"},
    )


async def _stream(
    view: View, pulse: Pulse, query: schemas.ChangeStreamQuery, since: int
) -> AsyncIterator[bytes]:
    yield RETRY
    while True:
        items, since, more = await run_in_threadpool(_next, view, query, since)
        if items:
            yield b"".join(map(_message, items))
        if not more and not await pulse.beats(since, PATIENCE):
            yield SILENCE


def _next(
    view: View, query: schemas.ChangeStreamQuery, since: int
) -> tuple[tuple[Change, ...], int, bool]:
    """The next changes, the number up to which they are known, and whether there are more."""
    latest = view.revision()
    page = view.changes(since, kind=query.kind, change=query.change, limit=BATCH)
    last = page.items[-1].number if page.items else since
    return page.items, last if page.cursor else max(last, latest), page.cursor is not None


def _message(change: Change) -> bytes:
    data = json.dumps(represent.change(change), ensure_ascii=False)
    return f"id: {change.number}\ndata: {data}\n\n".encode()
