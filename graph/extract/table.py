"""Ready-made events instead of rules: coded by hand, by a language model, by another program.

A table is a JSON Lines file in the annotation guide's form, a line a document, found by the
document's id, name or address::

    {"id": "a-1", "document": {"url": "https://…"}, "events": [{"type": "visit", …}]}

Only where each line begins is kept in memory.
"""

import json
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from hashlib import sha256
from pathlib import Path
from typing import Any

from graph.annotation import read_offices, read_reports
from graph.errors import InvalidDate, InvalidQuery, UnreadableDocument
from graph.model import Document, Extraction

NAME = "table"


@dataclass(frozen=True, slots=True, kw_only=True)
class TableExtractor:
    """Gives the events that a table holds of a document."""

    path: Path
    version: str
    """A digest of the table: another table may tell otherwise."""
    lines: dict[str, tuple[int, int]]
    """Id, name or address to the number of the line and the byte at which it begins."""
    name: str = NAME

    def extract_many(self, documents: Iterable[Document]) -> Iterator[Extraction]:
        """The events of each document; one that the table does not have is skipped.

        Raises ``UnreadableDocument`` for a document with an event that the table has wrong.
        """
        for document in documents:
            place = next((p for key in _keys(document) if (p := self.lines.get(key))), None)
            if place is None:
                yield Extraction(document=document, skipped=f"not in {self.path}")
            else:
                yield self._read(document, *place)

    def _read(self, document: Document, number: int, begins: int) -> Extraction:
        with self.path.open("rb") as file:
            file.seek(begins)
            row = json.loads(file.readline())
        where = f"{self.path}:{number}"
        try:
            reports = read_reports(row["events"], document)
            offices = read_offices(row.get("offices") or (), document)
        except KeyError as error:
            raise UnreadableDocument(where, f"{error} is missing") from error
        except (ValueError, TypeError, AttributeError, InvalidDate) as error:
            raise UnreadableDocument(where, str(error)) from error
        for report, event in zip(reports, row["events"], strict=True):
            if not report.evidence:
                reason = f"event {event.get('id')!r} quotes nothing that is in the text"
                raise UnreadableDocument(where, reason)
        return Extraction(document=document, reports=reports, offices=offices)


def table_extractor(argument: str | None) -> TableExtractor:
    """The extractor ``table:FILE``.

    Raises ``InvalidQuery`` when no file is named, ``UnreadableDocument`` naming file and line when
    the file is none that it can read.
    """
    if not argument:
        raise InvalidQuery("extractor", NAME, f"needs a file: {NAME}:FILE")
    path = Path(argument)
    digest, lines, begins = sha256(), dict[str, tuple[int, int]](), 0
    try:
        with path.open("rb") as file:
            for number, line in enumerate(file, start=1):
                if line.strip():
                    _note(lines, _row(line, f"{path}:{number}"), (number, begins), path)
                digest.update(line)
                begins += len(line)
    except OSError as error:
        raise UnreadableDocument(str(path), error.strerror or str(error)) from error
    return TableExtractor(path=path, version=digest.hexdigest()[:12], lines=lines)


def _row(line: bytes, where: str) -> dict[str, Any]:
    try:
        row = json.loads(line)
    except ValueError as error:
        raise UnreadableDocument(where, f"no JSON: {error}") from error
    if not isinstance(row, dict) or not isinstance(row.get("events"), list):
        raise UnreadableDocument(where, "no object with a list of events")
    return row


def _note(
    lines: dict[str, tuple[int, int]], row: dict[str, Any], place: tuple[int, int], path: Path
) -> None:
    document = row.get("document") if isinstance(row.get("document"), dict) else {}
    keys = {str(key) for key in (row.get("id"), row.get("url"), (document or {}).get("url")) if key}
    if not keys:
        raise UnreadableDocument(f"{path}:{place[0]}", "neither id nor url")
    for key in keys:
        if key in lines:
            raise UnreadableDocument(f"{path}:{place[0]}", f"{key!r} is on line {lines[key][0]}")
        lines[key] = place


def _keys(document: Document) -> Iterator[str]:
    yield from (key for key in (document.id, document.name, document.url) if key)
