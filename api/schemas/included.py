"""The shapes of events that come with what they point at."""

from pydantic import Field
from pydantic.json_schema import SkipJsonSchema

from api.schemas.answers import Listing
from api.schemas.events import Document, Event, ToldReport, Wire
from api.schemas.things import ActorLinks
from graph.queries import ActorKind
from ontology.terms import Portfolio


class NamedActor(Wire):
    """Who an actor is, without what it was seen in."""

    id: str
    kind: ActorKind
    country: str
    name: str
    portfolio: Portfolio | None
    links: ActorLinks


class Included(Wire):
    """What events point at, by id; null where `include` does not ask for it."""

    documents: dict[str, Document] | None
    actors: dict[str, NamedActor] | None
    reports: dict[str, ToldReport] | None


_ASKED = "Only there when `include` asks for something."


class EventListing(Listing[Event]):
    """One page of events, and what they point at."""

    included: Included | SkipJsonSchema[None] = Field(default=None, description=_ASKED)


class EventWithKin(Event):
    """An event, and what it points at."""

    included: Included | SkipJsonSchema[None] = Field(default=None, description=_ASKED)
