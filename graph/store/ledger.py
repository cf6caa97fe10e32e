"""The ledger's one writer: documents and reports go in, events come of them."""

import datetime as dt
import gc
import time
from collections.abc import Callable, Iterable, Iterator, Sequence
from contextlib import contextmanager
from pathlib import Path
from types import TracebackType

from sqlalchemy import Connection

from graph.errors import LedgerLocked, UnreadableDocument
from graph.model import Document, Extraction, HeldOffice, Report
from graph.queries import Effect, Ruling
from graph.store import changing, effects, recording, sqlite
from graph.store.log import Log
from graph.store.opening import check_place, prepare
from graph.store.rebuilding import rebuild, tell_nobody
from graph.store.view import View

Clock = Callable[[], dt.datetime]

PATIENCE = 0.5
"""Seconds after which a writer that has to wait says so."""


def _now() -> dt.datetime:
    return dt.datetime.now(dt.UTC)


@contextmanager
def _uncollected() -> Iterator[None]:
    """Without the search for cycles of garbage: a batch makes none, and it takes a fifth of it."""
    searching = gc.isenabled()
    gc.disable()
    try:
        yield
    finally:
        if searching:
            gc.enable()


def _wait_silently(path: Path) -> None:
    """For a caller who wants no message."""


class Ledger:
    """One SQLite file of documents, reports and the events they tell of, open for writing.

    A context manager.  One thread uses it at a time; other processes may read beside it, and
    write in turn.
    """

    def __init__(
        self,
        path: Path,
        connection: Connection,
        busy_timeout: float,
        now: Clock,
        on_wait: Callable[[Path], None],
    ) -> None:
        self.path = path
        self._connection = connection
        self._busy_timeout = busy_timeout
        self._now = now
        self._on_wait = on_wait

    @classmethod
    def open(
        cls,
        path: Path | str,
        *,
        busy_timeout: float = sqlite.BUSY_TIMEOUT,
        now: Clock = _now,
        on_wait: Callable[[Path], None] = _wait_silently,
    ) -> "Ledger":
        """Open a ledger, or begin one where there is no file; an older one is brought up to date.

        Waits ``busy_timeout`` seconds for another writer, and calls ``on_wait`` when it has to
        wait.  Raises ``LedgerLocked``, ``LedgerCorrupt``, ``LedgerVersion``, ``LedgerReadOnly`` or
        ``LedgerError``; a file that is no ledger is left as it is.
        """
        path = Path(path)
        check_place(path)
        prepare(path, sqlite.writer(path, busy_timeout), busy_timeout)
        with sqlite.faults(path):
            connection = sqlite.writer(path, min(PATIENCE, busy_timeout)).connect()
            return cls(path, connection, busy_timeout, now, on_wait)

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

    def add(
        self, document: Document, reports: Sequence[Report], offices: Sequence[HeldOffice] = ()
    ) -> bool:
        """Record a document and what it tells, and fuse it, all or nothing.

        When this returns, they survive a loss of power.  ``False``: the document is there already,
        and nothing was changed.  A document without reports is kept too.  Raises
        ``UnreadableDocument`` for text that is no text, ``InvalidDate`` for a report's date.
        """
        told = Extraction(document=document, reports=tuple(reports), offices=tuple(offices))
        return self.add_all([told])[0]

    def add_all(self, batch: Sequence[Extraction]) -> list[bool]:
        """As ``add``, of several documents in one transaction, which is faster by far."""
        for each in batch:
            recording.check(each)
        with _uncollected(), self._writing() as (connection, log):
            return changing.add(connection, batch, log)

    def retract(self, document: str, reason: str | None = None, *, dry: bool = False) -> Effect:
        """Take a document's word out of force, and say what that makes of the events.

        With ``dry`` nothing is changed.  Raises ``NotFound`` for a document that was
        never there, ``Retracted`` for one that is in force no longer.
        """
        return self._effect(
            lambda connection, log: changing.retract(connection, document, reason, log), dry=dry
        )

    def correct(
        self, document: str, read: Extraction, reason: str | None = None, *, dry: bool = False
    ) -> Effect:
        """Put a corrected document in the place of one that is in force.

        Judgements on its reports go on to those that say the same in the new one.  Raises what
        ``retract`` does, and ``InvalidQuery`` when the new one is in the ledger already.
        """
        recording.check(read)
        return self._effect(
            lambda connection, log: changing.correct(connection, document, read, reason, log),
            dry=dry,
        )

    def reextract(self, read: Extraction, *, dry: bool = False) -> Effect:
        """Put what a document is read to tell now in the place of what it was read to tell."""
        recording.check(read)
        return self._effect(
            lambda connection, log: changing.replace_reports(connection, read, log), dry=dry
        )

    def judge(
        self,
        left: Iterable[str],
        right: Iterable[str],
        *,
        same: bool,
        said: str,
        author: str,
        reason: str | None = None,
    ) -> Effect:
        """Judge events, reports, officials or organisations to be the same or different.

        It goes before what fusion would decide, and holds until it is undone.  Raises ``NotFound``.
        """
        one, other = list(left), list(right)

        def change(connection: Connection, log: Log) -> None:
            kind = changing.kind_of(connection, (*one, *other))
            ruling = Ruling(
                kind=kind, same=same, said=said, author=author, reason=reason, at=log.at
            )
            changing.JUDGE[kind](connection, ruling, one, other, log)

        return self._effect(change)

    def split(
        self, whole: str, parts: Iterable[str], *, said: str, author: str, reason: str | None = None
    ) -> Effect:
        """Judge some reports of an event, or some names of an actor, to be of another."""
        apart = list(parts)
        with sqlite.faults(self.path), self._connection.begin():
            rest = changing.rest_of(self._connection, whole, apart)
        return self.judge(apart, rest, same=False, said=said, author=author, reason=reason)

    def undo(self, number: int, *, author: str) -> Effect:
        """Take a judgement back; raises ``NotFound`` for one that is not in force."""
        return self._effect(lambda connection, log: changing.undo(connection, number, author, log))

    def rebuild(self, *, tell: Callable[[int, int], None] = tell_nobody) -> None:
        """Make everything that is derived again from what is recorded.

        ``tell`` is called now and then with how much is done, and of how much.
        """
        with self._writing() as (connection, log):
            rebuild(connection, log.at, tell)

    def compact(self) -> None:
        """Give back the room that the file does not need."""
        with sqlite.faults(self.path):
            sqlite.compact(self._connection)

    def view(self) -> View:
        """A reader of this ledger, to be closed by the caller."""
        return View.open(self.path, busy_timeout=self._busy_timeout)

    def _effect(self, change: Callable[[Connection, Log], None], *, dry: bool = False) -> Effect:
        with self._writing() as (connection, log):
            found = effects.of(connection, log, lambda: change(connection, log))
            if dry:
                connection.rollback()
            return found

    @contextmanager
    def _writing(self) -> Iterator[tuple[Connection, Log]]:
        """One transaction, given up as a whole on any error."""
        try:
            with sqlite.faults(self.path):
                self._begin()
                log = Log(self._connection, self._now().isoformat(timespec="seconds"))
                yield self._connection, log
                if self._connection.in_transaction():
                    log.write(self._connection)
                    self._connection.commit()
        except UnicodeEncodeError as error:
            raise UnreadableDocument("a report", "has characters that are no text") from error
        finally:
            if self._connection.in_transaction():
                self._connection.rollback()

    def _begin(self) -> None:
        """Take the lock; while another process has it, say so once and go on waiting."""
        end = time.monotonic() + self._busy_timeout
        said = False
        while True:
            try:
                with sqlite.faults(self.path):
                    self._connection.begin()
                return
            except LedgerLocked:
                if time.monotonic() >= end:
                    raise
                if not said:
                    self._on_wait(self.path)
                    said = True
