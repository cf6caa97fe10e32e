"""Every error as RFC 9457 ``application/problem+json``: one table maps each class of the domain."""

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from difflib import get_close_matches
from http import HTTPStatus
from typing import Any
from urllib.parse import quote

from fastapi import FastAPI
from fastapi.exceptions import RequestValidationError
from starlette.exceptions import HTTPException
from starlette.requests import ClientDisconnect, Request
from starlette.responses import RedirectResponse, Response
from starlette.routing import compile_path

from api.answering import JsonAnswer
from graph import errors

MEDIA_TYPE = "application/problem+json"
HEADERS = frozenset({"Idempotency-Key", "Last-Event-ID"})
"""Headers whose values are checked."""
LEDGER_DETAIL = "The ledger cannot be read at the moment; the log of the service says why."


class UnknownParameter(errors.InvalidQuery):
    """A query parameter that the resource does not have: a misspelt filter must not be ignored."""

    def __init__(self, name: str, suggestions: Iterable[str]) -> None:
        self.suggestions = tuple(suggestions)
        hint = f" — did you mean {' or '.join(self.suggestions)}?" if self.suggestions else ""
        super().__init__(name, name, f"is no parameter of this resource{hint}")


class UnknownWord(errors.InvalidQuery):
    """A word of a list that a parameter holds which is none of those it may be."""

    def __init__(self, field: str, word: str, known: Sequence[str]) -> None:
        self.suggestions = tuple(get_close_matches(word, known, n=3))
        meant = " or ".join(self.suggestions)
        reason = f"— did you mean {meant}?" if meant else f": choose from {', '.join(known)}"
        super().__init__(field, word, f"is unknown {reason}" if meant else f"is unknown{reason}")


class NotAcceptable(errors.BilateralError):
    """The client accepts none of the formats that the resource has."""

    def __init__(self, offered: Iterable[str]) -> None:
        super().__init__(f"this resource comes as {', '.join(offered)}")


class Moved(errors.BilateralError):
    """The resource answers under its canonical address."""

    def __init__(self, location: str) -> None:
        super().__init__(f"the canonical address is {location}")
        self.location = location


class Unauthorized(errors.BilateralError):
    """No key was sent, or one that is not in force."""


class Forbidden(errors.BilateralError):
    """The key that was sent may not be used for this."""


class TooManyRequests(errors.BilateralError):
    """The key was used more often than its rate."""

    def __init__(self, rate: int, seconds: int) -> None:
        super().__init__(f"this key may be used {rate} times a minute; wait {seconds} s")
        self.seconds = seconds


class NotReady(errors.BilateralError):
    """What questions read is older than what is recorded."""


class Busy(errors.BilateralError):
    """More is asked at once than the service answers."""


class TooLarge(errors.BilateralError):
    """What was sent is more than the service takes at once."""


class UnsupportedMedia(errors.BilateralError):
    """What was sent is of a kind that the service does not read."""


@dataclass(frozen=True, slots=True)
class ProblemKind:
    """How one class of errors answers; ``detail`` replaces messages that would tell internals."""

    status: HTTPStatus
    slug: str
    title: str
    detail: str | None = None


def _unavailable(slug: str, title: str) -> ProblemKind:
    return ProblemKind(HTTPStatus.SERVICE_UNAVAILABLE, slug, title, LEDGER_DETAIL)


INTERNAL = ProblemKind(
    HTTPStatus.INTERNAL_SERVER_ERROR,
    "internal-error",
    "The service failed",
    "An unexpected error; the log of the service says more.",
)
INVALID = HTTPStatus.UNPROCESSABLE_ENTITY

