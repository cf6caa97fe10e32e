"""The shape of the revision log."""

from pydantic import ConfigDict, Field

from api import examples, represent
from api.schemas.events import Wire
from graph.changes import Deed, Subject

EXAMPLE_CHANGE = represent.change(examples.CHANGE)


class ChangeLinks(Wire):
    """What a change is about."""

    subject: str | None = Field(description="Null for judgements, which have no address.")
    into: str | None


class Change(Wire):
    """One change of the ledger."""

    model_config = ConfigDict(json_schema_extra={"examples": [EXAMPLE_CHANGE]})

    revision: int = Field(description="Its number; numbers only grow.")
    at: str = Field(description="When, ISO 8601.")
    change: Deed
    kind: Subject
    subject: str = Field(description="Id of what changed, or number of the judgement.")
    into: str | None = Field(description="Id of what replaced it.")
    links: ChangeLinks
