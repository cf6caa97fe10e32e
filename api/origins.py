"""Which scripts of other sites may ask: those of the settings; at ``/reconcile`` anybody's.

The Reconciliation Service API wants the latter, errors included: its clients run in browsers.
"""

from collections.abc import Sequence

from starlette.middleware.cors import CORSMiddleware
from starlette.types import ASGIApp, Receive, Scope, Send

from api.service.desk import REVISION

OPEN = "/reconcile"
"""Where every origin is welcome."""
_ASKED = ["Authorization", "Content-Type", "Idempotency-Key", "If-None-Match", "Last-Event-ID"]
_TOLD = ["ETag", "Link", "Location", "Retry-After", "Content-Disposition", "X-Request-ID", REVISION]
"""Headers that scripts of other sites may send, and those that they may read."""


class Origins:
    """Answers preflight requests, and says in every answer who may read it."""

    def __init__(self, app: ASGIApp, origins: Sequence[str]) -> None:
        self._to_all = _cors(app, ["*"])
        self._to_some = _cors(app, origins) if origins else app

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Serve one request."""
        path: str = scope.get("path", "")
        open_to_all = path == OPEN or path.startswith(f"{OPEN}/")
        await (self._to_all if open_to_all else self._to_some)(scope, receive, send)


def _cors(app: ASGIApp, origins: Sequence[str]) -> ASGIApp:
    return CORSMiddleware(
        app,
        allow_origins=origins,
        allow_methods=["GET", "HEAD", "POST", "PUT", "DELETE"],
        allow_headers=_ASKED,
        expose_headers=_TOLD,
    )