PROBLEMS: dict[type[errors.BilateralError], ProblemKind] = {
    errors.BilateralError: INTERNAL,
    errors.NotFound: ProblemKind(HTTPStatus.NOT_FOUND, "not-found", "Not found"),
    errors.Merged: ProblemKind(HTTPStatus.PERMANENT_REDIRECT, "merged", "Merged into another"),
    errors.Retracted: ProblemKind(HTTPStatus.GONE, "retracted", "Retracted"),
    errors.InvalidQuery: ProblemKind(INVALID, "invalid-parameter", "Invalid parameter"),
    errors.UnknownActor: ProblemKind(INVALID, "unknown-actor", "Unknown actor"),
    errors.InvalidDyad: ProblemKind(INVALID, "invalid-dyad", "Not a pair of principals"),
    errors.InvalidDate: ProblemKind(INVALID, "invalid-date", "Not a date"),
    errors.InvalidCursor: ProblemKind(INVALID, "invalid-cursor", "Not a cursor of this question"),
    errors.UnknownExtractor: ProblemKind(INVALID, "unknown-extractor", "Unknown extractor"),
    errors.ExtractionStopped: ProblemKind(
        HTTPStatus.SERVICE_UNAVAILABLE, "extraction-stopped", "Extraction stopped"
    ),
    errors.InvalidSparql: ProblemKind(
        HTTPStatus.BAD_REQUEST, "invalid-sparql", "No query that is answered"
    ),
    errors.QueryTooCostly: ProblemKind(INVALID, "query-too-costly", "Too costly a query"),
    errors.IndexUnavailable: ProblemKind(
        HTTPStatus.SERVICE_UNAVAILABLE,
        "index-unavailable",
        "The RDF index is not available",
        "There is no index of the ledger that can be asked just now.",
    ),
    errors.IndexInTheMaking: ProblemKind(
        HTTPStatus.SERVICE_UNAVAILABLE,
        "index-being-made",
        "The RDF index is being made",
        "The index is being made from the ledger; ask again in a while.",
    ),
    errors.UnreadableDocument: ProblemKind(INVALID, "unreadable-document", "Unreadable document"),
    errors.LedgerError: _unavailable("ledger-unavailable", "The ledger is not available"),
    errors.LedgerLocked: _unavailable("ledger-locked", "The ledger is locked"),
    errors.LedgerCorrupt: _unavailable("ledger-corrupt", "The ledger is damaged"),
    errors.LedgerVersion: _unavailable("ledger-version", "The ledger has another version"),
    errors.LedgerReadOnly: _unavailable("ledger-read-only", "The ledger cannot be written"),
    Unauthorized: ProblemKind(HTTPStatus.UNAUTHORIZED, "unauthorized", "A key is needed"),
    Forbidden: ProblemKind(HTTPStatus.FORBIDDEN, "forbidden", "Not allowed with this key"),
    TooManyRequests: ProblemKind(
        HTTPStatus.TOO_MANY_REQUESTS, "too-many-requests", "Too many requests"
    ),
    NotReady: ProblemKind(HTTPStatus.SERVICE_UNAVAILABLE, "not-ready", "Not ready"),
    Busy: ProblemKind(HTTPStatus.SERVICE_UNAVAILABLE, "busy", "Too much at once"),
    TooLarge: ProblemKind(HTTPStatus.REQUEST_ENTITY_TOO_LARGE, "too-large", "Too large"),
    UnsupportedMedia: ProblemKind(
        HTTPStatus.UNSUPPORTED_MEDIA_TYPE, "unsupported-media-type", "No such kind of content"
    ),
    UnknownParameter: ProblemKind(INVALID, "unknown-parameter", "Unknown parameter"),
    UnknownWord: ProblemKind(INVALID, "unknown-word", "Unknown word"),
    NotAcceptable: ProblemKind(HTTPStatus.NOT_ACCEPTABLE, "not-acceptable", "No such format"),
    Moved: ProblemKind(HTTPStatus.PERMANENT_REDIRECT, "moved", "Moved"),
}
"""Every class of ``graph.errors``, and the few of this layer, to how it answers."""


def kind_of(error: errors.BilateralError) -> ProblemKind:
    """How an error answers: the row of its class, or of the nearest base that has one."""
    return next(PROBLEMS[base] for base in type(error).__mro__ if base in PROBLEMS)


def problem(
    request: Request,
    kind: ProblemKind,
    detail: str,
    *,
    status: int | None = None,
    **members: object,
) -> JsonAnswer:
    """One problem document, with extension members such as ``errors``."""
    code = int(status or kind.status)
    body = {
        "type": f"{request.app.state.settings.base_iri}problems/{kind.slug}",
        "title": kind.title,
        "status": code,
        "detail": detail,
        "instance": request.url.path,
        **members,
    }
    headers = {"Cache-Control": "no-store"}
    if code == HTTPStatus.SERVICE_UNAVAILABLE:
        headers["Retry-After"] = "5"
    return JsonAnswer(body, status_code=code, media_type=MEDIA_TYPE, headers=headers)


def install(app: FastAPI) -> None:
    """Make every error of the application answer as a problem."""
    app.add_exception_handler(errors.BilateralError, _domain)
    app.add_exception_handler(RequestValidationError, _validation)
    app.add_exception_handler(HTTPException, _http)
    app.add_exception_handler(ClientDisconnect, _cut_off)
    app.add_exception_handler(Exception, _unexpected)


def _domain(request: Request, error: Exception) -> Response:
    assert isinstance(error, errors.BilateralError)
    if isinstance(error, Moved):
        return RedirectResponse(error.location, HTTPStatus.PERMANENT_REDIRECT)
    if isinstance(error, errors.Merged):
        return RedirectResponse(_replaced(request, error), HTTPStatus.PERMANENT_REDIRECT)
    kind = kind_of(error)
    response = problem(
        request,
        kind,
        kind.detail or str(error),
        status=_status(request, error, kind),
        **_members(request, error),
    )
    if isinstance(error, Unauthorized):
        response.headers["WWW-Authenticate"] = "Bearer"
    if isinstance(error, TooManyRequests):
        response.headers["Retry-After"] = str(error.seconds)
    return response


def _status(request: Request, error: errors.BilateralError, kind: ProblemKind) -> int:
    """A value of the path that names nothing is a missing resource, not an invalid question."""
    if isinstance(error, errors.InvalidQuery) and error.field in request.path_params:
        return HTTPStatus.NOT_FOUND
    return kind.status


