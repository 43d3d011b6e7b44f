"""Daily visits added up by month; what is no day, and reports that wait, are found by themselves"""

import sqlalchemy as sa
from alembic import op

revision = "0045"
down_revision = "0044"
branch_labels = None
depends_on = None

POLICY = """current_setting('ipp.scope', true) IN ('national', 'system')
    OR (current_setting('ipp.scope', true) = 'demonstration' AND (illustrative OR batch_id IS NULL))"""
METRICS = ("visitors", "first_time", "page_views")
FILL = """INSERT INTO visit_month (series, month, illustrative, days, visitors, first_time, page_views,
        visitors_told, first_time_told, page_views_told, batch_id)
    SELECT series, substr(period, 1, 7), illustrative, count(*),
        coalesce(sum(visitors), 0), coalesce(sum(first_time), 0), coalesce(sum(page_views), 0),
        count(visitors), count(first_time), count(page_views), max(batch_id)
    FROM visit WHERE length(period) > 7 GROUP BY series, substr(period, 1, 7), illustrative"""


def upgrade() -> None:
    op.create_table(
        "visit_month",
        sa.Column("series", sa.String(length=12), nullable=False),
        sa.Column("month", sa.String(length=7), nullable=False),
        sa.Column("illustrative", sa.Boolean(), nullable=False),
        sa.Column("days", sa.Integer(), nullable=False),
        *(sa.Column(name, sa.BigInteger(), nullable=False) for name in METRICS),
        *(
            sa.Column(f"{name}_told", sa.Integer(), nullable=False, comment="days that tell it")
            for name in METRICS
        ),
        sa.Column(
            "batch_id",
            sa.BigInteger().with_variant(sa.Integer(), "sqlite"),
            nullable=True,
            comment="the newest import of one of its days; NULL: came with the program",
        ),
        sa.PrimaryKeyConstraint("series", "month", "illustrative", name=op.f("pk_visit_month")),
        sqlite_with_rowid=False,
    )
    op.execute(FILL)
    dialect = op.get_bind().dialect.name
    if dialect == "sqlite":
        op.drop_index("ix_visit_month", "visit")
    else:
        op.execute("ALTER TABLE visit_month ENABLE ROW LEVEL SECURITY")
        op.execute("ALTER TABLE visit_month FORCE ROW LEVEL SECURITY")
        op.execute(f"CREATE POLICY tenant ON visit_month USING ({POLICY})")
    waiting = sa.text("state = 'submitted'")
    op.create_index(
        "ix_station_month_waiting",
        "station_month",
        ["first_day", "station_id", "month"],
        sqlite_where=waiting,
        postgresql_where=waiting,
    )
    not_days = sa.text("length(period) <= 7")
    op.create_index(
        "ix_visit_not_days", "visit", ["period"], sqlite_where=not_days, postgresql_where=not_days
    )
