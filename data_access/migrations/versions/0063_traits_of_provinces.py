"""What provinces are compared by: types of owners, months of waiting, age of inventions, fee data"""

import sqlalchemy as sa
from alembic import op

revision = "0063"
down_revision = "0062"
branch_labels = None
depends_on = None

PLACE = """current_setting('ipp.scope', true) IN ('national', 'system')
    OR (current_setting('ipp.scope', true) = 'province' AND vn34 = current_setting('ipp.vn34', true))
    OR (current_setting('ipp.scope', true) = 'demonstration' AND illustrative)"""
SHOWN = "current_setting('ipp.scope', true) = 'demonstration' AND kind = 'CDDL'"
PAID = """EXISTS (SELECT 1 FROM legal_event e WHERE e.asset_id = a.id AND e.event = 'fee_paid' AND NOT e.cancelled)"""
ALIVE = "a.status IN ('in_force', 'in_grace')"
PARTS = (
    ("owner", "coalesce(o.type, '')", ALIVE),
    (
        "pending",
        "substr(CAST(a.application_date AS VARCHAR), 1, 7)",
        "a.status IN ('pending', 'published') AND a.application_date IS NOT NULL",
    ),
    (
        "kept",
        "substr(CAST(a.registration_date AS VARCHAR), 1, 7)",
        f"{ALIVE} AND a.kind = 'SC' AND a.registration_date IS NOT NULL AND a.office <> 'WO'",
    ),
    ("fees", f"CASE WHEN {PAID} THEN 'known' ELSE 'missing' END", f"{ALIVE} AND a.kind IN ('SC', 'GPHI')"),
)


def upgrade() -> None:
    op.create_table(
        "trait_cube",
        sa.Column("vn34", sa.String(length=10), autoincrement=False, nullable=False),
        sa.Column("national", sa.Boolean(), autoincrement=False, nullable=False),
        sa.Column("measure", sa.String(length=7), autoincrement=False, nullable=False),
        sa.Column("value", sa.String(length=11), autoincrement=False, nullable=False),
        sa.Column("kind", sa.String(length=4), autoincrement=False, nullable=False),
        sa.Column("vn63", sa.String(length=10), autoincrement=False, nullable=False),
        sa.Column("illustrative", sa.Boolean(), autoincrement=False, nullable=False),
        sa.Column("n", sa.Integer(), nullable=False),
        sa.PrimaryKeyConstraint(
            "vn34", "national", "measure", "value", "kind", "vn63", "illustrative", name=op.f("pk_trait_cube")
        ),
        sqlite_with_rowid=False,
    )
    for measure, value, condition in PARTS:
        op.execute(_counted(measure, value, condition))
    if op.get_bind().dialect.name == "postgresql":
        op.execute("ALTER TABLE trait_cube ENABLE ROW LEVEL SECURITY")
        op.execute("ALTER TABLE trait_cube FORCE ROW LEVEL SECURITY")
        op.execute(f"CREATE POLICY tenant ON trait_cube USING ({PLACE})")
        op.execute(f"CREATE POLICY indications ON trait_cube FOR SELECT USING ({SHOWN})")


def _counted(measure: str, value: str, condition: str) -> str:
    return f"""INSERT INTO trait_cube (vn34, national, measure, value, kind, vn63, illustrative, n)
        SELECT a.vn34, a.national, '{measure}', {value}, a.kind, a.vn63, a.illustrative, count(*)
        FROM asset a LEFT JOIN organisation o ON o.id = a.owner_id WHERE {condition}
        GROUP BY a.vn34, a.national, {value}, a.kind, a.vn63, a.illustrative"""
