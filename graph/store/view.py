"""The ledger as readers see it: typed questions in, events and their kin out."""

import datetime as dt
from collections.abc import Iterable, Iterator, Sequence
from contextlib import contextmanager
from pathlib import Path
from types import TracebackType

from sqlalchemy import Connection, Engine, Table, select

from graph.changes import Change, Deed, Subject
from graph.errors import LedgerError, NotFound
from graph.fuse import Competing, competing, things
from graph.model import Agreement, Document, Dyad, Event, Exercise, HeldOffice, Report
from graph.queries import (
    Actor,
    ActorKind,
    Bin,
    DyadSummary,
    EventFilter,
    KnownActor,
    Order,
    Page,
    Partner,
    Period,
    Ruling,
    Source,
    Support,
    Version,
)
from graph.store import actors, aggregates, answers, filters, history, kin, readiness, sqlite
from graph.store.asking import Asked, Asking
from graph.store.derived import agreements, events, exercises
from graph.store.dyads import summarize
from graph.store.gone import fate_of_actor, fate_of_document
from graph.store.judged import list_judgements
from graph.store.log import Latest, read_log
from graph.store.paging import (
    Bookmark,
    Position,
    check_limit,
    question_of,
    read_cursor,
    write_cursor,
)
from graph.store.reading import BATCH, load_documents, load_events, load_reports
from graph.store.recall import Recall, dealings
from graph.store.recent import recent
from graph.store.schema import documents, reports
from graph.store.sources import list_sources
from graph.store.sqlite import among


