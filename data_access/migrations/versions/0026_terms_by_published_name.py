"""Watch terms know the published name that they come from"""

import sqlalchemy as sa
from alembic import op

revision = "0026"
down_revision = "0025"
branch_labels = None
depends_on = None


def upgrade() -> None:
    """So that a name that officers took out of the list does not come again."""
    comment = "the published name that it comes from; '' for none"
    op.add_column("watch_term", sa.Column("name_key", sa.String(length=200), nullable=False, server_default="", comment=comment))
