"""The shapes of agreements, actors and exercises."""

from pydantic import ConfigDict, Field

from api import examples, represent
from api.schemas.events import EDTF, Evidence, Participant, Place, Wire
from graph.queries import ActorKind
from ontology.terms import Portfolio, Status

EXAMPLE_AGREEMENT = represent.agreement(examples.AGREEMENT)
EXAMPLE_ACTOR = represent.actor(examples.OFFICIAL)
EXAMPLE_EXERCISE = represent.exercise(examples.EXERCISE)


class AgreementLinks(Wire):
    """Where to go from an agreement."""

    self: str
    events: list[str]


class Step(Wire):
    """A step in the life of an agreement or exercise, and the event that shows it."""

    kind: str = Field(description="announced, signed, ratified, in force, terminated, held, …")
    date: str | None = Field(description=EDTF)
    event: str
    country: str | None = Field(description="Who took it, where one side did.")


class Agreement(Wire):
    """A document between principals, seen through the events that point at it."""

    model_config = ConfigDict(json_schema_extra={"examples": [EXAMPLE_AGREEMENT]})

    id: str
    kind: str = Field(description="treaty, agreement, memorandum, protocol, plan, declaration, …")
    title: str | None
    parties: list[str]
    signatories: list[Participant]
    domain: list[Portfolio]
    status: Status
    signed: str | None = Field(description=EDTF)
    place: Place | None
    events: list[str]
    evidence: list[Evidence]
    steps: list[Step] = Field(description="Its life so far, in the order of time.")
    missing: list[str] = Field(description="Steps to be expected that no report tells of.")
    links: AgreementLinks


class Office(Wire):
    """An office and who held it, between the first and the last day that shows it."""

    official_id: str = Field(description="Key of the official.")
    person: str = Field(description="The official's name, as last written.")
    title: str | None
    organization_id: str | None = Field(description="Key of the body.")
    portfolio: Portfolio | None
    first: str | None
    last: str | None
    events: int
    evidence: list[Evidence]


class ActorLinks(Wire):
    """Where to go from an actor."""

    self: str
    page: str
    events: str


class Actor(Wire):
    """A principal, one of its bodies, or one of its officials."""

    model_config = ConfigDict(json_schema_extra={"examples": [EXAMPLE_ACTOR]})

    id: str
    kind: ActorKind
    country: str = Field(description="Code of the principal it is, or belongs to.")
    name: str
    portfolio: Portfolio | None
    events: int = Field(description="Number of events it takes part in.")
    first: str | None
    last: str | None
    offices: list[Office] = Field(description="Held by the official, or in the body.")
    links: ActorLinks


class ExerciseLinks(Wire):
    """Where to go from an exercise."""

    self: str
    events: list[str]


class Exercise(Wire):
    """A military exercise, seen through the events that point at it."""

    model_config = ConfigDict(json_schema_extra={"examples": [EXAMPLE_EXERCISE]})

    id: str
    name: str | None
    kind: str | None = Field(description="command-staff, field, naval, air, special-forces, …")
    date: str | None = Field(description=EDTF)
    end: str | None = Field(description=EDTF)
    place: Place | None
    organizers: list[str] = Field(description="Codes of the principals that hold it.")
    participants: list[str] = Field(description="Codes of the others that take part.")
    events: list[str]
    steps: list[Step]
    links: ExerciseLinks
