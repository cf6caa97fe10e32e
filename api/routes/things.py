"""``/id/{kind}/{key}``: the IRIs of things lead to what is told of them, in the form preferred."""

from functools import partial
from http import HTTPStatus
from typing import Annotated

from fastapi import APIRouter, Path, Request
from fastapi.responses import RedirectResponse, Response

from api import schemas, things
from api.accepting import preferred
from api.dependencies import ViewDependency
from api.negotiation import JSON, NO_CACHE, ReplyDependency
from graph.errors import InvalidQuery
from graph.exchange import EXPORTS
from graph.exchange.things import THING_FORMATS, write_thing
from ontology.namespaces import KINDS

router = APIRouter(tags=["linked data"])

FORMATS = {EXPORTS[name].suffix: name for name in THING_FORMATS}
Kind = Annotated[str, Path(json_schema_extra={"enum": list(KINDS)})]
Suffix = Annotated[str, Path(json_schema_extra={"enum": list(FORMATS)})]


@router.get(
    "/id/{kind}/{key}",
    operation_id="resolveThing",
    summary="Where a thing is told of, by its IRI",
    status_code=303,
    response_class=Response,
    responses={
        303: {"description": "JSON, a page or RDF, as `Accept` prefers."},
        **schemas.MOVED,
        **schemas.problems(404, 406, 410),
    },
)
def resolve(kind: Kind, key: str, request: Request, view: ViewDependency) -> Response:
    """An IRI names a thing; what is sent is a description of it, at an address of its own."""
    media = preferred(request.headers.get("accept", ""), [JSON, "text/html", *things.RDF])
    place = things.find(request, view, kind, key).as_media(media, kind, key)
    headers = {**NO_CACHE, "Vary": "Accept"}
    return RedirectResponse(place, HTTPStatus.SEE_OTHER, headers)


@router.get(
    "/data/{kind}/{key}.{suffix}",
    operation_id="describeThing",
    summary="A thing as RDF",
    response_class=Response,
    responses={**schemas.MOVED, **schemas.UNCHANGED, **schemas.problems(404, 410)},
)
def describe(
    kind: Kind, key: str, suffix: Suffix, view: ViewDependency, reply: ReplyDependency
) -> Response:
    """Turtle, JSON-LD, RDF/XML or N-Triples, with the words of the ontology."""
    if suffix not in FORMATS:
        raise InvalidQuery("suffix", suffix, f"is none of {', '.join(FORMATS)}")
    format = FORMATS[suffix]
    things.find(reply.request, view, kind, key)
    base = reply.request.app.state.settings.base_iri
    write = partial(write_thing, view, kind, key, format, base=base)
    return reply.written(write, EXPORTS[format].media_type)
