"""A real server against clients that are slow, huge, malformed or many: each is answered or cut."""

import asyncio
import json
import socket
import time
from contextlib import suppress
from pathlib import Path

import httpx2
import pytest

from tests.api.faults.conftest import Service

MEGABYTE = 1_000_000
GET = b"GET /healthz HTTP/1.1\r\nHost: here\r\nConnection: close\r\n\r\n"
LASTING = b"GET /healthz HTTP/1.1\r\nHost: here\r\n\r\n"
POST = b"POST /v1/documents HTTP/1.1\r\nHost: here\r\nContent-Type: application/json\r\n"
NESTED = (b"[" * (5 * MEGABYTE) + b"]" * (5 * MEGABYTE), b'{"a":' * (2 * MEGABYTE))


@pytest.fixture(autouse=True)
def unharmed(service: Service):
    """After each attack the service answers, and no exception has reached its log."""
    yield
    assert status(raw(service, GET)) == 200
    assert b"Traceback" not in service.log


def raw(service: Service, *pieces: bytes, pause: float = 0) -> bytes:
    """Everything that the service answers to bytes, until it closes."""
    with socket.create_connection(("127.0.0.1", service.port), 60) as link:
        with suppress(OSError):  # closed already: its answer can be read still
            for piece in pieces:
                link.sendall(piece)
                time.sleep(pause)
        return received(link)


def received(link: socket.socket) -> bytes:
    answer = bytearray()
    with suppress(ConnectionResetError):
        while piece := link.recv(65_536):
            answer += piece
    return bytes(answer)


def status(answer: bytes) -> int:
    """The status of an answer, which is a problem if it is an error."""
    head, _, body = answer.partition(b"\r\n\r\n")
    found = int(head.split()[1])
    if found >= 400:
        assert b"application/problem+json" in head
        assert json.loads(body)["status"] == found
    return found


@pytest.mark.parametrize("begun", [b"", b"G", LASTING + b"GET /healthz HTTP/1.1\r\nX: "])
def test_a_head_that_drips_is_cut_off(service: Service, begun: bytes) -> None:
    before = LASTING in begun
    answer = raw(service, begun, *([b"x"] * 100 if begun else []), pause=0.1)
    assert answer.count(b"HTTP/1.1 200 OK") == before
    assert answer.count(b"HTTP/1.1 408 Request Timeout") == bool(begun)


def test_a_body_that_drips_is_cut_off(service: Service) -> None:
    head = POST + f"X-API-Key: {service.key}\r\nContent-Length: 1000\r\n\r\n".encode()
    answer = raw(service, head, *[b" "] * 100, pause=0.1)
    assert status(answer) == 408


def test_a_client_that_goes_away_within_its_body_leaves_no_trace_but_a_line(
    service: Service,
) -> None:
    before = len(service.log)
    head = POST + f"X-API-Key: {service.key}\r\nContent-Length: 1000\r\n\r\n{{".encode()
    with socket.create_connection(("127.0.0.1", service.port), 30) as link:
        link.sendall(head)
        time.sleep(0.3)
    for _ in range(100):
        if b"POST /v1/documents 400" in service.log[before:]:
            return
        time.sleep(0.1)
    raise AssertionError(service.log[before:].decode())


def test_an_address_of_ten_megabytes_is_refused(service: Service) -> None:
    answer = raw(service, b"GET /" + b"a" * (10 * MEGABYTE) + b" HTTP/1.1\r\nHost: here\r\n\r\n")
    assert answer == b"" or status(answer) == 400  # it may be reset while it is still sending


@pytest.mark.parametrize("body", NESTED, ids=["lists", "objects"])
@pytest.mark.parametrize("path", ["/v1/documents", "/v1/judgements"])
def test_json_that_is_ten_megabytes_deep_is_refused(
    service: Service, path: str, body: bytes
) -> None:
    headers = {**service.headers, "Content-Type": "application/json"}
    answer = httpx2.post(service.address + path, headers=headers, content=body, timeout=120)
    assert answer.status_code in {400, 422}
    assert answer.headers["content-type"] == "application/problem+json"
    assert len(answer.content) < 2_000


