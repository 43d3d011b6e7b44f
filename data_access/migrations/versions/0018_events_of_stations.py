"""Events know the station that wrote them down"""

import sqlalchemy as sa
from alembic import op

revision = "0018"
down_revision = "0017"
branch_labels = None
depends_on = None


def upgrade() -> None:
    """The events that are there count as the institute's, whoever sent them: it answers for what it shows."""
    comment = "the station that wrote it down and may change it; NULL: the institute's"
    op.add_column("event", sa.Column("station_id", sa.BigInteger().with_variant(sa.Integer(), "sqlite"), nullable=True, comment=comment))
