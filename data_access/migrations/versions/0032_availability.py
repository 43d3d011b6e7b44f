"""How long the platform was down, by month: typed by the institute or imported"""

import sqlalchemy as sa
from alembic import op

revision = "0032"
down_revision = "0031"
branch_labels = None
depends_on = None

ID = sa.BigInteger().with_variant(sa.Integer(), "sqlite")
POLICY = """current_setting('ipp.scope', true) IN ('national', 'system')
    OR (current_setting('ipp.scope', true) = 'demonstration' AND illustrative)"""


def upgrade() -> None:
    op.create_table(
        "availability",
        sa.Column("id", ID, nullable=False),
        sa.Column("month", sa.String(length=7), nullable=False),
        sa.Column("planned", sa.Integer(), nullable=True, comment="minutes down as announced; NULL: not told"),
        sa.Column("unplanned", sa.Integer(), nullable=True, comment="minutes down besides; NULL: not told"),
        sa.Column("source", sa.Text(), nullable=False),
        sa.Column("version", sa.Integer(), nullable=False),
        sa.Column("updated_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("updated_by", sa.String(length=120), nullable=False),
        sa.Column("note", sa.Text(), nullable=False),
        sa.Column("illustrative", sa.Boolean(), nullable=False),
        sa.Column("batch_id", ID, nullable=True, comment="NULL: came with the program"),
        sa.ForeignKeyConstraint(["batch_id"], ["import_batch.id"], name=op.f("fk_availability_batch_id_import_batch")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_availability")),
        sa.UniqueConstraint("month", name="uq_availability"),
    )
    op.create_index(op.f("ix_availability_batch_id"), "availability", ["batch_id"], unique=False)
    if op.get_bind().dialect.name == "postgresql":
        op.execute("ALTER TABLE availability ENABLE ROW LEVEL SECURITY")
        op.execute("ALTER TABLE availability FORCE ROW LEVEL SECURITY")
        op.execute(f"CREATE POLICY tenant ON availability USING ({POLICY})")
