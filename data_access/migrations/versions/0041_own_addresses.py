"""Addresses that a province's officer has declared to be the own province's"""

import sqlalchemy as sa
from alembic import op

revision = "0041"
down_revision = "0040"
branch_labels = None
depends_on = None

POLICY = """current_setting('ipp.scope', true) IN ('national', 'system')
    OR (current_setting('ipp.scope', true) = 'province' AND vn34 = current_setting('ipp.vn34', true))"""


def upgrade() -> None:
    op.create_table(
        "own_address",
        sa.Column("vn34", sa.String(length=10), nullable=False, comment="the province whose officer said it"),
        sa.Column("address_key", sa.String(length=400), nullable=False, comment="folded address"),
        sa.Column("address", sa.Text(), nullable=False),
        sa.Column("actor", sa.String(length=80), nullable=False),
        sa.Column("at", sa.DateTime(timezone=True), nullable=False),
        sa.PrimaryKeyConstraint("vn34", "address_key", name=op.f("pk_own_address")),
    )
    if op.get_bind().dialect.name == "postgresql":
        op.execute("ALTER TABLE own_address ENABLE ROW LEVEL SECURITY")
        op.execute("ALTER TABLE own_address FORCE ROW LEVEL SECURITY")
        op.execute(f"CREATE POLICY tenant ON own_address USING ({POLICY})")
