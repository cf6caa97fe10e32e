"""The log: one line an answered request, and what went wrong; as text or as JSON, on stderr."""

import datetime as dt
import json
import logging
from typing import Any

ACCESS = logging.getLogger("bilateral.access")
_FIELDS = ("request_id", "client", "method", "path", "status", "ms", "key")
"""What the record of a request says beside its message."""


class JsonFormatter(logging.Formatter):
    """A JSON object a line, with ``at``, ``level``, ``logger``, ``message`` and the fields."""

    def format(self, record: logging.LogRecord) -> str:
        """One line; a traceback is in ``error``."""
        at = dt.datetime.fromtimestamp(record.created, dt.UTC).isoformat(timespec="milliseconds")
        line: dict[str, Any] = {
            "at": at,
            "level": record.levelname.lower(),
            "logger": record.name,
            "message": record.getMessage(),
        }
        line |= {name: vars(record)[name] for name in _FIELDS if name in vars(record)}
        if record.exc_info:
            line["error"] = self.formatException(record.exc_info)
        return json.dumps(line, ensure_ascii=False)


class TextFormatter(logging.Formatter):
    """A line for people; what a client has sent is escaped, so that it cannot forge one."""

    def __init__(self) -> None:
        super().__init__("%(asctime)s %(levelname)s %(name)s: %(message)s")

    def formatMessage(self, record: logging.LogRecord) -> str:  # noqa: N802  logging's own name
        """The line, with control characters escaped."""
        line = super().formatMessage(record).rstrip()
        if line.isprintable():
            return line
        return "".join(c if c.isprintable() else c.encode("unicode_escape").decode() for c in line)


def configuration(form: str) -> dict[str, Any]:
    """Logging for ``logging.config``: everything on standard error, standard output is for data."""
    formatter = JsonFormatter if form == "json" else TextFormatter
    quiet = {"handlers": [], "propagate": True}
    return {
        "version": 1,
        "disable_existing_loggers": False,
        "formatters": {"line": {"()": formatter}},
        "handlers": {
            "stderr": {
                "class": "logging.StreamHandler",
                "formatter": "line",
                "stream": "ext://sys.stderr",
            }
        },
        "root": {"handlers": ["stderr"], "level": "WARNING"},
        "loggers": {
            "bilateral": {"level": "INFO"},
            "uvicorn": {**quiet, "level": "INFO"},
            "uvicorn.error": {**quiet, "level": "INFO"},
        },
    }


def access(**fields: object) -> None:
    """Write down an answered request."""
    ACCESS.info(
        "%s %s %s %s %s ms",
        *(fields[name] for name in ("client", "method", "path", "status", "ms")),
        extra=fields,
    )
