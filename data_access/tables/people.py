"""Users, their posts, their sessions, the throttle of sign-ins, the audit log. On SQLite all but `user`, `post`
and `deck_arrangement` are in a
file of their own (data_access.database.signin_file), where the reference of a session to its user
is not enforced; users are never deleted one by one."""

from sqlalchemy import JSON, Boolean, Column, ForeignKey, Index, Integer, String, Table, Text

from data_access.tables.base import Moment, metadata, sqlite_metadata
from data_access.tables.register import Id

user = Table(
    "user",
    metadata,
    Column("id", Id, primary_key=True),
    Column("username", String(80), nullable=False, unique=True),
    Column("name", String(120), nullable=False),
    Column("password_hash", Text, nullable=False),
    Column(
        "must_change",
        Boolean,
        nullable=False,
        comment="one-time password, to be changed at the first sign-in",
    ),
    Column("one_time_until", Moment),
    Column("disabled_at", Moment),
    Column("demonstration", Boolean, nullable=False),
    Column("created_at", Moment, nullable=False),
    Column("version", Integer, nullable=False),
)

post = Table(
    "post",
    metadata,
    Column("id", Id, primary_key=True),
    Column("user_id", Id, ForeignKey("user.id"), nullable=False, index=True),
    Column("role", String(10), nullable=False),
    Column("vn34", String(2), comment="tenant: a province; at most one tenant"),
    Column("station_id", Id, comment="tenant: a station"),
    Column("since", Moment, nullable=False),
)
"""A person's role in one tenant (domain.posts); of one person no two are the same, which the lock of
the user's row sees to."""

deck_arrangement = Table(
    "deck_arrangement",
    metadata,
    Column("user_id", Id, ForeignKey("user.id"), primary_key=True, autoincrement=False),
    Column("deck", String(60), primary_key=True, comment="as its address has it: tinh-nghe-an"),
    Column("slides", Text, nullable=False, comment="keys of slides in their order"),
    Column("updated_at", Moment, nullable=False),
)
"""Belongs to one person, as a session does: it names slides and holds nothing of a province."""

user_session = Table(
    "user_session",
    metadata,
    Column(
        "token_hash",
        String(64),
        primary_key=True,
        comment="SHA-256 of the cookie's token; the token itself is nowhere",
    ),
    Column("user_id", Id, ForeignKey("user.id"), nullable=False, index=True),
    Column("created_at", Moment, nullable=False),
    Column(
        "seen_at",
        Moment,
        nullable=False,
        comment="last request made by a person; polling does not count",
    ),
    Column("expires_at", Moment, nullable=False),
    Column("ended_at", Moment),
    Column("end_reason", String(20)),
)

signin_throttle = Table(
    "signin_throttle",
    metadata,
    Column(
        "key",
        String(64),
        primary_key=True,
        comment="keyed hash of the submitted name or of the address",
    ),
    Column("window_from", Moment, nullable=False),
    Column("failures", Integer, nullable=False),
    Column("blocked_until", Moment),
)

audit_log = Table(
    "audit_log",
    metadata,
    Column("id", Id, primary_key=True),
    Column("at", Moment, nullable=False),
    Column("actor", String(80), nullable=False),
    Column("action", String(40), nullable=False),
    Column("subject", String(120)),
    Column("vn34", String(10)),
    Column("detail", JSON, nullable=False),
    Column("previous_hash", String(64), nullable=False),
    Column("hash", String(64), nullable=False, unique=True),
    Index("ix_audit_log_at", "at"),
)
"""Append-only: triggers of the migration refuse UPDATE and DELETE; each row's hash covers the row
before it."""

audit_pending = Table(
    "audit_pending",
    sqlite_metadata,
    Column("id", Integer, primary_key=True),
    Column("token", String(32), nullable=False, unique=True),
    Column("at", Moment, nullable=False),
    Column("actor", String(80), nullable=False),
    Column("action", String(40), nullable=False),
    Column("subject", String(120)),
    Column("vn34", String(10)),
    Column("detail", JSON, nullable=False),
)
"""Beside the register: rows of the audit log that were written in one transaction with what they
tell of."""

audit_taken = Table("audit_taken", sqlite_metadata, Column("token", String(32), primary_key=True))
"""Beside the log: which of them the log has."""

SIGNIN_TABLES = (user_session, signin_throttle, audit_log, audit_taken)
"""Those of SQLite's second file."""
