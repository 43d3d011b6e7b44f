"""A row refused for contradicting another is known again"""

import sqlalchemy as sa
from alembic import op

revision = "0020"
down_revision = "0019"
branch_labels = None
depends_on = None


def upgrade() -> None:
    """Rows refused before this stay without: nothing tells what they said."""
    key = "what a row that contradicted another one was about"
    op.add_column("import_row_error", sa.Column("identity", sa.String(200), nullable=True, comment=key))
    op.add_column("import_row_error", sa.Column("said", sa.String(64), nullable=True, comment="the hash of what it said"))
    op.create_index("ix_import_row_error_identity", "import_row_error", ["identity"])
