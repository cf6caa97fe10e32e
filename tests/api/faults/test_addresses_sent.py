"""Addresses sent to be fetched, through the service: each that may not be is rejected with why.

The reader is a process of its own; a ``sitecustomize`` on its path stands in for the name server
and lets one loopback address, where a hostile server listens, pass for a public one.
"""

import gzip
import os
import socket
import sys
import threading
import time
from collections.abc import Iterator
from contextlib import suppress
from pathlib import Path

import httpx2
import pytest

from tests.api.faults.conftest import own_ledger, serving

STAND_IN = """
import itertools, socket
from graph.documents import addresses, fetching
asked, real = itertools.count(), socket.getaddrinfo
NAMES = {"news.example": ["127.0.0.9"], "mixed.example": ["93.184.215.14", "192.168.0.1"]}
def getaddrinfo(host, *rest, **more):
    found = NAMES.get(host)
    if host == "rebinding.example":
        found = ["127.0.0.9"] if next(asked) == 0 else ["10.0.0.1"]
    if found is None:
        return real(host, *rest, **more)
    return [(socket.AF_INET, socket.SOCK_STREAM, 6, "", (each, 0)) for each in found]
socket.getaddrinfo = getaddrinfo
public = addresses.is_public
addresses.is_public = lambda literal: literal == "127.0.0.9" or public(literal)
"""
NOT_PUBLIC = "which is not a public one"
TOO_MUCH = "has more than the 10 MB of one document"
REFUSED = {
    "http://127.0.0.1/admin": NOT_PUBLIC,
    "http://localhost:8000/": NOT_PUBLIC,
    "http://2130706433/": NOT_PUBLIC,
    "http://10.0.0.1/": NOT_PUBLIC,
    "http://192.168.1.1/": NOT_PUBLIC,
    "http://169.254.169.254/latest/meta-data": NOT_PUBLIC,
    "http://[::1]/": NOT_PUBLIC,
    "http://[fe80::1]/": NOT_PUBLIC,
    "http://[::ffff:127.0.0.1]/": NOT_PUBLIC,
    "http://[64:ff9b::7f00:1]/": NOT_PUBLIC,
    "http://mixed.example/": "has the address 192.168.0.1, which is not a public one",
    "file:///etc/passwd": "only http and https addresses are fetched, not file",
    "gopher://news.example/1": "only http and https addresses are fetched, not gopher",
    "http://user:secret@news.example/": "has a user name in its address",
    "http://news.example:{port}/to-loopback": "has the address 127.0.0.1, which is not",
    "http://news.example:{port}/to-file": "only http and https addresses are fetched, not file",
    "http://news.example:{port}/circle": "redirects more than 5 times",
    "http://rebinding.example:{port}/again": "has the address 10.0.0.1, which is not a public one",
    "http://news.example:{port}/huge": TOO_MUCH,
    "http://news.example:{port}/endless": TOO_MUCH,
    "http://news.example:{port}/bomb": TOO_MUCH,
}


@pytest.fixture(scope="module")
def port() -> Iterator[int]:
    """A server that sends its clients elsewhere, or more than they can take."""
    with socket.create_server(("127.0.0.9", 0)) as server:

        def run() -> None:
            with suppress(OSError):
                while True:
                    link, _ = server.accept()
                    with link, suppress(OSError):
                        answer(link, link.recv(65_536).split()[1].decode())

        threading.Thread(target=run, daemon=True).start()
        yield server.getsockname()[1]


def answer(link: socket.socket, path: str) -> None:
    moved = {
        "/to-loopback": "http://127.0.0.1/admin",
        "/to-file": "file:///etc/passwd",
        "/circle": "/circle",
        "/again": "/again",
    }
    if path in moved:
        head = f"HTTP/1.1 302 Found\r\nLocation: {moved[path]}\r\nContent-Length: 0\r\n\r\n"
        link.sendall(head.encode())
        return
    head = b"HTTP/1.1 200 OK\r\nContent-Type: text/plain\r\n"
    if path == "/bomb":
        link.sendall(head + b"Content-Encoding: gzip\r\n\r\n" + gzip.compress(b"a" * 50_000_000))
    elif path == "/huge":
        link.sendall(head + b"Content-Length: 11000000\r\n\r\n" + b"a" * 11_000_000)
    while path == "/endless":
        link.sendall((head + b"\r\n") if head else b"a" * 65_536)
        head = b""


def test_what_may_not_be_fetched_is_rejected_with_its_reason(
    ledger_path: Path, tmp_path: Path, port: int, monkeypatch: pytest.MonkeyPatch
) -> None:
    (tmp_path / "sitecustomize.py").write_text(STAND_IN)
    paths = [str(tmp_path), *filter(None, sys.path)]
    monkeypatch.setenv("PYTHONPATH", os.pathsep.join(paths))
    ledger, secret = own_ledger(ledger_path, tmp_path)
    with (
        serving(ledger, secret, folder=tmp_path) as service,
        httpx2.Client(base_url=service.address, headers=service.headers, timeout=60) as client,
    ):
        urls = [url.format(port=port) for url in REFUSED]
        sent = [client.post("/v1/documents", json={"url": url}) for url in urls]
        assert {each.status_code for each in sent} == {202}
        found = {url: reason(client, each) for url, each in zip(urls, sent, strict=True)}
    wrong = {
        url: said
        for (url, said), expected in zip(found.items(), REFUSED.values(), strict=True)
        if expected not in said
    }
    assert wrong == {}


def reason(client: httpx2.Client, sent: httpx2.Response) -> str:
    """Why the one address of a job was rejected; nothing of it is in the ledger."""
    for _ in range(900):
        job = client.get(sent.headers["location"]).json()
        if job["state"] in {"done", "failed"}:
            break
        time.sleep(0.1)
    assert (job["state"], job["result"]["documents"]) == ("done", [])
    [rejected] = job["result"]["rejected"]
    return str(rejected["reason"])
