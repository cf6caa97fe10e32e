"""Answers kept while they hold: a question asked again of the same revision is not put again.

An answer with an entity tag depends on nothing but the ledger's revision, the request and the day
(``negotiation.Reply``), so it holds until the revision or the day is another one.
"""

import re
from collections import OrderedDict
from collections.abc import Callable
from dataclasses import dataclass
from threading import Lock
from typing import Any

from starlette.datastructures import Headers
from starlette.types import ASGIApp, Message, Receive, Scope, Send

from api.today import today
from graph.errors import LedgerError

ROOM = 32_000_000
"""Bytes of bodies that are kept, those asked for last; a page of fifty events has 75,000."""
LARGEST = 1_000_000
"""Bytes of the longest body that is kept."""

_TAG = re.compile(r'("(?P<revision>\d+)-[0-9a-f]{16})(-(zstd|br|gzip))?"')
_ASKED = ("host", "accept", "accept-encoding")
"""What of a request's headers an answer may depend on; one with a key is never kept."""
_KEYS = ("authorization", "x-api-key")
_UNCHANGED = (b"cache-control", b"vary")

Key = tuple[str, ...]
Pairs = list[tuple[bytes, bytes]]


@dataclass(frozen=True, slots=True)
class Answer:
    """A whole answer as it went out, its entity tag, and the route that gave it."""

    tag: str
    headers: Pairs
    body: bytes
    route: Any

    @property
    def revision(self) -> int:
        """The revision of the ledger that the answer is of."""
        found = _TAG.fullmatch(self.tag)
        assert found is not None
        return int(found["revision"])

    async def send(self, known: str, send: Send) -> None:
        """Send it, or that it still holds to a client who knows its tag, in whatever coding."""
        tag = self._known(known)
        if tag is None:
            await _send(send, 200, self.headers, self.body)
        else:
            kept = [pair for pair in self.headers if pair[0] in _UNCHANGED]
            await _send(send, 304, [*kept, (b"etag", tag.encode("latin-1"))], b"")

    def _known(self, known: str) -> str | None:
        """The tag by which a client knows it."""
        for tag in (each.strip().removeprefix("W/") for each in known.split(",") if known):
            if tag == "*":
                return self.tag
            found = _TAG.fullmatch(tag)
            if found and self.tag.startswith((f"{found[1]}-", f'{found[1]}"')):
                return tag
        return None


async def _send(send: Send, status: int, headers: Pairs, body: bytes) -> None:
    await send({"type": "http.response.start", "status": status, "headers": list(headers)})
    await send({"type": "http.response.body", "body": body})


class Kept:
    """Answers by what they answer, of bounded size; threads may share it."""

    def __init__(self, room: int = ROOM) -> None:
        self._room = room
        self._size = 0
        self._lock = Lock()
        self._answers: OrderedDict[Key, Answer] = OrderedDict()

    def find(self, key: Key) -> Answer | None:
        """The answer that is kept for a request."""
        with self._lock:
            found = self._answers.get(key)
            if found is not None:
                self._answers.move_to_end(key)
        return found

    def forget(self, key: Key) -> None:
        """Let go of an answer that holds no more."""
        with self._lock:
            self._drop(key)

    def keep(self, key: Key, answer: Answer) -> None:
        """Keep an answer; those not asked for longest make room."""
        if len(answer.body) > min(LARGEST, self._room):
            return
        with self._lock:
            self._drop(key)
            self._answers[key] = answer
            self._size += len(answer.body)
            while self._size > self._room:
                self._drop(next(iter(self._answers)))

    def _drop(self, key: Key) -> None:
        gone = self._answers.pop(key, None)
        self._size -= 0 if gone is None else len(gone.body)


class Memory:
    """Middleware that answers from what is kept, and keeps what the application answers.

    ``revision`` tells the ledger's present one.  Reads that need a key are never kept.
    """

    def __init__(self, app: ASGIApp, revision: Callable[[], int], *, open_reads: bool) -> None:
        self._app = app
        self._revision = revision
        self._open = open_reads
        self._kept = Kept()

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Serve one request."""
        key, known = self._question(scope)
        if key is None:
            await self._app(scope, receive, send)
            return
        found = self._find(key)
        if found is None:
            await self._app(scope, receive, _Watch(scope, send, key, self._kept).send)
        else:
            scope["route"] = found.route
            await found.send(known, send)

    def _find(self, key: Key) -> Answer | None:
        """The kept answer, if it is of the ledger's present revision."""
        found = self._kept.find(key)
        if found is None:
            return None
        try:
            holds = found.revision == self._revision()
        except LedgerError:  # the application says what is wrong with it
            return None
        if not holds:
            self._kept.forget(key)
        return found if holds else None

    def _question(self, scope: Scope) -> tuple[Key | None, str]:
        """What the answer to a request depends on, if it may be kept; the tags the client knows."""
        if not self._open or scope["type"] != "http" or scope["method"] != "GET":
            return None, ""
        headers = Headers(scope=scope)
        if any(name in headers for name in _KEYS):
            return None, ""
        asked = (headers.get(name, "") for name in _ASKED)
        path, query = scope["path"], scope["query_string"].decode("latin-1")
        day = today().isoformat()
        key = (scope["scheme"], scope.get("root_path", ""), path, query, day, *asked)
        return key, headers.get("if-none-match", "")


class _Watch:
    """Passes an answer on, and keeps it if it is whole, good, and has an entity tag."""

    def __init__(self, scope: Scope, send: Send, key: Key, kept: Kept) -> None:
        self._scope = scope
        self._send = send
        self._key = key
        self._kept = kept
        self._tag = ""
        self._headers: Pairs = []

    async def send(self, message: Message) -> None:
        """Pass on one message."""
        if message["type"] == "http.response.start":
            self._begin(message)
        elif self._tag and message["type"] == "http.response.body":
            self._end(message)
        await self._send(message)

    def _begin(self, head: Message) -> None:
        """Note the headers, to which others outside may add their own."""
        tag = Headers(raw=head["headers"]).get("etag", "")
        if head["status"] == 200 and _TAG.fullmatch(tag):
            self._tag, self._headers = tag, list(head["headers"])

    def _end(self, message: Message) -> None:
        if not message.get("more_body", False):
            route = self._scope.get("route")
            answer = Answer(self._tag, self._headers, message.get("body", b""), route)
            self._kept.keep(self._key, answer)
        self._tag = ""
