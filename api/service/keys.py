"""API keys: who may do what.  Kept as a digest; the key itself is shown once, when it is made."""

import hmac
import secrets
import sqlite3
from collections.abc import Iterable
from dataclasses import dataclass
from enum import StrEnum
from hashlib import sha256

from api.service.state import State, now
from graph.errors import NotFound

PREFIX = "bil"
RATE = 600
"""Requests a minute that a key may make unless it is made with another rate."""


class Scope(StrEnum):
    """What a key may be used for; ``admin`` may everything."""

    READ = "read"
    INGEST = "ingest"
    REVIEW = "review"
    ADMIN = "admin"


@dataclass(frozen=True, slots=True, kw_only=True)
class Key:
    """A key as it is kept: not the secret."""

    id: str
    name: str
    scopes: tuple[Scope, ...]
    rate: int
    created_at: str
    revoked_at: str | None = None

    def may(self, scope: Scope) -> bool:
        """Whether the key may be used for this."""
        return scope in self.scopes or Scope.ADMIN in self.scopes


def create(
    state: State, name: str, scopes: Iterable[Scope], *, rate: int = RATE
) -> tuple[Key, str]:
    """A new key, and the text that its owner sends (``bil_<id>_<secret>``), shown this once."""
    id, secret = secrets.token_hex(4), secrets.token_urlsafe(32)
    key = Key(id=id, name=name, scopes=tuple(dict.fromkeys(scopes)), rate=rate, created_at=now())
    with state.writing() as connection:
        connection.execute(
            "INSERT INTO keys (id, name, digest, scopes, rate, created_at) VALUES (?,?,?,?,?,?)",
            (id, name, _digest(secret), " ".join(key.scopes), rate, key.created_at),
        )
    return key, f"{PREFIX}_{id}_{secret}"


def find(state: State, sent: str) -> Key | None:
    """The key in force that a client has sent; ``None`` for any other text."""
    prefix, _, rest = sent.partition("_")
    id, _, secret = rest.partition("_")
    rows = state.rows("SELECT * FROM keys WHERE id = ?", (id,)) if prefix == PREFIX else []
    kept = rows[0]["digest"] if rows else _digest("")
    fits = hmac.compare_digest(kept, _digest(secret))
    return _key(rows[0]) if rows and fits and rows[0]["revoked_at"] is None else None


def listed(state: State) -> list[Key]:
    """Every key that was ever made, in the order of making."""
    return [_key(row) for row in state.rows("SELECT * FROM keys ORDER BY created_at, id")]


def revoke(state: State, id: str) -> Key:
    """Put a key out of force, for good; raises ``NotFound`` for one that is not in force."""
    with state.writing() as connection:
        found = connection.execute(
            "UPDATE keys SET revoked_at = ? WHERE id = ? AND revoked_at IS NULL RETURNING *",
            (now(), id),
        ).fetchone()
    if found is None:
        raise NotFound("key in force", id)
    return _key(found)


def _key(row: sqlite3.Row) -> Key:
    return Key(
        id=row["id"],
        name=row["name"],
        scopes=tuple(Scope(scope) for scope in row["scopes"].split()),
        rate=row["rate"],
        created_at=row["created_at"],
        revoked_at=row["revoked_at"],
    )


def _digest(secret: str) -> str:
    """A plain digest is enough: the secret has 256 random bits, nobody can try them all."""
    return sha256(secret.encode("utf-8", "surrogatepass")).hexdigest()
