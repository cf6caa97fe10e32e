"""What routes ask for, as annotated aliases, so that a route reads like a signature."""

from dataclasses import dataclass, replace
from difflib import get_close_matches
from pathlib import Path
from threading import Lock
from typing import Annotated
from urllib.parse import urlencode

from fastapi import Depends, Request
from fastapi.concurrency import run_in_threadpool

from api.asked import asked, declared
from api.cursors import given_cursor
from api.errors import Moved, UnknownParameter, address
from api.inclusion import read_include
from api.parameters import LONGER, LONGEST, check_text, event_filter, read_dyad
from api.schemas import (
    EventListQuery,
    EventQuery,
    FeedQuery,
    Narrowing,
    PagedEventQuery,
    PagedNarrowing,
    Paging,
    Sparse,
)
from graph.errors import InvalidQuery
from graph.model import Dyad
from graph.queries import MAX_LIMIT, EventFilter, Order
from graph.store.view import View


class LedgerReader:
    """The application's view of its ledger, opened by the first request that needs it.

    A ledger that cannot be opened yet answers 503 and is tried again at the next request.
    """

    def __init__(self, path: Path) -> None:
        self.path = path
        self._lock = Lock()
        self._view: View | None = None

    @property
    def opened(self) -> View | None:
        """The one view, if it is open already."""
        return self._view

    def view(self) -> View:
        """The one view; raises ``LedgerError`` while the ledger cannot be opened."""
        with self._lock:
            if self._view is None:
                self._view = View.open(self.path)
            return self._view

    def close(self) -> None:
        """Let go of the file; a later request opens it again."""
        with self._lock:
            view, self._view = self._view, None
        if view is not None:
            view.close()


async def _view(request: Request) -> View:
    reader: LedgerReader = request.app.state.ledger
    opened = reader.opened
    return await run_in_threadpool(reader.view) if opened is None else opened


async def check_texts(request: Request) -> None:
    """Refuse parameters that are too long or hold control characters."""
    for field, text in (*request.query_params.multi_items(), *request.path_params.items()):
        check_text(field, str(text), longest=LONGER.get(field, LONGEST))


async def check_parameters(request: Request) -> None:
    """Refuse what no resource can use: unknown or doubled parameters, control characters.

    Runs before every resource of the API, and knows a resource's parameters from what the OpenAPI
    document is made from, so that what is documented is what is accepted.
    """
    await check_texts(request)
    known = declared(request.scope["route"])
    for name in dict.fromkeys(request.query_params):
        if name not in known:
            raise UnknownParameter(name, get_close_matches(name, known, n=3, cutoff=0.5))
        if len(request.query_params.getlist(name)) > 1 and not known[name]:
            raise InvalidQuery(name, request.query_params[name], "is given more than once")


async def _path_dyad(request: Request, dyad: str) -> Dyad:
    """The pair in the path; another spelling of it is redirected to the canonical one."""
    found = read_dyad(dyad)
    if str(found) != dyad:
        path: str = request.scope["path"]
        steps = [str(found) if step == dyad else step for step in path.split("/")]
        raise Moved(address(request, "/".join(steps)))
    return found


ViewDependency = Annotated[View, Depends(_view)]
DyadDependency = Annotated[Dyad, Depends(_path_dyad)]


def read_filter(request: Request, query: Narrowing, dyad: Dyad | None = None) -> EventFilter:
    """The filter that a query states, of the dyad in the path if there is one."""
    values = query.model_dump(include=set(EventQuery.model_fields))
    found = event_filter(**{**values, **({} if dyad is None else {"dyad": str(dyad)})})
    if values.get("dyad") not in (None, str(found.dyad)):
        raise Moved(address(request, request.scope["path"], _respelled(request, found.dyad)))
    return found


def _respelled(request: Request, dyad: Dyad | None) -> str:
    """The request's query string with its dyad in canonical spelling."""
    items = request.query_params.multi_items()
    return urlencode([(name, str(dyad) if name == "dyad" else text) for name, text in items])


@dataclass(frozen=True, slots=True, kw_only=True)
class Question:
    """A question over the ledger: which things, in which order, which page, what with them."""

    filter: EventFilter
    order: Order = Order.NEWEST
    limit: int = MAX_LIMIT
    cursor: str | None = None
    include: tuple[str, ...] = ()


async def _question(
    request: Request, query: Annotated[PagedEventQuery, asked(PagedEventQuery)]
) -> Question:
    return _paged(request, read_filter(request, query), query)


async def _event_question(
    request: Request, query: Annotated[EventListQuery, asked(EventListQuery)]
) -> Question:
    asked = _paged(request, read_filter(request, query), query)
    return replace(asked, include=read_include(query.include))


async def _dyad_question(
    request: Request, dyad: DyadDependency, query: Annotated[PagedNarrowing, asked(PagedNarrowing)]
) -> Question:
    return _paged(request, read_filter(request, query, dyad), query)


def _paged(request: Request, filter: EventFilter, page: Paging) -> Question:
    cursor = given_cursor(request, page.cursor)
    return Question(filter=filter, order=page.order, limit=page.limit, cursor=cursor)


async def _feed(request: Request, query: Annotated[FeedQuery, asked(FeedQuery)]) -> Question:
    return Question(filter=read_filter(request, query), limit=query.limit)


async def _filter(request: Request, query: Annotated[EventQuery, asked(EventQuery)]) -> EventFilter:
    return read_filter(request, query)


async def _dyad_filter(
    request: Request, dyad: DyadDependency, query: Annotated[Narrowing, asked(Narrowing)]
) -> EventFilter:
    return read_filter(request, query, dyad)


FilterDependency = Annotated[EventFilter, Depends(_filter)]
DyadFilterDependency = Annotated[EventFilter, Depends(_dyad_filter)]
EventQuestionDependency = Annotated[Question, Depends(_event_question)]
FeedDependency = Annotated[Question, Depends(_feed)]
QuestionDependency = Annotated[Question, Depends(_question)]
DyadQuestionDependency = Annotated[Question, Depends(_dyad_question)]


async def _sparse(_: Annotated[Sparse, asked(Sparse)]) -> None:
    """Declare ``fields`` for a resource without other parameters; ``Reply`` reads it."""


SPARSE = Depends(_sparse)
