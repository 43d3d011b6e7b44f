"""Periods tell from when the law has a title ended, where it counts as ended from a later day; the assessment that follows fills it"""

import sqlalchemy as sa
from alembic import op

revision = "0025"
down_revision = "0024"
branch_labels = None
depends_on = None


def upgrade() -> None:
    comment = "the day from which the law has it ended, where it counts as ended from a later one"
    op.add_column("asset_status_period", sa.Column("effective", sa.Date(), comment=comment))
    if op.get_bind().dialect.name == "postgresql":
        op.alter_column("deadline_rule", "anchor", comment="filing, grant, registration: the international one")
