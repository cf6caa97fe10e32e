"""Which form an answer takes, and whether the client has it already."""

from collections.abc import Callable, Iterable, Sequence
from datetime import date
from functools import partial
from hashlib import sha256
from http import HTTPStatus
from typing import Annotated

from fastapi import Depends, Path, Request
from fastapi.responses import Response

from api import VERSION, represent
from api.accepting import preferred
from api.answering import JsonAnswer
from api.cursors import shown_cursor
from api.dependencies import Question, ViewDependency
from api.errors import address
from api.members import narrowing
from api.streaming import Growing, Write
from api.tables import FORMS, Table
from graph.errors import InvalidQuery
from graph.exchange import EXPORTS, Feed, What, export
from graph.queries import ActorKind, EventFilter, Page, T
from graph.store.view import View

NO_CACHE = {"Cache-Control": "no-cache"}
"""Clients may keep an answer, but ask each time whether it still holds."""


JSON = "application/json"
Kin = Callable[[Sequence[T]], represent.Json]
ALIASES = {"application/x-ndjson": "jsonl", "application/jsonlines": "jsonl"}
"""Other names of media types that clients use."""


def suffixes(what: What, *, feeds: bool = False) -> dict[str, str]:
    """The suffixes of the files, or of the feeds, that things of a kind come as, and formats."""
    return {
        known.suffix: name
        for name, known in EXPORTS.items()
        if what in known.kinds and known.feed is feeds
    }


def format_of(what: What, suffix: str) -> str:
    """The format of a suffix; raises ``InvalidQuery`` for one that the kind does not come as."""
    known = suffixes(what)
    if suffix not in known:
        raise InvalidQuery("suffix", suffix, f"is none of {', '.join(known)}")
    return known[suffix]


def _media_types(formats: Iterable[str]) -> dict[str, str | None]:
    """Media type to format of everything a list comes as; ``None`` is a page of JSON."""
    return {JSON: None, **{EXPORTS[name].media_type: name for name in formats}, **ALIASES}


class LiveReply:
    """Answers one request in the form that its client likes, with what holds at this moment."""

    def __init__(self, request: Request) -> None:
        self.request = request

    def json(
        self,
        make: Callable[[], represent.Json],
        kin: Callable[[], represent.Json] = dict,
    ) -> Response:
        """The JSON that ``make`` gives, or the members of it asked for, with what ``kin`` gives."""
        narrow = narrowing(self.request) or (lambda thing: thing)
        return self._fresh(JSON, lambda: JsonAnswer({**narrow(make()), **kin()}))

    def page(
        self,
        found: Callable[[], Page[T]],
        shape: Callable[[T], represent.Json],
        resume: str | None = None,
        kin: Kin[T] | None = None,
        whole: Callable[[T], object] | None = None,
    ) -> Response:
        """One page of a list, with the address of the next one in body and header.

        ``resume`` is the parameter that takes an open cursor as it is, where the list has one;
        ``kin`` makes what comes beside the items; ``whole`` is a faster ``shape`` for things of
        which all members are wanted.
        """
        narrow = narrowing(self.request)
        drawn = (lambda thing: narrow(shape(thing))) if narrow else whole or shape
        return self._fresh(JSON, lambda: self._page(found(), drawn, resume, kin))

    def table(
        self,
        table: Table[T],
        page: Callable[[], Page[T]],
        things: Callable[[], Iterable[T]],
        resume: str | None = None,
    ) -> Response:
        """A page of a list that is no export, or all its ``things`` in the form preferred."""
        form = self._preferred(FORMS)
        if form is None:
            return self.page(page, table.shape, resume)
        self._refuse_shape()
        return self.rows(table, form, things)

    def rows(self, table: Table[T], form: str, things: Callable[[], Iterable[T]]) -> Response:
        """A whole list that is no export, as one file; raises ``InvalidQuery`` for its suffix."""
        if form not in FORMS:
            raise InvalidQuery("suffix", form, f"is none of {', '.join(FORMS)}")
        known = EXPORTS[form]
        headers = _download(f"{table.name}.{known.suffix}")
        return self._fresh(
            form,
            lambda: Growing(
                lambda out: table.write(things(), form, out), known.media_type, headers
            ),
        )

    def _refuse_shape(self) -> None:
        """A file has the columns it has."""
        for name in ("fields", "include"):
            if name in self.request.query_params:
                value = self.request.query_params[name]
                raise InvalidQuery(name, value, "is for pages of JSON only")

    def _preferred(self, formats: Iterable[str]) -> str | None:
        """The format that the client likes best; ``None`` for a page of JSON."""
        known = _media_types(formats)
        return known[preferred(self.request.headers.get("accept", ""), list(known))]

    def _page(
        self,
        page: Page[T],
        drawn: Callable[[T], object],
        resume: str | None,
        kin: Kin[T] | None,
    ) -> Response:
        following = None if page.cursor is None else self._following(page.cursor, resume)
        items = [drawn(item) for item in page.items]
        headers = {} if following is None else {"Link": f'<{following}>; rel="next"'}
        body = represent.collection(items, page.total, following, exact=page.exact)
        return JsonAnswer(body if kin is None else {**body, **kin(page.items)}, headers=headers)

    def _following(self, cursor: str, resume: str | None) -> str:
        if resume is None:
            token = shown_cursor(self.request, cursor)
            url = self.request.url.include_query_params(cursor=token)
        else:
            url = self.request.url.include_query_params(**{resume: cursor})
        return address(self.request, self.request.scope["path"], url.query)

    def _fresh(self, form: str, make: Callable[[], Response]) -> Response:
        """The answer, whatever its form; nobody may keep it."""
        response = make()
        response.headers.update({"Cache-Control": "no-store", "Vary": "Accept"})
        return response


