"""Requests that people bring to the network, one by one, with what was said and done about each.

A request belongs to the province of its requester, to the station that took it down and to the one
that has it in hand; the institute sees all of them. How its requester is reached belongs to the
desk that has it in hand alone (domain.network.requests.Desk), and ends with its retention.
"""

from sqlalchemy import (
    JSON,
    Boolean,
    Column,
    Date,
    ForeignKey,
    Index,
    Integer,
    String,
    Table,
    Text,
    text,
)

from data_access.tables.base import SECOND_STATION, TENANT, Moment, metadata, version_and_stamp
from data_access.tables.register import Id
from domain.network.requests import OPEN

request = Table(
    "request",
    metadata,
    Column("id", Id, primary_key=True),
    Column("number", String(20), nullable=False, unique=True, comment="YC-2026-00123"),
    Column("form_key", String(40), nullable=False, unique=True, comment="of the form sent once"),
    Column("received_on", Date, nullable=False),
    Column("channel", String(10), nullable=False),
    Column("kind", String(10), nullable=False),
    Column("side", String(4), nullable=False, comment="of a listing: buy, sell"),
    Column("topics", String(120), nullable=False, comment="|search|status|"),
    Column("rights", String(60), nullable=False, comment="kinds of right: |NH|SC|"),
    Column("title", String(200), nullable=False, comment="the question's first words"),
    Column("question", Text, nullable=False),
    Column("requester", String(200), nullable=False),
    Column("requester_type", String(12), nullable=False),
    Column("folded", Text, nullable=False, comment="number, requester, question, to be searched"),
    Column("vn34", String(2), nullable=False, comment="of the requester"),
    Column("vn63", String(2), comment="the former province, where it is known"),
    Column("station_id", Id, ForeignKey("station.id"), comment="the station that took it down"),
    Column(
        "desk", String(9), nullable=False, comment="in whose hand: station, province, institute"
    ),
    Column("hand_id", Id, comment="the station that has it in hand; NULL: another desk has"),
    Column(
        "taken_at",
        String(9),
        nullable=False,
        server_default="",
        comment="which desk took it down and counts it: station, province, institute",
    ),
    Column("assignee_id", Id, ForeignKey("user.id")),
    Column("state", String(10), nullable=False),
    Column("stops", JSON, nullable=False, comment="days since and until which its clocks stood"),
    Column("due_first", Date, comment="NULL: the clock stands"),
    Column("due_result", Date, comment="NULL: the clock stands"),
    Column("due_on", Date, nullable=False, comment="what is due next; 9999-12-31: nothing"),
    Column("first_on", Date, comment="the first answer"),
    Column("first_days", Integer, comment="working days until then"),
    Column("result_on", Date),
    Column("result_days", Integer, comment="working days until then"),
    Column("in_time", Boolean, comment="both in time; NULL: no result"),
    Column("ended_on", Date, comment="the day on which it was no longer open"),
    Column("duplicate_of", String(20), nullable=False),
    Column(
        "listing",
        String(9),
        nullable=False,
        server_default="draft",
        comment="of a listing: draft, published, withdrawn",
    ),
    Column("listing_on", Date, comment="since when; NULL: since it was received"),
    Column("source", Text, nullable=False, comment="typed, or the file"),
    Column("batch_id", Id, comment="the import that wrote it; NULL: typed"),
    Column("illustrative", Boolean, nullable=False),
    Column("created_at", Moment, nullable=False),
    Column("created_by", String(120), nullable=False),
    *version_and_stamp(),
    info={TENANT: True, SECOND_STATION: "hand_id"},
)
STILL_OPEN = text("state IN ({})".format(", ".join(f"'{state}'" for state in OPEN)))
Index(
    "ix_request_open",
    *(request.c[name] for name in ("due_on", "id", "state", "assignee_id")),
    *(request.c[name] for name in ("vn34", "station_id", "hand_id")),
    sqlite_where=STILL_OPEN,
    postgresql_where=STILL_OPEN,
)
"""The queue: few rows, whatever has been answered in all years."""
COUNTED = (
    *("state", "in_time", "first_days", "result_days", "illustrative"),
    *("vn34", "station_id", "hand_id"),
)
Index("ix_request_year", request.c.received_on, request.c.id, *(request.c[n] for n in COUNTED))
Index("ix_request_vn34", request.c.vn34, request.c.received_on)
Index("ix_request_station_id", request.c.station_id, request.c.received_on)
Index("ix_request_hand_id", request.c.hand_id, request.c.received_on)

request_entry = Table(
    "request_entry",
    metadata,
    Column("id", Id, primary_key=True),
    Column("request_id", Id, ForeignKey("request.id"), nullable=False),
    Column("kind", String(10), nullable=False, comment="answer, note, message, state, …"),
    Column("text", Text, nullable=False),
    Column("told", JSON, nullable=False, comment="what it changed: state, due days, person"),
    Column("at", Moment, nullable=False),
    Column("day", Date, nullable=False, comment="the day in Viet Nam"),
    Column("user_id", Id, nullable=False, comment="0: nobody's account"),
    Column("by", String(120), nullable=False, comment="the name at that time"),
    Column("post", String(60), nullable=False),
    Column("vn34", String(2)),
    Column("station_id", Id),
    Column("other_id", Id, comment="another station that sees it"),
    Column("illustrative", Boolean, nullable=False),
    Index("ix_request_entry_request_id", "request_id"),
    info={TENANT: True, SECOND_STATION: "other_id"},
)
"""What was said and done, rows are added alone; a transfer changes which stations see them. Of an
internal note the tenants are those of the desk and of its writer: others that see the request do
not see it, nor does a desk that gets it later."""

request_contact = Table(
    "request_contact",
    metadata,
    Column("request_id", Id, ForeignKey("request.id"), primary_key=True, autoincrement=False),
    Column("phone", String(40), nullable=False),
    Column("email", String(200), nullable=False),
    Column("vn34", String(2), comment="of the desk"),
    Column("station_id", Id, comment="of the desk; with no province: the institute's"),
    Column("illustrative", Boolean, nullable=False),
    info={TENANT: True},
)

request_counter = Table(
    "request_counter",
    metadata,
    Column("year", Integer, primary_key=True, autoincrement=False),
    Column("last", Integer, nullable=False),
)
"""The newest number of a year: none is given out twice."""
