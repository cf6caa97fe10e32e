"""Web pages: the article without the page around it, through trafilatura."""

import datetime as dt
import logging
import re

from graph.documents.dating import date_in_lines
from graph.documents.making import make_document
from graph.documents.plain import from_name
from graph.errors import UnreadableDocument
from graph.model import Document

_ENCODING = re.compile(rb"<meta[^>]{0,200}?charset\s*=\s*[\"']?\s*([\w-]+)", re.IGNORECASE)
_LANGUAGE = re.compile(r"<html[^>]*?\blang\s*=\s*[\"']?([a-z]{2,3})\b", re.IGNORECASE)
_HEAD = 4_096
"""Bytes within which a page has to declare its encoding (the HTML standard asks for 1,024)."""

# What they have to say about a page is said by the Rejected that the page becomes.
for _name in ("trafilatura", "htmldate", "courlan", "justext", "readability"):
    logging.getLogger(_name).setLevel(logging.CRITICAL + 1)


def declared_encoding(data: bytes) -> str | None:
    """The encoding that a page declares in its head."""
    found = _ENCODING.search(data[:_HEAD])
    return found.group(1).decode("ascii") if found else None


def read_html(page: str, where: str, name: str | None = None) -> Document:
    """The article of a web page, with the title, publisher, day and address that it declares.

    Raises ``UnreadableDocument`` when there is no article in it.
    """
    # Loading it takes half a second, which only those who read a page should wait for.
    from trafilatura import bare_extraction  # noqa: PLC0415
    from trafilatura.settings import Document as Page  # noqa: PLC0415

    found = bare_extraction(
        page,
        with_metadata=True,
        include_comments=False,
        include_tables=False,
        date_extraction_params={"extensive_search": False, "original_date": True},
    )
    text = found.text if isinstance(found, Page) else None
    if not isinstance(found, Page) or not text or not text.strip():
        raise UnreadableDocument(where, "is a page without an article")
    published, named = from_name(name) if name else (None, None)
    return make_document(
        text,
        title=found.title,
        url=found.url,
        publisher=found.sitename or named,
        published=_day(found.date) or published or date_in_lines(text),
        language=_language(page),
        name=name,
    )


def _day(literal: str | None) -> dt.date | None:
    return dt.date.fromisoformat(literal) if literal else None


def _language(page: str) -> str:
    """The language a page declares, else English."""
    found = _LANGUAGE.search(page[:_HEAD])
    return found.group(1).lower() if found else "en"
