"""The shapes of what an event was, and of the values that its reports give."""

from pydantic import ConfigDict, Field

from api import examples, represent
from api.schemas.events import Event, Wire
from graph.fuse import Competing
from graph.queries import Version as Past

EXAMPLE_VERSION = represent.versions(
    [Past(revision=7, since="2022-08-25T09:00:00+00:00", until=None, event=examples.EVENT)]
)[0]
EXAMPLE_VALUE = represent.value(
    Competing(
        attribute="date",
        value="2022-08-24",
        reports=(examples.REPORT.id,),
        publishers=("One Gazette",),
        chosen=True,
        reason="all reports agree",
    )
)


class Alteration(Wire):
    """What one attribute was before a version, and what it is in it."""

    attribute: str
    before: str | None
    after: str | None


class Version(Wire):
    """What an event was from one change of it to the next."""

    model_config = ConfigDict(json_schema_extra={"examples": [EXAMPLE_VERSION]})

    revision: int = Field(description="Number of the change that made it so.")
    since: str = Field(description="When that was.")
    until: str | None = Field(description="When it changed again; null for what it is now.")
    changes: list[Alteration] = Field(description="Against the version before; the first has none.")
    event: Event = Field(description="Its links are those of today.")


class Value(Wire):
    """One value of one attribute of an event, and who gives it."""

    model_config = ConfigDict(json_schema_extra={"examples": [EXAMPLE_VALUE]})

    attribute: str = Field(
        description="`status`, `date`, `place`, `subtype`, `name`, or `participant` and a side."
    )
    value: str
    chosen: bool = Field(description="Whether the event shows it.")
    reason: str = Field(description="Of the chosen value what decided for it.")
    reports: list[str]
    publishers: list[str]
