"""Our (type, subtype, status) in the words of two event-coding schemes: PLOVER and CAMEO.

``mappings.tsv`` is written by ``ontology.generate`` from ``bilateral.ttl``.  It keeps the rules of
PLOVER's codebook: a promise to sign is AGREE and a signature SUPPORT, an invitation or a coming
visit is AGREE, a called-off or put-off meeting is REJECT, a summons is ACCUSE.
"""

import csv
from functools import cache
from importlib.resources import files
from typing import NamedTuple

from ontology.terms import EventType, Status

__all__ = ["Mapping", "intensity", "mapping", "to_cameo", "to_plover"]


class Mapping(NamedTuple):
    """One cell of the table: a PLOVER type and the CAMEO code nearest to it."""

    plover: str
    cameo: str


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


def intensity(type: EventType, subtype: str | None = None) -> float:
    """From -10 (conflict) to 10 (cooperation), on Goldstein's scale, for an event that was held."""
    values = _intensities()
    return values.get((type, subtype or ""), values[type, ""])


def _rows() -> list[dict[str, str]]:
    text = files("ontology").joinpath("mappings.tsv").read_text(encoding="utf-8")
    return list(csv.DictReader(text.splitlines(), delimiter="\t"))


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
