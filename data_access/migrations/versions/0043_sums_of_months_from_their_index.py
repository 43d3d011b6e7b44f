"""What is added up of the stations' months is read from the index alone"""

from alembic import op

revision = "0043"
down_revision = "0042"
branch_labels = None
depends_on = None

NAME, TABLE = "ix_station_month_month", "station_month"
TOLD = [
    *("month", "station_id", "state", "first_day"),
    *("consultations", "updates", "listings", "classes", "trained", "filings"),
    *("search_patent", "search_utility", "search_design", "search_mark", "search_indication"),
    *("women", "illustrative"),
]


def upgrade() -> None:
    op.drop_index(NAME, TABLE)
    op.create_index(NAME, TABLE, TOLD)
