"""Fetching pages: what is refused, and why; the limits hold against hostile servers."""

import gzip
import socket
import threading
import time
import zlib
from collections.abc import Callable, Iterator
from contextlib import contextmanager, suppress

import pytest

from graph.documents import addresses, fetching
from graph.documents.fetching import Limits, fetch
from graph.documents.reading import read, read_address
from graph.errors import UnreadableDocument
from graph.model import Document, Rejected

PAGE = (
    b"<html lang='en'><head><title>Ministers meet in Tirana</title></head><body><article><p>"
    b"The foreign ministers of Albania and Norway met in Tirana on Monday and signed a memorandum"
    b" on fisheries, the ministry said in a statement after the talks.</p></article></body></html>"
)
Answer = Callable[[socket.socket, bytes], None]


def plain(body: bytes, *headers: str, status: str = "200 OK", kind: str = "text/html") -> Answer:
    """An answer with a body of known length."""
    lines = [f"HTTP/1.1 {status}", f"Content-Type: {kind}", f"Content-Length: {len(body)}"]

    def answer(link: socket.socket, _: bytes) -> None:
        link.sendall("\r\n".join([*lines, *headers, "", ""]).encode() + body)

    return answer


@contextmanager
def serving(*answers: Answer) -> Iterator[tuple[int, list[bytes]]]:
    """A server that gives one answer a connection, and the requests that it got."""
    requests: list[bytes] = []
    with socket.create_server(("127.0.0.1", 0)) as server:

        def run() -> None:
            for answer in answers:
                with suppress(OSError):
                    link, _ = server.accept()
                    with link, suppress(OSError):
                        requests.append(link.recv(65536))
                        answer(link, requests[-1])

        threading.Thread(target=run, daemon=True).start()
        yield server.getsockname()[1], requests


@pytest.fixture
def open_world(monkeypatch: pytest.MonkeyPatch) -> None:
    """The loopback address counts as public, so that a test can serve from it."""
    monkeypatch.setattr(addresses, "is_public", lambda literal: literal == "127.0.0.1")


def loopback(host: str, port: int) -> list[str]:
    return ["127.0.0.1"]


def refusal(url: str, **given: object) -> str:
    with pytest.raises(UnreadableDocument) as caught:
        fetch(url, **given)  # type: ignore[arg-type]
    assert caught.value.where == url
    return caught.value.reason


@pytest.mark.parametrize(
    "literal",
    [
        "127.0.0.1",
        "127.8.8.8",
        "0.0.0.0",
        "10.1.2.3",
        "172.16.0.1",
        "192.168.1.1",
        "100.64.0.1",
        "169.254.169.254",
        "192.0.2.1",
        "198.18.0.1",
        "224.0.0.1",
        "255.255.255.255",
        "240.0.0.1",
        "::",
        "::1",
        "::ffff:127.0.0.1",
        "::ffff:10.0.0.1",
        "::ffff:169.254.169.254",
        "::127.0.0.1",
        "64:ff9b::7f00:1",
        "64:ff9b::a9fe:a9fe",
        "2002:7f00:1::",
        "2002:a00:1::1",
        "2001:0:4136:e378:8000:63bf:80ff:fffe",
        "fe80::1",
        "fe80::1%eth0",
        "fc00::1",
        "fd12:3456::1",
        "ff02::1",
        "2001:db8::1",
        "not an address",
    ],
)
def test_an_address_that_is_not_public_is_told(literal: str) -> None:
    assert not addresses.is_public(literal)
    reason = refusal("http://news.example/a", resolve=lambda host, port: ["93.184.215.14", literal])
    assert reason == f"the host 'news.example' has the address {literal}, which is not a public one"


@pytest.mark.parametrize("literal", ["93.184.215.14", "1.1.1.1", "2606:4700:4700::1111"])
def test_a_public_address_is_told(literal: str) -> None:
    assert addresses.is_public(literal)


@pytest.mark.parametrize(
    "host", ["localhost", "127.0.0.1", "2130706433", "0x7f.1", "[::1]", "[::ffff:127.0.0.1]", "0"]
)
def test_no_spelling_of_this_machine_is_fetched(host: str) -> None:
    assert "not a public one" in refusal(f"http://{host}/")


@pytest.mark.parametrize(
    ("url", "reason"),
    [
        ("file:///etc/passwd", "only http and https addresses are fetched, not file"),
        ("gopher://news.example/1", "only http and https addresses are fetched, not gopher"),
        ("ftp://news.example/a", "only http and https addresses are fetched, not ftp"),
        ("dict://news.example:11211/stat", "only http and https addresses are fetched, not dict"),
        ("http://", "is no web address"),
        ("http://news.example:99999/", "is no web address"),
        ("http://[::1/", "is no web address"),
        ("http://news.example/" + "a" * 5000, "is no web address"),
        ("http://user:secret@news.example/", "has a user name in its address"),
    ],
)
def test_what_is_no_address_of_a_page_is_refused(url: str, reason: str) -> None:
    assert refusal(url, resolve=loopback) == reason


def test_a_host_without_an_address_is_told() -> None:
    def nowhere(host: str, port: int) -> list[str]:
        raise socket.gaierror(-2, "Name or service not known")

    assert refusal("http://none.example/", resolve=nowhere) == (
        "the host 'none.example' has no address"
    )


