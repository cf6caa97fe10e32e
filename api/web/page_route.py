"""Errors as people see them: a page that says what was wrong and what may have been meant."""

from collections.abc import Callable, Coroutine, Sequence
from http import HTTPStatus
from typing import Any

from fastapi import Request
from fastapi.responses import RedirectResponse, Response
from fastapi.routing import APIRoute

from api.errors import Moved, kind_of
from api.web.rendering import render
from api.web.suggestions import Suggestion
from graph.errors import BilateralError, Merged, NotFound

Handler = Callable[[Request], Coroutine[Any, Any, Response]]


class NoSuchPage(NotFound):
    """A page about something the ledger does not have, with what may have been meant."""

    def __init__(self, kind: str, key: str, suggestions: Sequence[Suggestion] = ()) -> None:
        super().__init__(kind, key)
        self.suggestions = tuple(suggestions)


class PageRoute(APIRoute):
    """A route whose errors are pages and whose moved things are permanent redirects."""

    def get_route_handler(self) -> Handler:
        """The handler of the route, with the errors of the domain caught."""
        handler = super().get_route_handler()

        async def answer(request: Request) -> Response:
            try:
                return await handler(request)
            except BilateralError as error:
                return error_page(request, error)

        return answer


def error_page(request: Request, error: BilateralError) -> Response:
    """The page, or the redirect, that an error of the domain answers with."""
    if isinstance(error, Moved):
        return RedirectResponse(error.location, HTTPStatus.PERMANENT_REDIRECT)
    if isinstance(error, Merged):
        return RedirectResponse(_merged_into(request, error), HTTPStatus.PERMANENT_REDIRECT)
    kind = kind_of(error)
    return render(
        request,
        "error.html",
        status=kind.status,
        heading=kind.title,
        detail=kind.detail or str(error),
        suggestions=error.suggestions if isinstance(error, NoSuchPage) else (),
    )


def _merged_into(request: Request, error: Merged) -> str:
    """The same address with the key that took over, its suffix and query kept."""
    path = request.url.path.replace(error.key, error.into, 1)
    return f"{path}?{request.url.query}" if request.url.query else path
