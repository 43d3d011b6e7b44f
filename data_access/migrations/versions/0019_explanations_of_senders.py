"""Explanations of headings belong to their sender"""

import sqlalchemy as sa
from alembic import op

revision = "0019"
down_revision = "0018"
branch_labels = None
depends_on = None


def upgrade() -> None:
    """Those of a province stay its own. Of those under 'national' nobody knows whose they are (a station could write them): they go."""
    op.add_column("column_mapping", sa.Column("heading", sa.String(length=120), nullable=True, comment="as its sender wrote it"))
    op.execute("DELETE FROM column_mapping WHERE vn34 = 'national'")
    if op.get_bind().dialect.name == "postgresql":
        op.alter_column("column_mapping", "vn34", comment="whose it is: a province, 'vien' or 'command'")
