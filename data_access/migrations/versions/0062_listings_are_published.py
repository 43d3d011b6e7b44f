"""Listings on the exchange: drafted, published, withdrawn, each since a day"""

import sqlalchemy as sa
from alembic import op

revision = "0062"
down_revision = "0061"
branch_labels = None
depends_on = None


def upgrade() -> None:
    states = "of a listing: draft, published, withdrawn"
    op.add_column(
        "request",
        sa.Column("listing", sa.String(9), nullable=False, server_default="draft", comment=states),
    )
    since = "since when; NULL: since it was received"
    op.add_column("request", sa.Column("listing_on", sa.Date(), comment=since))
