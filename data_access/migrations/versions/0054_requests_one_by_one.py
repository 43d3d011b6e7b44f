"""Requests that people bring to the network, one by one"""

from typing import Any

import sqlalchemy as sa
from alembic import op

revision = "0054"
down_revision = "0053"
branch_labels = None
depends_on = None

ID = sa.BigInteger().with_variant(sa.Integer(), "sqlite")
MOMENT = sa.DateTime(timezone=True)
OPEN = sa.text("state IN ('new', 'assigned', 'doing', 'waiting')")
OWN = """(current_setting('ipp.scope', true) = 'province' AND vn34 = current_setting('ipp.vn34', true))
    OR (current_setting('ipp.scope', true) = 'station' AND station_id::text = current_setting('ipp.station', true))"""
SEEN = f"""current_setting('ipp.scope', true) IN ('national', 'system')
    OR (current_setting('ipp.scope', true) = 'demonstration' AND illustrative)
    OR {OWN}"""
OF_DESK = f"""current_setting('ipp.scope', true) = 'system'
    OR (current_setting('ipp.scope', true) = 'national' AND vn34 IS NULL AND station_id IS NULL)
    OR {OWN}"""
POLICIES = {"request": SEEN, "request_entry": SEEN, "request_contact": OF_DESK}


def upgrade() -> None:
    op.create_table(
        "request_counter",
        sa.Column("year", sa.Integer(), autoincrement=False, nullable=False),
        sa.Column("last", sa.Integer(), nullable=False),
        sa.PrimaryKeyConstraint("year", name=op.f("pk_request_counter")),
    )
    _requests()
    _entries()
    _contacts()
    if op.get_bind().dialect.name == "postgresql":
        for table, policy in POLICIES.items():
            op.execute(f"ALTER TABLE {table} ENABLE ROW LEVEL SECURITY")
            op.execute(f"ALTER TABLE {table} FORCE ROW LEVEL SECURITY")
            op.execute(f"CREATE POLICY tenant ON {table} USING ({policy})")


def _key(table: str, column: str, other: str) -> Any:
    name = op.f(f"fk_{table}_{column}_{other}")
    return sa.ForeignKeyConstraint([column], [f"{other}.id"], name=name)


