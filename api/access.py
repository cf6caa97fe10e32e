"""Who is asking, and whether they may: keys, scopes, rates, as dependencies of routes."""

from collections.abc import Awaitable, Callable
from dataclasses import dataclass
from pathlib import Path
from threading import Lock
from typing import Annotated

from fastapi import Depends, Request, Security
from fastapi.concurrency import run_in_threadpool
from fastapi.security import APIKeyHeader, HTTPAuthorizationCredentials, HTTPBearer

from api.errors import Forbidden, TooManyRequests, Unauthorized
from api.service import keys, limits
from api.service.keys import Key, Scope
from api.service.state import State, state_path

READING = frozenset({"GET", "HEAD", "OPTIONS"})
"""Methods that change nothing."""
ANYONE = "anonymous"
"""The author of what was written without a key, where the settings allow that."""

_bearer = HTTPBearer(
    auto_error=False, scheme_name="bearer", description="`Authorization: Bearer bil_…`"
)
_header = APIKeyHeader(
    name="X-API-Key", auto_error=False, scheme_name="key", description="`X-API-Key: bil_…`"
)


class ServiceState:
    """The application's own state, opened by the first request that needs it."""

    def __init__(self, ledger: Path) -> None:
        self.path = state_path(ledger)
        self._lock = Lock()
        self._state: State | None = None

    def open(self) -> State:
        """The one state; raises ``LedgerError`` while it cannot be opened."""
        with self._lock:
            if self._state is None:
                self._state = State(self.path)
            return self._state

    def close(self) -> None:
        """Let go of the file; a later request opens it again."""
        with self._lock:
            state, self._state = self._state, None
        if state is not None:
            state.close()


@dataclass(frozen=True, slots=True)
class Caller:
    """Who asks: the owner of a key, or anyone."""

    key: Key | None = None

    @property
    def author(self) -> str:
        """The name that what they write is kept under."""
        return ANYONE if self.key is None else self.key.name

    @property
    def id(self) -> str | None:
        """The id of their key."""
        return None if self.key is None else self.key.id


def _state(request: Request) -> State:
    service: ServiceState = request.app.state.service
    return service.open()


async def _caller(
    request: Request,
    bearer: Annotated[HTTPAuthorizationCredentials | None, Security(_bearer)],
    header: Annotated[str | None, Security(_header)],
) -> Caller:
    """The caller by the key sent; a key that is none, or is used too often, is refused."""
    sent = header if bearer is None else bearer.credentials
    if sent is None:
        return Caller()
    return await run_in_threadpool(_owner, request, sent)


def _owner(request: Request, sent: str) -> Caller:
    state = _state(request)
    key = keys.find(state, sent)
    if key is None:
        raise Unauthorized("this key is not known, or was revoked")
    allowance = limits.take(state, key)
    request.state.caller = Caller(key)
    request.state.allowance = allowance
    if allowance.exceeded:
        raise TooManyRequests(allowance.rate, allowance.seconds)
    return Caller(key)


StateDependency = Annotated[State, Depends(_state)]
CallerDependency = Annotated[Caller, Depends(_caller)]


def may(scope: Scope) -> Callable[[Request, Caller], Awaitable[Caller]]:
    """A dependency that lets only those pass who may do this; raises 401 or 403."""

    async def check(request: Request, caller: CallerDependency) -> Caller:
        request.state.reads = scope is Scope.READ
        settings = request.app.state.settings
        free = settings.open_reads if scope is Scope.READ else settings.open_writes
        if caller.key is None and not free:
            raise Unauthorized(f"this needs a key with the scope {scope}")
        if caller.key is not None and not caller.key.may(scope) and not free:
            raise Forbidden(f"this key has not the scope {scope}")
        return caller

    return check


ReaderDependency = Annotated[Caller, Depends(may(Scope.READ))]
IngesterDependency = Annotated[Caller, Depends(may(Scope.INGEST))]
ReviewerDependency = Annotated[Caller, Depends(may(Scope.REVIEW))]
AdminDependency = Annotated[Caller, Depends(may(Scope.ADMIN))]


async def may_read(request: Request, caller: CallerDependency) -> None:
    """Ask for ``Scope.READ`` where the method reads; what changes something asks for its own."""
    if request.method in READING:
        await may(Scope.READ)(request, caller)
