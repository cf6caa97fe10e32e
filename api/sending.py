"""What a client has sent: read up to the limit, told apart, checked as far as that is quick."""

import json
from collections.abc import Iterator, Mapping
from typing import Any

from fastapi import Request
from fastapi.concurrency import run_in_threadpool

from api.errors import TooLarge, UnsupportedMedia
from api.parameters import check_text
from api.service.jobs import Form, Sent
from graph.documents.decoding import decode
from graph.documents.rows import document_of, json_value
from graph.errors import InvalidQuery, UnreadableDocument

MEDIA_TYPES = {
    "application/json": Form.JSON,
    "application/x-ndjson": Form.JSON_LINES,
    "application/jsonlines": Form.JSON_LINES,
    "application/jsonl": Form.JSON_LINES,
    "text/plain": Form.TEXT,
    "text/html": Form.HTML,
    "application/xhtml+xml": Form.HTML,
}
_TOKEN = 200
_ADDRESS = 4_096
"""Characters of an address to fetch; no longer one is ever fetched."""


async def read_sent(request: Request) -> Sent:
    """The documents of a request.  Raises ``TooLarge``, ``UnsupportedMedia``, ``InvalidQuery``."""
    media = request.headers.get("content-type", "").partition(";")[0].strip().lower()
    form = MEDIA_TYPES.get(media)
    if form is None:
        known = ", ".join(dict.fromkeys(MEDIA_TYPES))
        raise UnsupportedMedia(f"documents are read from {known}, not from {media or 'nothing'}")
    data = await read_body(request)
    try:
        return await run_in_threadpool(_checked, form, data)
    except UnreadableDocument as error:
        raise InvalidQuery("/", error.where, error.reason) from error


def read_token(request: Request) -> str | None:
    """The ``Idempotency-Key`` of a request, without its quotes; raises ``InvalidQuery``."""
    given = request.headers.get("idempotency-key")
    if given is None:
        return None
    token = given.strip().strip('"')
    if not token:
        raise InvalidQuery("Idempotency-Key", given, "is empty")
    return check_text("Idempotency-Key", token, longest=_TOKEN)


async def read_body(request: Request) -> bytes:
    """What a request sends; raises ``TooLarge``."""
    limit: int = request.app.state.settings.body_limit
    said = request.headers.get("content-length", "0")
    body = bytearray()
    too_large = TooLarge(f"more than {limit} bytes were sent; send them in parts")
    if said.isdecimal() and int(said) > limit:
        raise too_large
    async for chunk in request.stream():
        body += chunk
        if len(body) > limit:
            raise too_large
    return bytes(body)


def _checked(form: Form, data: bytes) -> Sent:
    if form is Form.JSON:
        return _json(data)
    if not data.strip():
        raise UnreadableDocument("body", "is empty")
    if form is Form.JSON_LINES:
        return Sent(form=form, payload=data, expected=sum(1 for _ in _lines(data)))
    return Sent(form=form, payload=data, expected=1)


def _lines(data: bytes) -> Iterator[bytes]:
    return (line for line in data.split(b"\n") if line.strip())


def _json(data: bytes) -> Sent:
    """One document, an address alone, or a list of documents."""
    value = json_value(decode(data, "body"), "body")
    if isinstance(value, list):
        rows = "\n".join(json.dumps(each) for each in value)
        if not value:
            raise UnreadableDocument("body", "is an empty list")
        return Sent(form=Form.JSON_LINES, payload=rows.encode(), expected=len(value))
    if isinstance(value, Mapping) and _is_address(value):
        url = check_text("/url", value["url"], longest=_ADDRESS)
        return Sent(form=Form.ADDRESS, payload=url.encode(), expected=1)
    document_of(value, "body")
    return Sent(form=Form.JSON, payload=json.dumps(value).encode(), expected=1)


def _is_address(value: Mapping[str, Any]) -> bool:
    return "url" in value and isinstance(value["url"], str) and value.get("text") is None