def _requests() -> None:
    op.create_table(
        "request",
        sa.Column("id", ID, nullable=False),
        sa.Column("number", sa.String(length=20), nullable=False, comment="YC-2026-00123"),
        sa.Column("form_key", sa.String(length=40), nullable=False, comment="of the form sent once"),
        sa.Column("received_on", sa.Date(), nullable=False),
        sa.Column("channel", sa.String(length=10), nullable=False),
        sa.Column("kind", sa.String(length=10), nullable=False),
        sa.Column("side", sa.String(length=4), nullable=False, comment="of a listing: buy, sell"),
        sa.Column("topics", sa.String(length=120), nullable=False, comment="|search|status|"),
        sa.Column("rights", sa.String(length=60), nullable=False, comment="kinds of right: |NH|SC|"),
        sa.Column("title", sa.String(length=200), nullable=False, comment="the question's first words"),
        sa.Column("question", sa.Text(), nullable=False),
        sa.Column("requester", sa.String(length=200), nullable=False),
        sa.Column("requester_type", sa.String(length=12), nullable=False),
        sa.Column("folded", sa.Text(), nullable=False, comment="number, requester, question, to be searched"),
        sa.Column("vn34", sa.String(length=2), nullable=False, comment="of the requester"),
        sa.Column("vn63", sa.String(length=2), comment="the former province, where it is known"),
        sa.Column("station_id", ID, comment="the station that took it down"),
        sa.Column("desk", sa.String(length=9), nullable=False, comment="in whose hand: station, province, institute"),
        sa.Column("assignee_id", ID),
        sa.Column("state", sa.String(length=10), nullable=False),
        sa.Column("stops", sa.JSON(), nullable=False, comment="days since and until which its clocks stood"),
        sa.Column("due_first", sa.Date(), comment="NULL: the clock stands"),
        sa.Column("due_result", sa.Date(), comment="NULL: the clock stands"),
        sa.Column("due_on", sa.Date(), nullable=False, comment="what is due next; 9999-12-31: nothing"),
        sa.Column("first_on", sa.Date(), comment="the first answer"),
        sa.Column("first_days", sa.Integer(), comment="working days until then"),
        sa.Column("result_on", sa.Date()),
        sa.Column("result_days", sa.Integer(), comment="working days until then"),
        sa.Column("in_time", sa.Boolean(), comment="both in time; NULL: no result"),
        sa.Column("ended_on", sa.Date(), comment="the day on which it was no longer open"),
        sa.Column("duplicate_of", sa.String(length=20), nullable=False),
        sa.Column("source", sa.Text(), nullable=False, comment="typed, or the file"),
        sa.Column("batch_id", ID, comment="the import that wrote it; NULL: typed"),
        sa.Column("illustrative", sa.Boolean(), nullable=False),
        sa.Column("created_at", MOMENT, nullable=False),
        sa.Column("created_by", sa.String(length=120), nullable=False),
        sa.Column("version", sa.Integer(), nullable=False),
        sa.Column("updated_at", MOMENT, nullable=False),
        sa.Column("updated_by", sa.String(length=120), nullable=False),
        _key("request", "station_id", "station"),
        _key("request", "assignee_id", "user"),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_request")),
        sa.UniqueConstraint("number", name=op.f("uq_request_number")),
        sa.UniqueConstraint("form_key", name=op.f("uq_request_form_key")),
    )
    op.create_index(
        "ix_request_open",
        "request",
        ["due_on", "id", "state", "assignee_id", "vn34", "station_id"],
        sqlite_where=OPEN,
        postgresql_where=OPEN,
    )
    counted = ["state", "in_time", "first_days", "result_days", "illustrative", "vn34", "station_id"]
    op.create_index("ix_request_year", "request", ["received_on", "id", *counted])
    op.create_index("ix_request_vn34", "request", ["vn34", "received_on"])
    op.create_index("ix_request_station_id", "request", ["station_id", "received_on"])


def _entries() -> None:
    op.create_table(
        "request_entry",
        sa.Column("id", ID, nullable=False),
        sa.Column("request_id", ID, nullable=False),
        sa.Column("kind", sa.String(length=10), nullable=False, comment="answer, note, message, state, …"),
        sa.Column("text", sa.Text(), nullable=False),
        sa.Column("told", sa.JSON(), nullable=False, comment="what it changed: state, due days, person"),
        sa.Column("at", MOMENT, nullable=False),
        sa.Column("day", sa.Date(), nullable=False, comment="the day in Viet Nam"),
        sa.Column("user_id", ID, nullable=False, comment="0: nobody's account"),
        sa.Column("by", sa.String(length=120), nullable=False, comment="the name at that time"),
        sa.Column("post", sa.String(length=60), nullable=False),
        sa.Column("vn34", sa.String(length=2)),
        sa.Column("station_id", ID),
        sa.Column("illustrative", sa.Boolean(), nullable=False),
        _key("request_entry", "request_id", "request"),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_request_entry")),
    )
    op.create_index("ix_request_entry_request_id", "request_entry", ["request_id"])


def _contacts() -> None:
    op.create_table(
        "request_contact",
        sa.Column("request_id", ID, autoincrement=False, nullable=False),
        sa.Column("phone", sa.String(length=40), nullable=False),
        sa.Column("email", sa.String(length=200), nullable=False),
        sa.Column("vn34", sa.String(length=2), comment="of the desk"),
        sa.Column("station_id", ID, comment="of the desk; with no province: the institute's"),
        sa.Column("illustrative", sa.Boolean(), nullable=False),
        _key("request_contact", "request_id", "request"),
        sa.PrimaryKeyConstraint("request_id", name=op.f("pk_request_contact")),
    )
