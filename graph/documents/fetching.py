"""Pages from the web, with limits of scheme, address, redirects, size and time."""

import socket
import ssl
import threading
import time
import zlib
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from dataclasses import dataclass
from http.client import HTTPConnection, HTTPException, HTTPResponse
from urllib.parse import SplitResult, quote, urljoin, urlsplit

from graph.documents.addresses import Resolve, addresses_of, checked_address
from graph.documents.decoding import DOCUMENT_LIMIT
from graph.errors import UnreadableDocument

_PORTS = {"http": 80, "https": 443}
_REDIRECTS = frozenset({301, 302, 303, 307, 308})
_CHUNK = 65_536
_URL_LIMIT = 4_096
_READABLE = ("text/", "application/xhtml+xml", "application/json", "application/xml")
_AGENT = "bilateral (+https://w3id.org/bilateral/)"


@dataclass(frozen=True, slots=True, kw_only=True)
class Limits:
    """How far a fetch may go: bytes after unpacking, seconds in all, redirects."""

    size: int = DOCUMENT_LIMIT
    seconds: float = 20.0
    redirects: int = 5


@dataclass(frozen=True, slots=True, kw_only=True)
class Fetched:
    """What a web address answered with."""

    url: str
    """The address that answered, after redirects."""
    media_type: str
    data: bytes


def fetch(url: str, *, limits: Limits | None = None, resolve: Resolve = addresses_of) -> Fetched:
    """The body of a web page, of at most ``limits.size`` bytes.

    Only ``http`` and ``https``, only public addresses, at every redirect anew.  Raises
    ``UnreadableDocument`` with the reason.
    """
    limits = limits or Limits()
    end = time.monotonic() + limits.seconds
    here = url
    for _ in range(limits.redirects + 1):
        with _answer(here, url, end, resolve) as response:
            if response.status not in _REDIRECTS:
                return _taken(response, here, url, limits, end)
            here = urljoin(here, response.headers.get("Location", ""))
    raise UnreadableDocument(url, f"redirects more than {limits.redirects} times")


@contextmanager
def _answer(here: str, url: str, end: float, resolve: Resolve) -> Iterator[HTTPResponse]:
    """The response of one address, whose socket is cut off when the time is up."""
    parts = _checked(here, url)
    host, port = str(parts.hostname), parts.port or _PORTS[parts.scheme]
    address = checked_address(host, port, resolve, url)
    try:
        with socket.create_connection((address, port), _left(end, url)) as plain:
            link = _wrapped(plain, host) if parts.scheme == "https" else plain
            with link, _cut_off(link, _left(end, url)):
                if isinstance(link, ssl.SSLSocket):
                    link.do_handshake()
                with _asked(link, parts, host, port) as response:
                    yield response
    except (OSError, HTTPException, ValueError) as error:
        _left(end, url)
        raise UnreadableDocument(url, f"cannot be fetched: {_why(error)}") from error


def _wrapped(plain: socket.socket, host: str) -> ssl.SSLSocket:
    context = ssl.create_default_context()
    return context.wrap_socket(plain, server_hostname=host, do_handshake_on_connect=False)


@contextmanager
def _cut_off(link: socket.socket, seconds: float) -> Iterator[None]:
    """End the conversation after ``seconds``, however slowly the other side drips."""

    def cut() -> None:
        with suppress(OSError):
            socket.socket.shutdown(link, socket.SHUT_RDWR)

    timer = threading.Timer(seconds, cut)
    timer.daemon = True
    timer.start()
    try:
        yield
    finally:
        timer.cancel()


def _checked(here: str, url: str) -> SplitResult:
    try:
        parts = urlsplit(here)
        port = parts.port
    except ValueError as error:
        raise UnreadableDocument(url, "is no web address") from error
    if parts.scheme not in _PORTS:
        scheme = parts.scheme or "none"
        raise UnreadableDocument(url, f"only http and https addresses are fetched, not {scheme}")
    if not parts.hostname or len(here) > _URL_LIMIT:
        raise UnreadableDocument(url, "is no web address")
    if parts.username is not None or parts.password is not None:
        raise UnreadableDocument(url, "has a user name in its address")
    if port == 0:
        raise UnreadableDocument(url, "is no web address")
    return parts


def _left(end: float, url: str) -> float:
    left = end - time.monotonic()
    if left <= 0:
        raise UnreadableDocument(url, "takes too long to answer")
    return left


def _asked(link: socket.socket, parts: SplitResult, host: str, port: int) -> HTTPResponse:
    """The response to a request for the page, as far as its headers."""
    connection = HTTPConnection(host, port)
    connection.sock = link
    target = quote(parts.path or "/", safe="/%:@!$&'()*+,;=~-._")
    if parts.query:
        target += "?" + quote(parts.query, safe="/%:@!$&'()*+,;=~-._?")
    accept = "text/html, application/xhtml+xml, text/plain;q=0.9, */*;q=0.1"
    headers = {"Accept": accept, "Accept-Encoding": "gzip", "User-Agent": _AGENT}
    connection.request("GET", target, headers={**headers, "Connection": "close"})
    return connection.getresponse()


def _taken(response: HTTPResponse, here: str, url: str, limits: Limits, end: float) -> Fetched:
    if response.status != 200:
        answer = f"{response.status} {response.reason}".strip()
        raise UnreadableDocument(url, f"answers {answer}")
    media_type = response.headers.get_content_type()
    if not media_type.startswith(_READABLE):
        raise UnreadableDocument(url, f"is {media_type}, not text")
    body = _Body(response.headers.get("Content-Encoding", "identity").lower(), url, limits.size)
    while chunk := response.read1(_CHUNK):
        _left(end, url)
        body.take(chunk)
    _left(end, url)
    return Fetched(url=here, media_type=media_type, data=body.whole())


class _Body:
    """Collects what is read, unpacks it, and stops at the limit."""

    def __init__(self, coding: str, url: str, size: int) -> None:
        if coding not in {"identity", "gzip", "x-gzip", "deflate"}:
            raise UnreadableDocument(url, f"is packed in a way that is not known: {coding}")
        self._unpacker = None if coding == "identity" else zlib.decompressobj(wbits=47)
        self._url = url
        self._size = size
        self._data = bytearray()

    def take(self, chunk: bytes) -> None:
        """Add what was read; raises ``UnreadableDocument`` when it is too much or damaged."""
        self._data += self._unpacked(chunk)
        if len(self._data) > self._size:
            megabytes = f"{self._size / 1e6:.3g} MB"
            raise UnreadableDocument(self._url, f"has more than the {megabytes} of one document")

    def _unpacked(self, chunk: bytes) -> bytes:
        if self._unpacker is None:
            return chunk
        try:
            return self._unpacker.decompress(chunk, self._size + 1 - len(self._data))
        except zlib.error as error:
            raise UnreadableDocument(self._url, "is damaged: it cannot be unpacked") from error

    def whole(self) -> bytes:
        """Everything that was read."""
        return bytes(self._data)


def _why(error: Exception) -> str:
    if isinstance(error, TimeoutError):
        return "the host does not answer in time"
    if isinstance(error, ssl.SSLCertVerificationError):
        return f"its certificate is not valid ({error.verify_message})"
    text = (error.strerror if isinstance(error, OSError) else None) or str(error)
    return " ".join(text.split())[:200] or type(error).__name__
