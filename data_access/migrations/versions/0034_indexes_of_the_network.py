"""What the whole network is asked for, by month: reports of stations, visits"""

import sqlalchemy as sa
from alembic import op

revision = "0034"
down_revision = "0033"
branch_labels = None
depends_on = None

REPORTED = ["month", "station_id", "state", "first_day", "consultations", "updates", "listings", "classes", "trained"]
COUNTED = ["illustrative", "period", "batch_id", "visitors", "first_time", "page_views"]


def upgrade() -> None:
    op.create_index("ix_station_month_month", "station_month", REPORTED)
    if op.get_bind().dialect.name == "sqlite":  # PostgreSQL reads no rows from an index of an expression alone
        op.create_index("ix_visit_month", "visit", ["series", sa.text("substr(period, 1, 7)"), *COUNTED])
