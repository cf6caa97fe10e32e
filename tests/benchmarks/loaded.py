"""Servers in processes of their own, and clients that ask them over loopback."""

import http.client
import os
import signal
import socket
import subprocess
import threading
import time
from collections.abc import Iterator, Mapping, Sequence
from contextlib import contextmanager
from dataclasses import dataclass, field
from pathlib import Path

TICK = os.sysconf("SC_CLK_TCK")
PATIENCE = 120.0


@dataclass(frozen=True, slots=True)
class Server:
    """A running server: where it answers, its process, and how long the first answer took."""

    port: int
    process: int
    seconds: float
    """From the start of the process to the end of its first answer."""

    def workers(self) -> list[int]:
        """The processes that answer: its children that have many threads' worth of memory."""
        tasks = Path(f"/proc/{self.process}/task/{self.process}/children").read_text()
        return [int(id) for id in tasks.split()] or [self.process]

    def processor(self) -> float:
        """Seconds of processor time that its processes have used."""
        return sum(_processor(id) for id in {self.process, *self.workers()})

    def memory(self) -> float:
        """Resident megabytes of the largest of its processes."""
        return max(_resident(id) for id in self.workers())


def _processor(process: int) -> float:
    fields = Path(f"/proc/{process}/stat").read_text().rpartition(")")[2].split()
    return (int(fields[11]) + int(fields[12])) / TICK


def _resident(process: int) -> float:
    lines = Path(f"/proc/{process}/status").read_text().splitlines()
    return next(int(line.split()[1]) / 1024 for line in lines if line.startswith("VmRSS"))


@contextmanager
def running(command: Sequence[str], first: str, **environment: str) -> Iterator[Server]:
    """Start a command with a port at its end, and wait for the answer to a first path."""
    with socket.socket() as free:
        free.bind(("127.0.0.1", 0))
        port = free.getsockname()[1]
    started = time.perf_counter()
    process = subprocess.Popen(
        [*command, str(port)],
        env={**os.environ, **environment},
        stdout=subprocess.DEVNULL,
        stderr=subprocess.DEVNULL,
    )
    try:
        while not _answers(port, first):
            if process.poll() is not None or time.perf_counter() - started > PATIENCE:
                raise RuntimeError(f"{' '.join(command)} does not answer")
            time.sleep(0.02)
        yield Server(port, process.pid, time.perf_counter() - started)
    finally:
        process.send_signal(signal.SIGTERM)
        process.wait()


def _answers(port: int, path: str) -> bool:
    try:
        return get(http.client.HTTPConnection("127.0.0.1", port), path)[0] == 200
    except OSError:
        return False


def get(
    connection: http.client.HTTPConnection, path: str, headers: Mapping[str, str] | None = None
) -> tuple[int, bytes, Mapping[str, str]]:
    """Status, body and headers of an answer."""
    connection.request("GET", path, headers=dict(headers or {}))
    response = connection.getresponse()
    return response.status, response.read(), dict(response.getheaders())


@dataclass(frozen=True, slots=True)
class Load:
    """What a server was asked, and how it did."""

    requests: int
    clock: float
    processor: float
    times: list[float] = field(default_factory=list)
    """Seconds of each request, the shortest first."""

    @property
    def each(self) -> float:
        """Milliseconds of the server's processor time a request."""
        return 1000 * self.processor / self.requests

    @property
    def rate(self) -> float:
        """Requests a second by the clock."""
        return self.requests / self.clock

    def quantile(self, share: float) -> float:
        """Milliseconds within which a share of the requests were answered."""
        return 1000 * self.times[min(int(share * self.requests), self.requests - 1)]


def ask(
    server: Server,
    paths: Sequence[str],
    *,
    clients: int = 1,
    headers: Mapping[str, str] | None = None,
    status: int = 200,
    anew: bool = False,
) -> Load:
    """Ask for every path once, the clients taking turns, each on a connection that it keeps.

    ``anew``: as clients that like JSON more or less, so that the service has no answer kept.
    """
    times: list[list[float]] = [[] for _ in range(clients)]
    wrong: list[int] = []

    def one(number: int) -> None:
        connection = http.client.HTTPConnection("127.0.0.1", server.port)
        for turn, path in enumerate(paths[number::clients]):
            liked = {"Accept": f"application/json;q=0.{1 + turn:04}"} if anew else {}
            began = time.perf_counter()
            found = get(connection, path, {**(headers or {}), **liked})[0]
            times[number].append(time.perf_counter() - began)
            if found != status:
                wrong.append(found)

    threads = [threading.Thread(target=one, args=(number,)) for number in range(clients)]
    began, used = time.perf_counter(), server.processor()
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    clock, processor = time.perf_counter() - began, server.processor() - used
    assert not wrong, wrong[:5]
    return Load(len(paths), clock, processor, sorted(t for each in times for t in each))
