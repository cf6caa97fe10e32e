"""The derived tables: what fusion makes of the recorded ones, and can make again (``rebuild``).

An event has the key of its senior report, the first one recorded, so that the same reports always
give the same rows.  ``NO_DAY`` stands for a missing day, which keeps dated rows in one index range.
"""

from sqlalchemy import (
    Boolean,
    Column,
    ColumnElement,
    ForeignKey,
    Index,
    Integer,
    String,
    Table,
)

from graph.store.schema import happening_columns, metadata, owner, participant_columns

MAX_PAIRED = 10
"""Events with more principals have no pair rows; questions reach them through ``sides``."""


def _index(name: str, *columns: ColumnElement[object]) -> Index:
    """An index of the rows that have a value in the first column.

    Only SQLite is told so: a word about another database would load all that SQLAlchemy has for
    it, at every start, and there the index of all rows answers the same questions.
    """
    return Index(name, *columns, sqlite_where=columns[0].is_not(None))


windows = Table(
    "windows",
    metadata,
    Column("block", String, primary_key=True),
    Column("vague", Boolean, primary_key=True),
    Column("first", String, primary_key=True),
    owner("report", "reports.key"),
    Column("last", String, nullable=False),
    sqlite_with_rowid=False,
)
"""Where fusion looks for reports of one event; those that are retracted have no row."""

agreements = Table(
    "agreements",
    metadata,
    Column("key", Integer, primary_key=True, autoincrement=False),
    Column("id", String, nullable=False, unique=True),
    Column("kind", String, nullable=False),
    Column("title", String),
)

exercises = Table(
    "exercises",
    metadata,
    Column("key", Integer, primary_key=True, autoincrement=False),
    Column("id", String, nullable=False, unique=True),
    Column("kind", String),
    Column("name", String),
)

events = Table(
    "events",
    metadata,
    *happening_columns(),
    Column("first", String, nullable=False),
    Column("last", String, nullable=False),
    Column("city_slug", String),
    Column("plover", String, nullable=False),
    Column("sides", Integer, nullable=False),
    Column("reports", Integer, nullable=False),
    Column("publishers", Integer, nullable=False),
    Column("disputed", Boolean, nullable=False),
    Column("since", Integer, nullable=False),
    Column("part_of", ForeignKey("events.key", ondelete="SET NULL")),
    Column("agreement", ForeignKey("agreements.key")),
    Column("exercise", ForeignKey("exercises.key")),
    Index("events_by_date", "first", "key"),
    Index("events_by_type", "type", "first", "key"),
    Index("events_by_revision", "since"),
)
_index("events_by_whole", events.c.part_of)
_index("events_by_agreement", events.c.agreement)
_index("events_by_exercise", events.c.exercise)

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
    owner("event", "events.key"),
    *participant_columns(),
    Column("inferred", Boolean, nullable=False),
    Column("organization_id", String),
    Column("official_id", String),
    Column("surname", String),
    Column("initial", String),
    sqlite_with_rowid=False,
)
_index("participations_by_organization", participations.c.organization_id)
_index("participations_by_official", participations.c.official_id)
_index("participations_by_portfolio", *participations.c["portfolio", "principal"])
_index("participations_by_surname", participations.c.surname)

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

spellings = Table(
    "spellings",
    metadata,
    Column("principal", String, primary_key=True),
    Column("surname", String, primary_key=True),
    Column("name", String, primary_key=True),
    Column("portfolio", String, primary_key=True),
    Column("title", String, primary_key=True),
    Column("first", String, nullable=False),
    Column("last", String, nullable=False),
    Column("told", Integer, nullable=False),
    Column("actor", String, nullable=False),
    Column("official", String, nullable=False),
    Index("spellings_by_actor", "actor"),
    Index("spellings_by_portfolio", "principal", "portfolio"),
    sqlite_with_rowid=False,
)
"""Every name that reports and office claims give an official, in which office, from when to when,
and the person it was found to mean (``graph.fuse.officials``)."""

sides = Table(
    "sides",
    metadata,
    Column("principal", String, primary_key=True),
    Column("first", String, primary_key=True),
    owner("event", "events.key"),
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
    owner("event", "events.key"),
    Column("last", String, nullable=False),
    Column("type", String, nullable=False),
    Column("reports", Integer, nullable=False),
    Index("pairs_by_event", "event"),
    Index("pairs_by_type", "dyad", "type", "first", "event"),
    sqlite_with_rowid=False,
)

actor_pairs = Table(
    "actor_pairs",
    metadata,
    Column("left", String, primary_key=True),
    Column("right", String, primary_key=True),
    Column("first", String, primary_key=True),
    owner("event", "events.key"),
    Column("level", String, nullable=False),
    Index("actor_pairs_by_event", "event"),
    Index("actor_pairs_by_right", "right"),
    sqlite_with_rowid=False,
)
"""The edges between organisations and between officials (``graph.edges``)."""

dyad_months = Table(
    "dyad_months",
    metadata,
    Column("dyad", String, primary_key=True),
    Column("month", String, primary_key=True),
    Column("type", String, primary_key=True),
    Column("events", Integer, nullable=False),
    Column("reports", Integer, nullable=False),
    sqlite_with_rowid=False,
)
"""How many events of a dyad began in a month (``NO_DAY`` for those without a date), by type."""

partner_years = Table(
    "partner_years",
    metadata,
    Column("principal", String, primary_key=True),
    Column("year", String, primary_key=True),
    Column("partner", String, primary_key=True),
    Column("events", Integer, nullable=False),
    Column("reports", Integer, nullable=False),
    sqlite_with_rowid=False,
)

DERIVED = (
    partner_years,
    dyad_months,
    actor_pairs,
    pairs,
    sides,
    spellings,
    actors,
    participations,
    supports,
    events,
    exercises,
    agreements,
    windows,
)
"""Those that may be dropped, in the order in which they may."""
