"""How often a key may be used: requests in each minute, counted for all worker processes."""

import time
from dataclasses import dataclass

from api.service.keys import Key
from api.service.state import State

SPAN = 60
"""Seconds of one window."""


@dataclass(frozen=True, slots=True)
class Allowance:
    """What is left of a key's window."""

    rate: int
    left: int
    seconds: int
    exceeded: bool = False

    def headers(self) -> dict[str, str]:
        """``RateLimit-Policy`` and ``RateLimit`` (draft-ietf-httpapi-ratelimit-headers-10)."""
        return {
            "RateLimit-Policy": f'"key";q={self.rate};w={SPAN}',
            "RateLimit": f'"key";r={self.left};t={self.seconds}',
        }


def take(state: State, key: Key, *, clock: float | None = None) -> Allowance:
    """Count one request against a key."""
    span, passed = divmod(int(time.time() if clock is None else clock), SPAN)
    with state.counting() as connection:
        connection.execute("DELETE FROM usage WHERE key = ? AND span < ?", (key.id, span))
        used: int = connection.execute(
            "INSERT INTO usage VALUES (?, ?, 1)"
            " ON CONFLICT (key, span) DO UPDATE SET requests = requests + 1 RETURNING requests",
            (key.id, span),
        ).fetchone()[0]
    left = max(key.rate - used, 0)
    return Allowance(key.rate, left, SPAN - passed, exceeded=used > key.rate)
