"""The ledger as readers see it: typed questions in, events and their kin out."""

from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from pathlib import Path
from types import TracebackType

from sqlalchemy import ColumnElement, Connection, Engine, Table, select

from graph.errors import LedgerError, NotFound
from graph.fuse import things
from graph.model import Agreement, Document, Dyad, Event, Exercise, Report
from graph.queries import (
    Actor,
    ActorKind,
    DyadSummary,
    EventFilter,
    Order,
    Page,
    Support,
)
from graph.store import actors, answers, filters, kin, sqlite
from graph.store.derived import agreements, events, exercises
from graph.store.dyads import summarize
from graph.store.log import revision
from graph.store.paging import Position, check_limit, question_of, read_cursor, write_cursor
from graph.store.reading import BATCH, load_documents, load_events, load_reports
from graph.store.schema import documents, reports


class View:
    """A reader of the ledger; it cannot write.

    A context manager, safe to share among threads: every method reads one state of the ledger in
    a connection of its own.  Ids that do not exist raise ``NotFound``, merged ones ``Merged``.
    """

    def __init__(self, path: Path, engine: Engine) -> None:
        self.path = path
        self._engine = engine

    @classmethod
    def open(cls, path: Path | str, *, busy_timeout: float = sqlite.BUSY_TIMEOUT) -> "View":
        """Open an existing ledger for reading.

        Raises ``LedgerCorrupt``, ``LedgerVersion``, or ``LedgerError`` when there is none.
        """
        path = Path(path)
        if path.is_dir():
            raise LedgerError(path, "this is a folder")
        if not path.exists() or sqlite.found(path) == 0:
            raise LedgerError(path, "no ledger here: run `bilateral ingest` first")
        return cls(path, sqlite.reader(path, busy_timeout))

    def close(self) -> None:
        """Let go of the file."""
        self._engine.dispose()

    def __enter__(self) -> "View":
        return self

    def __exit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        traceback: TracebackType | None,
    ) -> None:
        self.close()

    def events(
        self,
        filter: EventFilter,
        *,
        order: Order = Order.NEWEST,
        limit: int = 50,
        cursor: str | None = None,
    ) -> Page[Event]:
        """One page of the events that a filter lets through.

        Raises ``InvalidCursor`` for a cursor of another question, ``InvalidQuery`` for a limit.
        """
        return self._page("events", filter, order=order, limit=limit, cursor=cursor)

    def agreements(
        self,
        filter: EventFilter,
        *,
        order: Order = Order.NEWEST,
        limit: int = 50,
        cursor: str | None = None,
    ) -> Page[Agreement]:
        """One page of the agreements whose signing a filter lets through."""
        shown = events.c.agreement.is_not(None)
        page = self._page("agreements", filter, shown, order=order, limit=limit, cursor=cursor)
        items = tuple(things.agreement(event) for event in page.items)
        return Page(items=items, total=page.total, cursor=page.cursor)

    def exercises(
        self,
        filter: EventFilter,
        *,
        order: Order = Order.NEWEST,
        limit: int = 50,
        cursor: str | None = None,
    ) -> Page[Exercise]:
        """One page of the exercises that a filter lets through."""
        shown = events.c.exercise.is_not(None)
        page = self._page("exercises", filter, shown, order=order, limit=limit, cursor=cursor)
        items = tuple(things.exercise(event) for event in page.items)
        return Page(items=items, total=page.total, cursor=page.cursor)

    def count(self, filter: EventFilter) -> int:
        """How many events a filter lets through."""
        with self._reading() as connection:
            return answers.count(connection, filters.question(filter))

    def stream(self, filter: EventFilter, *, order: Order = Order.OLDEST) -> Iterator[Event]:
        """All events that a filter lets through, of one state of the ledger, in flat memory."""
        with self._reading() as connection:
            question, position = filters.question(filter), None
            while found := answers.positions(connection, question, order, BATCH, position):
                yield from load_events(connection, [each.key for each in found])
                position = found[-1]

    def event(self, id: str) -> Event:
        """The event with this id."""
        with self._reading() as connection:
            key = answers.key_of(connection, events, id)
            return load_events(connection, [key])[0]

    def agreement(self, id: str) -> Agreement:
        """The agreement with this id."""
        return things.agreement(self._founder(agreements, events.c.agreement, id))

    def exercise(self, id: str) -> Exercise:
        """The exercise with this id."""
        return things.exercise(self._founder(exercises, events.c.exercise, id))

    def document(self, id: str) -> Document:
        """The document with this id, with its text."""
        with self._reading() as connection:
            found = load_documents(connection, [id])
        if id not in found:
            raise NotFound("document", id)
        return found[id]

    def documents(self, ids: Iterable[str]) -> dict[str, Document]:
        """Those of the documents with these ids that exist."""
        with self._reading() as connection:
            return load_documents(connection, ids)

    def has_document(self, id: str) -> bool:
        """Whether the document is recorded."""
        with self._reading() as connection:
            found = select(documents.c.key).where(documents.c.id == id)
            return connection.execute(found).first() is not None

    def report(self, id: str) -> Report:
        """The report with this id."""
        with self._reading() as connection:
            return load_reports(connection, [answers.key_of(connection, reports, id)])[0]

    def parts(self, event: str) -> tuple[Event, ...]:
        """The events that are part of an event, in the order of time."""
        with self._reading() as connection:
            return kin.parts(connection, answers.key_of(connection, events, event))

    def told_in(self, document: str) -> tuple[Event, ...]:
        """The events that a document tells of, in the order of time."""
        with self._reading() as connection:
            return kin.told_in(connection, document)

    def reports(self, event: str) -> tuple[Report, ...]:
        """The reports an event is fused from, clearest first."""
        with self._reading() as connection:
            return kin.reports_of(connection, answers.key_of(connection, events, event))

    def reports_in(self, document: str) -> tuple[tuple[Report, str], ...]:
        """What a document tells, in the order it was read: its reports, each with its event's id.

        Empty for a document that tells of no event, and for one that does not exist.
        """
        with self._reading() as connection:
            return kin.reports_in(connection, document)

    def supports(self, event: str) -> tuple[Support, ...]:
        """Why each report of an event belongs to it, in the order of ``reports``."""
        with self._reading() as connection:
            return kin.supports_of(connection, answers.key_of(connection, events, event))

    def stream_reports(self, filter: EventFilter) -> Iterator[Report]:
        """The reports of all events that a filter lets through, in order of recording."""
        with self._reading() as connection:
            for keys in answers.report_keys(connection, filters.question(filter)):
                yield from load_reports(connection, keys)

    def actor(self, id: str) -> Actor:
        """The principal, organisation or official with this key, and the offices it is seen in."""
        with self._reading() as connection:
            found = actors.load_actor(connection, id)
        if found is None:
            raise NotFound("actor", id)
        return found

    def actors(
        self,
        kind: ActorKind,
        *,
        principal: str | None = None,
        limit: int = 50,
        cursor: str | None = None,
    ) -> Page[Actor]:
        """One page of the actors of a kind, of one principal or all, by key, without offices."""
        asked = f"actors {kind} {principal}"
        after = read_cursor(asked, cursor).first if cursor else ""
        with self._reading() as connection:
            total = actors.count_actors(connection, kind, principal)
            found = actors.list_actors(connection, kind, principal, after, check_limit(limit) + 1)
        items, more = tuple(found[:limit]), len(found) > limit
        token = write_cursor(asked, Position(items[-1].id, 0)) if more else None
        return Page(items=items, total=total, cursor=token)

    def dyads(self, principal: str | None = None) -> tuple[DyadSummary, ...]:
        """Every dyad, or every one of a principal, that has events; the busiest first."""
        with self._reading() as connection:
            return summarize(connection, principal=principal)

    def dyad(self, dyad: Dyad) -> DyadSummary:
        """One dyad at a glance; one without events has a summary that says so."""
        with self._reading() as connection:
            found = summarize(connection, dyad=dyad)
        empty = DyadSummary(dyad=dyad, events=0, reports=0, first=None, last=None)
        return found[0] if found else empty

    def revision(self) -> int:
        """Number of the latest change; it grows with every document that is recorded."""
        with self._reading() as connection:
            return revision(connection)

    @contextmanager
    def _reading(self) -> Iterator[Connection]:
        """One connection that sees one state of the ledger."""
        with sqlite.faults(self.path), self._engine.begin() as connection:
            yield connection

    def _page(
        self,
        asked: str,
        filter: EventFilter,
        *shown: ColumnElement[bool],
        order: Order,
        limit: int,
        cursor: str | None,
    ) -> Page[Event]:
        wanted = filters.question(filter, *shown)
        asked = question_of(asked, filter, order)
        after = read_cursor(asked, cursor) if cursor else None
        with self._reading() as connection:
            found = answers.positions(connection, wanted, order, check_limit(limit) + 1, after)
            items = load_events(connection, [each.key for each in found[:limit]])
            total = answers.count(connection, wanted)
        token = write_cursor(asked, found[limit - 1]) if len(found) > limit else None
        return Page(items=tuple(items), total=total, cursor=token)

    def _founder(self, table: Table, column: ColumnElement[int], id: str) -> Event:
        """The event that shows an agreement or exercise."""
        with self._reading() as connection:
            key = answers.key_of(connection, table, id)
            keys = connection.execute(select(events.c.key).where(column == key)).scalars().all()
            return load_events(connection, keys)[0]
