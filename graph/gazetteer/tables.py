"""Reading the gazetteer's tables: tab-separated text, ``#`` comments, one header line."""

from collections.abc import Callable, Iterator
from importlib.resources import files


def table(name: str, rewritten: Callable[[str], str] = str) -> Iterator[list[str]]:
    """The rows of ``ontology/gazetteer/{name}``, without comments and header."""
    lines = _lines(name, rewritten)
    return (line.split("\t") for line in lines[1:])


def header(name: str) -> list[str]:
    """The column names of a table."""
    return _lines(name)[0].split("\t")


def _lines(name: str, rewritten: Callable[[str], str] = str) -> list[str]:
    """The header line and the rows; comments stand above them only."""
    text = (files("ontology") / "gazetteer" / name).read_text(encoding="utf-8")
    lines = rewritten(text).removesuffix("\n").split("\n")
    comments = next(i for i, line in enumerate(lines) if not line.startswith("#"))
    return lines[comments:]


def several(cell: str) -> tuple[str, ...]:
    """The values of a list cell.

    >>> several("Kazakh|Kazakhstani")
    ('Kazakh', 'Kazakhstani')
    >>> several("")
    ()
    """
    return tuple(cell.split("|")) if cell else ()
