"""``/v1/ask`` against the typed question that it reads as, over one ledger and one connection.

A server in a thread of this process answers both in turn, over loopback.  The typed question is the
one that the answer links, for as many items.  Both are asked anew each time, by a client that likes
JSON more or less, and then again, for what the service has kept.  Times are the processor's, of
this process, which a busy machine disturbs less than the clock.  The ledger holds made-up reports
of real states.  ``make bench ARGS="ask -- --reports 100000"`` makes a larger one, ``--ledger FILE``
asks one that was kept.
"""

import http.client
import json
import statistics
import time
from collections.abc import Sequence
from urllib.parse import quote, urlsplit

from api.app import create_app
from api.settings import Settings
from graph.gazetteer import gazetteer
from tests.api.conftest import serving
from tests.benchmarks.ledgers import busiest, ledger, options

TARGET = 1.5
TIMES = 50
QUESTIONS = (
    "all {0}–{1} agreements",
    "meetings between {0} and {1} since 2018",
    "how many calls between {0} and {1} in 2020?",
    "what happened between {0} and {1} in March 2021",
    "events of {0} in spring 2019, oldest first",
    "latest five visits in which {0} and {1} took part",
    "events of {0} and {1}, but no visits",
    "statements on zeppelins of {0} and {1}",
)


class Connection:
    """One kept connection to the service."""

    def __init__(self, address: str) -> None:
        self._connection = http.client.HTTPConnection(urlsplit(address).netloc)

    def get(self, path: str, like: int = 0) -> bytes:
        """The body of an answer, which must be a good one; ``like`` says how much JSON is liked."""
        accept = f"application/json;q=0.{1 + like:03}"
        self._connection.request("GET", path, headers={"Accept": accept})
        response = self._connection.getresponse()
        body = response.read()
        assert response.status == 200, body
        return body

    def both(self, one: str, other: str, likes: Sequence[int]) -> tuple[float, float]:
        """Median processor milliseconds of two addresses asked in turn."""
        taken: tuple[list[float], list[float]] = ([], [])
        for like in likes:
            for path, times in zip((one, other), taken, strict=True):
                started = time.process_time()
                self.get(path, like)
                times.append(1000 * (time.process_time() - started))
        return statistics.median(taken[0]), statistics.median(taken[1])


def measure(connection: Connection, text: str) -> float:
    """How many times as long a question takes as its filters."""
    asked = f"/v1/ask?q={quote(text)}"
    answer = json.loads(connection.get(asked))
    typed = answer["links"]["events"]
    assert json.loads(connection.get(typed))["items"] == answer["items"] != []
    plain, filters = connection.both(asked, typed, range(1, 1 + TIMES))
    kept, again = connection.both(asked, typed, [1] * TIMES)
    ratio = plain / filters
    print(
        f"   {ratio:.2f} × ({plain:.1f} ms to {filters:.1f} ms;"
        f" kept {kept:.1f} ms to {again:.1f} ms)  {text}"
    )
    return ratio


def main(argv: Sequence[str]) -> int:
    """Measure all; 1 when a question takes more than its share."""
    given = options("bench_ask", 10_000).parse_args(argv)
    dyad = busiest()
    names = [gazetteer().principal(code).name for code in (dyad.left, dyad.right)]
    with ledger(given) as path, serving(create_app(Settings(db=path))) as address:
        connection = Connection(address)
        ratios = [measure(connection, text.format(*names)) for text in QUESTIONS]
    worst, usual = max(ratios), statistics.median(ratios)
    print(f"   median {usual:.2f} ×, worst {worst:.2f} × (target: worst ≤ {TARGET} ×)")
    return 0 if worst <= TARGET else 1