@pytest.mark.parametrize(
    "sent",
    [
        b"GET /v1/events/%00 HTTP/1.1\r\nHost: here\r\n\r\n",
        b"GET /v1/events/%FF%FE HTTP/1.1\r\nHost: here\r\n\r\n",
        b"GET /dyads/%00-%ED%A0%80 HTTP/1.1\r\nHost: here\r\n\r\n",
        b"GET /static/%00 HTTP/1.1\r\nHost: here\r\n\r\n",
        b"GET /static/..%2f..%2fsettings.py HTTP/1.1\r\nHost: here\r\n\r\n",
        b"GET /static/../../settings.py HTTP/1.1\r\nHost: here\r\n\r\n",
        b"GET /v1/events?text=%00 HTTP/1.1\r\nHost: here\r\n\r\n",
        b"GET /v1/events?%FF=%00 HTTP/1.1\r\nHost: here\r\n\r\n",
        b"GET /search?q=%00%ED%A0%80 HTTP/1.1\r\nHost: here\r\n\r\n",
        b"GET /v1/events\x00 HTTP/1.1\r\nHost: here\r\n\r\n",
        b"GET /v1/events/\xff\xfe HTTP/1.1\r\nHost: here\r\n\r\n",
        b"GET /v1/events HTTP/1.1\r\nHost: here\r\nX-API-Key: \x00\r\n\r\n",
        b"GET /v1/events HTTP/1.1\r\nHost: here\r\nX-API-Key: \xff\xfe\r\n\r\n",
        b"GET /v1/events HTTP/1.1\r\n\r\n",
        b"\x16\x03\x01\x02\x00\x01\x00\x01\xfc\x03\x03",
        b"POST /v1/documents HTTP/1.1\r\nHost: here\r\nContent-Length: -1\r\n\r\n",
        b"POST /v1/documents HTTP/1.1\r\nHost: here\r\nContent-Length: 1\r\n"
        b"Transfer-Encoding: chunked\r\n\r\nzz\r\n",
        b"POST /reconcile HTTP/1.1\r\nHost: here\r\nTransfer-Encoding: chunked\r\n\r\nzz\r\n",
    ],
)
def test_bytes_that_make_no_sense_are_refused(service: Service, sent: bytes) -> None:
    answer = raw(service, sent.replace(b"Host: here", b"Host: here\r\nConnection: close"))
    if b"text/html" in answer:
        assert answer.split()[1] in {b"404", b"422"}
    else:
        assert 400 <= status(answer) < 500


BODIES = [
    (b'{"url": "http://a.example/\\ud800"}', 422),
    (b'{"url": "http://a.example/' + b"a" * MEGABYTE + b'"}', 422),
    (b'{"text": "\xff\xfe\x00"}', 422),
    (b"\x00", 422),
    (b'{"text": "\\u0000", "title": "\\ud800"}', 422),
    (b'{"id": "\\ud800", "document": {"text": "Rain in Oslo."}}', 202),
]


@pytest.mark.parametrize(("body", "found"), BODIES)
def test_a_body_that_is_no_text_is_refused_or_rejected(
    service: Service, body: bytes, found: int
) -> None:
    headers = {**service.headers, "Content-Type": "application/json"}
    answer = httpx2.post(
        f"{service.address}/v1/documents", headers=headers, content=body, timeout=60
    )
    assert answer.status_code == found, answer.text
    if found == 202:
        at = service.address + answer.headers["location"]
        for _ in range(600):
            job = httpx2.get(at, headers=service.headers, timeout=60).json()
            if job["result"]:
                break
            time.sleep(0.2)
        assert [each["where"] for each in job["result"]["rejected"]] == ["\\ud800"]


def test_a_thousand_clients_at_once_are_answered_in_little_memory(service: Service) -> None:
    raw(service, GET)
    before = resident(service.process.pid)
    request = b"GET /v1/events?limit=50 HTTP/1.1\r\nHost: here\r\nConnection: close\r\n\r\n"

    async def ask(begin: asyncio.Event) -> bytes:
        reader, writer = await asyncio.open_connection("127.0.0.1", service.port)
        writer.write(GET[:1])  # connected, and not yet asking
        await begin.wait()
        writer.write(request[1:])
        answer = await reader.read()
        writer.close()
        return answer

    async def crowd() -> list[bytes]:
        begin = asyncio.Event()
        asked = [asyncio.create_task(ask(begin)) for _ in range(1_000)]
        begin.set()
        return await asyncio.gather(*asked)

    answers = asyncio.run(crowd())
    assert {answer[:12] for answer in answers} <= {b"HTTP/1.1 200", b"HTTP/1.1 408"}
    assert sum(answer.startswith(b"HTTP/1.1 200") for answer in answers) >= 900
    assert resident(service.process.pid) - before < 150 * MEGABYTE


def resident(process: int) -> int:
    """Bytes of memory that a process holds."""
    for line in Path(f"/proc/{process}/status").read_text().splitlines():
        if line.startswith("VmRSS:"):
            return int(line.split()[1]) * 1024
    raise AssertionError("no such process")
