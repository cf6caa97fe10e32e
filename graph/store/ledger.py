"""The ledger's one writer: documents and reports go in, events come of them."""

import datetime as dt
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from pathlib import Path
from types import TracebackType

from sqlalchemy import Connection, insert, select

from graph.errors import LedgerError, UnreadableDocument
from graph.fuse import Account, account
from graph.model import Document, Report
from graph.store import rows, sqlite
from graph.store.refusion import Change, refuse
from graph.store.schema import (
    document_texts,
    documents,
    evidence,
    report_participants,
    reports,
    revisions,
)
from graph.store.view import View
from graph.store.writing import insert_rows, next_key

Clock = Callable[[], dt.datetime]


def _now() -> dt.datetime:
    return dt.datetime.now(dt.UTC)


class Ledger:
    """One SQLite file of documents, reports and the events they tell of, open for writing.

    A context manager.  One thread uses it at a time; other processes may read beside it, and
    write in turn.
    """

    def __init__(self, path: Path, connection: Connection, busy_timeout: float, now: Clock) -> None:
        self.path = path
        self._connection = connection
        self._busy_timeout = busy_timeout
        self._now = now

    @classmethod
    def open(
        cls, path: Path | str, *, busy_timeout: float = sqlite.BUSY_TIMEOUT, now: Clock = _now
    ) -> "Ledger":
        """Open a ledger, or begin one where there is no file.

        Waits ``busy_timeout`` seconds for another writer.  Raises ``LedgerLocked``,
        ``LedgerCorrupt``, ``LedgerVersion``, ``LedgerReadOnly`` or ``LedgerError``; a file that is
        no ledger is left as it is.
        """
        path = Path(path)
        if path.is_dir():
            raise LedgerError(path, "this is a folder")
        if not path.absolute().parent.is_dir():
            raise LedgerError(path, "its folder does not exist")
        engine = sqlite.writer(path, busy_timeout)
        sqlite.prepare(path, engine, busy_timeout)
        with sqlite.faults(path):
            return cls(path, engine.connect(), busy_timeout, now)

    def close(self) -> None:
        """Let go of the file."""
        self._connection.close()

    def __enter__(self) -> "Ledger":
        return self

    def __exit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        traceback: TracebackType | None,
    ) -> None:
        self.close()

    def add(self, document: Document, reports: Sequence[Report]) -> bool:
        """Record a document and its reports and fuse them, all or nothing.

        When this returns, they survive a loss of power.  ``False``: the document is there already,
        and nothing was changed.  A document without reports is kept too.  Raises
        ``UnreadableDocument`` for text that is no text, ``InvalidDate`` for a report's date.
        """
        if any(report.document != document.id for report in reports):
            raise ValueError(f"reports of another document than {document.id}")
        with self._writing(document) as connection:
            known = select(documents.c.key).where(documents.c.id == document.id)
            if connection.execute(known).first():
                return False
            added = _record(connection, document, reports, self._stamp())
            changes = [Change("added", "document", document.id), *refuse(connection, added)]
            _log(connection, changes, self._stamp())
            return True

    def view(self) -> View:
        """A reader of this ledger, to be closed by the caller."""
        return View.open(self.path, busy_timeout=self._busy_timeout)

    @contextmanager
    def _writing(self, document: Document) -> Iterator[Connection]:
        """One transaction, given up as a whole on any error."""
        try:
            with sqlite.faults(self.path), self._connection.begin():
                yield self._connection
        except UnicodeEncodeError as error:
            where = document.name or document.url or document.id
            raise UnreadableDocument(where, "has characters that are no text") from error

    def _stamp(self) -> str:
        return self._now().isoformat(timespec="seconds")


def _record(
    connection: Connection, document: Document, told: Sequence[Report], at: str
) -> dict[int, Account]:
    """Write what was read, as it was read; the reports by key, ready for fusion."""
    key, first = next_key(connection, documents), next_key(connection, reports)
    numbered = list(enumerate(told, start=first))
    insert_rows(connection, documents, [rows.document_row(document, key, at)])
    insert_rows(connection, document_texts, [{"document": key, "text": document.text}])
    written = [rows.report_row(each, k, key, document.published) for k, each in numbered]
    insert_rows(connection, reports, written)
    people = [
        r for k, each in numbered for r in rows.participant_rows("report", k, each.participants)
    ]
    quotes = [r for k, each in numbered for r in rows.evidence_rows(k, key, each.evidence)]
    insert_rows(connection, report_participants, people)
    insert_rows(connection, evidence, quotes)
    insert_rows(connection, sqlite.report_text, [_searchable(k, each) for k, each in numbered])
    return {k: account(each, document) for k, each in numbered}


def _searchable(key: int, report: Report) -> rows.Row:
    quotes = "\n".join(each.quote for each in report.evidence)
    return {"rowid": key, "name": report.name, "quotes": quotes}


def _log(connection: Connection, changes: Sequence[Change], at: str) -> None:
    """Append to the revision log; its numbers never go back."""
    connection.execute(
        insert(revisions),
        [
            {
                "at": at,
                "change": each.change,
                "kind": each.kind,
                "subject": each.subject,
                "into": each.into,
            }
            for each in changes
        ],
    )
