"""Imports as jobs: whose a job is; numbers that another province holds, for the institute to look at"""

import sqlalchemy as sa
from alembic import op

revision = "0004"
down_revision = "0003"
branch_labels = None
depends_on = None

ID = sa.BigInteger().with_variant(sa.Integer(), "sqlite")
POLICY = """current_setting('ipp.scope', true) IN ('national', 'system')
    OR (current_setting('ipp.scope', true) = 'province' AND vn34 = current_setting('ipp.vn34', true))"""


def upgrade() -> None:
    op.add_column("job", sa.Column("actor_id", ID, comment="the user who asked for it; NULL: the command line"))
    op.add_column("job", sa.Column("vn34", sa.String(length=10), comment="whose it is, where the user belongs to a province"))
    states = "running, ready (to be decided about), done, failed, refused, cancelled"
    if op.get_bind().dialect.name == "postgresql":
        op.alter_column("job", "state", comment=states)
    op.create_index("ix_job_kind", "job", ["kind", "state"])
    op.create_table(
        "import_held",
        sa.Column(
            "batch_id",
            ID,
            sa.ForeignKey("import_batch.id", name=op.f("fk_import_held_batch_id_import_batch"), ondelete="CASCADE"),
            primary_key=True,
        ),
        sa.Column("position", sa.Integer(), primary_key=True),
        sa.Column("asset_id", ID, nullable=False, comment="the stored record that was left as it is"),
        sa.Column("vn34", sa.String(length=10), nullable=False, comment="the province that sent or declared the row"),
        sa.Column("record", sa.JSON(), nullable=False, comment="the row as a record"),
        sa.Column("state", sa.String(length=10), nullable=False, comment="waiting, kept, moved"),
        sa.Column("decided_by", sa.String(length=80)),
        sa.Column("decided_at", sa.DateTime(timezone=True)),
    )
    op.create_index("ix_import_held_state", "import_held", ["state", "batch_id"])
    if op.get_bind().dialect.name == "postgresql":
        op.execute("ALTER TABLE import_held ENABLE ROW LEVEL SECURITY")
        op.execute("ALTER TABLE import_held FORCE ROW LEVEL SECURITY")
        op.execute(f"CREATE POLICY tenant ON import_held USING ({POLICY})")
