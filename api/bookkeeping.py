"""What surrounds every request: its id, the key's rate, counts, log, the record of writes."""

import re
import secrets
import time

from starlette.concurrency import run_in_threadpool
from starlette.datastructures import Headers, MutableHeaders
from starlette.types import ASGIApp, Message, Receive, Scope, Send

from api import logs, metrics
from api.access import READING, Caller, ServiceState
from api.service import audit
from api.service.limits import Allowance

_ID = re.compile(r"[A-Za-z0-9._-]{1,64}")


class Bookkeeping:
    """Middleware that names every request and writes down those that may change something.

    A client's own ``X-Request-ID`` is kept when it is a plain word of up to 64 characters.
    """

    def __init__(self, app: ASGIApp, service: ServiceState) -> None:
        self._app = app
        self._service = service

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Answer one request."""
        if scope["type"] != "http":
            await self._app(scope, receive, send)
            return
        given = Headers(scope=scope).get("x-request-id", "")
        id = given if _ID.fullmatch(given) else secrets.token_hex(8)
        state = scope.setdefault("state", {})
        state["request_id"] = id

        began = time.perf_counter()
        status = 500

        async def noted(message: Message) -> None:
            nonlocal status
            if message["type"] == "http.response.start":
                status = message["status"]
                headers = MutableHeaders(scope=message)
                headers["X-Request-ID"] = id
                allowance: Allowance | None = state.get("allowance")
                headers.update({} if allowance is None else allowance.headers())
                if scope["method"] not in READING:
                    await run_in_threadpool(self._record, scope, status, id)
            await send(message)

        try:
            await self._app(scope, receive, noted)
        finally:
            _tell(scope, status, time.perf_counter() - began)

    def _record(self, scope: Scope, status: int, id: str) -> None:
        caller: Caller = scope["state"].get("caller", Caller())
        if scope["state"].get("reads") or (caller.key is None and status in {401, 404, 405}):
            return
        audit.record(
            self._service.open(),
            key=caller.id,
            author=caller.author,
            method=scope["method"],
            path=scope["path"],
            status=status,
            request=id,
        )


def _tell(scope: Scope, status: int, seconds: float) -> None:
    """Count an answered request and write it to the log."""
    route = getattr(scope.get("route"), "path_format", metrics.UNKNOWN)
    metrics.observe(scope["method"], route, status, seconds)
    caller: Caller = scope["state"].get("caller", Caller())
    logs.access(
        request_id=scope["state"]["request_id"],
        client=(scope.get("client") or ("-",))[0],
        method=scope["method"],
        path=scope["path"],
        status=status,
        ms=round(1000 * seconds, 1),
        key=caller.id,
    )
