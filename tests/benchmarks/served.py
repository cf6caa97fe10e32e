"""The servers that are compared, and the pages that they are asked for."""

import sys
from collections.abc import Sequence
from contextlib import AbstractContextManager
from dataclasses import dataclass
from pathlib import Path

from graph.queries import EventFilter
from graph.store import View
from tests.benchmarks.bare import LEDGER
from tests.benchmarks.loaded import Server, running

LIMIT = 50


@dataclass(frozen=True, slots=True)
class Page:
    """Some of the newest events of a dyad, as every server is asked for them."""

    dyad: str
    limit: int

    @property
    def ours(self) -> str:
        """Its address in the service."""
        return f"/v1/events?dyad={self.dyad}&limit={self.limit}"

    @property
    def bare(self) -> str:
        """Its address in the bare application."""
        return f"/page/{self.dyad}?limit={self.limit}"


def pages(path: Path, times: int) -> tuple[list[Page], list[Page]]:
    """The first page of every dyad that fills one, and so many pages after them.

    The largest dyad comes first.  Events of the first pages were not asked for before; those of
    the others mostly were, each time with another number of them.
    """
    with View.open(path) as view:
        known = [str(one.dyad) for one in view.dyads() if one.events >= LIMIT]
        print(f"   {view.count(EventFilter()):,} events, {len(known)} dyads that fill a page")
    first = [Page(dyad, LIMIT) for dyad in known[:times]]
    more = [Page(known[n % len(known)], LIMIT + 1 + n // len(known)) for n in range(times)]
    return first, more


def service(
    path: Path, first: str, workers: int = 1, **environment: str
) -> AbstractContextManager[Server]:
    """The service over a ledger."""
    options = ["--db", str(path), "--workers", str(workers)]
    command = [sys.executable, "-m", "api.cli", "serve", *options, "--port"]
    return running(command, first, **environment)


def bare(path: Path, workers: int = 1) -> AbstractContextManager[Server]:
    """The bare application over the same file."""
    quiet = ["--log-level", "warning", "--no-access-log", f"--workers={workers}"]
    command: Sequence[str] = ["-m", "uvicorn", "tests.benchmarks.bare:app", *quiet, "--port"]
    return running([sys.executable, *command], "/hello", **{LEDGER: str(path)})
