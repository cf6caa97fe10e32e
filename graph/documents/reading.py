"""Walk files, folders and standard input, and read each as what it is."""

import io
import os
import re
import stat
import sys
from collections.abc import Iterable, Iterator
from dataclasses import replace
from enum import Enum
from pathlib import Path, PurePath
from typing import BinaryIO

from graph.documents.addresses import Resolve, addresses_of
from graph.documents.decoding import DOCUMENT_LIMIT, binary_kind, decode, marked_encoding
from graph.documents.fetching import Limits, fetch
from graph.documents.html import declared_encoding, read_html
from graph.documents.making import located
from graph.documents.plain import read_plain
from graph.documents.rows import megabytes, read_rows
from graph.errors import UnreadableDocument
from graph.model import Document, Rejected

_ADDRESS = re.compile(r"[a-z][a-z0-9+.-]*://", re.IGNORECASE)
_STANDARD_INPUT = "standard input"
_NAMELESS = "sent"
_HEAD = 4_096

_NO_FILE = (
    (stat.S_ISFIFO, "is a named pipe, not a file; - reads standard input"),
    (stat.S_ISSOCK, "is a socket, not a file"),
    (stat.S_ISBLK, "is a device, not a file"),
    (stat.S_ISCHR, "is a device, not a file; - reads standard input"),
)


class Form(Enum):
    """How an input holds its documents."""

    TEXT = "text"
    HTML = "html"
    JSON = "json"
    JSON_LINES = "jsonl"


_FORMS = {
    ".txt": Form.TEXT,
    ".text": Form.TEXT,
    ".htm": Form.HTML,
    ".html": Form.HTML,
    ".xhtml": Form.HTML,
    ".json": Form.JSON,
    ".jsonl": Form.JSON_LINES,
    ".ndjson": Form.JSON_LINES,
}


_PAGES = frozenset({"text/html", "application/xhtml+xml"})


def read(
    paths: Iterable[str | os.PathLike[str]],
    *,
    limit: int = DOCUMENT_LIMIT,
    stdin: BinaryIO | None = None,
) -> Iterator[Document | Rejected]:
    """The documents of files, folders, web addresses and, for ``-``, standard input, in order.

    A folder is read to its depth, in the order of names, without hidden files and without
    following links to folders.  What cannot be read is a ``Rejected`` that says where and why.
    ``limit`` is the most bytes of one document; a JSON Lines file may be of any size.
    """
    for path in paths:
        name = os.fspath(path)
        try:
            if name == "-":
                yield from _read_standard_input(stdin, limit)
            elif _ADDRESS.match(name):
                yield from read_address(name, limit=limit)
            else:
                yield from _read_path(Path(name), limit)
        except UnreadableDocument as error:
            yield Rejected(where=error.where, reason=error.reason)


def read_address(
    url: str, *, limit: int = DOCUMENT_LIMIT, resolve: Resolve = addresses_of
) -> Iterator[Document | Rejected]:
    """The documents at a web address; one that states no address of its own gets this one.

    Raises ``UnreadableDocument`` for what may not or cannot be fetched (``fetching.fetch``).
    """
    found = fetch(url, limits=Limits(size=limit), resolve=resolve)
    suffix = "html" if found.media_type in _PAGES else None
    for read_one in read_bytes(found.data, suffix, where=url, limit=limit):
        if isinstance(read_one, Document) and read_one.url is None:
            yield located(read_one, found.url)
        else:
            yield read_one


def read_bytes(
    data: bytes, suffix: str | None = None, *, where: str, limit: int = DOCUMENT_LIMIT
) -> Iterator[Document | Rejected]:
    """The documents in what was sent or fetched, read as a file of that suffix would be.

    Without a suffix the form is told by how it begins.  Raises ``UnreadableDocument``.
    """
    stream: io.BufferedReader = io.BufferedReader(_Borrowed(io.BytesIO(data)))
    name = None if suffix is None else f"{_NAMELESS}.{suffix}"
    for read_one in _read_stream(stream, where, name, limit):
        if isinstance(read_one, Document) and read_one.name == name:
            yield replace(read_one, name=None)
        else:
            yield read_one


def _read_path(path: Path, limit: int) -> Iterator[Document | Rejected]:
    """The documents of a file or folder."""
    nothing = True
    for file in _files(path):
        nothing = False
        try:
            yield from [file] if isinstance(file, Rejected) else _read_file(file, limit)
        except UnreadableDocument as error:
            yield Rejected(where=error.where, reason=error.reason)
    if nothing:
        raise UnreadableDocument(str(path), "is a folder without files to read")


