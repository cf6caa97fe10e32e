"""The changes a ledger can go through, each within one transaction of its caller."""

from collections.abc import Collection, Iterable, Mapping, Sequence

from sqlalchemy import Connection, delete, select, update

from graph.errors import InvalidQuery, Merged, NotFound
from graph.fuse import Account
from graph.model import Document, Extraction, HeldOffice, official_key
from graph.queries import Ruling
from graph.store import bodies, people
from graph.store.derived import events, spellings, supports, windows
from graph.store.gone import fate_of_actor, fate_of_document
from graph.store.judged import record_judgement, undo_judgement, verdicts_on
from graph.store.log import Log
from graph.store.people import Moved, surname_of
from graph.store.reading import load_accounts
from graph.store.recording import record_claims, record_documents, record_reports, unknown
from graph.store.refusion import Touched, refuse
from graph.store.schema import documents, office_claims, reports
from graph.store.sqlite import among
from graph.store.succession import succeed, under_free_ids


def add(connection: Connection, batch: Sequence[Extraction], log: Log) -> list[bool]:
    """Record documents and what they tell; which of them were new."""
    new = unknown(connection, batch)
    keys = record_documents(connection, new, log.at)
    for each in new:
        log.add("added", "document", each.document.id)
    told = [(key, each.document, each.reports) for key, each in zip(keys, new, strict=True)]
    added = record_reports(connection, told, log.at)
    claims = [(key, claim) for key, each in zip(keys, new, strict=True) for claim in each.offices]
    record_claims(connection, claims)
    dated = [(claim, _day(each.document)) for each in new for claim in each.offices]
    moved = _note(connection, added, dated)
    _refuse(connection, Touched(added=added, renamed=moved.events(connection)), log)
    fresh = {id(each) for each in new}
    return [id(each) in fresh for each in batch]


def retract(
    connection: Connection, document: str, reason: str | None, log: Log, into: str | None = None
) -> None:
    """Take a document's word out of force; what it said stays recorded."""
    key = _document(connection, document)
    gone = {"retracted_at": log.at, "retraction": reason, "replaced_by": into}
    connection.execute(update(documents).where(documents.c.key == key).values(gone))
    log.add("retracted", "document", document, into)
    removed, moved = _withdraw(connection, key, log)
    touched = Touched(
        removed=removed,
        events=_events_of(connection, removed),
        renamed=moved.events(connection),
    )
    _refuse(connection, touched, log)


def replace_reports(connection: Connection, read: Extraction, log: Log) -> None:
    """Put what a document is read to tell now in the place of what it was read to tell.

    A judgement on an old report is one on the new report that says the same in its place.
    """
    document = read.document.id
    key = _document(connection, document)
    old = load_accounts(connection, _live(connection, key))
    log.add("extracted", "document", document)
    removed, moved = _withdraw(connection, key, log)
    told = under_free_ids(connection, read.reports)
    added = record_reports(connection, [(key, read.document, told)], log.at)
    record_claims(connection, [(key, claim) for claim in read.offices])
    succeed(connection, [each.report for each in old.values()], told)
    more = _note(connection, added, [(c, _day(read.document)) for c in read.offices])
    touched = Touched(
        added=added,
        removed=removed,
        events=_events_of(connection, removed),
        renamed=moved.events(connection) | more.events(connection),
    )
    _refuse(connection, touched, log)


def judge_events(
    connection: Connection, ruling: Ruling, left: Iterable[str], right: Iterable[str], log: Log
) -> int:
    """Judge events, or single reports, to be the same or different."""
    one, other = (_told(connection, ids) for ids in (left, right))
    if not ruling.same:
        other -= one
    number = record_judgement(connection, ruling, one, other)
    log.add("judged", "event", str(number))
    _reconsider(connection, one | other, log)
    return number


def judge_actors(
    connection: Connection, ruling: Ruling, left: Iterable[str], right: Iterable[str], log: Log
) -> int:
    """Judge officials, or single names of theirs, to be the same or different people."""
    one, other = (_written(connection, ids) for ids in (left, right))
    if not ruling.same:
        other -= one
    number = record_judgement(connection, ruling, one, other)
    log.add("judged", "actor", str(number))
    _rename(connection, one | other, log)
    return number


def judge_bodies(
    connection: Connection, ruling: Ruling, left: Iterable[str], right: Iterable[str], log: Log
) -> int:
    """Judge organisations to be the same or different ones."""
    one, other = (bodies.members(connection, ids) for ids in (set(left), set(right)))
    if not ruling.same:
        one, other = set(left), other - set(left)
    before = bodies.keys_of(connection)
    number = record_judgement(connection, ruling, one, other)
    log.add("judged", bodies.KIND, str(number))
    _rebody(connection, one | other, before, log)
    return number


def kind_of(connection: Connection, ids: Iterable[str]) -> str:
    """What ids are of: ``event`` (and reports), ``organization`` or ``actor`` (officials)."""
    keys = [id for id in ids if "." in id]
    if not keys:
        return "event"
    return bodies.KIND if any(bodies.is_body(connection, key) for key in keys) else "actor"


JUDGE = {"event": judge_events, "actor": judge_actors, bodies.KIND: judge_bodies}
"""How each kind of thing is judged."""


def undo(connection: Connection, number: int, author: str, log: Log) -> None:
    """Take a judgement back, and let fusion decide again."""
    before = bodies.keys_of(connection)
    kind, subjects = undo_judgement(connection, number, author, log.at)
    log.add("undone", kind, str(number))
    if kind == bodies.KIND:
        _rebody(connection, subjects, before, log)
    else:
        (_reconsider if kind == "event" else _rename)(connection, subjects, log)


