"""Targets and tasks by file: the import that wrote them last"""

import sqlalchemy as sa
from alembic import op

revision = "0042"
down_revision = "0041"
branch_labels = None
depends_on = None

ID = sa.BigInteger().with_variant(sa.Integer(), "sqlite")
SAID = "the import that wrote it last; NULL: typed on the page"


def upgrade() -> None:
    for name in ("institute_target", "institute_task"):
        op.add_column(name, sa.Column("batch_id", ID, comment=SAID))
