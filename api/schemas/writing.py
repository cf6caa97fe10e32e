"""The shapes of what is sent to be changed, and of what came of it."""

from typing import Annotated

from pydantic import ConfigDict, Field

from api.judging import Verdict
from api.schemas.events import Wire
from api.service.jobs import JobState


class NewDocument(Wire):
    """A document to ingest: its text, or only the address that it is fetched from."""

    text: str | None = Field(default=None, description="Left out: the page at `url` is fetched.")
    title: str | None = None
    url: str | None = None
    publisher: str | None = None
    published: str | None = Field(default=None, description="ISO 8601 date, or date and time.")
    language: str = "en"


class RejectedInput(Wire):
    """Something that could not be read."""

    where: str
    reason: str


class Ingested(Wire):
    """What came of a job."""

    documents_new: int
    documents_known: int
    events: int = Field(description="Events that the ledger has more than before.")
    documents: list[str] = Field(description="Ids of the documents, for `/v1/documents/{id}`.")
    rejected: list[RejectedInput]
    skipped: list[RejectedInput] = Field(description="Recorded, but nothing could be read in them.")


class JobLinks(Wire):
    """Where to go from a job."""

    self: str
    documents: list[str]


class Job(Wire):
    """Documents on their way into the ledger."""

    id: str
    state: JobState
    created_at: str
    started_at: str | None
    finished_at: str | None
    expected: int | None = Field(description="Documents that were sent, where that is known.")
    done: int = Field(description="Documents that are in the ledger.")
    result: Ingested | None = Field(description="What came of it, once it is done.")
    error: str | None = Field(description="Why it failed.")
    links: JobLinks


_Key = Annotated[str, Field(max_length=1000)]


class NewJudgement(Wire):
    """A judgement to be made, as by the commands of the same names."""

    model_config = ConfigDict(defer_build=False)  # FastAPI needs it when the route is made

    verdict: Verdict
    subject: str = Field(
        description="Id of an event or report, or key of an actor.", min_length=1, max_length=1000
    )
    others: Annotated[list[_Key], Field(min_length=1, max_length=1000)] = Field(
        description="For `merge`, `same`, `different`: the one other; for `split`: the reports of"
        " the event, or the names of the actor, that are taken out."
    )
    reason: str | None = Field(default=None, max_length=1000)


class MergedEvent(Wire):
    """An event that is part of another one now."""

    event: str
    into: str


class ChangedValue(Wire):
    """A value of an event that is another one now."""

    event: str
    attribute: str
    before: str | None
    after: str | None


class Effect(Wire):
    """What a change made of the events, or would make of them."""

    lost: list[str] = Field(description="Events that lose their only report.")
    merged: list[MergedEvent]
    created: list[str]
    changed: list[ChangedValue]


class Judgement(Wire):
    """What somebody has judged."""

    number: int
    kind: str = Field(description="event, actor (an official) or organization.")
    same: bool
    said: str = Field(description="What was asked for, e.g. `merge e1… e2…`.")
    author: str
    reason: str | None
    at: str
    undone_at: str | None
    undone_by: str | None


class AuditEntry(Wire):
    """One request that could change something."""

    number: int
    at: str
    key: str | None = Field(description="Id of the key.")
    author: str
    method: str
    path: str
    status: int
    request: str = Field(description="Its `X-Request-ID`.")
