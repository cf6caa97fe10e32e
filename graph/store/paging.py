"""Cursors: where the next page of one question begins."""

import base64
import binascii
from typing import NamedTuple

from graph.errors import InvalidCursor, InvalidQuery
from graph.model import digest
from graph.queries import MAX_LIMIT, EventFilter, Order


class Position(NamedTuple):
    """The last item of a page: its first day, empty if it has none, and its key."""

    first: str
    key: int


class Bookmark(NamedTuple):
    """Where a page ended, and the revision of the ledger that its answer is of."""

    position: Position
    revision: int = 0


def write_cursor(question: str, mark: Bookmark) -> str:
    """An opaque token for the items after a bookmark in the answer to ``question``."""
    content = f"{mark.position.first}|{mark.position.key}|{mark.revision}"
    token = f"{content}|{digest(question, content)}"
    return base64.urlsafe_b64encode(token.encode()).decode().rstrip("=")


def read_cursor(question: str, cursor: str) -> Bookmark:
    """Where a cursor points; raises ``InvalidCursor`` for another question's, or a changed one."""
    try:
        padded = cursor + "=" * (-len(cursor) % 4)
        token = base64.b64decode(padded.encode("ascii"), b"-_", validate=True).decode("ascii")
        content, _, check = token.rpartition("|")
        first, key, revision = content.split("|")
        mark = Bookmark(Position(first, int(key)), int(revision))
    except (ValueError, binascii.Error) as error:
        raise InvalidCursor(cursor) from error
    if check != digest(question, content):
        raise InvalidCursor(cursor)
    return mark


def question_of(kind: str, filter: EventFilter, order: Order) -> str:
    """What a cursor is bound to: what was asked for, of which events, in which order."""
    return f"{kind} {order} {filter!r}"


def check_limit(limit: int) -> int:
    """The limit, if it is between 1 and ``MAX_LIMIT``."""
    if not 1 <= limit <= MAX_LIMIT:
        raise InvalidQuery("limit", limit, f"is not between 1 and {MAX_LIMIT}")
    return limit
