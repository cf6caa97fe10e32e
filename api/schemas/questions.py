"""The parameters of questions: filters, pages, a question in plain language."""

import datetime as dt
import re
from typing import Annotated

from pydantic import BaseModel, BeforeValidator, ConfigDict, Field

from api.schemas.events import EDTF
from graph.changes import Deed, Subject
from graph.queries import MAX_LIMIT, ActorKind, Match, Order, Period, Scope
from ontology.terms import EventType, Portfolio, Status


def _day(value: object) -> object:
    """Take a day as written; pydantic would take a number for seconds since 1970."""
    if isinstance(value, str) and not re.fullmatch(r"\d{4}-\d{2}-\d{2}", value):
        raise ValueError("is no day, such as 2026-03-01")
    return value


class Query(BaseModel):
    """Base of all parameters; a model is built by the first question that needs it."""

    model_config = ConfigDict(defer_build=True)


class Narrowing(Query):
    """The filters of events but the dyad; every one narrows the answer."""

    principal: list[str] = Field(
        [],
        description="Codes or names of principals; all must be parties. Repeatable.",
        examples=[["AZE", "KAZ"]],
    )
    organization: str | None = Field(
        None, description="Key of a body, or a portfolio such as `defence`.", examples=["defence"]
    )
    official: str | None = Field(
        None, description="Key of an official, or a surname.", examples=["Tokayev"]
    )
    type: list[EventType] = Field([], description="Event types. Repeatable.", examples=[["visit"]])
    subtype: list[str] = Field([], description="Subtypes. Repeatable.", examples=[["treaty"]])
    status: list[Status] = Field([], description="Statuses. Repeatable.", examples=[["held"]])
    domain: list[Portfolio] = Field([], description="Subject areas. Repeatable.")
    plover: list[str] = Field([], description="PLOVER types. Repeatable.", examples=[["AGREE"]])
    since: str | None = Field(None, description=f"Not before this. {EDTF}", examples=["2022"])
    until: str | None = Field(None, description=f"Before this. {EDTF}", examples=["2025"])
    match: Match = Field(Match.POSSIBLE, description="Uncertain dates may, or must, lie within.")
    place: str | None = Field(
        None, description="A country, by code or name, or a city.", examples=["Baku"]
    )
    text: str | None = Field(
        None, min_length=1, description="Words in the evidence or the name.", examples=["energy"]
    )
    agreement: str | None = Field(None, description="Id of an agreement.")
    exercise: str | None = Field(None, description="Id of an exercise.")
    min_confidence: float = Field(0.0, ge=0, le=1, description="Least confidence.")
    min_publishers: int = Field(0, ge=0, le=1_000, description="Least number of publishers.")
    known_at: Annotated[dt.date, BeforeValidator(_day)] | None = Field(
        None, description="As the ledger had it on this day.", examples=["2026-03-01"]
    )
    scope: Scope = Field(Scope.ANY, description="Exactly two parties, more, or any number.")


class EventQuery(Narrowing):
    """The filters of events."""

    dyad: str | None = Field(
        None,
        description="Two principals that must both be parties: `AZE-KAZ`.",
        examples=["AZE-KAZ"],
    )


class Sparse(Query):
    """Which members of things."""

    fields: str | None = Field(
        None,
        min_length=1,
        description="Only these members of each thing, with commas between; pages of JSON only.",
    )


class EventShape(Sparse):
    """Which members of events, and what comes with them."""

    include: str | None = Field(
        None,
        min_length=1,
        description="What comes with them, once each, under `included`: `evidence` (documents), "
        "`participants` (actors), `reports`, with commas between.",
    )


class Page(Sparse):
    """Which page of a list."""

    limit: int = Field(50, ge=1, le=MAX_LIMIT, description="Items a page.")
    cursor: str | None = Field(None, description="Where the last page ended; take it from `next`.")


class Paging(Page):
    """The order of a list, and which page of it."""

    order: Order = Field(Order.NEWEST, description="Newest (`-date`) or oldest (`date`) first.")


