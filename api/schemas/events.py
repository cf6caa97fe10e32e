"""The shapes of events, of what documents say of them, and of the documents."""

from pydantic import BaseModel, ConfigDict, Field

from api import examples, represent
from ontology.terms import EventType, Portfolio, Role, Status

EDTF = "EDTF level 1: `2024-06-07`, `2024-06`, `2024` or `2024-21` (spring)."
EXAMPLE_EVENT = represent.event(examples.EVENT)
EXAMPLE_DOCUMENT = represent.document(examples.DOCUMENT)
EXAMPLE_QUOTED = represent.quoted_document(
    examples.DOCUMENT, [(examples.REPORT, examples.EVENT.id)]
)
EXAMPLE_ACCOUNT = represent.account(examples.REPORT, examples.DOCUMENT)


class Wire(BaseModel):
    """Base of everything that goes over the wire: no member beyond those described.

    Answers are described by models, not made by them: pydantic builds one when it is needed.
    """

    model_config = ConfigDict(extra="forbid", defer_build=True)


class Place(Wire):
    """Where an event took place."""

    city: str | None = Field(description="As commonly written in English.")
    country: str | None = Field(description="ISO 3166-1 alpha-3.")


class Participant(Wire):
    """Who took part, in which role, for which principal."""

    role: Role
    country: str = Field(description="ISO 3166-1 alpha-3, `XKX`, or an organisation's acronym.")
    organization: str | None = Field(description="The body, as the text names it.")
    portfolio: Portfolio | None
    person: str | None = Field(description="The official's name.")
    title: str | None = Field(description="The office, as the text names it.")
    rank: str | None = Field(description="Military rank, as written.")
    delegation: bool = Field(description="Whether the official led a delegation.")
    organization_id: str | None = Field(description="Key of the body as an actor.")
    official_id: str | None = Field(description="Key of the official as an actor.")
    inferred: bool = Field(description="Not named, but known to have held the office then.")


class Span(Wire):
    """An exact quote; offsets count code points of the document's text."""

    quote: str
    start: int
    end: int


class Evidence(Span):
    """A quote and the document it stands in."""

    document: str


class EventLinks(Wire):
    """Where to go from an event."""

    self: str
    page: str
    evidence: str
    values: str
    history: str
    part_of: str | None
    agreement: str | None
    exercise: str | None
    dyads: list[str]


class Happening(Wire):
    """What a report and an event share: the annotation guide's form plus codes."""

    id: str
    type: EventType
    subtype: str | None
    status: Status
    date: str | None = Field(description=EDTF)
    end: str | None = Field(description=f"Last day of a longer event. {EDTF}")
    place: Place | None
    participants: list[Participant]
    name: str | None = Field(description="Title of the agreement, exercise or forum, as written.")
    domain: list[Portfolio]
    part_of: str | None = Field(description="Id of the containing event.")
    plover: str = Field(description="PLOVER event type.")
    cameo: str = Field(description="CAMEO code.")
    confidence: float = Field(ge=0, le=1)
    why: list[str] = Field(description="The rules that fired.")


class Event(Happening):
    """One happening in the world, fused from the reports that tell of it."""

    model_config = ConfigDict(json_schema_extra={"examples": [EXAMPLE_EVENT]})

    label: str
    agreement: str | None
    exercise: str | None
    reports: list[str]
    publishers: list[str]
    disputed: bool = Field(description="Its reports contradict each other.")
    evidence: list[Evidence] = Field(description="Clearest sentence first.")
    links: EventLinks


class SelfLink(Wire):
    """The address of the thing itself."""

    self: str


class Document(Wire):
    """A published text; the text itself is never served."""

    model_config = ConfigDict(json_schema_extra={"examples": [EXAMPLE_DOCUMENT]})

    id: str
    title: str | None
    url: str | None = Field(description="Where it was published; text of others, not checked.")
    publisher: str | None
    published: str | None
    language: str
    links: SelfLink


class QuoteLinks(Wire):
    """The event that a quote is evidence of."""

    event: str


class Quote(Evidence):
    """A sentence quoted from a document as evidence of an event."""

    event: str
    links: QuoteLinks


class QuotedDocument(Document):
    """A document and the sentences that events quote from it."""

    model_config = ConfigDict(json_schema_extra={"examples": [EXAMPLE_QUOTED]})

    quotes: list[Quote]


class Slots(Wire):
    """The words behind each slot; null where the context fills it."""

    type: Span | None
    date: Span | None
    place: Span | None
    name: Span | None
    participants: list[Span | None] = Field(description="In the order of the participants.")


class ToldReport(Happening):
    """One document's account of one event, with the id of the document."""

    evidence: list[Span]
    slots: Slots
    document: str


class Account(Happening):
    """One document's account of one event."""

    model_config = ConfigDict(json_schema_extra={"examples": [EXAMPLE_ACCOUNT]})

    evidence: list[Span]
    slots: Slots
    document: Document
