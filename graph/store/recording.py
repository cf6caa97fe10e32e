"""What was read, written down as it was read."""

from collections.abc import Iterable, Sequence

from sqlalchemy import Connection, select

from graph.errors import UnreadableDocument
from graph.fuse import Account, account, window
from graph.model import Document, Extraction, HeldOffice, Report
from graph.store import fulltext, rows
from graph.store.bulk import insert_rows, next_key
from graph.store.derived import windows
from graph.store.schema import (
    document_texts,
    documents,
    evidence,
    office_claims,
    report_participants,
    report_slots,
    reports,
)
from graph.store.sqlite import among


def check(read: Extraction) -> None:
    """Refuse what does not belong together, or is no text; nothing has been written yet."""
    id = read.document.id
    if any(report.document != id for report in read.reports):
        raise ValueError(f"reports of another document than {id}")
    try:
        read.document.text.encode()
    except UnicodeEncodeError as error:
        where = read.document.name or read.document.url or id
        raise UnreadableDocument(where, "has characters that are no text") from error
    for report in read.reports:
        window(report, read.document.published)  # raises for a date that is none


def unknown(connection: Connection, batch: Sequence[Extraction]) -> list[Extraction]:
    """The documents of a batch that are not recorded, each once."""
    ids = {each.document.id: each for each in reversed(batch)}
    known = select(documents.c.id).where(among(documents.c.id, ids))
    for id in connection.execute(known).scalars():
        del ids[id]
    return [each for each in batch if ids.get(each.document.id) is each]


def record_documents(connection: Connection, batch: Sequence[Extraction], at: str) -> list[int]:
    """Write documents and their texts; their keys."""
    first = next_key(connection, documents)
    keys = list(range(first, first + len(batch)))
    numbered = list(zip(keys, batch, strict=True))
    insert_rows(
        connection,
        documents,
        [rows.document_row(each.document, key, at, each.skipped) for key, each in numbered],
    )
    texts = [(key, each.document.text) for key, each in numbered if each.document.text]
    insert_rows(connection, document_texts, texts)
    return keys


def record_reports(
    connection: Connection, told: Iterable[tuple[int, Document, Sequence[Report]]], at: str
) -> dict[int, Account]:
    """Write the reports of documents; those in force now, by key."""
    first = next_key(connection, reports)
    numbered = [(key, paper, each) for key, paper, every in told for each in every]
    found = {first + n: account(each, paper) for n, (_, paper, each) in enumerate(numbered)}
    owners = {first + n: key for n, (key, _, _) in enumerate(numbered)}
    said = [(key, each.report) for key, each in found.items()]
    for table, written in (
        (reports, [rows.report_row(each, key, owners[key], at) for key, each in said]),
        (report_participants, [row for key, each in said for row in _people(key, each)]),
        (
            evidence,
            [row for k, each in said for row in rows.evidence_rows(k, owners[k], each.evidence)],
        ),
        (report_slots, [row for key, each in said for row in rows.slot_rows(key, each.slots)]),
        (windows, sorted(rows.window_row(each, key) for key, each in found.items())),
        (fulltext.report_text, [row for key, each in said for row in searchable(key, each)]),
    ):
        insert_rows(connection, table, written)
    return found


def record_claims(connection: Connection, claims: Sequence[tuple[int, HeldOffice]]) -> None:
    """Write what documents say of who holds which office."""
    first = next_key(connection, office_claims)
    written = [rows.claim_row(c, first + n, paper) for n, (paper, c) in enumerate(claims)]
    insert_rows(connection, office_claims, written)


def searchable(key: int, report: Report) -> Iterable[tuple[int, str | None, str]]:
    """The words of a report, if it has any."""
    if report.name or report.evidence:
        yield key, report.name, "\n".join([each.quote for each in report.evidence])


def _people(key: int, report: Report) -> Iterable[tuple[object, ...]]:
    for position, each in enumerate(report.participants):
        yield rows.participant_row(key, position, each)
