"""Results of a province's targets that the register does not tell, written down with their source"""

import sqlalchemy as sa
from alembic import op

revision = "0058"
down_revision = "0057"
branch_labels = None
depends_on = None

ID = sa.BigInteger().with_variant(sa.Integer(), "sqlite")
POLICY = """current_setting('ipp.scope', true) IN ('national', 'system')
    OR (current_setting('ipp.scope', true) = 'province' AND vn34 = current_setting('ipp.vn34', true))
    OR (current_setting('ipp.scope', true) = 'demonstration' AND illustrative)"""


def upgrade() -> None:
    op.create_table(
        "plan_result",
        sa.Column("id", ID, nullable=False),
        sa.Column("vn34", sa.String(length=10), nullable=False),
        sa.Column("target_id", ID, nullable=False, comment="of the same province"),
        sa.Column("value", sa.BigInteger(), nullable=False),
        sa.Column("day", sa.Date(), nullable=False, comment="until when it counts"),
        sa.Column("source", sa.String(length=500), nullable=False),
        sa.Column("illustrative", sa.Boolean(), nullable=False),
        sa.Column("version", sa.Integer(), nullable=False),
        sa.Column("updated_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("updated_by", sa.String(length=120), nullable=False),
        sa.Column("removed", sa.BigInteger(), nullable=False, comment="0, or the row's own id"),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_plan_result")),
    )
    op.create_index("ix_plan_result_vn34", "plan_result", ["vn34", "removed"])
    if op.get_bind().dialect.name == "postgresql":
        op.execute("ALTER TABLE plan_result ENABLE ROW LEVEL SECURITY")
        op.execute("ALTER TABLE plan_result FORCE ROW LEVEL SECURITY")
        op.execute(f"CREATE POLICY tenant ON plan_result USING ({POLICY})")
