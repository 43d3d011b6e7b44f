"""Corrections that requests ask for, and accepted ones that are taken back"""

import sqlalchemy as sa
from alembic import op

revision = "0060"
down_revision = "0059"
branch_labels = None
depends_on = None


def upgrade() -> None:
    asked = "the request that asks for it; NULL: an officer does"
    op.add_column("asset_correction", sa.Column("request_no", sa.String(20), comment=asked))
    op.add_column("asset_correction", sa.Column("undone_at", sa.DateTime(timezone=True)))
    op.add_column("asset_correction", sa.Column("undone_by", sa.String(120)))
    op.create_index("ix_asset_correction_request_no", "asset_correction", ["request_no"])
