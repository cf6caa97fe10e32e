"""Judgements, retraction, slots, office claims, past events; no derived columns in reports."""

import sqlalchemy as sa
from alembic import op

revision = "0002"
down_revision = "0001"

_DERIVED = ("pairs", "sides", "actors", "participations", "supports", "events")
_MORE_DERIVED = ("exercises", "agreements", "report_text")


def upgrade() -> None:
    """Drop what can be made again, widen documents and reports, and add what is new."""
    for table in (*_DERIVED, *_MORE_DERIVED):
        op.drop_table(table)
    _reports()
    for name in ("retracted_at", "retraction", "replaced_by", "skipped"):
        op.add_column("documents", sa.Column(name, sa.String))
    _details()
    _judgements()
    op.create_table(
        "past_events",
        sa.Column("id", sa.String, primary_key=True),
        sa.Column("since", sa.Integer, primary_key=True, autoincrement=False),
        sa.Column("until", sa.Integer, nullable=False, index=True),
        sa.Column("reports", sa.String, nullable=False),
        sqlite_with_rowid=False,
    )


def _reports() -> None:
    op.drop_index("reports_by_block", "reports")
    op.drop_index("ix_reports_part_of", "reports")
    for name in ("block", "window_first", "window_last"):
        op.drop_column("reports", name)
    op.add_column("reports", sa.Column("recorded_at", sa.String, nullable=False, server_default=""))
    op.add_column("reports", sa.Column("retracted_at", sa.String))
    op.add_column("reports", sa.Column("successor", sa.String))
    op.execute(
        "UPDATE reports SET recorded_at ="
        " (SELECT recorded_at FROM documents WHERE documents.key = reports.document)"
    )
    for name, table, columns, given in (
        ("reports_by_whole", "reports", ["part_of"], "part_of"),
        (
            "report_participants_by_official",
            "report_participants",
            ["principal", "official"],
            "official",
        ),
    ):
        here = sa.text(f"{given} IS NOT NULL")
        op.create_index(name, table, columns, sqlite_where=here, postgresql_where=here)


def _quote() -> tuple[sa.Column[object], ...]:
    return (
        sa.Column("quote", sa.Text, nullable=False),
        sa.Column("start", sa.Integer, nullable=False),
        sa.Column("end", sa.Integer, nullable=False),
    )


def _details() -> None:
    op.create_table(
        "report_slots",
        sa.Column(
            "report",
            sa.Integer,
            sa.ForeignKey("reports.key", ondelete="CASCADE"),
            primary_key=True,
            autoincrement=False,
        ),
        sa.Column("ordinal", sa.Integer, primary_key=True, autoincrement=False),
        sa.Column("slot", sa.String, nullable=False),
        sa.Column("position", sa.Integer, nullable=False),
        *_quote(),
        sqlite_with_rowid=False,
    )
    op.create_table(
        "office_claims",
        sa.Column("key", sa.Integer, primary_key=True, autoincrement=False),
        sa.Column(
            "document", sa.Integer, sa.ForeignKey("documents.key"), nullable=False, index=True
        ),
        sa.Column("official", sa.String, nullable=False),
        sa.Column("principal", sa.String, nullable=False),
        sa.Column("title", sa.String, nullable=False),
        sa.Column("organization", sa.String),
        sa.Column("portfolio", sa.String),
        sa.Column("rank", sa.String),
        *_quote(),
        sa.Column("retracted_at", sa.String),
    )
    op.create_index("office_claims_by_official", "office_claims", ["principal", "official"])


def _judgements() -> None:
    op.create_table(
        "judgements",
        sa.Column("number", sa.Integer, primary_key=True, autoincrement=True),
        sa.Column("at", sa.String, nullable=False),
        sa.Column("author", sa.String, nullable=False),
        sa.Column("reason", sa.String),
        sa.Column("verdict", sa.String, nullable=False),
        sa.Column("kind", sa.String, nullable=False),
        sa.Column("said", sa.String, nullable=False),
        sa.Column("undone_at", sa.String),
        sa.Column("undone_by", sa.String),
        sqlite_autoincrement=True,
    )
    op.create_table(
        "judgement_members",
        sa.Column(
            "judgement",
            sa.Integer,
            sa.ForeignKey("judgements.number", ondelete="CASCADE"),
            primary_key=True,
            autoincrement=False,
        ),
        sa.Column("side", sa.Integer, primary_key=True, autoincrement=False),
        sa.Column("subject", sa.String, primary_key=True),
        sqlite_with_rowid=False,
    )
    op.create_index("judgement_members_by_subject", "judgement_members", ["subject"])
