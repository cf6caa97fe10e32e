"""The shapes of dyads and timelines, of lists, and of the answer to a question."""

from typing import Any, Generic, TypeVar

from pydantic import ConfigDict, Field

from api import examples, represent
from api.schemas.events import EDTF, Event, Wire
from ontology.terms import EventType

EXAMPLE_DYAD = represent.dyad(examples.DYAD)
EXAMPLE_COUNT = represent.count(examples.COUNT)
EXAMPLE_TIMELINE = represent.timeline(examples.TIMELINE)


class DyadLinks(Wire):
    """Where to go from a dyad."""

    self: str
    page: str
    events: str
    timeline: str
    agreements: str
    summary: str


class Dyad(Wire):
    """An unordered pair of principals at a glance."""

    model_config = ConfigDict(json_schema_extra={"examples": [EXAMPLE_DYAD]})

    dyad: str = Field(description="Both codes, sorted: `AZE-KAZ`.")
    principals: list[str]
    events: int
    reports: int
    first: str | None = Field(description=EDTF)
    last: str | None = Field(description=EDTF)
    types: dict[str, int] = Field(description="Events of each type.")
    links: DyadLinks


class Count(Wire):
    """How many events of a type began in a period."""

    model_config = ConfigDict(json_schema_extra={"examples": [EXAMPLE_COUNT]})

    period: str = Field(
        description="`2022-08-24`, `2022-08`, `2022-Q3`, `2022`; empty for events without a date."
    )
    type: EventType
    events: int
    reports: int


class Lane(Wire):
    """The events of one type, oldest first."""

    type: EventType
    events: list[Event]


class TimelineLinks(Wire):
    """Where to go from a timeline."""

    self: str
    dyad: str


class Timeline(Wire):
    """The events of a dyad in lanes, a type each."""

    model_config = ConfigDict(json_schema_extra={"examples": [EXAMPLE_TIMELINE]})

    dyad: str
    first: str | None
    last: str | None
    total: int
    lanes: list[Lane]
    undated: list[Event] = Field(description="Events without a date; they are in no lane.")
    links: TimelineLinks


class Gap(Wire):
    """The longest time without one of the events asked for."""

    before: str = Field(description="Id of the last event before it.")
    after: str = Field(description="Id of the first event behind it.")
    days: int = Field(description="Days from the one to the other.")


class ShortValue(Wire):
    """Somebody, a date or a place."""

    name: str = Field(description="As written in the first event; of a date, EDTF.")
    id: str | None = Field(description="Key of an actor.")
    country: str | None = Field(description="Of an official, or of a city.")
    events: int = Field(description="How many of the events have it.")


class ShortAnswer(Wire):
    """Who, when or where in short."""

    text: str = Field(description="All of it in one line; empty if no event tells.")
    values: list[ShortValue] = Field(description="The first ten, those of most events first.")
    others: int = Field(description="How many more there are.")
    of: int = Field(description="Events it was made of, at most 2,000.")


class Answer(Wire):
    """How a question was read, and the events that answer it."""

    question: str
    reading: dict[str, Any] = Field(description="The filters of `/v1/events`; empty: nothing read.")
    sentence: str = Field(description="The reading as a sentence.")
    asks: str = Field(description="list, who, when, where, count, gap, first or last.")
    unread: list[str] = Field(description="The words that were not understood.")
    alternatives: list[str] = Field(description="What else a word may mean, a sentence each.")
    count: int = Field(description="Number of all answering events.")
    answer: ShortAnswer | None = Field(description="The short answer to who, when or where.")
    gap: Gap | None = Field(description="Where the longest gap is asked for, and there is one.")
    items: list[Event]
    links: dict[str, str] = Field(
        description="The same question as `self`; `page`, to read; `events`, typed filters, where "
        "they alone say it; `sparql`, a query for the graph, and `sparql_answer`, what answers it."
    )


T = TypeVar("T")


class Listing(Wire, Generic[T]):
    """One page of a list."""

    items: list[T]
    total: int = Field(description="Number of items on all pages.")
    exact: bool = Field(description="Whether `total` is counted; beyond 10,000 it is estimated.")
    next: str | None = Field(description="Address of the next page; also in the `Link` header.")


class Health(Wire):
    """That the service answers and reads its ledger."""

    model_config = ConfigDict(
        json_schema_extra={"examples": [{"status": "ok", "version": "0.1.0", "revision": 17}]}
    )

    status: str
    version: str
    revision: int = Field(description="Number of the ledger's last change.")
