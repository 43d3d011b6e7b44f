"""Assets by the day of their last change of status: what is new on the work list"""

import sqlalchemy as sa
from alembic import op

revision = "0013"
down_revision = "0012"
branch_labels = None
depends_on = None

POLICY = """current_setting('ipp.scope', true) IN ('national', 'system')
    OR (current_setting('ipp.scope', true) = 'province' AND vn34 = current_setting('ipp.vn34', true))
    OR (current_setting('ipp.scope', true) = 'demonstration' AND illustrative)"""
CHANGES = """INSERT INTO change_cube (vn34, national, day, kind, vn63, illustrative, n)
    SELECT a.vn34, a.national, substr(CAST(p.since AS VARCHAR(10)), 1, 10), a.kind, a.vn63, a.illustrative, count(*)
    FROM asset a JOIN asset_status_period p ON p.asset_id = a.id
    LEFT JOIN asset_status_period b ON b.asset_id = p.asset_id AND b.position = p.position - 1
    WHERE p.until IS NULL AND p.since IS NOT NULL AND NOT (b.since IS NULL AND p.status IN ('pending', 'unknown'))
    GROUP BY 1, 2, 3, 4, 5, 6"""


def upgrade() -> None:
    op.create_table(
        "change_cube",
        sa.Column("vn34", sa.String(length=10), autoincrement=False, nullable=False),
        sa.Column("national", sa.Boolean(), autoincrement=False, nullable=False),
        sa.Column("day", sa.String(length=10), autoincrement=False, nullable=False),
        sa.Column("kind", sa.String(length=4), autoincrement=False, nullable=False),
        sa.Column("vn63", sa.String(length=10), autoincrement=False, nullable=False),
        sa.Column("illustrative", sa.Boolean(), autoincrement=False, nullable=False),
        sa.Column("n", sa.Integer(), nullable=False),
        sa.PrimaryKeyConstraint("vn34", "national", "day", "kind", "vn63", "illustrative", name=op.f("pk_change_cube")),
        sqlite_with_rowid=False,
    )
    op.execute(CHANGES)
    if op.get_bind().dialect.name == "postgresql":
        op.execute("ALTER TABLE change_cube ENABLE ROW LEVEL SECURITY")
        op.execute("ALTER TABLE change_cube FORCE ROW LEVEL SECURITY")
        op.execute(f"CREATE POLICY tenant ON change_cube USING ({POLICY})")