class OrderedEventQuery(EventQuery):
    """The filters of events and their order."""

    order: Order = Field(Order.NEWEST, description="Newest (`-date`) or oldest (`date`) first.")


class PagedEventQuery(EventQuery, Paging):
    """The filters of events, their order and the page."""


class NetworkFileQuery(EventQuery):
    """The filters of the events of a network, and its level."""

    level: ActorKind = Field(
        ActorKind.PRINCIPAL, description="Between principals, bodies or officials."
    )


class NetworkQuery(NetworkFileQuery):
    """The same, and how much of it."""

    limit: int = Field(
        1_000, ge=1, le=10_000, description="Edges at most, those of most events first."
    )


class SummaryQuery(Narrowing):
    """The filters of the events of a dyad, and by what they are counted."""

    by: Period = Field(Period.MONTH, description="Counted by day, month, quarter or year.")


class SummaryListQuery(SummaryQuery, Sparse):
    """The same, and which members of the counts."""


class EventListQuery(PagedEventQuery, EventShape):
    """The filters of events, their order, the page, and what comes with them."""


class PagedNarrowing(Narrowing, Paging):
    """The filters of the events of a dyad, their order and the page."""


class FeedQuery(EventQuery):
    """The filters of events, and how many a feed has."""

    limit: int = Field(50, ge=1, le=MAX_LIMIT, description="Entries the feed has at most.")


class QuestionQuery(Query):
    """A question in plain language."""

    q: str = Field(
        min_length=1,
        max_length=1_000,
        description="The question.",
        examples=["all Azerbaijan–Kazakhstan agreements"],
    )


class AskQuery(QuestionQuery):
    """A question, and how much of the answer."""

    limit: int = Field(50, ge=1, le=MAX_LIMIT, description="Most events to answer with.")


class DyadQuery(Query):
    """Which dyads."""

    principal: str | None = Field(
        None, description="Only dyads of this principal; a code or a name.", examples=["AZE"]
    )


class DyadListQuery(DyadQuery, Sparse):
    """Which dyads, and which members of them."""


class ActorQuery(Query):
    """Which actors."""

    kind: ActorKind = Field(ActorKind.PRINCIPAL, description="Principals, bodies or officials.")
    principal: str | None = Field(
        None, description="Only those of this principal; a code or a name.", examples=["KAZ"]
    )


class ActorListQuery(ActorQuery, Page):
    """Which actors, and which page of them."""


class DocumentQuery(Query):
    """Which documents."""

    publisher: str | None = Field(
        None, description="Only those of this publisher, by its exact name."
    )


class DocumentListQuery(DocumentQuery, Page):
    """Which documents, and which page of them."""


class WithdrawalQuery(Query):
    """Why a document is corrected or retracted, and whether it is."""

    reason: str | None = Field(None, max_length=1000, description="Why; it is kept.")
    dry_run: bool = Field(False, description="Only say what would become.")


LAST_REVISION = 2**63 - 1
"""The greatest number a ledger can have for a change."""


class ChangeQuery(Query):
    """Which changes of the ledger."""

    kind: list[Subject] = Field([], description="What was changed. Repeatable.")
    change: list[Deed] = Field([], description="What was done to it. Repeatable.")


class ChangeFileQuery(ChangeQuery):
    """Which changes of the ledger, from where on."""

    since: int = Field(0, ge=0, le=LAST_REVISION, description="Only what came after this revision.")


class ChangeListQuery(ChangeFileQuery, Sparse):
    """Which changes of the ledger, and how many."""

    limit: int = Field(50, ge=1, le=MAX_LIMIT, description="Items a page.")


class ChangeStreamQuery(ChangeQuery):
    """Which changes of the ledger, from where on."""

    since: int | None = Field(
        None,
        ge=0,
        le=LAST_REVISION,
        description="Begin after this revision; without it, with what comes from now on.",
    )
