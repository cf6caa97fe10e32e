"""The nouns of the domain: documents, reports, events, participants, agreements, exercises.

Everything is immutable and knows neither SQL nor RDF nor HTTP.  Dates are EDTF level 1 literals
(``graph.dates`` gives their bounds); principals are ISO 3166-1 alpha-3 codes, ``XKX``, or the
acronym of an international organisation.
"""

import hashlib
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, datetime
from functools import lru_cache

from anyascii import anyascii

from graph.errors import InvalidDyad
from ontology.terms import EventType, Portfolio, Role, Status

PASSIVE_ROLES = frozenset({Role.ATTENDEE, Role.MEDIATOR})
"""Roles that do not make their principal a party of the event (GUIDE.md, "Scoring")."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Document:
    """One published text; ``text`` is what evidence offsets (code points) point into."""

    id: str
    text: str
    title: str | None = None
    url: str | None = None
    publisher: str | None = None
    published: date | None = None
    retrieved: datetime | None = None
    language: str = "en"
    name: str | None = None
    """The file name it was read from; may carry the only date."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Evidence:
    """A span of a document: ``quote == document.text[start:end]``, offsets in code points."""

    document: str
    quote: str
    start: int
    end: int


@dataclass(frozen=True, slots=True, kw_only=True)
class Place:
    """Where: ``city`` as commonly written in English, ``country`` as ISO 3166-1 alpha-3."""

    city: str | None = None
    country: str | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Participant:
    """Who took part, in which role, for which principal, through which body and person."""

    role: Role
    principal: str
    organization: str | None = None
    portfolio: Portfolio | None = None
    official: str | None = None
    title: str | None = None
    rank: str | None = None
    """Military rank as written, e.g. ``Colonel General``."""
    delegation: bool = False
    """The text says that the official led a delegation."""
    inferred: bool = False
    """The official is not named, but known to have held the office at the time."""
    actor: str | None = None
    """Key of the official where it is another than the name's own."""
    body: str | None = None
    """Key of the organisation where people judged it to be another than the name's own."""

    @property
    def organization_id(self) -> str | None:
        """Key of the organisation actor, e.g. ``KAZ.defence.ministry-of-defence``."""
        if self.organization is None:
            return None
        return self.body or organization_key(self.principal, self.portfolio, self.organization)

    @property
    def official_id(self) -> str | None:
        """Key of the official, e.g. ``KAZ.ruslan-zhaksylykov``."""
        if self.official is None:
            return None
        return self.actor or official_key(self.principal, self.official)


@dataclass(frozen=True, slots=True, kw_only=True)
class SlotEvidence:
    """The words that fill one slot of a report; offsets in code points of the document's text."""

    slot: str
    """``type``, ``status``, ``date``, ``place``, ``name`` or ``participant``."""
    quote: str
    start: int
    end: int
    position: int = 0
    """Which participant, by its place in the report."""


@dataclass(frozen=True, slots=True, kw_only=True)
class HeldOffice:
    """One document's word that a person holds an office, with the sentence that says so."""

    official: str
    principal: str
    title: str
    evidence: Evidence
    organization: str | None = None
    portfolio: Portfolio | None = None
    rank: str | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Report:
    """One document's account of one event; immutable."""

    id: str
    document: str
    type: EventType
    subtype: str | None = None
    status: Status = Status.HELD
    date: str | None = None
    end: str | None = None
    place: Place | None = None
    participants: tuple[Participant, ...] = ()
    name: str | None = None
    domain: tuple[Portfolio, ...] = ()
    part_of: str | None = None
    """Id of the report, of the same document, of the event that contains this one."""
    evidence: tuple[Evidence, ...] = ()
    slots: tuple[SlotEvidence, ...] = ()
    """Where each slot is said; one that is taken from the context has none."""
    confidence: float = 0.5
    why: tuple[str, ...] = ()
    """Names of the rules that fired, in order."""
    extractor: str = "rules"
    version: str = "0"

    @property
    def principals(self) -> frozenset[str]:
        """The parties: principals of participants that are more than attendees or mediators."""
        return parties(self.participants)


