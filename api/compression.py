"""Answers made smaller: ``Content-Encoding`` zstd, br or gzip, whichever the client likes best."""

import re
import zlib
from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass
from importlib import import_module
from importlib.util import find_spec
from typing import Any

from starlette.datastructures import Headers, MutableHeaders
from starlette.types import ASGIApp, Message, Receive, Scope, Send

LEAST = 1_000
"""Bytes below which an answer of known length is sent as it is: it fits one packet anyway."""

LEVELS = {"zstd": 3, "br": 4, "gzip": 5}
"""Fast ones: an answer is made for one client and not kept."""

_TEXT = re.compile(
    r"text/(?!event-stream)|application/(.+\+)?(json|jsonl|xml|trig|n-quads|n-triples|javascript)"
)
_TAG = re.compile(r'-(zstd|br|gzip)"')


@dataclass(frozen=True, slots=True)
class Encoder:
    """Takes a body piece by piece; ``flush`` gives the end."""

    encode: Callable[[bytes], bytes]
    flush: Callable[[], bytes]


def _gzip() -> Encoder:
    made = zlib.compressobj(LEVELS["gzip"], wbits=zlib.MAX_WBITS | 16)
    return Encoder(made.compress, made.flush)


def _brotli() -> Encoder:
    made: Any = import_module("brotli").Compressor(quality=LEVELS["br"])
    return Encoder(made.process, made.finish)


def _zstandard() -> Encoder:
    made: Any = import_module("zstandard").ZstdCompressor(level=LEVELS["zstd"]).compressobj()
    return Encoder(made.compress, made.flush)


_ALL: Mapping[str, tuple[str, Callable[[], Encoder]]] = {
    "zstd": ("zstandard", _zstandard),
    "br": ("brotli", _brotli),
    "gzip": ("zlib", _gzip),
}
ENCODERS: Mapping[str, Callable[[], Encoder]] = {
    coding: make for coding, (module, make) in _ALL.items() if find_spec(module)
}
"""Coding to encoder; zstd and br are there when the extra ``compression`` is installed."""


def coding_for(accepted: str) -> str | None:
    """The coding that an ``Accept-Encoding`` header likes best; ``None`` for no coding at all.

    >>> coding_for("gzip;q=0.5, deflate"), coding_for("gzip;q=0"), coding_for("")
    ('gzip', None, None)
    """
    weights = dict(_weight(part) for part in accepted.lower().split(",") if part.strip())
    scored = {coding: weights.get(coding, weights.get("*", 0.0)) for coding in ENCODERS}
    best = max(scored.values())
    return next((coding for coding, weight in scored.items() if weight == best > 0), None)


def _weight(part: str) -> tuple[str, float]:
    coding, _, weight = part.partition(";")
    stated = re.fullmatch(r"\s*q\s*=\s*([01](?:\.\d{0,3})?)\s*", weight)
    return coding.strip(), float(stated[1]) if stated else 0.0 if weight.strip() else 1.0


class Compression:
    """Compresses textual answers; each coding has an entity tag of its own."""

    def __init__(self, app: ASGIApp) -> None:
        self.app = app

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Serve one request."""
        if scope["type"] != "http":
            await self.app(scope, receive, send)
            return
        headers = Headers(scope=scope)
        answer = _Answer(send, coding_for(headers.get("accept-encoding", "")), headers)
        scope["headers"] = _without_codings(scope["headers"])
        await self.app(scope, receive, answer.send)


def _without_codings(headers: Iterable[tuple[bytes, bytes]]) -> list[tuple[bytes, bytes]]:
    """A request's headers with the entity tags that the application gave.

    They take the place of the client's: middleware outside reads in the scope which route it was.
    """
    return [
        (name, _TAG.sub('"', value.decode("latin-1")).encode("latin-1"))
        if name == b"if-none-match"
        else (name, value)
        for name, value in headers
    ]


class _Answer:
    """One answer on its way out: its head is held back until the first piece of the body."""

    def __init__(self, send: Send, coding: str | None, asked: Headers) -> None:
        self._send = send
        self._coding = coding
        self._known = asked.get("if-none-match", "")
        self._head: Message | None = None
        self._encoder: Encoder | None = None

    async def send(self, message: Message) -> None:
        """Pass on one message of the application."""
        if message["type"] == "http.response.start":
            self._head = message
        elif message["type"] == "http.response.body":
            await self._body(message)
        else:
            await self._send(message)

    async def _body(self, message: Message) -> None:
        piece, more = message.get("body", b""), message.get("more_body", False)
        head, self._head = self._head, None
        if head is not None:
            self._begin(head, None if more else len(piece))
        if self._encoder is not None:
            piece = self._encoder.encode(piece) + (b"" if more else self._encoder.flush())
        if head is not None:
            if self._encoder is not None and not more:
                MutableHeaders(scope=head)["Content-Length"] = str(len(piece))
            await self._send(head)
        await self._send({**message, "body": piece})

    def _begin(self, head: Message, length: int | None) -> None:
        """Decide how the body goes out, and say so in the head."""
        headers = MutableHeaders(scope=head)
        if head["status"] == 304:
            headers.add_vary_header("Accept-Encoding")
            self._name_known(headers)
        elif head["status"] != 206 and _TEXT.match(headers.get("content-type", "")):
            headers.add_vary_header("Accept-Encoding")
            if self._coding is not None and (length is None or length >= LEAST):
                self._encoder = ENCODERS[self._coding]()
                headers["Content-Encoding"] = self._coding
                del headers["Content-Length"]
                _mark(headers, self._coding)

    def _name_known(self, headers: MutableHeaders) -> None:
        """Give the tag by which the client knows the answer that still holds."""
        tag = headers.get("etag", "")
        for coding in ENCODERS:
            if f'{tag[:-1]}-{coding}"' in self._known:
                _mark(headers, coding)
                return


def _mark(headers: MutableHeaders, coding: str) -> None:
    tag = headers.get("etag", "")
    if tag.endswith('"'):
        headers["ETag"] = f'{tag[:-1]}-{coding}"'
