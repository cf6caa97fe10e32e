"""Cursors as clients see them: those of the ledger, signed, so that nobody makes one up."""

import hmac
from base64 import urlsafe_b64encode
from hashlib import sha256

from starlette.requests import Request

from graph.errors import InvalidCursor

SIGNATURE = 16
"""Bytes of the HMAC that a cursor carries: beyond guessing, and short."""


def sign(secret: str, cursor: str) -> str:
    """A cursor with its signature.

    >>> sign("a secret of the service", "MjAyNHw3")
    'MjAyNHw3.vRGlxvwRNjs7pkFB1laUbQ'
    """
    return f"{cursor}.{_signature(secret, cursor)}"


def unsign(secret: str, token: str) -> str:
    """The cursor within; raises ``InvalidCursor`` for one that was not signed with this secret."""
    cursor, _, signature = token.rpartition(".")
    if not hmac.compare_digest(signature.encode(), _signature(secret, cursor).encode()):
        raise InvalidCursor(token)
    return cursor


def _signature(secret: str, cursor: str) -> str:
    made = hmac.new(secret.encode(), cursor.encode(), sha256).digest()[:SIGNATURE]
    return urlsafe_b64encode(made).decode().rstrip("=")


def shown_cursor(request: Request, cursor: str) -> str:
    """A cursor of the ledger as clients of this service see it."""
    return sign(request.app.state.settings.secret, cursor)


def given_cursor(request: Request, token: str | None) -> str | None:
    """The ledger's cursor in what a client gives, if it gives one; raises ``InvalidCursor``."""
    return None if token is None else unsign(request.app.state.settings.secret, token)
