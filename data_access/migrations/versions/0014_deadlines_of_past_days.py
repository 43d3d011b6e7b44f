"""Which payment of a title was to come, made or missed on which days of the past"""

import sqlalchemy as sa
from alembic import op

revision = "0014"
down_revision = "0013"
branch_labels = None
depends_on = None

ID = sa.BigInteger().with_variant(sa.Integer(), "sqlite")
POLICY = """current_setting('ipp.scope', true) IN ('national', 'system')
    OR (current_setting('ipp.scope', true) = 'province' AND vn34 = current_setting('ipp.vn34', true))
    OR (current_setting('ipp.scope', true) = 'demonstration' AND illustrative)"""
TOUCH = """UPDATE asset SET next_change_on = '1000-01-01' WHERE id IN
    (SELECT asset_id FROM asset_status_period WHERE status IN ('in_force', 'in_grace'))"""
"""Titles that were ever in force are assessed again by the next daily roll, which fills the table."""
PLANNER = (("deadline_turn", "deadline_turn", "4000000 3 1"), ("deadline_turn", "ix_deadline_turn_due", "4000000 120000 120000 15 4 2"))


def upgrade() -> None:
    op.create_table(
        "deadline_turn",
        sa.Column("asset_id", ID, sa.ForeignKey("asset.id", name=op.f("fk_deadline_turn_asset_id_asset"), ondelete="CASCADE")),
        sa.Column("position", sa.Integer(), nullable=False),
        sa.Column("phase", sa.String(length=6), nullable=False, comment="coming, done, lost (domain.turns)"),
        sa.Column("since", sa.Date(), nullable=False),
        sa.Column("until", sa.Date(), comment="NULL: still so; else the first day on which it was so no more"),
        sa.Column("rule", sa.String(length=30), nullable=False),
        sa.Column("ordinal", sa.Integer(), nullable=False),
        sa.Column("opens", sa.Date(), nullable=False),
        sa.Column("due", sa.Date(), nullable=False),
        sa.Column("late_until", sa.Date(), nullable=False),
        sa.Column("given", sa.Boolean(), nullable=False),
        sa.Column("computed", sa.Date()),
        sa.Column("paid_on", sa.Date()),
        sa.Column("vn34", sa.String(length=10), nullable=False),
        sa.Column("national", sa.Boolean(), nullable=False),
        sa.Column("vn63", sa.String(length=10), nullable=False),
        sa.Column("kind", sa.String(length=4), nullable=False),
        sa.Column("illustrative", sa.Boolean(), nullable=False),
        sa.PrimaryKeyConstraint("asset_id", "position", name=op.f("pk_deadline_turn")),
        sqlite_with_rowid=False,
    )
    op.create_index("ix_deadline_turn_due", "deadline_turn", ["vn34", "national", "due", "since", "until"])
    op.execute(TOUCH)
    if op.get_bind().dialect.name == "postgresql":
        op.execute("ALTER TABLE deadline_turn ENABLE ROW LEVEL SECURITY")
        op.execute("ALTER TABLE deadline_turn FORCE ROW LEVEL SECURITY")
        op.execute(f"CREATE POLICY tenant ON deadline_turn USING ({POLICY})")
        return
    statistics = sa.table("sqlite_stat1", sa.column("tbl"), sa.column("idx"), sa.column("stat"))
    op.bulk_insert(statistics, [dict(zip(("tbl", "idx", "stat"), row, strict=True)) for row in PLANNER])
    op.execute("ANALYZE sqlite_schema")
