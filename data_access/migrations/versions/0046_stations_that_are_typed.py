"""A station says whose row it is: published, imported, illustrative, or typed by the institute"""

import sqlalchemy as sa
from alembic import op

revision = "0046"
down_revision = "0045"
branch_labels = None
depends_on = None


def upgrade() -> None:
    """What came with the program until now is what is published; nobody could type one."""
    columns = (
        sa.Column(
            "published",
            sa.Boolean(),
            nullable=False,
            server_default=sa.false(),
            comment="came with the program and says what is published",
        ),
        sa.Column("version", sa.Integer(), nullable=False, server_default="0"),
        sa.Column("updated_at", sa.DateTime(timezone=True), nullable=True),
        sa.Column("updated_by", sa.String(length=120), nullable=False, server_default=""),
    )
    for column in columns:
        op.add_column("station", column)
    op.execute("UPDATE station SET published = true WHERE batch_id IS NULL AND NOT illustrative")