@dataclass(frozen=True, slots=True, kw_only=True)
class Extraction:
    """What an extractor read in one document."""

    document: Document
    reports: tuple[Report, ...] = ()
    offices: tuple[HeldOffice, ...] = ()
    skipped: str | None = None
    """Why nothing could be read, when the text is none that the extractor reads."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Event:
    """One happening in the world, fused from the reports that tell of it."""

    id: str
    type: EventType
    subtype: str | None = None
    status: Status = Status.HELD
    date: str | None = None
    end: str | None = None
    place: Place | None = None
    participants: tuple[Participant, ...] = ()
    name: str | None = None
    domain: tuple[Portfolio, ...] = ()
    part_of: str | None = None
    """Id of the containing event."""
    agreement: str | None = None
    exercise: str | None = None
    evidence: tuple[Evidence, ...] = ()
    """Clearest first, over all reports."""
    reports: tuple[str, ...] = ()
    publishers: tuple[str, ...] = ()
    confidence: float = 0.5
    why: tuple[str, ...] = ()
    disputed: bool = False
    """Its reports contradict each other on status, date, place or people."""

    @property
    def principals(self) -> frozenset[str]:
        """The parties: principals of participants that are more than attendees or mediators."""
        return parties(self.participants)

    @property
    def label(self) -> str:
        """A short English name, e.g. ``Signing (document), AZE–KAZ, 2024-06-07``."""
        kind = self.type.value.replace("-", " ").capitalize()
        qualifier = f" ({self.subtype})" if self.subtype else ""
        named = f": {self.name}" if self.name else ""
        when = f", {self.date}" if self.date else ""
        return f"{kind}{qualifier}{named}, {'–'.join(sorted(self.principals))}{when}"


@dataclass(frozen=True, slots=True, kw_only=True)
class Step:
    """One step in the life of an agreement or exercise, and the event that shows it."""

    kind: str
    """``announced``, ``signed``, ``ratified``, ``acceded``, ``in force``, ``terminated``, ``held``,
    ``cancelled``, ``postponed`` or ``denied``."""
    date: str | None
    """EDTF."""
    event: str
    principal: str | None = None
    """Who took it, where the report says that one side did."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Agreement:
    """A document between principals, seen through the events that point at it."""

    id: str
    kind: str
    """A signing subtype: treaty, agreement, memorandum, protocol, plan, declaration, …"""
    title: str | None = None
    parties: tuple[str, ...] = ()
    signatories: tuple[Participant, ...] = ()
    domains: tuple[Portfolio, ...] = ()
    status: Status = Status.HELD
    signed: str | None = None
    """EDTF date of the signing."""
    place: Place | None = None
    events: tuple[str, ...] = ()
    evidence: tuple[Evidence, ...] = ()
    steps: tuple[Step, ...] = ()
    """Its life so far, in the order of time."""
    missing: tuple[str, ...] = ()
    """Steps to be expected of which no report tells: ``ratified by KAZ``, ``in force``."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Exercise:
    """A military exercise as a thing of its own."""

    id: str
    name: str | None = None
    kind: str | None = None
    date: str | None = None
    end: str | None = None
    place: Place | None = None
    organizers: tuple[str, ...] = ()
    participants: tuple[str, ...] = ()
    events: tuple[str, ...] = ()
    steps: tuple[Step, ...] = ()


@dataclass(frozen=True, slots=True, order=True)
class Dyad:
    """An unordered pair of principals, codes sorted: ``AZE-KAZ``."""

    left: str
    right: str

    @classmethod
    def of(cls, one: str, other: str) -> "Dyad":
        """Pair two different principals.

        >>> str(Dyad.of("KAZ", "AZE"))
        'AZE-KAZ'
        """
        if one == other:
            raise InvalidDyad(f"{one}-{other}", "names one principal twice")
        return cls(*sorted((one, other)))

    def __str__(self) -> str:
        return f"{self.left}-{self.right}"


@dataclass(frozen=True, slots=True, kw_only=True)
class Rejected:
    """An input, or a line of one, that was not read, and why."""

    where: str
    reason: str


def parties(participants: Iterable[Participant]) -> frozenset[str]:
    """The principals whose role makes them a party of the event."""
    return frozenset([p.principal for p in participants if p.role not in PASSIVE_ROLES])


def sides(participants: Iterable[Participant]) -> frozenset[str]:
    """The principals that an event is between: its parties, or everyone when there is but one.

    An exercise of one state to which another sends guests is between the two.
    """
    found = tuple(participants)
    active = parties(found)
    return active if len(active) > 1 else frozenset([p.principal for p in found])


@lru_cache(maxsize=16_384)
def slug(name: str) -> str:
    """Lower-case ASCII letters and digits joined by hyphens.

    >>> slug("Kərim Vəliyev")
    'kerim-veliyev'
    """
    words = "".join(c if c.isalnum() else " " for c in anyascii(name).lower()).split()
    return "-".join(words)


def organization_key(principal: str, portfolio: Portfolio | None, name: str) -> str:
    """Key of an organisation: principal, portfolio and name (DESIGN.md, "The model")."""
    return f"{principal}.{portfolio or Portfolio.OTHER}.{slug(name)}"


def official_key(principal: str, name: str) -> str:
    """Key of an official: principal and name."""
    return f"{principal}.{slug(name)}"


def digest(*parts: str | None, length: int = 16) -> str:
    """Hexadecimal digest of the parts, each told apart from its neighbours and from ``None``."""
    told = bytearray()
    for part in parts:
        data = b"\x00" if part is None else b"\x01" + part.encode("utf-8", "surrogatepass")
        told += len(data).to_bytes(8, "big") + data
    return hashlib.sha256(told).hexdigest()[:length]
