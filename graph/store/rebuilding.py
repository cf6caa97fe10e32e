"""The derived tables made again from the recorded ones, in memory that does not grow with them."""

from collections.abc import Callable, Iterable, Iterator, Sequence
from itertools import chain, groupby, islice

from sqlalchemy import Connection, Select, func, select

from graph.fuse import Account, Fusion, Verdicts, fuse_accounts
from graph.store import fulltext, people, rows, sqlite
from graph.store.agreements import Things
from graph.store.bulk import insert_rows
from graph.store.derived import DERIVED, events, supports, windows
from graph.store.judged import verdicts_on
from graph.store.log import Log
from graph.store.naming import Namer
from graph.store.parts import place_inside
from graph.store.reading import BATCH, load_accounts
from graph.store.recording import searchable
from graph.store.refusion import lead, named, placed
from graph.store.schema import documents, metadata, office_claims, reports
from graph.store.writing import Writer

_REMEMBER = """
CREATE TEMP TABLE latest AS SELECT subject, max(number) AS number FROM revisions
 WHERE kind = 'event' AND change IN ('created', 'changed') GROUP BY subject
"""
_INDEX = "CREATE INDEX temp.latest_by_subject ON latest (subject)"
_VANISHED = """
SELECT id, min(supports.event) FROM was LEFT JOIN supports ON supports.report = was.report
 WHERE id NOT IN (SELECT id FROM events) GROUP BY id
"""


PASSES = 3
"""How often every report is looked at: for its words, its people, and its event."""


class Tally:
    """Tells how many of the looks at reports that a rebuild takes are done."""

    def __init__(self, connection: Connection, tell: Callable[[int, int], None]) -> None:
        live = select(func.count()).select_from(reports).where(reports.c.retracted_at.is_(None))
        self._total = PASSES * connection.execute(live).scalar_one()
        self._done = 0
        self._tell = tell

    def add(self, number: int) -> None:
        """So many more are done."""
        self._done += number
        self._tell(self._done, self._total)


def tell_nobody(done: int, total: int) -> None:
    """For a caller who wants no progress."""


def rebuild(
    connection: Connection, at: str = "", tell: Callable[[int, int], None] = tell_nobody
) -> None:
    """Drop every derived table and fill it anew; events keep their ids and their history.

    An id that the present rules do not give any more leads to where its reports are.  ``tell`` is
    called with how much is done, and of how much.
    """
    tally = Tally(connection, tell)
    there = sqlite.has_table(connection, "events")
    if there:
        _remember_events(connection)
    connection.exec_driver_sql(_REMEMBER)
    connection.exec_driver_sql(_INDEX)
    metadata.drop_all(connection, tables=DERIVED)
    metadata.create_all(connection, tables=DERIVED)
    fulltext.begin_text(connection)
    judged = verdicts_on(connection, "actor")
    _index_reports(connection, tally)
    _index_people(connection, judged, tally)
    _fuse(connection, verdicts_on(connection, "event"), tally)
    _place(connection)
    connection.exec_driver_sql("DROP TABLE temp.latest")
    if there:
        _lead_on(connection, at)


def _remember_events(connection: Connection) -> None:
    connection.exec_driver_sql(
        "CREATE TEMP TABLE was AS SELECT events.id, supports.report"
        " FROM events JOIN supports ON supports.event = events.key"
    )


def _lead_on(connection: Connection, at: str) -> None:
    log = Log(connection, at)
    every = connection.execute(select(*events.c["key", "id"]))
    ids = {row.key: row.id for row in every} if at else {}
    for id, into in connection.exec_driver_sql(_VANISHED).all():
        if into is not None and ids:
            lead(connection, id, ids[into])
            log.add("merged", "event", id, ids[into])
    log.write(connection)
    connection.exec_driver_sql("DROP TABLE temp.was")


