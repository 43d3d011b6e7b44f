"""Requests change hands: who took one down, and which station has it in hand"""

import sqlalchemy as sa
from alembic import op

revision = "0055"
down_revision = "0054"
branch_labels = None
depends_on = None

ID = sa.BigInteger().with_variant(sa.Integer(), "sqlite")
OPEN = sa.text("state IN ('new', 'assigned', 'doing', 'waiting')")
BEFORE = ["due_on", "id", "state", "assignee_id", "vn34", "station_id"]
COUNTED = ["state", "in_time", "first_days", "result_days", "illustrative", "vn34", "station_id"]
SEEN = """current_setting('ipp.scope', true) IN ('national', 'system')
    OR (current_setting('ipp.scope', true) = 'demonstration' AND illustrative)
    OR (current_setting('ipp.scope', true) = 'province' AND vn34 = current_setting('ipp.vn34', true))
    OR (current_setting('ipp.scope', true) = 'station'
        AND current_setting('ipp.station', true) IN (station_id::text, {second}::text))"""
SECOND = {"request": "hand_id", "request_entry": "other_id"}


def upgrade() -> None:
    hand = "the station that has it in hand; NULL: another desk has"
    op.add_column("request", sa.Column("hand_id", ID, comment=hand))
    taken = "which desk took it down and counts it: station, province, institute"
    op.add_column(
        "request",
        sa.Column("taken_at", sa.String(9), nullable=False, server_default="", comment=taken),
    )
    other = sa.Column("other_id", ID, comment="another station that sees it")
    op.add_column("request_entry", other)
    op.execute("UPDATE request SET taken_at = desk")
    op.execute("UPDATE request SET hand_id = station_id WHERE desk = 'station'")
    _index("ix_request_open", [*BEFORE, "hand_id"], where=OPEN)
    _index("ix_request_year", ["received_on", "id", *COUNTED, "hand_id"])
    op.create_index("ix_request_hand_id", "request", ["hand_id", "received_on"])
    if op.get_bind().dialect.name == "postgresql":
        for table, second in SECOND.items():
            op.execute(f"DROP POLICY tenant ON {table}")
            op.execute(f"CREATE POLICY tenant ON {table} USING ({SEEN.format(second=second)})")


def _index(name: str, columns: list[str], *, where: sa.TextClause | None = None) -> None:
    op.drop_index(name, "request")
    op.create_index(name, "request", columns, sqlite_where=where, postgresql_where=where)
