"""What a text tells, as briefly as a table of tests can say it."""

import datetime as dt

from graph.extract import extract
from graph.model import Document, Report

DAY = dt.date(2024, 5, 14)
"""A Tuesday: the day that texts are published unless a test says otherwise."""


def reports(text: str, published: dt.date = DAY) -> list[Report]:
    return list(extract(Document(id="d1", text=text, published=published)))


def told(text: str, published: dt.date = DAY) -> set[str]:
    """Each event as its type and principals: ``"visit GEO HUN"``."""
    return {f"{r.type} {' '.join(sorted(r.principals))}" for r in reports(text, published)}


def acting(report: Report) -> set[str]:
    """Principals of the side that acts."""
    return {p.principal for p in report.participants if p.role in ("source", "sender")}