def _index_reports(connection: Connection, tally: Tally) -> None:
    """Windows and full text of every report in force."""
    for accounts in _accounts(connection, tally):
        insert_rows(
            connection, windows, [rows.window_row(each, key) for key, each in accounts.items()]
        )
        said = (searchable(key, each.report) for key, each in accounts.items())
        insert_rows(connection, fulltext.report_text, list(chain.from_iterable(said)))


def _accounts(connection: Connection, tally: Tally) -> Iterator[dict[int, Account]]:
    last = 0
    while keys := connection.execute(_next_reports(last)).scalars().all():
        yield load_accounts(connection, keys)
        tally.add(len(keys))
        last = keys[-1]


def _next_reports(after: int) -> Select[int]:
    live = reports.c.retracted_at.is_(None)
    return select(reports.c.key).where(reports.c.key > after, live).order_by("key").limit(BATCH)


def _index_people(connection: Connection, judged: Verdicts, tally: Tally) -> None:
    for accounts in _accounts(connection, tally):
        people.note(connection, people.sightings(accounts.values(), ()), judged)
    claims = select(office_claims, documents.c.published, documents.c.id.label("document_id"))
    claims = claims.join(documents).where(office_claims.c.retracted_at.is_(None))
    stream = iter(connection.execute(claims.order_by(office_claims.c.key)).mappings().all())
    while batch := list(islice(stream, BATCH)):
        seen = people.sightings((), map(people.claim_in, batch))
        people.note(connection, seen, judged)


def _fuse(connection: Connection, verdicts: Verdicts, tally: Tally) -> None:
    """Fuse every block, those that judgements join together first."""
    joined = _judged_reports(connection, verdicts)
    if joined:
        _write(connection, load_accounts(connection, sorted(joined)), verdicts)
        tally.add(len(joined))
    for keys in _blocks(connection, joined):
        _write(connection, load_accounts(connection, keys), verdicts)
        tally.add(len(keys))


def _judged_reports(connection: Connection, verdicts: Verdicts) -> set[int]:
    """All reports of the blocks in which somebody has judged."""
    if not verdicts:
        return set()
    told = select(windows.c.block).join(reports, reports.c.key == windows.c.report)
    judged = told.where(sqlite.among(reports.c.id, verdicts.subjects()))
    every = select(windows.c.report).where(windows.c.block.in_(judged))
    return set(connection.execute(every).scalars())


def _blocks(connection: Connection, without: set[int]) -> Iterator[list[int]]:
    """Keys of reports by whole blocks, many small ones together."""
    listed = connection.execute(
        select(windows.c.block, windows.c.report).order_by(windows.c.block)
    ).all()
    held: list[int] = []
    for _, members in groupby(listed, key=lambda row: row[0]):
        held += [key for _, key in members if key not in without]
        if len(held) >= BATCH:
            yield sorted(held)
            held = []
    yield sorted(held)


def _write(connection: Connection, accounts: dict[int, Account], verdicts: Verdicts) -> None:
    keys = {each.report.id: key for key, each in accounts.items()}
    fused = placed(fuse_accounts(accounts.values(), seniority=keys, verdicts=verdicts), keys)
    namer = Namer(connection)
    shown = {key: named(each, namer) for key, each in fused.items()}
    writer, things = Writer(connection), Things(connection)
    writer.write(shown, _since(connection, shown), set(), keys)
    writer.close()
    things.point(shown, [])


def _since(connection: Connection, fused: dict[int, Fusion]) -> dict[int, int]:
    """The revision that each event is of: the last one that the log has for it."""
    ids = {each.event.id: key for key, each in fused.items()}
    found = sqlite.latest(connection, ids)
    return {key: found.get(id, 0) for id, key in ids.items()}


def _place(connection: Connection) -> None:
    told = select(supports.c.event).join(reports, reports.c.key == supports.c.report)
    inner = connection.execute(told.where(reports.c.part_of.is_not(None)).distinct())
    for batch in _sliced(inner.scalars().all()):
        place_inside(connection, batch)


def _sliced(keys: Sequence[int]) -> Iterable[Sequence[int]]:
    return (keys[start : start + BATCH] for start in range(0, len(keys), BATCH))