def _members(request: Request, error: errors.BilateralError) -> dict[str, Any]:
    if isinstance(error, errors.Retracted):
        return {"retracted": _tombstone(error)}
    if not isinstance(error, errors.InvalidQuery):
        return {}
    if isinstance(error, errors.InvalidSparql):
        return {"errors": [_sparql_entry(request, error)]}
    place = _place(request, error.field)
    suggestions: Sequence[str] = getattr(error, "suggestions", ())
    return {"errors": [_entry(error.field, place, f"{error.value!r} {error.reason}", suggestions)]}


def _sparql_entry(request: Request, error: errors.InvalidSparql) -> dict[str, Any]:
    """What is wrong with a query, and where, if it shows at a place."""
    place = "body" if request.method == "POST" else "query"
    entry = _entry(error.field, place, error.reason, ())
    return entry if error.line is None else {**entry, "line": error.line, "column": error.column}


def _place(request: Request, field: str) -> str:
    """Where a field of the request stands: in its path, headers, body (a JSON pointer) or query."""
    if field.startswith("/"):
        return "body"
    if field in request.path_params:
        return "path"
    return "header" if field in HEADERS else "query"


def _tombstone(error: errors.Retracted) -> dict[str, Any]:
    """What is left of a thing that was taken back."""
    history = f"/v1/events/{error.event}/history" if error.event else None
    return {
        "kind": error.kind,
        "id": error.key,
        "at": error.at,
        "reason": error.reason,
        "replaced_by": error.replaced_by,
        "links": {"history": history},
    }


def _entry(name: str, place: str, detail: str, suggestions: Sequence[str]) -> dict[str, Any]:
    entry: dict[str, Any] = {"parameter": name, "in": place, "detail": detail}
    return {**entry, "suggestions": list(suggestions)} if suggestions else entry


def _replaced(request: Request, error: errors.Merged) -> str:
    """The address asked for, with the merged key replaced by the key that took it over."""
    steps = request.url.path.split("/")
    return address(request, "/".join(_renamed(step, error.key, error.into) for step in steps))


def _renamed(step: str, old: str, new: str) -> str:
    """A step of a path under its new key; what stands behind a dot is the form asked for."""
    if step == old or step.startswith(f"{old}."):
        return new + step.removeprefix(old)
    return step


def address(request: Request, path: str, query: str | None = None) -> str:
    """An absolute-path reference to ``path`` with the request's own query unless one is given."""
    query = request.url.query if query is None else query
    return quote(path) + (f"?{query}" if query else "")


def _validation(request: Request, error: Exception) -> Response:
    assert isinstance(error, RequestValidationError)
    entries = [_invalid(fault) for fault in error.errors()]
    detail = "; ".join(f"{entry['parameter']}: {entry['detail']}" for entry in entries)
    missing = all(entry["in"] == "path" for entry in entries)
    status = HTTPStatus.NOT_FOUND if missing else INVALID
    kind = PROBLEMS[errors.InvalidQuery]
    return problem(request, kind, detail, status=status, errors=entries)


def _invalid(fault: dict[str, Any]) -> dict[str, Any]:
    place, *where = fault["loc"]
    expected = re.findall(r"'([^']*)'", str(fault.get("ctx", {}).get("expected", "")))
    return _entry(
        str(where[0] if where else place),
        str(place),
        fault["msg"],
        get_close_matches(str(fault.get("input")), expected, n=3),
    )


def _http(request: Request, error: Exception) -> Response:
    """Errors of routing: no such path (with near ones), a method that is not allowed."""
    assert isinstance(error, HTTPException)
    status = HTTPStatus(error.status_code)
    kind = ProblemKind(status, status.phrase.lower().replace(" ", "-"), status.phrase)
    members: dict[str, Any] = {}
    detail = f"{request.method} {request.url.path}: {error.detail}"
    if status == HTTPStatus.NOT_FOUND:
        near = get_close_matches(request.url.path, request.app.openapi()["paths"], n=3)
        members = {"suggestions": near} if near else {}
    response = problem(request, kind, detail, **members)
    response.headers.update(error.headers or {})
    if "allow" in response.headers:
        response.headers["allow"] = ", ".join(_methods(request, response.headers["allow"]))
    return response


def _methods(request: Request, allowed: str) -> list[str]:
    """What may be asked of the address of a request: each route knows its own methods only."""
    found = set(allowed.split(", "))
    for path, operations in request.app.openapi()["paths"].items():
        if compile_path(path)[0].match(request.url.path):
            found.update(map(str.upper, operations))
    return sorted(found | ({"HEAD"} if "GET" in found else set()))


def _cut_off(request: Request, _: Exception) -> Response:
    """A body that ended too early: nobody reads the answer, but the log has its status."""
    status = HTTPStatus.BAD_REQUEST
    kind = ProblemKind(status, "bad-request", status.phrase)
    return problem(request, kind, "the client went away before its request had ended")


def _unexpected(request: Request, _: Exception) -> Response:
    """Say nothing of what happened; the server's log has the traceback."""
    return problem(request, INTERNAL, str(INTERNAL.detail))