class Reply(LiveReply):
    """Answers from the ledger: not at all when the client has the answer already.

    The entity tag is made of the ledger's revision, this program's version, the address, the
    parameters in any order, the form, and the day where an answer depends on it; the revision is
    read before the data, so that a tag never outlives its answer.
    """

    def __init__(
        self,
        request: Request,
        view: View,
        revision: int | None = None,
        day: date | None = None,
    ) -> None:
        """``revision`` is that of what is answered from, where it is not the ledger itself."""
        super().__init__(request)
        self.view = view
        self.day = day
        self.revision = view.revision() if revision is None else revision

    def made(self, media: str, make: Callable[[], Response]) -> Response:
        """What ``make`` makes, in one form."""
        return self._fresh(media, make)

    def whole(
        self, what: What, format: str, filter: EventFilter, level: ActorKind | None = None
    ) -> Response:
        """Every thing that passes the filter, as one file."""
        return self._fresh(format, lambda: self._file(what, format, filter, level))

    def network(
        self, filter: EventFilter, level: ActorKind, make: Callable[[], represent.Json]
    ) -> Response:
        """The JSON that ``make`` gives, or the edges as a file, as the client prefers."""
        formats = (name for name, known in EXPORTS.items() if What.EDGES in known.kinds)
        format = self._preferred(formats)
        return self.json(make) if format is None else self.whole(What.EDGES, format, filter, level)

    def feed(self, format: str, filter: EventFilter, most: int) -> Response:
        """The events that pass the filter, the latest change first, as a feed of some entries."""
        return self._fresh(format, lambda: self._feed(format, filter, most))

    def listing(
        self,
        what: What,
        question: Question,
        found: Callable[[], Page[T]],
        shape: Callable[[T], represent.Json],
        *,
        kin: Kin[T] | None = None,
        whole: Callable[[T], object] | None = None,
    ) -> Response:
        """A page of JSON, or the whole list as a file of the media type that the client prefers."""
        format = self._preferred(name for name, known in EXPORTS.items() if what in known.kinds)
        if format is None:
            return self.page(found, shape, kin=kin, whole=whole)
        self._refuse_shape()
        if EXPORTS[format].feed:
            return self.feed(format, question.filter, question.limit)
        return self.whole(what, format, question.filter)

    def written(self, write: Write, media: str) -> Response:
        """What ``write`` writes, in one form."""
        return self._fresh(media, lambda: Growing(write, media, {}))

    def _file(
        self, what: What, format: str, filter: EventFilter, level: ActorKind | None
    ) -> Response:
        headers = _download(f"{what}.{EXPORTS[format].suffix}")
        feed = Feed(site=self._site)
        return Growing(
            self._export(what, format, filter, feed, level), EXPORTS[format].media_type, headers
        )

    def _feed(self, format: str, filter: EventFilter, most: int) -> Response:
        feed = Feed(address=str(self.request.url), site=self._site, most=most)
        return Growing(
            self._export(What.EVENTS, format, filter, feed), EXPORTS[format].media_type, {}
        )

    def _export(
        self,
        what: What,
        format: str,
        filter: EventFilter,
        feed: Feed,
        level: ActorKind | None = None,
    ) -> Write:
        base = self.request.app.state.settings.base_iri
        return partial(export, self.view, what, format, filter, base=base, feed=feed, level=level)

    @property
    def _site(self) -> str:
        return str(self.request.base_url).rstrip("/")

    def _fresh(self, form: str, make: Callable[[], Response]) -> Response:
        tag = self._tag(form)
        headers = {**NO_CACHE, "ETag": tag, "Vary": "Accept"}
        if holds(self.request, tag):
            return Response(status_code=HTTPStatus.NOT_MODIFIED, headers=headers)
        response = make()
        response.headers.update(headers)
        return response

    def _tag(self, form: str) -> str:
        asked = sorted(self.request.query_params.multi_items())
        about = f"{VERSION} {form} {self.request.scope['path']} {asked} {self.day or ''}"
        return f'"{self.revision}-{sha256(about.encode("utf-8", "replace")).hexdigest()[:16]}"'


def _download(name: str) -> dict[str, str]:
    return {"Content-Disposition": f'attachment; filename="{name}"'}


def holds(request: Request, tag: str) -> bool:
    """Whether the client has the answer with this entity tag."""
    header = request.headers.get("if-none-match", "")
    tags = [candidate.strip().removeprefix("W/") for candidate in header.split(",")]
    return tag in tags or "*" in tags


Suffix = Annotated[str, Path(json_schema_extra={"enum": list(FORMS)})]
"""What a list that is no export may end in."""


async def _reply(request: Request, view: ViewDependency) -> Reply:
    return Reply(request, view)


async def _live_reply(request: Request) -> LiveReply:
    return LiveReply(request)


ReplyDependency = Annotated[Reply, Depends(_reply)]
LiveReplyDependency = Annotated[LiveReply, Depends(_live_reply)]
