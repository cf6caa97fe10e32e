"""What Prometheus scrapes: requests by route, their durations, the ledger, the queue.

With several worker processes the numbers of all are added up, through files in the folder that
``PROMETHEUS_MULTIPROC_DIR`` names; ``api.server`` makes one.
"""

import os
from functools import lru_cache

from prometheus_client import (
    CONTENT_TYPE_LATEST,
    REGISTRY,
    CollectorRegistry,
    Counter,
    Gauge,
    Histogram,
    generate_latest,
)
from prometheus_client.multiprocess import MultiProcessCollector

MEDIA_TYPE = CONTENT_TYPE_LATEST
UNKNOWN = "unknown"
"""The route of what no route takes: its path is the client's, and would make endless series."""

_requests = Counter(
    "bilateral_http_requests_total", "Requests answered.", ["method", "route", "status"]
)
_seconds = Histogram(
    "bilateral_http_request_seconds",
    "Seconds from request to the end of its answer.",
    ["method", "route"],
    buckets=(0.001, 0.0025, 0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1, 2.5, 5, 10),
)
_METHODS = frozenset({"GET", "HEAD", "POST", "PUT", "PATCH", "DELETE", "OPTIONS"})


def observe(method: str, route: str, status: int, seconds: float) -> None:
    """Count one answered request."""
    requests, taken = _series(method if method in _METHODS else UNKNOWN, route, status)
    requests.inc()
    taken.observe(seconds)


@lru_cache(maxsize=4_096)
def _series(method: str, route: str, status: int) -> tuple[Counter, Histogram]:
    return _requests.labels(method, route, str(status)), _seconds.labels(method, route)


def exposition(*, revision: int, waiting: int, indexed: int | None) -> bytes:
    """All numbers in Prometheus' text format; ``indexed`` is the revision of the RDF index."""
    now = CollectorRegistry()
    if indexed is not None:
        told = "Number of the last change that SPARQL answers from."
        Gauge("bilateral_sparql_revision", told, registry=now).set(indexed)
    Gauge("bilateral_ledger_revision", "Number of the last change.", registry=now).set(revision)
    Gauge("bilateral_jobs_waiting", "Jobs that have not ended.", registry=now).set(waiting)
    if "PROMETHEUS_MULTIPROC_DIR" not in os.environ:
        return generate_latest(REGISTRY) + generate_latest(now)
    every = CollectorRegistry()
    MultiProcessCollector(every)  # type: ignore[no-untyped-call]
    return generate_latest(every) + generate_latest(now)