def _files(path: Path) -> Iterator[Path | Rejected]:
    """The path itself, or what lies in the folder that it is, hidden files left out."""
    if not os.path.isdir(path):  # noqa: PTH112 - unlike Path's, says False of what it may not see
        yield path
        return
    try:
        inner = sorted(path.iterdir())
    except OSError as error:
        yield Rejected(where=str(path), reason=_why(error))
        return
    for entry in inner:
        if not entry.name.startswith(".") and not (entry.is_symlink() and entry.is_dir()):
            yield from _files(entry)


def _read_file(path: Path, limit: int) -> Iterator[Document | Rejected]:
    where = str(path)
    try:
        mode = path.stat().st_mode
        for is_kind, reason in _NO_FILE:
            if is_kind(mode):
                raise UnreadableDocument(where, reason)
        with path.open("rb") as stream:
            yield from _read_stream(stream, where, path.name, limit)
    except FileNotFoundError as error:
        reason = "is a link to nothing" if path.is_symlink() else "does not exist"
        raise UnreadableDocument(where, reason) from error
    except (OSError, ValueError) as error:
        raise UnreadableDocument(where, _why(error)) from error


def _why(error: OSError | ValueError) -> str:
    """The reason that the operating system gives, in lower case."""
    if isinstance(error, PermissionError):
        return "may not be read (permission denied)"
    text = (error.strerror if isinstance(error, OSError) else None) or str(error)
    return f"cannot be read: {text[:1].lower()}{text[1:]}"


def _read_standard_input(stdin: BinaryIO | None, limit: int) -> Iterator[Document | Rejected]:
    if stdin is None and sys.stdin is None:
        raise UnreadableDocument(_STANDARD_INPUT, "is closed")
    stream: io.BufferedReader = io.BufferedReader(_Borrowed(stdin or sys.stdin.buffer))
    try:
        yield from _read_stream(stream, _STANDARD_INPUT, None, limit)
    except OSError as error:
        raise UnreadableDocument(_STANDARD_INPUT, _why(error)) from error


class _Borrowed(io.RawIOBase):
    """A stream that is read here and stays open for its owner."""

    def __init__(self, stream: BinaryIO) -> None:
        self._stream = stream

    def readable(self) -> bool:
        """Always: it was given to be read."""
        return True

    def readinto(self, buffer: memoryview) -> int:  # type: ignore[override]
        """Fill the buffer with what is there, as ``io.RawIOBase`` asks."""
        read = getattr(self._stream, "read1", self._stream.read)
        data = read(len(buffer))
        buffer[: len(data)] = data
        return len(data)


def _read_stream(
    stream: io.BufferedReader, where: str, name: str | None, limit: int
) -> Iterator[Document | Rejected]:
    """The documents of one open input, by the suffix of its name or else by how it begins."""
    head = stream.peek(_HEAD)[:_HEAD]
    kind = binary_kind(head)
    if kind is not None:
        raise UnreadableDocument(where, f"is {kind}")
    form = _FORMS.get(PurePath(name or "").suffix.lower()) or _looks_like(head)
    if form in {Form.JSON, Form.JSON_LINES}:
        yield from read_rows(stream, where, limit=limit, lines_only=form is Form.JSON_LINES)
    else:
        yield _read_one(stream, where, name, limit, form)


def _looks_like(head: bytes) -> Form:
    """The form of what has no telling name, by how it begins."""
    text = head.decode(marked_encoding(head) or "utf-8", "ignore").lstrip("\ufeff \t\r\n").lower()
    if re.match(r'\{\s*"|\[\s*\{\s*"', text):
        return Form.JSON
    if re.match(r"<(?:!doctype html|html|\?xml|!--|head|body|article|main|div|p)\b", text):
        return Form.HTML
    return Form.TEXT


def _read_one(
    stream: io.BufferedReader, where: str, name: str | None, limit: int, form: Form
) -> Document:
    data = stream.read(limit + 1)
    if len(data) > limit:
        raise UnreadableDocument(where, f"has more than the {megabytes(limit)} of one document")
    declared = declared_encoding(data) if form is Form.HTML else None
    text = decode(data, where, declared=declared)
    if not text.strip("\ufeff \t\r\n\f\v"):
        raise UnreadableDocument(where, "is empty")
    return read_html(text, where, name) if form is Form.HTML else read_plain(text, name)
