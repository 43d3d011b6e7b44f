"""The life of stations, their monthly reports, corrections of these; when a station ended as far as it is published"""

from typing import Any

import sqlalchemy as sa
from alembic import op

revision = "0030"
down_revision = "0029"
branch_labels = None
depends_on = None

ID = sa.BigInteger().with_variant(sa.Integer(), "sqlite")
MOMENT = sa.DateTime(timezone=True)
POLICY = """current_setting('ipp.scope', true) IN ('national', 'system')
    OR (current_setting('ipp.scope', true) = 'demonstration' AND illustrative)
    OR (current_setting('ipp.scope', true) = 'station' AND station_id::text = current_setting('ipp.station', true))"""
COUNTED = (
    *("contacts", "consultations", "updates", "listings", "classes", "trained", "staff"),
    *("topic_search", "topic_protection", "topic_status", "topic_infringement", "topic_other"),
    *("by_platform", "by_fanpage", "by_phone", "by_email", "in_person"),
    *("search_patent", "search_utility", "search_design", "search_mark", "search_indication"),
    *("women", "partners", "filings"),
)
WORDED = ("proposals", "difficulties", "outreach", "materials")


def upgrade() -> None:
    _endings()
    _stages()
    _months()
    _corrections()
    if op.get_bind().dialect.name == "postgresql":
        for table in ("station_stage", "station_month", "station_month_correction"):
            op.execute(f"ALTER TABLE {table} ENABLE ROW LEVEL SECURITY")
            op.execute(f"ALTER TABLE {table} FORCE ROW LEVEL SECURITY")
            op.execute(f"CREATE POLICY tenant ON {table} USING ({POLICY})")


def _endings() -> None:
    """Filled by the published facts, which follow every upgrade."""
    comments = {
        "ended": "day, month or year; '' not known to have ended",
        "ended_why": "what the end follows from, in words",
        "successor": "the host that follows",
    }
    for name, comment in comments.items():
        kind = sa.String(length=10) if name == "ended" else sa.Text()
        op.add_column("station", sa.Column(name, kind, nullable=False, server_default="", comment=comment))


def _table(name: str, *columns: Any) -> None:
    op.create_table(
        name,
        sa.Column("id", ID, nullable=False),
        sa.Column("station_id", ID, nullable=False),
        *columns,
        sa.Column("illustrative", sa.Boolean(), nullable=False),
        sa.ForeignKeyConstraint(["station_id"], ["station.id"], name=op.f(f"fk_{name}_station_id_station")),
        sa.PrimaryKeyConstraint("id", name=op.f(f"pk_{name}")),
    )


def _stamped() -> tuple[sa.Column[Any], ...]:
    return (
        sa.Column("version", sa.Integer(), nullable=False),
        sa.Column("updated_at", MOMENT, nullable=False),
        sa.Column("updated_by", sa.String(length=120), nullable=False),
    )


def _text(name: str, comment: str | None = None) -> sa.Column[Any]:
    return sa.Column(name, sa.Text(), nullable=False, comment=comment)


def _stages() -> None:
    _table(
        "station_stage",
        sa.Column("stage", sa.String(length=10), nullable=False),
        sa.Column("day", sa.String(length=10), nullable=False, comment="since when: day, month or year; '' unknown"),
        _text("evidence", "the paper, in words"),
        sa.Column("number", sa.String(length=80), nullable=False, comment="of the agreement"),
        sa.Column("term", sa.String(length=80), nullable=False, comment="of the agreement"),
        _text("successor", "the host that follows an ended station; '' none"),
        *_stamped(),
        sa.UniqueConstraint("station_id", "stage", "day", name="uq_station_stage"),
    )


def _months() -> None:
    _table(
        "station_month",
        sa.Column("month", sa.String(length=7), nullable=False),
        sa.Column("state", sa.String(length=10), nullable=False, comment="draft, submitted, confirmed, returned"),
        *(sa.Column(name, sa.Integer(), comment="hundredths" if name == "staff" else None) for name in COUNTED),
        *(_text(name) for name in WORDED),
        sa.Column("answers", sa.JSON(), nullable=False, comment="field → reason for a number that was asked about"),
        sa.Column("first_day", sa.Date(), comment="on which it was first handed in; kept when it is returned"),
        sa.Column("submitted_at", MOMENT),
        sa.Column("submitted_by", sa.String(length=120), nullable=False),
        sa.Column("decided_at", MOMENT),
        sa.Column("decided_by", sa.String(length=120), nullable=False),
        _text("comment", "why it was returned"),
        sa.Column("open_until", sa.Date(), comment="last day of an exception from the lock"),
        _text("open_reason"),
        *_stamped(),
        sa.UniqueConstraint("station_id", "month", name="uq_station_month"),
    )


def _corrections() -> None:
    _table(
        "station_month_correction",
        sa.Column("month", sa.String(length=7), nullable=False),
        sa.Column("field", sa.String(length=20), nullable=False),
        sa.Column("old", sa.Integer()),
        sa.Column("new", sa.Integer(), nullable=False),
        _text("reason"),
        sa.Column("made_at", MOMENT, nullable=False),
        sa.Column("made_by", sa.String(length=120), nullable=False),
    )
