"""Where a thing that has an IRI is told of: as JSON, as a page, as RDF."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from urllib.parse import quote

from fastapi import Request

from api.errors import Moved, address
from api.parameters import read_dyad
from graph.errors import InvalidQuery, NotFound
from graph.exchange import EXPORTS
from graph.exchange.things import THING_FORMATS
from graph.store.view import View

RDF = {EXPORTS[name].media_type: EXPORTS[name].suffix for name in THING_FORMATS}
"""Media type to suffix of the forms of ``/data/{kind}/{key}``."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Addresses:
    """Where a thing is found; a kind without a page of its own has none."""

    json: str
    page: str | None = None

    def as_media(self, media: str, kind: str, key: str) -> str:
        """The address of the form with this media type."""
        if media in RDF:
            return f"/data/{kind}/{quote(key)}.{RDF[media]}"
        return self.json if media == "application/json" or self.page is None else self.page


def find(request: Request, view: View, kind: str, key: str) -> Addresses:
    """The addresses of a thing that the ledger has.

    Raises ``NotFound``, ``Merged``, ``Retracted``, and ``Moved`` for another spelling of a dyad.
    """
    if kind == "dyad":
        return _dyad(request, view, key)
    found = _FOUND.get(kind)
    if found is None:
        raise NotFound("kind", kind)
    return found(view, key)


def _dyad(request: Request, view: View, key: str) -> Addresses:
    try:
        found = read_dyad(key)
    except InvalidQuery:
        raise NotFound("dyad", key) from None
    if str(found) != key:
        steps = request.scope["path"].rpartition(key)
        raise Moved(address(request, f"{steps[0]}{found}{steps[2]}"))
    if view.dyad(found).events == 0:
        raise NotFound("dyad", key)
    return Addresses(json=f"/v1/dyads/{found}", page=f"/dyads/{found}")


def _event(view: View, key: str) -> Addresses:
    return _paged("events", view.event(key).id)


def _agreement(view: View, key: str) -> Addresses:
    return _paged("agreements", view.agreement(key).id)


def _document(view: View, key: str) -> Addresses:
    return _paged("documents", view.document(key).id)


def _paged(collection: str, key: str) -> Addresses:
    return Addresses(json=f"/v1/{collection}/{key}", page=f"/{collection}/{key}")


def _exercise(view: View, key: str) -> Addresses:
    return Addresses(json=f"/v1/exercises/{view.exercise(key).id}")


def _actor(view: View, key: str) -> Addresses:
    return _paged("actors", quote(view.actor(key).id))


def _report(view: View, key: str) -> Addresses:
    """A report is told of with the event that it is fused into."""
    for report, event in view.reports_in(view.report(key).document):
        if report.id == key:
            return Addresses(json=f"/v1/events/{event}/evidence", page=f"/events/{event}")
    raise NotFound("report", key)


_FOUND: Mapping[str, Callable[[View, str], Addresses]] = {
    "event": _event,
    "agreement": _agreement,
    "exercise": _exercise,
    "actor": _actor,
    "document": _document,
    "report": _report,
}
