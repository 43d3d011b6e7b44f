"""Watch terms are found by the right that they come from"""

from alembic import op

revision = "0023"
down_revision = "0022"
branch_labels = None
depends_on = None


def upgrade() -> None:
    """Without it every import compared each protected name with all terms."""
    op.create_index("ix_watch_term_asset_id", "watch_term", ["asset_id"])
