"""Our (type, subtype, status) in the words of two event-coding schemes, PLOVER and CAMEO, and back.

``mappings.tsv`` (ours to theirs) and ``mappings.sssom.tsv`` (both ways, for exchange) are written
by ``ontology.generate`` from the three Turtle files beside them.  They keep the rules of PLOVER's
codebook: a promise to sign is AGREE and a signature SUPPORT, an invitation or a coming
visit is AGREE, a called-off or put-off meeting is REJECT, a summons is ACCUSE.
"""

import csv
from functools import cache
from importlib.resources import files
from typing import NamedTuple

from ontology.namespaces import BILATERAL
from ontology.terms import SUBTYPES, EventType, Status

__all__ = [
    "Mapping",
    "Meaning",
    "from_cameo",
    "from_plover",
    "intensity",
    "mapping",
    "to_cameo",
    "to_plover",
]


class Mapping(NamedTuple):
    """One cell of the table: a PLOVER type and the CAMEO code nearest to it."""

    plover: str
    cameo: str


class Meaning(NamedTuple):
    """What a code of another scheme is as an event of ours."""

    type: EventType
    subtype: str | None
    status: Status


_COLUMNS = {
    Status.HELD: "held",
    Status.PLANNED: "planned",
    Status.CANCELLED: "cancelled",
    Status.POSTPONED: "cancelled",
    Status.DENIED: "denied",
}
"""A postponement is coded as a refusal of the agreed time, as a cancellation is."""


def mapping(type: EventType, subtype: str | None, status: Status) -> Mapping:
    """The nearest PLOVER type and CAMEO code; an unusual subtype counts as its type."""
    rows = _table()
    row = rows.get((type, subtype or "")) or rows[type, ""]
    return row[status]


def to_plover(type: EventType, subtype: str | None, status: Status) -> str:
    """The PLOVER event type.

    >>> to_plover(EventType.SIGNING, "treaty", Status.PLANNED)
    'AGREE'
    """
    return mapping(type, subtype, status).plover


def to_cameo(type: EventType, subtype: str | None, status: Status) -> str:
    """The CAMEO code, as a string for its leading zero.

    >>> to_cameo(EventType.SIGNING, "treaty", Status.HELD)
    '057'
    """
    return mapping(type, subtype, status).cameo


def from_cameo(code: str) -> Meaning:
    """The event that a CAMEO code of two to four digits stands for, or comes nearest to.

    CAMEO has fewer kinds of cooperation than we have and many more of unrest, so the way back is
    coarser: a ratification is coded 057 and comes back as a signing.  Raises ``ValueError`` for
    what is no code.

    >>> from_cameo("036")
    Meaning(type=<EventType.MEETING: 'meeting'>, subtype=None, status=<Status.PLANNED: 'planned'>)
    """
    return _meaning("cameo", code)


def from_plover(code: str) -> Meaning:
    """The event that a PLOVER type stands for, or comes nearest to; ``ValueError`` if none.

    >>> from_plover("ASSAULT").type
    <EventType.CLASH: 'clash'>
    """
    return _meaning("plover", code)


def intensity(type: EventType, subtype: str | None = None) -> float:
    """From -10 (conflict) to 10 (cooperation), on Goldstein's scale, for an event that was held."""
    values = _intensities()
    return values.get((type, subtype or ""), values[type, ""])


def _rows(name: str = "mappings.tsv") -> list[dict[str, str]]:
    text = files("ontology").joinpath(name).read_text(encoding="utf-8")
    lines = (line for line in text.splitlines() if not line.startswith("#"))
    return list(csv.DictReader(lines, delimiter="\t"))


@cache
def _table() -> dict[tuple[str, str], dict[Status, Mapping]]:
    return {
        (row["type"], row["subtype"]): {
            status: Mapping(*row[column].split()) for status, column in _COLUMNS.items()
        }
        for row in _rows()
    }


@cache
def _intensities() -> dict[tuple[str, str], float]:
    return {(row["type"], row["subtype"]): float(row["intensity"]) for row in _rows()}


def _meaning(scheme: str, code: str) -> Meaning:
    try:
        return _meanings()[f"{scheme}:{code}"]
    except KeyError:
        raise ValueError(f"{code!r} is no code of {scheme.upper()}") from None


@cache
def _meanings() -> dict[str, Meaning]:
    """By CURIE of the code: the rows of the exchange table whose subject is not ours."""
    ours = {f"bl:{type.iri.removeprefix(BILATERAL)}": (type, None) for type in EventType}
    listed = ((type, subtype) for type, subtypes in SUBTYPES.items() for subtype in subtypes)
    terms = {**ours, **{f"bl:{type.value}-{subtype}": (type, subtype) for type, subtype in listed}}
    rows = (row for row in _rows("mappings.sssom.tsv") if row["object_id"] in terms)
    return {row["subject_id"]: _as_meaning(terms[row["object_id"]], row) for row in rows}


def _as_meaning(term: tuple[EventType, str | None], row: dict[str, str]) -> Meaning:
    type, subtype = term
    return Meaning(type, subtype, Status(row["ext_status"].removeprefix("bl:status-")))
