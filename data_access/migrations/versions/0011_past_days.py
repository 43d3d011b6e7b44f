"""What tells the figures of a past day: every change of status in order of its day, and the marks alive by class and month"""

import sqlalchemy as sa
from alembic import op

revision = "0011"
down_revision = "0010"
branch_labels = None
depends_on = None

ID = sa.BigInteger().with_variant(sa.Integer(), "sqlite")
POLICY = """current_setting('ipp.scope', true) IN ('national', 'system')
    OR (current_setting('ipp.scope', true) = 'province' AND vn34 = current_setting('ipp.vn34', true))
    OR (current_setting('ipp.scope', true) = 'demonstration' AND illustrative)"""
FROM = """FROM asset a JOIN asset_status_period p ON p.asset_id = a.id
    LEFT JOIN asset_status_period b ON b.asset_id = p.asset_id AND b.position = p.position - 1"""
WAS = "CASE WHEN b.since IS NULL THEN '' ELSE b.status END"
CHANGES = f"""INSERT INTO status_change (vn34, national, day, kind, was, now, vn63, illustrative, asset_id, n)
    SELECT a.vn34, a.national, substr(CAST(p.since AS VARCHAR(10)), 1, 10), a.kind, {WAS}, p.status, a.vn63, a.illustrative, a.id, 1
    {FROM} WHERE p.since IS NOT NULL"""
ALIVE = "('in_force', 'in_grace')"
GAINED = f"count(DISTINCT CASE WHEN p.status IN {ALIVE} AND NOT {WAS} IN {ALIVE} THEN a.id * 1000 + p.position END)"
LOST = f"count(DISTINCT CASE WHEN {WAS} IN {ALIVE} AND NOT p.status IN {ALIVE} THEN a.id * 1000 + p.position END)"
CLASSES = f"""INSERT INTO class_flow (vn34, national, month, main, vn63, illustrative, n)
    SELECT a.vn34, a.national, substr(CAST(p.since AS VARCHAR(10)), 1, 7), c.main, a.vn63, a.illustrative, {GAINED} - {LOST}
    {FROM} JOIN asset_class c ON c.asset_id = a.id WHERE a.kind = 'NH' AND c.scheme = 'nice' AND p.since IS NOT NULL
    GROUP BY 1, 2, 3, 4, 5, 6 HAVING {GAINED} - {LOST} <> 0"""


def upgrade() -> None:
    op.create_table(
        "status_change",
        sa.Column("vn34", sa.String(length=10), autoincrement=False, nullable=False),
        sa.Column("national", sa.Boolean(), autoincrement=False, nullable=False),
        sa.Column("day", sa.String(length=10), autoincrement=False, nullable=False),
        sa.Column("kind", sa.String(length=4), autoincrement=False, nullable=False),
        sa.Column("was", sa.String(length=11), autoincrement=False, nullable=False),
        sa.Column("now", sa.String(length=11), autoincrement=False, nullable=False),
        sa.Column("vn63", sa.String(length=10), autoincrement=False, nullable=False),
        sa.Column("illustrative", sa.Boolean(), autoincrement=False, nullable=False),
        sa.Column("asset_id", ID, autoincrement=False, nullable=False),
        sa.Column("n", sa.Integer(), nullable=False),
        sa.PrimaryKeyConstraint(
            *("vn34", "national", "day", "kind", "was", "now", "vn63", "illustrative", "asset_id"), name=op.f("pk_status_change")
        ),
        sqlite_with_rowid=False,
    )
    op.create_table(
        "class_flow",
        sa.Column("vn34", sa.String(length=10), autoincrement=False, nullable=False),
        sa.Column("national", sa.Boolean(), autoincrement=False, nullable=False),
        sa.Column("month", sa.String(length=7), autoincrement=False, nullable=False),
        sa.Column("main", sa.String(length=12), autoincrement=False, nullable=False),
        sa.Column("vn63", sa.String(length=10), autoincrement=False, nullable=False),
        sa.Column("illustrative", sa.Boolean(), autoincrement=False, nullable=False),
        sa.Column("n", sa.Integer(), nullable=False),
        sa.PrimaryKeyConstraint("vn34", "national", "month", "main", "vn63", "illustrative", name=op.f("pk_class_flow")),
        sqlite_with_rowid=False,
    )
    op.execute(CHANGES)
    op.execute(CLASSES)
    if op.get_bind().dialect.name == "postgresql":
        for table in ("status_change", "class_flow"):
            op.execute(f"ALTER TABLE {table} ENABLE ROW LEVEL SECURITY")
            op.execute(f"ALTER TABLE {table} FORCE ROW LEVEL SECURITY")
            op.execute(f"CREATE POLICY tenant ON {table} USING ({POLICY})")
