"""Annotated articles, read from JSON Lines in the annotation guide's form."""

import json
import re
from collections.abc import Iterator
from dataclasses import dataclass
from enum import StrEnum
from pathlib import Path

from graph.annotation import read_document, read_reports
from graph.errors import InvalidDate, UnreadableDocument
from graph.model import Document, Report


class Half(StrEnum):
    """Which articles, by the number in their id: rules are grown on one half, measured on both."""

    ODD = "odd"
    EVEN = "even"
    ALL = "all"


@dataclass(frozen=True, slots=True, kw_only=True)
class GoldEvent:
    """One annotated event, and the key that every article's record of the same event has."""

    report: Report
    key: str | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class GoldArticle:
    """One annotated article; its document has the article's id."""

    document: Document
    events: tuple[GoldEvent, ...]

    @property
    def id(self) -> str:
        """The article's id, as written in the file."""
        return self.document.id


def read_gold(path: Path, half: Half = Half.ALL) -> Iterator[GoldArticle]:
    """The articles of a gold file, one a line, empty lines aside.

    Raises ``UnreadableDocument`` naming file, line and reason.
    """
    try:
        with path.open(encoding="utf-8") as lines:
            seen: set[str] = set()
            for number, line in enumerate(lines, start=1):
                if line.strip():
                    article = _article(f"{path}:{number}", line, seen)
                    if in_half(article.id, half, f"{path}:{number}"):
                        yield article
    except (OSError, UnicodeDecodeError) as error:
        reason = getattr(error, "strerror", None) or str(error)
        raise UnreadableDocument(str(path), reason) from error


def in_half(id: str, half: Half, where: str) -> bool:
    """Whether an article belongs to a half: by the last number in its id.

    >>> in_half("dev-012", Half.EVEN, "dev.jsonl:12")
    True

    Raises ``UnreadableDocument`` when the id has no number to split by.
    """
    if half is Half.ALL:
        return True
    numbers = re.findall(r"[0-9]+", id)
    if not numbers:
        raise UnreadableDocument(where, f"id {id!r} has no number, so it is in neither half")
    return (int(numbers[-1]) % 2 == 1) == (half is Half.ODD)


def _article(where: str, line: str, seen: set[str]) -> GoldArticle:
    try:
        row = json.loads(line)
        document = read_document(str(row["id"]), row["document"])
        reports = read_reports(row["events"], document)
        keys = [event.get("key") for event in row["events"]]
    except KeyError as error:
        raise UnreadableDocument(where, f"no gold article: {error} is missing") from error
    except (ValueError, TypeError, AttributeError, InvalidDate) as error:
        raise UnreadableDocument(where, f"no gold article: {error}") from error
    if document.id in seen:
        raise UnreadableDocument(where, f"a second article with id {document.id!r}")
    seen.add(document.id)
    events = (GoldEvent(report=r, key=k) for r, k in zip(reports, keys, strict=True))
    return GoldArticle(document=document, events=tuple(events))
