"""The revision log in the words of the domain: what was done to what, and when."""

from dataclasses import dataclass
from enum import StrEnum


class Deed(StrEnum):
    """What a change of the ledger did."""

    ADDED = "added"
    EXTRACTED = "extracted"
    CREATED = "created"
    CHANGED = "changed"
    MERGED = "merged"
    RETRACTED = "retracted"
    JUDGED = "judged"
    UNDONE = "undone"


class Subject(StrEnum):
    """What a change of the ledger was made to."""

    DOCUMENT = "document"
    EVENT = "event"
    ACTOR = "actor"
    ORGANIZATION = "organization"


@dataclass(frozen=True, slots=True, kw_only=True)
class Change:
    """One line of the revision log."""

    number: int
    at: str
    """When: ISO 8601, as by the clock of who wrote it."""
    change: Deed
    kind: Subject
    subject: str
    """Id of the document or event; of what is judged or undone the judgement's number."""
    into: str | None = None
    """Id of what replaced it."""
