"""What can go wrong, in the words of the domain.

::

    BilateralError
    ├── NotFound            no such event, agreement, document, actor (kind, key)
    ├── Merged              the id was merged into another one (kind, key, into)
    ├── Retracted           it was there once (kind, key, at, reason, replaced_by)
    ├── InvalidQuery        a filter's value makes no sense (field, value, reason)
    │   ├── UnknownActor    a name or code no gazetteer entry has, with suggestions
    │   ├── InvalidDyad     not two different principals
    │   ├── InvalidDate     not an EDTF level 1 date
    │   ├── InvalidCursor   not a cursor this service made
    │   ├── UnknownExtractor  a name no extractor has, with suggestions
    │   └── InvalidSparql   a query that is no SPARQL or asks for what is refused (line, column)
    ├── QueryTooCostly      a query that exceeds a limit (reason)
    ├── IndexUnavailable    the RDF index is not there yet, or cannot be used (reason)
    │   └── IndexInTheMaking    it is being made
    ├── UnreadableDocument  one input that cannot be a document (where, reason)
    ├── ExtractionStopped   a process that reads documents ended before its time
    └── LedgerError         the database file (path, reason)
        ├── LedgerLocked    another process holds it
        ├── LedgerCorrupt   it is damaged, or no SQLite file at all
        ├── LedgerVersion   written by a newer or unknown schema
        └── LedgerReadOnly  it cannot be written

No class knows HTTP: ``api.errors`` maps every one, and a test proves that map total.
"""

from collections.abc import Sequence
from pathlib import Path

__all__ = [
    "BilateralError",
    "ExtractionStopped",
    "IndexInTheMaking",
    "IndexUnavailable",
    "InvalidCursor",
    "InvalidDate",
    "InvalidDyad",
    "InvalidQuery",
    "InvalidSparql",
    "LedgerCorrupt",
    "LedgerError",
    "LedgerLocked",
    "LedgerReadOnly",
    "LedgerVersion",
    "Merged",
    "NotFound",
    "QueryTooCostly",
    "Retracted",
    "UnknownActor",
    "UnknownExtractor",
    "UnreadableDocument",
]


class BilateralError(Exception):
    """Root of every error the domain raises on purpose; its text is one line for a person."""


class NotFound(BilateralError):
    """The ledger has no thing of this kind under this key."""

    def __init__(self, kind: str, key: str) -> None:
        super().__init__(f"no {kind} {key!r}")
        self.kind = kind
        self.key = key


class Merged(BilateralError):
    """The key once named a thing that is now part of another one."""

    def __init__(self, kind: str, key: str, into: str) -> None:
        super().__init__(f"{kind} {key!r} was merged into {into!r}")
        self.kind = kind
        self.key = key
        self.into = into


class Retracted(BilateralError):
    """The key named a thing that was taken back: it stays in the history, and says why."""

    def __init__(
        self,
        kind: str,
        key: str,
        at: str,
        reason: str | None = None,
        replaced_by: str | None = None,
        *,
        event: str | None = None,
    ) -> None:
        why = f" ({reason})" if reason else ""
        instead = f"; {replaced_by!r} stands in its place" if replaced_by else ""
        super().__init__(f"{kind} {key!r} was retracted on {at}{why}{instead}")
        self.kind = kind
        self.key = key
        self.at = at
        self.reason = reason
        self.replaced_by = replaced_by
        self.event = event
        """The event whose history tells of it."""


class InvalidQuery(BilateralError):
    """A filter's value makes no sense."""

    def __init__(self, field: str, value: object, reason: str) -> None:
        super().__init__(f"{field}: {value!r} {reason}")
        self.field = field
        self.value = value
        self.reason = reason


class UnknownActor(InvalidQuery):
    """A name or code that no gazetteer entry has."""

    def __init__(self, name: str, suggestions: Sequence[str] = (), *, field: str = "actor") -> None:
        hint = f"did you mean {' or '.join(suggestions)}?" if suggestions else ""
        reason = f"names no known actor{' — ' if hint else ''}{hint}"
        super().__init__(field, name, reason)
        self.name = name
        self.suggestions = tuple(suggestions)


class InvalidDyad(InvalidQuery):
    """Not two different principals, as in ``AZE-KAZ``."""

    def __init__(self, value: str, reason: str = "is not two principals, as in AZE-KAZ") -> None:
        super().__init__("dyad", value, reason)


class InvalidDate(InvalidQuery):
    """Not an EDTF level 1 date."""

    def __init__(self, value: str, *, field: str = "date") -> None:
        super().__init__(field, value, "is no date: write 2024, 2024-06, 2024-06-07 or 2024-21")


class InvalidCursor(InvalidQuery):
    """Not a cursor that this service made for this question."""

    def __init__(self, value: str) -> None:
        super().__init__("cursor", value, "was not made by this service for this question")


class UnknownExtractor(InvalidQuery):
    """A name that no extractor has, neither a built-in one nor an installed one."""

    def __init__(self, name: str, known: Sequence[str], suggestions: Sequence[str] = ()) -> None:
        hint = f" — did you mean {' or '.join(suggestions)}?" if suggestions else ""
        super().__init__("extractor", name, f"is none of {', '.join(known)}{hint}")
        self.suggestions = tuple(suggestions)


class InvalidSparql(InvalidQuery):
    """A query that is no SPARQL, or asks for what is refused; line and column where that shows."""

    def __init__(self, reason: str, line: int | None = None, column: int | None = None) -> None:
        self.where = "" if line is None else f"line {line}, column {column}"
        super().__init__("query", self.where, reason)
        self.args = (f"query: {self.where}: {reason}" if self.where else f"query: {reason}",)
        self.line = line
        self.column = column


class QueryTooCostly(BilateralError):
    """A query that takes more time, memory or rows than it is given."""


class IndexUnavailable(BilateralError):
    """The RDF index of a ledger is not there yet, or cannot be used."""


class IndexInTheMaking(IndexUnavailable):
    """The RDF index of a ledger is not there yet, but a process makes it."""


class UnreadableDocument(BilateralError):
    """One input that cannot be read as a document; the rest of its batch can."""

    def __init__(self, where: str, reason: str) -> None:
        super().__init__(f"{where}: {reason}")
        self.where = where
        self.reason = reason


class ExtractionStopped(BilateralError):
    """A process that reads documents was killed or could not begin; what it gave back stands."""


class LedgerError(BilateralError):
    """The ledger's file cannot be used."""

    def __init__(self, path: Path | str, reason: str) -> None:
        super().__init__(f"{path}: {reason}")
        self.path = path
        self.reason = reason


class LedgerLocked(LedgerError):
    """Another process holds the ledger for writing."""


class LedgerCorrupt(LedgerError):
    """The file is damaged, or is no ledger at all."""


class LedgerVersion(LedgerError):
    """The file was written with a schema this program does not know."""


class LedgerReadOnly(LedgerError):
    """The file or its folder cannot be written."""
