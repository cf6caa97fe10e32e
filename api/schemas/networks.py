"""The shape of networks."""

from pydantic import ConfigDict, Field

from api import examples, networks
from api.schemas.events import Wire
from api.schemas.things import ActorLinks
from graph.queries import ActorKind
from ontology.terms import EventType, Portfolio

EXAMPLE_NETWORK = networks.network(examples.RELATIONS, ActorKind.PRINCIPAL, 1_000)


class Node(Wire):
    """An actor, and how many of the events it takes part in."""

    id: str
    kind: ActorKind
    country: str = Field(description="Code of the principal it is, or belongs to.")
    name: str
    portfolio: Portfolio | None
    events: int
    first: str | None = Field(description="First day of its earliest dated event.")
    last: str | None = Field(description="First day of its latest dated event.")
    links: ActorLinks


class Line(Wire):
    """All events of one type between two actors."""

    left: str
    right: str
    directed: bool = Field(description="Whether `left` acts on `right`, as a visitor on a host.")
    type: EventType
    events: int
    first: str | None
    last: str | None


class Network(Wire):
    """Who deals with whom."""

    model_config = ConfigDict(json_schema_extra={"examples": [EXAMPLE_NETWORK]})

    level: ActorKind
    nodes: list[Node] = Field(description="The actors that the edges lie between.")
    edges: list[Line] = Field(description="Those of most events first, at most `limit`.")
    total: int = Field(description="Number of all edges.")
