"""Places assigned by hand, remembered for their owner and address"""

import sqlalchemy as sa
from alembic import op

revision = "0008"
down_revision = "0007"
branch_labels = None
depends_on = None


def upgrade() -> None:
    op.create_table(
        "remembered_place",
        sa.Column("owner_key", sa.String(length=400), primary_key=True, comment="folded name of the party that places a record"),
        sa.Column("address_key", sa.String(length=400), primary_key=True, comment="folded address; '' where the source gives none"),
        sa.Column("owner", sa.Text(), nullable=False),
        sa.Column("address", sa.Text(), nullable=False),
        sa.Column("vn34", sa.String(length=10), nullable=False),
        sa.Column("vn63", sa.String(length=10), nullable=False),
        sa.Column("actor", sa.String(length=80), nullable=False),
        sa.Column("at", sa.DateTime(timezone=True), nullable=False),
    )
    if op.get_bind().dialect.name == "postgresql":
        op.execute("ALTER TABLE remembered_place ENABLE ROW LEVEL SECURITY")
        op.execute("ALTER TABLE remembered_place FORCE ROW LEVEL SECURITY")
        op.execute("CREATE POLICY tenant ON remembered_place USING (current_setting('ipp.scope', true) IN ('national', 'system'))")
