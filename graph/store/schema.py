"""The recorded tables: what cannot be made again (docs/reference/ledger.md draws them).

A row here is written once.  Of documents and reports only ``retracted_at`` and what goes with it
is set later, once; of judgements ``undone_at``.  Keys are integers, public ids text.  What is
computed from these tables is in ``derived``.  A change here needs a migration
(``graph.store.migrations``); a change there needs none.
"""

from sqlalchemy import (
    Boolean,
    Column,
    Float,
    ForeignKey,
    Index,
    Integer,
    MetaData,
    String,
    Table,
    Text,
)

SCHEMA_VERSION = 2
"""Number of the newest migration; a ledger of a higher one is refused."""

NO_DAY = ""
"""Stored as the first and last day of what has no date; less than any day."""

metadata = MetaData()


def participant_columns() -> tuple[Column[object], ...]:
    """A participant as told, in reports and events alike."""
    return (
        Column("position", Integer, primary_key=True, autoincrement=False),
        Column("role", String, nullable=False),
        Column("principal", String, nullable=False),
        Column("organization", String),
        Column("portfolio", String),
        Column("official", String),
        Column("title", String),
        Column("rank", String),
        Column("delegation", Boolean, nullable=False),
    )


def happening_columns() -> tuple[Column[object], ...]:
    """What a report and an event both say."""
    return (
        Column("key", Integer, primary_key=True, autoincrement=False),
        Column("id", String, nullable=False, unique=True),
        Column("type", String, nullable=False),
        Column("subtype", String),
        Column("status", String, nullable=False),
        Column("date", String),
        Column("end", String),
        Column("city", String),
        Column("country", String),
        Column("name", String),
        Column("domain", String, nullable=False),
        Column("confidence", Float, nullable=False),
        Column("why", String, nullable=False),
    )


def owner(name: str, target: str) -> Column[object]:
    """Key of the row that this one is a part of, and goes with."""
    return Column(
        name, ForeignKey(target, ondelete="CASCADE"), primary_key=True, autoincrement=False
    )


meta = Table(
    "meta",
    metadata,
    Column("name", String, primary_key=True),
    Column("value", String, nullable=False),
)

documents = Table(
    "documents",
    metadata,
    Column("key", Integer, primary_key=True, autoincrement=False),
    Column("id", String, nullable=False, unique=True),
    Column("title", String),
    Column("url", String),
    Column("publisher", String),
    Column("published", String),
    Column("retrieved", String),
    Column("language", String, nullable=False),
    Column("name", String),
    Column("recorded_at", String, nullable=False),
    Column("retracted_at", String),
    Column("retraction", String),
    Column("replaced_by", String),
    Column("skipped", String),
)

document_texts = Table(
    "document_texts",
    metadata,
    owner("document", "documents.key"),
    Column("text", Text, nullable=False),
)

reports = Table(
    "reports",
    metadata,
    *happening_columns(),
    Column("document", ForeignKey("documents.key"), nullable=False, index=True),
    Column("part_of", String),
    Column("extractor", String, nullable=False),
    Column("version", String, nullable=False),
    Column("recorded_at", String, nullable=False, server_default=""),
    Column("retracted_at", String),
    Column("successor", String),
)
Index(
    "reports_by_whole",
    reports.c.part_of,
    sqlite_where=reports.c.part_of.is_not(None),
)

report_participants = Table(
    "report_participants",
    metadata,
    owner("report", "reports.key"),
    *participant_columns(),
    sqlite_with_rowid=False,
)
Index(
    "report_participants_by_official",
    report_participants.c.principal,
    report_participants.c.official,
    sqlite_where=report_participants.c.official.is_not(None),
)

evidence = Table(
    "evidence",
    metadata,
    owner("report", "reports.key"),
    Column("position", Integer, primary_key=True, autoincrement=False),
    Column("document", ForeignKey("documents.key"), nullable=False),
    Column("quote", Text, nullable=False),
    Column("start", Integer, nullable=False),
    Column("end", Integer, nullable=False),
    sqlite_with_rowid=False,
)

report_slots = Table(
    "report_slots",
    metadata,
    owner("report", "reports.key"),
    Column("ordinal", Integer, primary_key=True, autoincrement=False),
    Column("slot", String, nullable=False),
    Column("position", Integer, nullable=False),
    Column("quote", Text, nullable=False),
    Column("start", Integer, nullable=False),
    Column("end", Integer, nullable=False),
    sqlite_with_rowid=False,
)

office_claims = Table(
    "office_claims",
    metadata,
    Column("key", Integer, primary_key=True, autoincrement=False),
    Column("document", ForeignKey("documents.key"), nullable=False, index=True),
    Column("official", String, nullable=False),
    Column("principal", String, nullable=False),
    Column("title", String, nullable=False),
    Column("organization", String),
    Column("portfolio", String),
    Column("rank", String),
    Column("quote", Text, nullable=False),
    Column("start", Integer, nullable=False),
    Column("end", Integer, nullable=False),
    Column("retracted_at", String),
    Index("office_claims_by_official", "principal", "official"),
)

judgements = Table(
    "judgements",
    metadata,
    Column("number", Integer, primary_key=True, autoincrement=True),
    Column("at", String, nullable=False),
    Column("author", String, nullable=False),
    Column("reason", String),
    Column("verdict", String, nullable=False),
    Column("kind", String, nullable=False),
    Column("said", String, nullable=False),
    Column("undone_at", String),
    Column("undone_by", String),
    sqlite_autoincrement=True,
)

judgement_members = Table(
    "judgement_members",
    metadata,
    Column(
        "judgement",
        ForeignKey("judgements.number", ondelete="CASCADE"),
        primary_key=True,
        autoincrement=False,
    ),
    Column("side", Integer, primary_key=True, autoincrement=False),
    Column("subject", String, primary_key=True),
    Index("judgement_members_by_subject", "subject"),
    sqlite_with_rowid=False,
)

redirects = Table(
    "redirects",
    metadata,
    Column("old", String, primary_key=True),
    Column("kind", String, nullable=False),
    Column("new", String, nullable=False, index=True),
    sqlite_with_rowid=False,
)

revisions = Table(
    "revisions",
    metadata,
    Column("number", Integer, primary_key=True, autoincrement=True),
    Column("at", String, nullable=False),
    Column("change", String, nullable=False),
    Column("kind", String, nullable=False),
    Column("subject", String, nullable=False),
    Column("into", String),
    sqlite_autoincrement=True,
)

past_events = Table(
    "past_events",
    metadata,
    Column("id", String, primary_key=True),
    Column("since", Integer, primary_key=True, autoincrement=False),
    Column("until", Integer, nullable=False, index=True),
    Column("reports", String, nullable=False),
    sqlite_with_rowid=False,
)
"""What an event was fused from (report keys) between two revisions, the last one excluded."""