@pytest.mark.usefixtures("open_world")
def test_the_address_that_was_checked_is_the_one_connected_to() -> None:
    asked: list[str] = []

    def once(host: str, port: int) -> list[str]:
        asked.append(host)
        return ["127.0.0.1"] if len(asked) == 1 else ["10.0.0.1"]

    with serving(plain(PAGE)) as (port, requests):
        found = fetch(f"http://news.example:{port}/a b?q=ä", resolve=once)
    assert (found.data, found.media_type, asked) == (PAGE, "text/html", ["news.example"])
    head = requests[0].split(b"\r\n")
    assert head[0] == b"GET /a%20b?q=%C3%A4 HTTP/1.1"
    assert f"Host: news.example:{port}".encode() in head


@pytest.mark.usefixtures("open_world")
def test_each_redirect_is_checked_anew() -> None:
    for target, reason in (
        ("http://127.0.0.2/", "which is not a public one"),
        ("file:///etc/passwd", "not file"),
        ("http://169.254.169.254/latest", "which is not a public one"),
    ):
        redirect = plain(b"", f"Location: {target}", status="302 Found")

        def resolve(host: str, port: int) -> list[str]:
            return ["127.0.0.1"] if host == "news.example" else [host]

        with serving(redirect) as (port, _):
            assert reason in refusal(f"http://news.example:{port}/", resolve=resolve)


@pytest.mark.usefixtures("open_world")
def test_a_redirect_is_followed_and_a_circle_is_not() -> None:
    there = plain(b"", "Location: /there", status="301 Moved Permanently")
    with serving(there, plain(PAGE)) as (port, _):
        url = f"http://news.example:{port}"
        assert fetch(f"{url}/here", resolve=loopback).url == f"{url}/there"
    with serving(*[there] * 6) as (port, _):
        assert refusal(f"http://news.example:{port}/", resolve=loopback) == (
            "redirects more than 5 times"
        )


@pytest.mark.usefixtures("open_world")
def test_a_body_that_is_too_large_is_left() -> None:
    def endless(link: socket.socket, _: bytes) -> None:
        link.sendall(b"HTTP/1.1 200 OK\r\nContent-Type: text/plain\r\n\r\n")
        while True:
            link.sendall(b"a" * 65536)

    bomb = gzip.compress(b"\0" * 50_000_000)
    packed = plain(bomb, "Content-Encoding: gzip", kind="text/plain")
    nested = plain(gzip.compress(bomb), "Content-Encoding: gzip, gzip", kind="text/plain")
    limits = Limits(size=1_000_000)
    for answer in (endless, packed):
        with serving(answer) as (port, _):
            reason = refusal(f"http://news.example:{port}/", resolve=loopback, limits=limits)
        assert reason == "has more than the 1 MB of one document"
    with serving(nested) as (port, _):
        reason = refusal(f"http://news.example:{port}/", resolve=loopback, limits=limits)
    assert reason == "is packed in a way that is not known: gzip, gzip"


@pytest.mark.usefixtures("open_world")
@pytest.mark.parametrize("dripped", [b"X-Drip: 1\r\n", b"body"])
def test_a_server_that_drips_is_cut_off(dripped: bytes) -> None:
    def drip(link: socket.socket, _: bytes) -> None:
        link.sendall(b"HTTP/1.1 200 OK\r\nContent-Type: text/plain\r\n")
        link.sendall(b"" if b"X-" in dripped else b"\r\n")
        while True:
            for byte in dripped:
                link.sendall(bytes([byte]))
                time.sleep(0.02)

    with serving(drip) as (port, _):
        reason = refusal(
            f"http://news.example:{port}/", resolve=loopback, limits=Limits(seconds=0.4)
        )
    assert reason == "takes too long to answer"


@pytest.mark.usefixtures("open_world")
@pytest.mark.parametrize(
    ("answer", "reason"),
    [
        (plain(b"", status="404 Not Found"), "answers 404 Not Found"),
        (plain(b"%PDF", kind="application/pdf"), "is application/pdf, not text"),
        (plain(b"no gzip", "Content-Encoding: gzip"), "is damaged: it cannot be unpacked"),
        (lambda link, _: link.sendall(b"SSH-2.0-OpenSSH\r\n"), "cannot be fetched: SSH-2.0-"),
        (lambda link, _: None, "cannot be fetched: "),
    ],
)
def test_what_is_no_page_is_told(answer: Answer, reason: str) -> None:
    with serving(answer) as (port, _):
        assert refusal(f"http://news.example:{port}/", resolve=loopback).startswith(reason)


@pytest.mark.usefixtures("open_world")
def test_a_fetched_page_is_a_document_of_its_address() -> None:
    packed = plain(zlib.compress(PAGE), "Content-Encoding: deflate")
    with serving(packed) as (port, _):
        url = f"http://news.example:{port}/ministers"
        found = list(read_address(url, resolve=loopback))
    assert [(type(d), d.url, d.title) for d in found if isinstance(d, Document)] == [
        (Document, url, "Ministers meet in Tirana")
    ]
    assert "signed a memorandum" in next(d.text for d in found if isinstance(d, Document))


def test_an_address_among_the_inputs_is_fetched_or_rejected_with_its_reason() -> None:
    found = list(read(["http://127.0.0.1:9/x"]))
    assert found == [
        Rejected(
            where="http://127.0.0.1:9/x",
            reason="the host '127.0.0.1' has the address 127.0.0.1, which is not a public one",
        )
    ]


def test_the_default_limits_are_those_of_the_reference() -> None:
    assert fetching.Limits() == Limits(size=10_000_000, seconds=20.0, redirects=5)
