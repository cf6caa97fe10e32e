"""``/v1/network``: who deals with whom, at one of three levels."""

from typing import Annotated

from fastapi import APIRouter, Path, Request
from fastapi.responses import Response

from api import networks, represent, schemas
from api.asked import asked
from api.dependencies import ViewDependency, read_filter
from api.negotiation import ReplyDependency, format_of, suffixes
from graph.exchange import What
from graph.exchange.relations import relations
from graph.exchange.selection import Selection
from graph.rdf import Iris

router = APIRouter(prefix="/v1", tags=["network"])

Suffix = Annotated[str, Path(json_schema_extra={"enum": list(suffixes(What.EDGES))})]


@router.get(
    "/network",
    operation_id="getNetwork",
    summary="Who deals with whom",
    response_model=schemas.Network,
    responses={**schemas.MOVED, **schemas.UNCHANGED, **schemas.problems(406)},
)
def read_network(
    request: Request,
    query: Annotated[schemas.NetworkQuery, asked(schemas.NetworkQuery)],
    view: ViewDependency,
    reply: ReplyDependency,
) -> Response:
    """Actors of a level and the lines between them, a line a pair, type and direction."""
    filter = read_filter(request, query)

    def network() -> represent.Json:
        selection = Selection(view=view, filter=filter, iris=Iris(), level=query.level)
        return networks.network(relations(selection), query.level, query.limit)

    return reply.network(filter, query.level, network)


@router.get(
    "/network.{suffix}",
    operation_id="downloadNetwork",
    summary="Who deals with whom, as one file",
    response_class=Response,
    responses={**schemas.MOVED, **schemas.UNCHANGED, **schemas.problems(404)},
)
def download_network(
    suffix: Suffix,
    request: Request,
    query: Annotated[schemas.NetworkFileQuery, asked(schemas.NetworkFileQuery)],
    reply: ReplyDependency,
) -> Response:
    """GraphML and GEXF sum up the edges; a table has a line an edge, which is one of an event."""
    filter = read_filter(request, query)
    return reply.whole(What.EDGES, format_of(What.EDGES, suffix), filter, query.level)
