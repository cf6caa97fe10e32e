"""JSON Lines, and JSON files, of documents, a line at a time."""

import datetime as dt
import io
import json
from collections.abc import Iterator, Mapping

from graph.documents.decoding import decode, marked_encoding
from graph.documents.making import make_document
from graph.errors import UnreadableDocument
from graph.model import Document, Rejected


def read_rows(
    stream: io.BufferedReader, where: str, *, limit: int, lines_only: bool
) -> Iterator[Document | Rejected]:
    """The documents of a JSON Lines file, or of a JSON file with one document or a list of them.

    ``limit`` is in characters, of a line or of a JSON file; JSON Lines may be of any length.
    Raises ``UnreadableDocument`` for an empty file.
    """
    encoding = marked_encoding(stream.peek(4)[:4])
    lines = io.TextIOWrapper(
        stream, encoding or "utf-8", "replace" if encoding else "surrogateescape", newline="\n"
    )
    try:
        yield from _read(lines, where, limit, lines_only=lines_only)
    finally:
        lines.detach()


def _read(
    lines: io.TextIOWrapper, where: str, limit: int, *, lines_only: bool
) -> Iterator[Document | Rejected]:
    first = _first_line(lines, limit)
    if not first:
        raise UnreadableDocument(where, "is empty")
    number, line = first
    if lines_only or _is_json(line):
        yield from _rows(line, number, lines, where, limit)
    else:
        yield from _whole(line, lines, where, limit)


def _first_line(lines: io.TextIOWrapper, limit: int) -> tuple[int, str] | None:
    """Number and text of the first line that is not blank."""
    number = 0
    while line := lines.readline(limit + 1):
        number += 1
        if line.strip():
            return number, line
    return None


def _rows(
    line: str, number: int, lines: io.TextIOWrapper, where: str, limit: int
) -> Iterator[Document | Rejected]:
    while line:
        here = f"{where}:{number}"
        if len(line) > limit and not line.endswith("\n"):
            _skip_line(lines)
            yield Rejected(where=here, reason=f"is a line of more than {megabytes(limit)}")
        elif line.strip():
            yield from _documents(line, here)
        line, number = lines.readline(limit + 1), number + 1


def _skip_line(lines: io.TextIOWrapper) -> None:
    while (chunk := lines.readline(1_000_000)) and not chunk.endswith("\n"):
        pass


def _whole(
    line: str, lines: io.TextIOWrapper, where: str, limit: int
) -> Iterator[Document | Rejected]:
    """The documents of a file that is one JSON value over several lines."""
    text = line + lines.read(limit + 1)
    if len(text) > limit:
        raise UnreadableDocument(where, f"is one JSON value of more than {megabytes(limit)}")
    yield from _documents(text, where)


def _documents(text: str, where: str) -> Iterator[Document | Rejected]:
    """What one JSON value holds: a document, or a list of them."""
    try:
        value = json_value(text, where)
    except UnreadableDocument as error:
        yield Rejected(where=error.where, reason=error.reason)
        return
    several = isinstance(value, list)
    items: list[object] = value if isinstance(value, list) else [value]
    for number, item in enumerate(items, start=1):
        here = f"{where}, item {number}" if several else where
        try:
            yield document_of(item, here)
        except UnreadableDocument as error:
            yield Rejected(where=error.where, reason=error.reason)


def json_value(text: str, where: str) -> object:
    """What a JSON text says; raises ``UnreadableDocument``."""
    if not text.isascii():
        text = _redecoded(text, where)
    try:
        value: object = json.loads(text)
    except json.JSONDecodeError as error:
        place = f"line {error.lineno}, column {error.colno}"
        raise UnreadableDocument(where, f"is not JSON: {error.msg} ({place})") from error
    except (ValueError, RecursionError) as error:
        raise UnreadableDocument(where, "is not JSON that can be read") from error
    return value


def _redecoded(text: str, where: str) -> str:
    """The line itself, or, where it is not UTF-8, what its bytes spell in another encoding."""
    try:
        text.encode("utf-8")
    except UnicodeEncodeError:
        return decode(text.encode("utf-8", "surrogateescape"), where)
    return text


def _is_json(text: str) -> bool:
    try:
        json.loads(text)
    except (ValueError, RecursionError):
        return False
    return True


def document_of(row: object, where: str) -> Document:
    """The document of a row: its own fields, or those of its ``document`` beside an ``id``.

    Raises ``UnreadableDocument``.
    """
    if not isinstance(row, Mapping):
        raise UnreadableDocument(where, "is not a JSON object")
    fields = row.get("document", row)
    if not isinstance(fields, Mapping):
        raise UnreadableDocument(where, '"document" is not a JSON object')
    name = row.get("id")
    document = make_document(
        _required(fields, where),
        title=_text(fields, "title", where),
        url=_text(fields, "url", where),
        publisher=_text(fields, "publisher", where),
        published=_day(fields, where),
        language=_text(fields, "language", where) or "en",
        name=None if name is None else str(name),
    )
    if not document.text.strip():
        raise UnreadableDocument(where, '"text" is empty')
    return document


def _required(fields: Mapping[str, object], where: str) -> str:
    text = _text(fields, "text", where)
    if text is None:
        raise UnreadableDocument(where, 'no "text"')
    return text


def _text(fields: Mapping[str, object], key: str, where: str) -> str | None:
    value = fields.get(key)
    if value is not None and not isinstance(value, str):
        raise UnreadableDocument(where, f'"{key}" is not text')
    return value


def _day(fields: Mapping[str, object], where: str) -> dt.date | None:
    """The day of ``published``: an ISO 8601 date, with or without a time."""
    literal = _text(fields, "published", where)
    if not literal:
        return None
    try:
        return dt.datetime.fromisoformat(literal).date()
    except ValueError as error:
        reason = f'"published" is no date: {literal[:40]!r}; write 2024-06-07'
        raise UnreadableDocument(where, reason) from error


def megabytes(size: int) -> str:
    """A size as people say it.

    >>> megabytes(10_000_000)
    '10 MB'
    """
    return f"{size / 1e6:.3g} MB"
