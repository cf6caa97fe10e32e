"""The shapes of what an event was, and of the values that its reports give."""

from pydantic import Field

from api.schemas.events import Event, Wire


class Alteration(Wire):
    """What one attribute was before a version, and what it is in it."""

    attribute: str
    before: str | None
    after: str | None


class Version(Wire):
    """What an event was from one change of it to the next."""

    revision: int = Field(description="Number of the change that made it so.")
    since: str = Field(description="When that was.")
    until: str | None = Field(description="When it changed again; null for what it is now.")
    changes: list[Alteration] = Field(description="Against the version before; the first has none.")
    event: Event = Field(description="Its links are those of today.")


class Value(Wire):
    """One value of one attribute of an event, and who gives it."""

    attribute: str = Field(
        description="`status`, `date`, `place`, `subtype`, `name`, or `participant` and a side."
    )
    value: str
    chosen: bool = Field(description="Whether the event shows it.")
    reason: str = Field(description="Of the chosen value what decided for it.")
    reports: list[str]
    publishers: list[str]
