"""The people of stations, how these are reached; reports are found by their month"""

from typing import Any

import sqlalchemy as sa
from alembic import op

revision = "0036"
down_revision = "0035"
branch_labels = None
depends_on = None

ID = sa.BigInteger().with_variant(sa.Integer(), "sqlite")
POLICY = """current_setting('ipp.scope', true) IN ('national', 'system')
    OR (current_setting('ipp.scope', true) = 'demonstration' AND illustrative)
    OR (current_setting('ipp.scope', true) = 'station' AND station_id::text = current_setting('ipp.station', true))"""

REPORTED = [
    *("month", "station_id", "state", "first_day", "consultations", "updates", "listings", "classes", "trained", "filings"),
    *("search_patent", "search_utility", "search_design", "search_mark", "search_indication"),
]
"""What the list of stations asks of all of them: it is read from the index alone."""


def upgrade() -> None:
    op.drop_index("ix_station_month_month", table_name="station_month")
    op.create_index("ix_station_month_month", "station_month", REPORTED)
    _people()
    _contacts()
    if op.get_bind().dialect.name == "postgresql":
        for table in ("station_person", "station_contact"):
            op.execute(f"ALTER TABLE {table} ENABLE ROW LEVEL SECURITY")
            op.execute(f"ALTER TABLE {table} FORCE ROW LEVEL SECURITY")
            op.execute(f"CREATE POLICY tenant ON {table} USING ({POLICY})")


def _table(name: str, *columns: Any) -> None:
    op.create_table(
        name,
        sa.Column("id", ID, nullable=False),
        sa.Column("station_id", ID, nullable=False),
        *columns,
        sa.Column("version", sa.Integer(), nullable=False),
        sa.Column("updated_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("updated_by", sa.String(length=120), nullable=False),
        sa.Column("illustrative", sa.Boolean(), nullable=False),
        sa.ForeignKeyConstraint(["station_id"], ["station.id"], name=op.f(f"fk_{name}_station_id_station")),
        sa.PrimaryKeyConstraint("id", name=op.f(f"pk_{name}")),
        *([sa.UniqueConstraint("station_id", name="uq_station_contact")] if name == "station_contact" else []),
    )


def _people() -> None:
    _table(
        "station_person",
        sa.Column("name", sa.String(length=120), nullable=False),
        sa.Column("post", sa.String(length=200), nullable=False),
        sa.Column("since", sa.Date()),
        sa.Column("until", sa.Date(), comment="the last day; NULL: has not left"),
        sa.Column("share", sa.Integer(), comment="hundredths of full time; NULL: not told"),
        sa.Column("phone", sa.String(length=40), nullable=False),
        sa.Column("email", sa.String(length=200), nullable=False),
        sa.Column("trainings", sa.JSON(), nullable=False, comment="ids of the events attended"),
    )
    op.create_index("ix_station_person_station_id", "station_person", ["station_id"])


def _contacts() -> None:
    _table(
        "station_contact",
        sa.Column("address", sa.Text(), nullable=False),
        sa.Column("person", sa.String(length=120), nullable=False),
        sa.Column("phone", sa.String(length=40), nullable=False),
        sa.Column("email", sa.String(length=200), nullable=False),
    )
