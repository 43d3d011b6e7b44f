"""Former numbers of monthly reports, numbers of lists beside typed ones, the import that wrote them; the institute's own month"""

from typing import Any

import sqlalchemy as sa
from alembic import op

revision = "0033"
down_revision = "0032"
branch_labels = None
depends_on = None

ID = sa.BigInteger().with_variant(sa.Integer(), "sqlite")
MOMENT = sa.DateTime(timezone=True)
POLICY = """current_setting('ipp.scope', true) IN ('national', 'system')
    OR (current_setting('ipp.scope', true) = 'demonstration' AND illustrative)"""
COUNTED = (
    *("contacts", "consultations", "updates", "listings", "classes", "trained", "staff"),
    *("topic_search", "topic_protection", "topic_status", "topic_infringement", "topic_other"),
    *("by_platform", "by_fanpage", "by_phone", "by_email", "in_person"),
    *("search_patent", "search_utility", "search_design", "search_mark", "search_indication"),
    *("women", "partners", "filings"),
)
WORDED = ("proposals", "difficulties", "outreach", "materials")


def upgrade() -> None:
    for column in (*_kept(), sa.Column("batch_id", ID, comment="the import that wrote it last; NULL: typed on the page")):
        op.add_column("station_month", column)
    _institute()
    if op.get_bind().dialect.name == "postgresql":
        op.execute("ALTER TABLE institute_month ENABLE ROW LEVEL SECURITY")
        op.execute("ALTER TABLE institute_month FORCE ROW LEVEL SECURITY")
        op.execute(f"CREATE POLICY tenant ON institute_month USING ({POLICY})")


def _kept() -> tuple[sa.Column[Any], ...]:
    listed = "field → number of the list of events, reason, where another was typed"
    return (
        sa.Column("listed", sa.JSON(), nullable=False, server_default="{}", comment=listed),
        sa.Column("former", sa.JSON(), nullable=False, server_default="[]", comment="what was handed in before, oldest first"),
    )


def _text(name: str, comment: str | None = None) -> sa.Column[Any]:
    return sa.Column(name, sa.Text(), nullable=False, comment=comment)


def _name(name: str) -> sa.Column[Any]:
    return sa.Column(name, sa.String(length=120), nullable=False)


def _institute() -> None:
    op.create_table(
        "institute_month",
        sa.Column("id", ID, nullable=False),
        sa.Column("month", sa.String(length=7), nullable=False),
        sa.Column("state", sa.String(length=10), nullable=False, comment="draft, submitted, confirmed, returned"),
        *(sa.Column(name, sa.Integer(), comment="hundredths" if name == "staff" else None) for name in COUNTED),
        *(_text(name) for name in WORDED),
        sa.Column("answers", sa.JSON(), nullable=False, comment="field → reason for a number that was asked about"),
        *_kept(),
        sa.Column("first_day", sa.Date(), comment="on which it was first handed in; kept when it is returned"),
        sa.Column("submitted_at", MOMENT),
        _name("submitted_by"),
        sa.Column("decided_at", MOMENT),
        _name("decided_by"),
        _text("comment", "why it was returned"),
        sa.Column("open_until", sa.Date(), comment="last day of an exception from the lock"),
        _text("open_reason"),
        sa.Column("version", sa.Integer(), nullable=False),
        sa.Column("updated_at", MOMENT, nullable=False),
        _name("updated_by"),
        sa.Column("illustrative", sa.Boolean(), nullable=False),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_institute_month")),
        sa.UniqueConstraint("month", name="uq_institute_month"),
    )
