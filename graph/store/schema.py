"""The ledger's tables (docs/reference/ledger.md draws them and states their invariants).

Recorded: documents, reports with participants and evidence, revisions, redirects.  Derived, and
rebuilt wherever fusion changes: events with supports and participations, agreements, exercises,
actors, sides and pairs.  Keys are integers, public ids text.  Days are ISO text so that they
compare as dates; ``NO_DAY`` stands for a missing one, which keeps dated rows in one index range.
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

SCHEMA_VERSION = 1
"""Raised with every change of the tables; a ledger of a higher one is refused."""

NO_DAY = ""
"""Stored as the first and last day of what has no date; less than any day."""

MAX_PAIRED = 10
"""Events with more principals have no pair rows; questions reach them through ``sides``."""

metadata = MetaData()


def _participant_columns() -> tuple[Column[object], ...]:
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


def _happening_columns() -> tuple[Column[object], ...]:
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


def _owner(name: str, target: str) -> Column[object]:
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
)

document_texts = Table(
    "document_texts",
    metadata,
    _owner("document", "documents.key"),
    Column("text", Text, nullable=False),
)

reports = Table(
    "reports",
    metadata,
    *_happening_columns(),
    Column("document", ForeignKey("documents.key"), nullable=False, index=True),
    Column("part_of", String, index=True),
    Column("extractor", String, nullable=False),
    Column("version", String, nullable=False),
    Column("block", String, nullable=False),
    Column("window_first", String, nullable=False),
    Column("window_last", String, nullable=False),
    Index("reports_by_block", "block", "window_last", "window_first"),
)

report_participants = Table(
    "report_participants",
    metadata,
    _owner("report", "reports.key"),
    *_participant_columns(),
    sqlite_with_rowid=False,
)

evidence = Table(
    "evidence",
    metadata,
    _owner("report", "reports.key"),
    Column("position", Integer, primary_key=True, autoincrement=False),
    Column("document", ForeignKey("documents.key"), nullable=False),
    Column("quote", Text, nullable=False),
    Column("start", Integer, nullable=False),
    Column("end", Integer, nullable=False),
    sqlite_with_rowid=False,
)

agreements = Table(
    "agreements",
    metadata,
    Column("key", Integer, primary_key=True),
    Column("id", String, nullable=False, unique=True),
    Column("kind", String, nullable=False),
    Column("title", String),
)

exercises = Table(
    "exercises",
    metadata,
    Column("key", Integer, primary_key=True),
    Column("id", String, nullable=False, unique=True),
    Column("kind", String),
    Column("name", String),
)

events = Table(
    "events",
    metadata,
    *_happening_columns(),
    Column("first", String, nullable=False),
    Column("last", String, nullable=False),
    Column("city_slug", String),
    Column("part_of", ForeignKey("events.key", ondelete="SET NULL"), index=True),
    Column("agreement", ForeignKey("agreements.key"), index=True),
    Column("exercise", ForeignKey("exercises.key"), index=True),
    Column("plover", String, nullable=False),
    Column("sides", Integer, nullable=False),
    Column("reports", Integer, nullable=False),
    Column("publishers", Integer, nullable=False),
    Index("events_by_date", "first", "key"),
    Index("events_by_type", "type", "first", "key"),
)

supports = Table(
    "supports",
    metadata,
    Column("report", ForeignKey("reports.key"), primary_key=True, autoincrement=False),
    Column("event", ForeignKey("events.key", ondelete="CASCADE"), nullable=False),
    Column("position", Integer, nullable=False),
    Column("reasons", String, nullable=False),
    Index("supports_by_event", "event", "position"),
)

participations = Table(
    "participations",
    metadata,
    _owner("event", "events.key"),
    *_participant_columns(),
    Column("organization_id", String, index=True),
    Column("official_id", String, index=True),
    Column("surname", String),
    Column("initial", String),
    Index("participations_by_portfolio", "portfolio", "principal"),
    Index("participations_by_surname", "surname"),
    sqlite_with_rowid=False,
)

actors = Table(
    "actors",
    metadata,
    Column("id", String, primary_key=True),
    Column("kind", String, nullable=False),
    Column("principal", String, nullable=False),
    Column("name", String, nullable=False),
    Column("portfolio", String),
    Index("actors_by_principal", "principal", "kind", "id"),
    sqlite_with_rowid=False,
)

sides = Table(
    "sides",
    metadata,
    Column("principal", String, primary_key=True),
    Column("first", String, primary_key=True),
    _owner("event", "events.key"),
    Column("last", String, nullable=False),
    Column("type", String, nullable=False),
    Index("sides_by_event", "event"),
    Index("sides_by_type", "principal", "type", "first", "event"),
    sqlite_with_rowid=False,
)

pairs = Table(
    "pairs",
    metadata,
    Column("dyad", String, primary_key=True),
    Column("first", String, primary_key=True),
    _owner("event", "events.key"),
    Column("last", String, nullable=False),
    Column("type", String, nullable=False),
    Column("reports", Integer, nullable=False),
    Index("pairs_by_event", "event"),
    Index("pairs_by_type", "dyad", "type", "first", "event"),
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