class View:
    """A reader of the ledger; it cannot write.

    A context manager, safe to share among threads: every method reads one state of the ledger in
    a connection of its own.  Ids that do not exist raise ``NotFound``, merged ones ``Merged``,
    those of what was taken back ``Retracted``.
    """

    def __init__(self, path: Path, engine: Engine) -> None:
        self.path = path
        self._engine = engine
        self._recall = Recall()
        self._latest = Latest(engine)

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
        self._latest.close()
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
        return self._page(Asked(filter=filter), order, limit, cursor)

    def agreements(
        self,
        filter: EventFilter,
        *,
        order: Order = Order.NEWEST,
        limit: int = 50,
        cursor: str | None = None,
    ) -> Page[Agreement]:
        """One page of the agreements whose signing a filter lets through."""
        page = self._page(Asked(filter=filter, shows="agreement"), order, limit, cursor)
        items = self._agreements(page.items)
        return Page(items=items, total=page.total, cursor=page.cursor, exact=page.exact)

    def exercises(
        self,
        filter: EventFilter,
        *,
        order: Order = Order.NEWEST,
        limit: int = 50,
        cursor: str | None = None,
    ) -> Page[Exercise]:
        """One page of the exercises that a filter lets through."""
        page = self._page(Asked(filter=filter, shows="exercise"), order, limit, cursor)
        with self._reading() as connection:
            announced = kin.announced(connection, [event.id for event in page.items])
        items = tuple(things.exercise(event, announced) for event in page.items)
        return Page(items=items, total=page.total, cursor=page.cursor, exact=page.exact)

    def count(self, filter: EventFilter) -> int:
        """How many events a filter lets through."""
        with self._reading() as connection:
            return Asking(connection, Asked(filter=filter), self._recall.load).count()[0]

    def stream(self, filter: EventFilter, *, order: Order = Order.OLDEST) -> Iterator[Event]:
        """All events that a filter lets through, of one state of the ledger, in flat memory."""
        with self._reading() as connection:
            yield from Asking(connection, Asked(filter=filter), Recall(0).load).every(order, BATCH)

    def dealings(self, filter: EventFilter, *, order: Order = Order.OLDEST) -> Iterator[Event]:
        """As ``stream``, with type, dates, place and participants only: four times as fast."""
        with self._reading() as connection:
            asking = Asking(connection, Asked(filter=filter), dealings)
            yield from asking.every(order, BATCH)

    def recent(self, filter: EventFilter) -> Iterator[tuple[Event, dt.datetime]]:
        """All events that a filter lets through, the latest change first, each with its moment."""
        with self._reading() as connection:
            yield from recent(connection, filter)

    def event(self, id: str) -> Event:
        """The event with this id."""
        with self._reading() as connection:
            key = answers.key_of(connection, events, id)
            return load_events(connection, [key])[0]

    def agreement(self, id: str) -> Agreement:
        """The agreement with this id."""
        return self._agreements([self._founder(agreements, id)])[0]

    def exercise(self, id: str) -> Exercise:
        """The exercise with this id."""
        event = self._founder(exercises, id)
        with self._reading() as connection:
            return things.exercise(event, kin.announced(connection, [event.id]))

    def document(self, id: str) -> Document:
        """The document in force with this id, with its text."""
        with self._reading() as connection:
            gone = fate_of_document(connection, id)
            if gone is not None:
                raise gone
            return load_documents(connection, [id])[id]

    def documents(self, ids: Iterable[str]) -> dict[str, Document]:
        """Those of the documents with these ids that exist, in force or not."""
        with self._reading() as connection:
            return load_documents(connection, ids)

    def sources(
        self, *, publisher: str | None = None, limit: int = 50, cursor: str | None = None
    ) -> Page[Source]:
        """One page of the documents in force, without their texts, the latest recorded first."""
        with self._reading() as connection:
            return list_sources(connection, publisher, check_limit(limit), cursor)

    def has_document(self, id: str) -> bool:
        """Whether the document is recorded."""
        with self._reading() as connection:
            found = select(documents.c.key).where(documents.c.id == id)
            return connection.execute(found).first() is not None

    def report(self, id: str) -> Report:
        """The report with this id."""
        with self._reading() as connection:
            return load_reports(connection, [answers.key_of(connection, reports, id)])[0]

    def reports_by_id(self, ids: Iterable[str]) -> dict[str, Report]:
        """Those of the reports with these ids that exist."""
        with self._reading() as connection:
            wanted = select(reports.c.key).where(among(reports.c.id, ids))
            keys = connection.execute(wanted.order_by(reports.c.key)).scalars().all()
            return {report.id: report for report in load_reports(connection, keys)}

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
                raise fate_of_actor(connection, id)
        return found

    def actors_by_id(self, ids: Iterable[str]) -> dict[str, Actor]:
        """Those of the actors with these keys that exist, without what they were seen in."""
        with self._reading() as connection:
            return actors.name_actors(connection, ids)

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
        after = read_cursor(asked, cursor).position.first if cursor else ""
        with self._reading() as connection:
            total = actors.count_actors(connection, kind, principal)
            found = actors.list_actors(connection, kind, principal, after, check_limit(limit) + 1)
        items, more = tuple(found[:limit]), len(found) > limit
        token = write_cursor(asked, Bookmark(Position(items[-1].id, 0))) if more else None
        return Page(items=items, total=total, cursor=token)

    def known_actors(self) -> tuple[KnownActor, ...]:
        """Every organisation and official, with all spellings of its name."""
        with self._reading() as connection:
            return tuple(actors.known_actors(connection))

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

    def over_time(self, filter: EventFilter, by: Period = Period.MONTH) -> tuple[Bin, ...]:
        """How many events of each type began in each day, month, quarter or year."""
        with self._reading() as connection:
            return aggregates.over_time(connection, filter, by)

    def partners(self, principal: str, limit: int = 10) -> tuple[Partner, ...]:
        """With whom a principal has most events, year by year."""
        with self._reading() as connection:
            return aggregates.partners(connection, principal, limit)

    def history(self, id: str) -> tuple[Version, ...]:
        """What an event was and is, the earliest version first, also of one that is no more."""
        with self._reading() as connection:
            found = history.versions(connection, id)
        if not found:
            raise NotFound("event", id)
        return found

    def competing(self, event: str) -> tuple[Competing, ...]:
        """Every value that the reports of an event give, who gives it, and how one was chosen."""
        with self._reading() as connection:
            key = answers.key_of(connection, events, event)
            return competing(kin.accounts_of(connection, key))

    def judgements(self, *, limit: int = 50, cursor: str | None = None) -> Page[Ruling]:
        """One page of what people judged, the latest first."""
        with self._reading() as connection:
            return list_judgements(connection, check_limit(limit), cursor)

    def offices_claimed(self, document: str) -> tuple[HeldOffice, ...]:
        """The offices that a document says people hold."""
        with self._reading() as connection:
            return kin.offices_claimed(connection, document)

    def stale(self, extractor: str, version: str) -> tuple[str, ...]:
        """Ids of the documents in force that another version of an extractor has read."""
        with self._reading() as connection:
            return kin.stale(connection, extractor, version)

    def revision(self) -> int:
        """Number of the latest change; it grows with every document that is recorded."""
        with sqlite.faults(self.path):
            return self._latest.read()

    def changes(
        self,
        since: int = 0,
        *,
        kind: Sequence[Subject] = (),
        change: Sequence[Deed] = (),
        limit: int = 50,
    ) -> Page[Change]:
        """The revision log after a number, the oldest first; the cursor is the number to go on.

        Raises ``InvalidQuery`` for a number that the ledger has not come to.
        """
        with self._reading() as connection:
            return read_log(connection, since, check_limit(limit), kind, change)

    def lag(self) -> str | None:
        """The event whose newest change is not in what questions read; ``None``: all is there."""
        with self._reading() as connection:
            return readiness.lag(connection)

    @contextmanager
    def _reading(self) -> Iterator[Connection]:
        """One connection that sees one state of the ledger."""
        with sqlite.faults(self.path), self._engine.begin() as connection:
            yield connection

    def _page(self, asked: Asked, order: Order, limit: int, cursor: str | None) -> Page[Event]:
        question = question_of(asked.shows or "events", asked.filter, order)
        mark = read_cursor(question, cursor) if cursor else None
        with self._reading() as connection:
            asking = Asking(connection, asked, self._recall.load, mark and mark.revision)
            total, exact = asking.count()
            position = mark and mark.position
            found = asking.page(order, check_limit(limit) + 1, position, of=total)
            items = asking.load(found[:limit])
        more = len(found) > limit
        mark = Bookmark(found[limit - 1], asking.revision) if more else None
        token = write_cursor(question, mark) if mark else None
        return Page(items=tuple(items), total=total, cursor=token, exact=exact)

    def _founder(self, table: Table, id: str) -> Event:
        """The event that shows an agreement or exercise."""
        with self._reading() as connection:
            key = answers.key_of(connection, table, id)
            return load_events(connection, [key])[0]

    def _agreements(self, founders: Sequence[Event]) -> tuple[Agreement, ...]:
        """The agreements that events founded, with the other events of each."""
        with self._reading() as connection:
            others = kin.followers(connection, [event.agreement for event in founders])
            every = (*founders, *(event for some in others.values() for event in some))
            announced = kin.announced(connection, [event.id for event in every])
        return tuple(
            things.agreement(event, others.get(event.agreement or "", ()), announced)
            for event in founders
        )