def rest_of(connection: Connection, whole: str, parts: Iterable[str]) -> set[str]:
    """The reports of an event, or the names of an actor, but for some; raises ``NotFound``."""
    kind = kind_of(connection, [whole])
    if kind == bodies.KIND:
        every, some = bodies.members(connection, [whole]), set(parts)
    else:
        among_what = _told if kind == "event" else _written
        every, some = among_what(connection, [whole]), among_what(connection, parts)
    if not some < every:
        raise InvalidQuery("split", whole, "is not made of these and others")
    return every - some


def correct(
    connection: Connection, document: str, read: Extraction, reason: str | None, log: Log
) -> None:
    """Put one document in the place of another, and its reports in the place of the other's."""
    old = load_accounts(connection, _live(connection, _document(connection, document)))
    retract(connection, document, reason or "corrected", log, into=read.document.id)
    if not add(connection, [read], log)[0]:
        raise InvalidQuery("document", read.document.id, "is in the ledger already")
    succeed(connection, [each.report for each in old.values()], read.reports)
    _reconsider(connection, {report.id for report in read.reports}, log)


def _refuse(connection: Connection, touched: Touched, log: Log) -> None:
    refuse(connection, touched, verdicts_on(connection, "event"), log)


def _note(
    connection: Connection,
    added: Mapping[int, Account],
    claims: Iterable[tuple[HeldOffice, str | None]],
) -> Moved:
    seen = people.sightings(added.values(), claims)
    return people.note(connection, seen, verdicts_on(connection, "actor")) if seen else Moved()


def _day(document: Document) -> str | None:
    return document.published.isoformat() if document.published else None


def _document(connection: Connection, id: str) -> int:
    """Key of a document in force."""
    gone = fate_of_document(connection, id)
    if gone is not None:
        raise gone
    found = select(documents.c.key).where(documents.c.id == id)
    return int(connection.execute(found).scalar_one())


def _live(connection: Connection, document: int) -> list[int]:
    told = select(reports.c.key).where(
        reports.c.document == document, reports.c.retracted_at.is_(None)
    )
    return list(connection.execute(told.order_by(reports.c.key)).scalars())


def _withdraw(connection: Connection, document: int, log: Log) -> tuple[list[int], Moved]:
    """Take a document's reports and office claims out of force."""
    keys = _live(connection, document)
    names = people.names_in(connection, document)
    for table, column in ((reports, reports.c.key), (office_claims, office_claims.c.document)):
        which = among(column, keys if table is reports else [document])
        live = update(table).where(which, table.c.retracted_at.is_(None))
        connection.execute(live.values(retracted_at=log.at))
    _forget_windows(connection, keys)
    moved = Moved()
    people.recount(connection, names, verdicts_on(connection, "actor"), moved)
    return keys, moved


def _forget_windows(connection: Connection, keys: Sequence[int]) -> None:
    """Let fusion look for these reports no more."""
    blocks = {each.block for each in load_accounts(connection, keys).values()}
    here = among(windows.c.block, blocks), among(windows.c.report, keys)
    connection.execute(delete(windows).where(*here))


def _events_of(connection: Connection, keys: Collection[int]) -> set[int]:
    home = select(supports.c.event).where(among(supports.c.report, keys))
    return set(connection.execute(home).scalars())


def _told(connection: Connection, ids: Iterable[str]) -> set[str]:
    """The reports of events and the reports among ids."""
    found: set[str] = set()
    for id in ids:
        of_event = (
            select(reports.c.id)
            .join(supports, supports.c.report == reports.c.key)
            .join(events, events.c.key == supports.c.event)
        )
        told = set(connection.execute(of_event.where(events.c.id == id)).scalars())
        told = told or set(connection.execute(of_event.where(reports.c.id == id)).scalars())
        if not told:
            raise NotFound("event or report in force", id)
        found |= told
    return found


def _written(connection: Connection, ids: Iterable[str]) -> set[str]:
    """The names of officials, and the names, among ids."""
    found: set[str] = set()
    for id in ids:
        rows = connection.execute(
            select(*spellings.c["principal", "name"]).where(spellings.c.actor == id)
        )
        written = {official_key(row.principal, row.name) for row in rows}
        if not written and not isinstance(fate_of_actor(connection, id), Merged):
            raise NotFound("actor", id)
        found |= written or {id}
    return found


def _reconsider(connection: Connection, subjects: Collection[str], log: Log) -> None:
    """Fuse anew the events of reports that were judged."""
    keys = connection.execute(select(reports.c.key).where(among(reports.c.id, subjects)))
    _refuse(connection, Touched(events=_events_of(connection, keys.scalars().all())), log)


def _rebody(
    connection: Connection, subjects: Collection[str], before: Mapping[str, str], log: Log
) -> None:
    """Show the organisations that were judged under the keys they go by now."""
    now = bodies.keys_of(connection)
    ids = {key for each in subjects for key in (each, before.get(each), now.get(each)) if key}
    _refuse(connection, Touched(renamed=bodies.showing(connection, ids)), log)


def _rename(connection: Connection, subjects: Collection[str], log: Log) -> None:
    """See anew whom names mean that were judged."""
    moved, judged = Moved(), verdicts_on(connection, "actor")
    for surname in sorted({surname_of(each) for each in subjects}):
        spelled = list(people.known(connection, surname))
        if spelled:
            people.settle(connection, surname, spelled, judged, moved)
    _refuse(connection, Touched(renamed=moved.events(connection)), log)
