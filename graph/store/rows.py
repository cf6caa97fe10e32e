"""What is recorded as table rows: tuples in the order of the columns (``schema``)."""

from collections.abc import Iterable, Sequence
from functools import lru_cache
from json.encoder import encode_basestring

from graph.dates import iso
from graph.fuse import Account, person
from graph.model import Document, Event, Evidence, HeldOffice, Participant, Report, SlotEvidence
from graph.store.bulk import Row

_NOBODY = (None, None, None, None)

plain = str.__str__
"""A term as the text it is: the driver takes ten times as long to see that for itself."""


def document_row(document: Document, key: int, at: str, skipped: str | None = None) -> Row:
    """A document without its text."""
    return (
        key,
        document.id,
        document.title,
        document.url,
        document.publisher,
        document.published and iso(document.published),
        document.retrieved and document.retrieved.isoformat(),
        document.language,
        document.name,
        at,
        None,
        None,
        None,
        skipped,
    )


def report_row(report: Report, key: int, document: int, at: str) -> Row:
    """A report without participants and evidence."""
    return (
        *happening(report, key),
        document,
        report.part_of,
        report.extractor,
        report.version,
        at,
        None,
        None,
    )


def window_row(told: Account, key: int) -> Row:
    """Where fusion looks for reports of the same event."""
    first, last = told.window
    return told.block, int(told.vague), iso(first), key, iso(last)


def happening(said: Report | Event, key: int) -> Row:
    """What a report and an event share."""
    place = said.place
    return (
        key,
        said.id,
        plain(said.type),
        said.subtype,
        plain(said.status),
        said.date,
        said.end,
        place.city if place else None,
        place.country if place else None,
        said.name,
        listed(said.domain),
        said.confidence,
        listed(said.why),
    )


@lru_cache(maxsize=4_096)
def listed(values: tuple[str, ...]) -> str:
    """A list as stored."""
    return f"[{', '.join(map(encode_basestring, values))}]"


def participant_row(key: int, position: int, p: Participant) -> Row:
    """A participant of the report or event with this key."""
    return (
        key,
        position,
        plain(p.role),
        p.principal,
        p.organization,
        p.portfolio and plain(p.portfolio),
        p.official,
        p.title,
        p.rank,
        int(p.delegation),
    )


def participation_rows(event: Event, key: int) -> Iterable[Row]:
    """Participants of an event, with the actors they are and the name people look for."""
    for position, p in enumerate(event.participants):
        name = person(p.official) if p.official else None
        known = (
            (p.organization_id, p.official_id, name and name.surname, name and name.initial)
            if name or p.organization
            else _NOBODY
        )
        yield (*participant_row(key, position, p), int(p.inferred), *known)


def evidence_rows(key: int, document: int, quotes: Sequence[Evidence]) -> Iterable[Row]:
    """The quotes of a report."""
    for position, each in enumerate(quotes):
        yield key, position, document, each.quote, each.start, each.end


def slot_rows(key: int, slots: Sequence[SlotEvidence]) -> Iterable[Row]:
    """Where each slot of a report is said."""
    for ordinal, each in enumerate(slots):
        yield key, ordinal, each.slot, each.position, each.quote, each.start, each.end


def claim_row(claim: HeldOffice, key: int, document: int) -> Row:
    """One document's word that a person holds an office."""
    said = claim.evidence
    return (
        key,
        document,
        claim.official,
        claim.principal,
        claim.title,
        claim.organization,
        claim.portfolio,
        claim.rank,
        said.quote,
        said.start,
        said.end,
        None,
    )
