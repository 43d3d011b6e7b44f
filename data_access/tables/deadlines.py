"""What is done about deadlines: what officers record, who sees to them, reminders, letters, fees, calendar feeds,
weekly digests.

`asset_id` has no foreign key: what was recorded outlives a soft deletion. `calendar_feed` and
`digest` belong to one person, like a
session: they hold nothing of a province, and what they show is read with that person's scope at
  that moment.
"""

from sqlalchemy import (
    BigInteger,
    Boolean,
    Column,
    Date,
    ForeignKey,
    Index,
    Integer,
    String,
    Table,
    Text,
)

from data_access.tables.base import PRIVATE, TENANT, Moment, metadata, version_and_stamp
from data_access.tables.register import Id
from domain.roles import Sees

deadline_act = Table(
    "deadline_act",
    metadata,
    Column("asset_id", Id, primary_key=True, autoincrement=False),
    Column("rule", String(30), primary_key=True),
    Column("ordinal", Integer, primary_key=True, autoincrement=False),
    Column("vn34", String(10), nullable=False),
    Column("illustrative", Boolean, nullable=False),
    Column("due", Date, nullable=False, comment="the due day that it was about"),
    Column(
        "what",
        String(5),
        nullable=False,
        comment="paid, waive, other; none where it was taken back",
    ),
    Column("done_on", Date),
    Column("reason", Text, nullable=False),
    Column("proof_name", String(120), comment="the sender's name of the file, without folders"),
    Column("proof_type", String(20)),
    Column("proof_size", Integer),
    Column("proof_sha256", String(64), comment="also where the file lies below the data folder"),
    Column("actor", String(120), nullable=False),
    Column("at", Moment, nullable=False),
    Column("version", Integer, nullable=False),
    Index("ix_deadline_act_vn34", "vn34", "at"),
    info={TENANT: True},
)

deadline_follow_up = Table(
    "deadline_follow_up",
    metadata,
    Column("vn34", String(10), primary_key=True),
    Column("asset_id", Id, primary_key=True, autoincrement=False),
    Column("rule", String(30), primary_key=True),
    Column("ordinal", Integer, primary_key=True, autoincrement=False),
    Column("person_id", Id, ForeignKey("user.id"), comment="who sees to it"),
    Column("call_on", Date, comment="the day on which its owner is called again"),
    Column("note", Text, nullable=False, comment="what was agreed with the owner"),
    *version_and_stamp(),
    Index("ix_deadline_follow_up_asset", "asset_id", "rule", "ordinal"),
    info={TENANT: True, PRIVATE: Sees.NOTES},
)
"""Who of a province sees to a deadline, and when its owner is called again."""

reminder = Table(
    "reminder",
    metadata,
    Column("id", Id, primary_key=True),
    Column("asset_id", Id, nullable=False),
    Column("rule", String(30), nullable=False),
    Column("ordinal", Integer, nullable=False),
    Column("vn34", String(10), nullable=False),
    Column("illustrative", Boolean, nullable=False),
    Column("due", Date, nullable=False, comment="the due day that it warned of"),
    Column("sent_on", Date, nullable=False),
    Column("channel", String(10), nullable=False, comment="letter"),
    Column("actor", String(120), nullable=False),
    Column(
        "saved_on",
        Date,
        comment="the day in the late window on which it was paid after this reminder",
    ),
    Column(
        "lot",
        Integer,
        nullable=False,
        server_default="0",
        comment="what was booked at once: a number within the province, later ones are larger",
    ),
    Index("ix_reminder_lot", "vn34", "lot"),
    Index("ix_reminder_asset_id_rule", "asset_id", "rule", "ordinal", "sent_on"),
    Index("ix_reminder_vn34", "vn34", "saved_on"),
    info={TENANT: True},
)

letter_template = Table(
    "letter_template",
    metadata,
    Column("vn34", String(10), primary_key=True),
    Column("illustrative", Boolean, nullable=False),
    Column("name", String(120), nullable=False),
    Column("sha256", String(64), nullable=False),
    Column("actor", String(120), nullable=False),
    Column("at", Moment, nullable=False),
    Column("version", Integer, nullable=False),
    info={TENANT: True},
)

letter_sender = Table(
    "letter_sender",
    metadata,
    Column("vn34", String(10), primary_key=True),
    Column("code", String(40), nullable=False, comment="what follows the number of a letter"),
    Column("office", Text, nullable=False, comment="of who signs, a line each"),
    Column("signer", String(120), nullable=False),
    Column("contact", String(200), nullable=False, comment="whom the reader of a letter calls"),
    Column("phone", String(40), nullable=False),
    Column("email", String(200), nullable=False),
    Column("recipients", Text, nullable=False, comment="a line each"),
    *version_and_stamp(),
    info={TENANT: True, PRIVATE: Sees.NOTES},
)
"""Who signs the letters of a province, and whom their readers call."""

fee = Table(
    "fee",
    metadata,
    Column("rule", String(30), primary_key=True),
    Column(
        "first",
        Integer,
        primary_key=True,
        autoincrement=False,
        comment="first annuity year or renewal that it holds for",
    ),
    Column("valid_from", Date, primary_key=True),
    Column("last", Integer, nullable=False),
    Column("valid_to", Date),
    Column("amount", BigInteger, nullable=False, comment="đồng"),
    Column("source", Text, nullable=False),
)

calendar_feed = Table(
    "calendar_feed",
    metadata,
    Column(
        "token_hash",
        String(64),
        primary_key=True,
        comment="SHA-256 of the address's token; the token itself is nowhere",
    ),
    Column("user_id", Id, ForeignKey("user.id"), nullable=False, index=True),
    Column("created_at", Moment, nullable=False),
    Column("revoked_at", Moment),
    Column("read_at", Moment, comment="last fetched; noted once a day"),
)

digest = Table(
    "digest",
    metadata,
    Column("user_id", Id, ForeignKey("user.id"), primary_key=True, autoincrement=False),
    Column("email", String(200), nullable=False),
    Column("language", String(2), nullable=False),
    Column("active", Boolean, nullable=False),
    Column("sent_on", Date, comment="day of the last weekly letter"),
    Column("updated_at", Moment, nullable=False),
)
