"""The service against a bare FastAPI application over the same file, both over loopback.

``make bench ARGS="service -- --reports 100000"``, or ``--ledger FILE`` for a copy of one that was
kept.  Times are processor times of a server a request, which a busy machine disturbs less than the
clock, but for percentiles, the gain from a second worker, and the start, which only the clock can
tell.  A page is *kept* when the same one was asked for before and the ledger has not changed;
*first* when its events were not asked for before, *new* when they were, but not that page.
``/v1/ask`` against its typed question is
``bench_ask``.
"""

import http.client
import statistics
import tempfile
from collections.abc import Sequence
from pathlib import Path

from tests.benchmarks.beside import CLIENTS, second_worker, writer
from tests.benchmarks.datasette import datasette
from tests.benchmarks.figures import Figures
from tests.benchmarks.ledgers import ledger, options
from tests.benchmarks.loaded import Load, Server, ask, get
from tests.benchmarks.served import Page, bare, pages, service

PAGE, UNCHANGED = 0.5, 0.8
"""At least so many times what the bare application does."""
MOST_SECONDS, MOST_MEMORY, MOST_SPREAD = 1.5, 250, 5
STARTS = 3


def compare(
    ours: Server, floor: Server, first: list[Page], more: list[Page], found: Figures
) -> None:
    """One worker of each, asked for the same."""
    page = more[-1]
    _both(ours, floor, first[-1:])  # what they load with their first answer is no page's
    _against(found, "first page", _both(ours, floor, first[:-1]), PAGE)
    _against(found, "new page", _both(ours, floor, more), PAGE)
    _against(found, "kept page", _both(ours, floor, [page] * len(more)), PAGE)
    tag = {"If-None-Match": _tag(ours, page.ours)}
    unchanged = ask(ours, [page.ours] * len(more), headers=tag, status=304)
    _against(found, "304", (unchanged, ask(floor, ["/hello"] * len(more))), UNCHANGED)
    many = ask(ours, [page.ours] * len(more), clients=CLIENTS)
    spread = many.quantile(0.99) / many.quantile(0.5)
    found.most(f"p99 of {CLIENTS} clients", spread, MOST_SPREAD, "× p50")
    found.most("memory of a worker", ours.memory(), MOST_MEMORY, "MB")


def _both(ours: Server, floor: Server, asked: Sequence[Page]) -> tuple[Load, Load]:
    return ask(ours, [one.ours for one in asked]), ask(floor, [one.bare for one in asked])


def _against(found: Figures, name: str, loads: tuple[Load, Load], target: float) -> None:
    one, other = loads
    print(
        f"   {name}: {one.each:.2f} ms of processor time, bare {other.each:.2f} ms;"
        f" {one.rate:,.0f}/s, bare {other.rate:,.0f}/s by the clock"
    )
    found.least(name, other.each / one.each, target, "× bare")


def _tag(server: Server, path: str) -> str:
    return get(http.client.HTTPConnection("127.0.0.1", server.port), path)[2]["etag"]


def starts(path: Path, first: Page, found: Figures) -> None:
    """From the start of the process to the first answer, the median of some.

    A start before them leaves the bytecode that an installed program has.
    """
    seconds, processor = [], []
    with tempfile.TemporaryDirectory() as folder:
        bytecode = {"PYTHONPYCACHEPREFIX": folder, "PYTHONDONTWRITEBYTECODE": ""}
        for _ in range(1 + STARTS):
            with service(path, first.ours, **bytecode) as ours:
                seconds.append(ours.seconds)
                processor.append(ours.processor())
    print(f"   start: {statistics.median(processor[1:]):.2f} s of processor time")
    found.most("start to first answer", statistics.median(seconds[1:]), MOST_SECONDS, "s")


def main(argv: Sequence[str]) -> int:
    """Measure all; 1 when a target was missed."""
    parser = options("bench_service", 20_000)
    parser.add_argument("--times", type=int, default=500, help="requests a measurement")
    parser.add_argument("--datasette", metavar="COMMAND", help="Datasette's, to compare with")
    asked = parser.parse_args(argv)
    found = Figures()
    with ledger(asked) as path:
        first, more = pages(path, 2 * asked.times)
        more, others = more[: asked.times], more[asked.times :]
        starts(path, first[0], found)
        with service(path, "/healthz") as ours, bare(path) as floor:
            compare(ours, floor, first, more, found)
            datasette(asked.datasette, path, ours, others, found)
        second_worker(path, more, found)
        writer(path, more, found)
    return 1 if found.missed else 0
