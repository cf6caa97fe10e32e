"""The day it is, from which a question in plain language counts "last year"."""

from datetime import UTC, date, datetime


def today() -> date:
    """The present day, in UTC."""
    return datetime.now(UTC).date()
