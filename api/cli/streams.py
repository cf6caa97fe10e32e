"""Where output goes: data to standard output, messages and progress to standard error."""

import json
import shutil
import sys
import textwrap
import unicodedata
from collections.abc import Sequence

import typer


def message(text: str) -> None:
    """One line for the person at the terminal."""
    typer.echo(legible(text), err=True)


def write(text: str = "") -> None:
    """One line of the answer."""
    typer.echo(legible(text))


def write_json(value: object, *, indent: int | None = None) -> None:
    """A JSON value on standard output, on one line unless indented; always UTF-8."""
    text = json.dumps(value, ensure_ascii=False, indent=indent)
    sys.stdout.flush()
    sys.stdout.buffer.write(text.encode("utf-8", "backslashreplace") + b"\n")


def legible(text: str) -> str:
    """The text without what could steer a terminal: titles and quotes are written by others."""
    return "".join(c for c in text if c in _HARMLESS or unicodedata.category(c) not in _STEERING)


_STEERING = {"Cc", "Cf", "Cs", "Zl", "Zp"}
_HARMLESS = "\t\n\N{ZERO WIDTH JOINER}\N{ZERO WIDTH NON-JOINER}"
"""Of the format characters, the two that some scripts are spelled with."""


def number(count: int, thing: str) -> str:
    """A number of things in words.

    >>> number(1, "event"), number(2_000, "event")
    ('1 event', '2,000 events')
    """
    return f"{count:,} {thing}{'' if count == 1 else 's'}"


def wrapped(text: str, indent: str) -> str:
    """A paragraph, indented, as wide as the terminal; on one line when output is no terminal."""
    if not sys.stdout.isatty():
        return indent + " ".join(text.split())
    width = max(shutil.get_terminal_size().columns, 40)
    return textwrap.fill(text, width, initial_indent=indent, subsequent_indent=indent)


def aligned(rows: Sequence[tuple[str, ...]]) -> list[str]:
    """Rows as lines with the columns under one another; columns without any text are left out."""
    columns = [column for column in zip(*rows, strict=True) if any(column)]
    widths = [max(map(_cells, column)) for column in columns]
    return ["  ".join(map(_padded, row, widths)).rstrip() for row in zip(*columns, strict=True)]


def _padded(text: str, width: int) -> str:
    return text + " " * (width - _cells(text))


def _cells(text: str) -> int:
    """Columns a text takes on a terminal."""
    return sum(
        0 if unicodedata.combining(c) else 2 if unicodedata.east_asian_width(c) in "WF" else 1
        for c in text
    )
