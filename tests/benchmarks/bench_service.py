"""The service against a bare FastAPI application over the same file, both over loopback.

``make bench ARGS="service -- --reports 1000000"``.  Times are processor times of a server a
request, which a busy machine disturbs less than the clock, but for percentiles, the gain
from a second worker, and the start, which only the clock can tell.  A page is *kept* when the same
one was asked for before and the ledger has not changed, and *new* when it was not.  ``/v1/ask``
against its typed question is ``bench_ask``.
"""

import argparse
import http.client
import tempfile
from collections.abc import Sequence
from pathlib import Path

from graph.queries import EventFilter
from graph.store import View
from tests.benchmarks.bare import LEDGER
from tests.benchmarks.bench_ask import fill
from tests.benchmarks.loaded import Load, Server, ask, get, running

CLIENTS = 8
LIMIT = 50
TARGETS = {
    "kept page": 0.5,
    "new page": 0.5,
    "304": 0.8,
    "gain of a second worker": 0.9,
}
"""At least so many times what the bare application does."""
MOST_SECONDS, MOST_MEMORY, MOST_SPREAD = 1.5, 250, 5


class Figures:
    """What was measured, printed as it comes; ``missed`` counts the targets not reached."""

    def __init__(self) -> None:
        self.missed = 0

    def ratio(self, name: str, ours: float, bare: float) -> None:
        """Two rates of requests and how they compare."""
        found = ours / bare
        self._print(name, f"{found:.2f} × bare", f"≥ {TARGETS[name]}", found >= TARGETS[name])

    def most(self, name: str, value: float, limit: float, unit: str) -> None:
        """A value that has a limit."""
        self._print(name, f"{value:.2f} {unit}", f"≤ {limit} {unit}", value <= limit)

    def _print(self, name: str, value: str, target: str, reached: bool) -> None:
        self.missed += not reached
        print(f"   {name}: {value} (target {target}{'' if reached else ', missed'})")


def ours(path: Path, workers: int = 1) -> list[str]:
    """The command that serves a ledger."""
    return ["-m", "api.cli", "serve", "--db", str(path), "--workers", str(workers), "--port"]


def bare(workers: int = 1) -> list[str]:
    """The command that serves the bare application."""
    quiet = ["--log-level", "warning", "--no-access-log"]
    return ["-m", "uvicorn", "tests.benchmarks.bare:app", *quiet, f"--workers={workers}", "--port"]


Pages = list[tuple[str, str]]
"""Addresses of the same page, of the service and of the bare application."""


def pages(path: Path, times: int) -> Pages:
    """Different pages of the dyads that fill one, the largest first: of fifty events, then more."""
    with View.open(path) as view:
        known = [str(one.dyad) for one in view.dyads() if one.events >= LIMIT]
        print(f"   {view.count(EventFilter()):,} events, {len(known)} dyads that fill a page")
    asked = ((known[n % len(known)], LIMIT + n // len(known)) for n in range(times))
    return [(f"/v1/events?dyad={d}&limit={n}", f"/page/{d}?limit={n}") for d, n in asked]


def compare(service: Server, floor: Server, asked: Pages) -> Figures:
    """One worker of each, asked for the same."""
    found = Figures()
    found.most("start to first answer", service.seconds, MOST_SECONDS, "s")
    times, (page, rows) = len(asked), asked[0]
    ask(floor, [rows] * 20)
    new = ask(service, [one for one, _ in asked])
    floor_new = ask(floor, [other for _, other in asked])
    kept = ask(service, [page] * times)
    floor_kept = ask(floor, [rows] * times)
    tag = {"If-None-Match": _tag(service, page)}
    unchanged = ask(service, [page] * times, headers=tag, status=304)
    hello = ask(floor, ["/hello"] * times)
    for name, one, other in (
        ("kept page", kept, floor_kept),
        ("new page", new, floor_new),
        ("304", unchanged, hello),
    ):
        _tell(name, one, other)
        found.ratio(name, 1 / one.each, 1 / other.each)
    many = ask(service, [page] * times, clients=CLIENTS)
    spread = many.quantile(0.99) / many.quantile(0.5)
    found.most(f"p99 of {CLIENTS} clients", spread, MOST_SPREAD, "× p50")
    found.most("memory of a worker", service.memory(), MOST_MEMORY, "MB")
    return found


def _tag(server: Server, path: str) -> str:
    return get(http.client.HTTPConnection("127.0.0.1", server.port), path)[2]["etag"]


def _tell(name: str, one: Load, other: Load) -> None:
    print(
        f"   {name}: {one.each:.2f} ms of processor time, bare {other.each:.2f} ms;"
        f" {one.rate:,.0f}/s, bare {other.rate:,.0f}/s by the clock"
    )


def gains(path: Path, asked: Pages) -> tuple[float, float]:
    """How many times as many new pages two workers answer as one: of the service, and bare."""
    rates = []
    for workers in (1, 2):
        with running(ours(path, workers), asked[0][0]) as service:
            rates.append(ask(service, [one for one, _ in asked], clients=CLIENTS).rate)
        with running(bare(workers), "/hello", **{LEDGER: str(path)}) as floor:
            rates.append(ask(floor, [other for _, other in asked], clients=CLIENTS).rate)
    return rates[2] / rates[0], rates[3] / rates[1]


def main(argv: Sequence[str]) -> int:
    """Measure all; 1 when a target was missed."""
    parser = argparse.ArgumentParser(prog="bench_service")
    parser.add_argument("--reports", type=int, default=20_000)
    parser.add_argument("--times", type=int, default=500, help="requests a measurement")
    asked = parser.parse_args(argv)
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / "ledger.db"
        fill(path, asked.reports)
        every = pages(path, asked.times)
        with (
            running(ours(path), every[0][0]) as service,
            running(bare(), "/hello", **{LEDGER: str(path)}) as floor,
        ):
            found = compare(service, floor, every)
        found.ratio("gain of a second worker", *gains(path, every))
    return 1 if found.missed else 0
