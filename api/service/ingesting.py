"""The process that reads what clients have sent into the ledger, a job at a time.

``python -m api.service.ingesting LEDGER`` works off the queue and ends when it is empty.  At
SIGTERM it finishes the document at hand; the rest of the job waits for the next process.
"""

import logging
import signal
import sys
from collections.abc import Iterator
from dataclasses import asdict
from pathlib import Path
from types import FrameType
from typing import Any

from api.service import jobs
from api.service.jobs import Form, Job
from api.service.state import State, state_path
from graph.documents.reading import read_address, read_bytes
from graph.errors import BilateralError, LedgerError, UnreadableDocument
from graph.extract.parallel import extract_with
from graph.extract.registry import DEFAULT
from graph.ingest import ingest
from graph.model import Document, Rejected
from graph.store.ledger import Ledger

PATIENCE = 600.0
"""Seconds to wait for other writers of the ledger."""

log = logging.getLogger("bilateral.jobs")


class Stopped(Exception):
    """The process was told to end."""


class _Signal:
    """Whether the process was told to end."""

    def __init__(self) -> None:
        self.came = False
        for number in (signal.SIGTERM, signal.SIGINT):
            signal.signal(number, self._note)

    def _note(self, number: int, frame: FrameType | None) -> None:
        self.came = True


def work(ledger: Path) -> None:
    """Do every job that waits.  Raises ``LedgerError`` when the ledger cannot be written."""
    told = _Signal()
    state = State(state_path(ledger))
    try:
        while not told.came and (job := jobs.claim(state)) is not None:
            _do(state, ledger, job, told)
    finally:
        state.close()


def _do(state: State, ledger: Path, job: Job, told: _Signal) -> None:
    try:
        result = _ingested(state, ledger, job, told)
    except Stopped:
        jobs.pause(state, job.id)
    except LedgerError:
        jobs.pause(state, job.id)
        raise
    except BilateralError as error:
        jobs.fail(state, job.id, str(error))
    else:
        jobs.finish(state, job.id, result)


def _ingested(state: State, ledger: Path, job: Job, told: _Signal) -> dict[str, Any]:
    seen: list[str] = []

    def on_document(document: Document, new: bool) -> None:
        seen.append(document.id)
        jobs.advance(state, job.id, len(seen))
        if told.came:
            raise Stopped

    with Ledger.open(ledger, busy_timeout=PATIENCE) as writer:
        summary = ingest(
            writer, sources(job), extract_many=extract_with(DEFAULT), on_document=on_document
        )
    return {
        "documents_new": summary.documents_new,
        "documents_known": summary.documents_known,
        "events": summary.events,
        "documents": seen,
        "rejected": [_told(each) for each in summary.rejected],
        "skipped": [_told(each) for each in summary.skipped],
    }


def _told(rejected: Rejected) -> dict[str, str]:
    """Where and why, in characters that can be sent: broken Unicode is escaped."""
    said = asdict(rejected).items()
    return {name: text.encode("utf-8", "backslashreplace").decode() for name, text in said}


def sources(job: Job) -> Iterator[Document | Rejected]:
    """The documents of what was sent; what cannot be read says why."""
    sent = job.payload or b""
    try:
        if job.form is Form.ADDRESS:
            yield from read_address(sent.decode())
        else:
            yield from read_bytes(sent, job.form, where="document")
    except UnreadableDocument as error:
        yield Rejected(where=error.where, reason=error.reason)


if __name__ == "__main__":
    logging.basicConfig(level=logging.INFO)
    work(Path(sys.argv[1]))
