"""``/ontology``: the words that data is written in, as RDF and as a page."""

from hashlib import sha256
from http import HTTPStatus
from typing import Annotated

from fastapi import APIRouter, Path, Request
from fastapi.responses import Response

from api import VERSION, schemas
from api.accepting import preferred
from api.negotiation import holds
from api.web.glossary import PAGED, glossary
from graph.errors import InvalidQuery
from graph.exchange import EXPORTS
from graph.exchange.vocabularies import NAMES, ONTOLOGY, formats, source, vocabulary

router = APIRouter(tags=["linked data"])

HTML = "text/html"
KEPT = "max-age=86400"
"""A vocabulary changes with the program, not with the ledger."""

_OTHERS = [name for name in NAMES if name != ONTOLOGY]
_SUFFIXES = [EXPORTS[name].suffix for name in formats(ONTOLOGY)]
Vocabulary = Annotated[str, Path(json_schema_extra={"enum": _OTHERS})]
Suffix = Annotated[str, Path(json_schema_extra={"enum": _SUFFIXES})]


@router.get(
    "/ontology",
    operation_id="getOntology",
    summary="What the words mean",
    response_class=Response,
    responses={**schemas.UNCHANGED, **schemas.problems(406)},
)
def read_ontology(request: Request) -> Response:
    """Turtle, JSON-LD or RDF/XML, as `Accept` prefers; for a browser a page."""
    return _negotiated(request, ONTOLOGY)


@router.get(
    "/ontology.{suffix}",
    operation_id="downloadOntology",
    summary="What the words mean, as one file",
    response_class=Response,
    responses={**schemas.UNCHANGED, **schemas.problems(404)},
)
def download_ontology(suffix: Suffix, request: Request) -> Response:
    """Turtle, JSON-LD or RDF/XML."""
    return _file(request, ONTOLOGY, suffix)


@router.get(
    "/ontology/{name}.{suffix}",
    operation_id="downloadVocabulary",
    summary="PLOVER, CAMEO, the SHACL shapes or the JSON-LD context, as one file",
    response_class=Response,
    responses={**schemas.UNCHANGED, **schemas.problems(404)},
)
def download_vocabulary(name: Vocabulary, suffix: Suffix, request: Request) -> Response:
    """Turtle, JSON-LD or RDF/XML; the context is JSON-LD."""
    return _file(request, name, suffix)


@router.get(
    "/ontology/{name}",
    operation_id="getVocabulary",
    summary="PLOVER, CAMEO, the SHACL shapes or the JSON-LD context",
    response_class=Response,
    responses={**schemas.UNCHANGED, **schemas.problems(404, 406)},
)
def read_vocabulary(name: Vocabulary, request: Request) -> Response:
    """As RDF in the form that `Accept` prefers; the schemes also as a page."""
    return _negotiated(request, name)


def _negotiated(request: Request, name: str) -> Response:
    known = {EXPORTS[format].media_type: format for format in formats(name)}
    offered = [*known, *([HTML] if name in PAGED else [])]
    media = preferred(request.headers.get("accept", ""), offered)
    return _sent(request, name, known.get(media))


def _file(request: Request, name: str, suffix: str) -> Response:
    known = {EXPORTS[format].suffix: format for format in formats(name)}
    if suffix not in known:
        raise InvalidQuery("suffix", suffix, f"is none of {', '.join(known)}")
    return _sent(request, name, known[suffix])


def _sent(request: Request, name: str, format: str | None) -> Response:
    """A vocabulary in a format, or as a page; nothing when the client has it."""
    about = f"{VERSION} {format} ".encode() + source(name)
    headers = {"ETag": f'"{sha256(about).hexdigest()[:24]}"'}
    headers |= {"Cache-Control": KEPT, "Vary": "Accept"}
    if holds(request, headers["ETag"]):
        return Response(status_code=HTTPStatus.NOT_MODIFIED, headers=headers)
    if format is None:
        response: Response = glossary(request, name)
    else:
        response = Response(vocabulary(name, format), media_type=EXPORTS[format].media_type)
    response.headers.update(headers)
    return response
