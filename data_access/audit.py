"""The audit log: append-only, each row's hash covers the row before it, so that a changed or missing row shows.

On SQLite the log is in another file than the register, and SQLite commits two files one after the other. So a row that tells of a change
is written beside the change, in the same transaction, and taken into the log at once after it: never one without the other.
"""

import hashlib
import json
import logging
import secrets
from collections.abc import Mapping
from datetime import UTC, datetime, timedelta
from typing import Any

from sqlalchemy import Connection, delete, func, insert, select, text
from sqlalchemy.exc import DBAPIError

from data_access import sqlite
from data_access.engine import Database, DatabaseUnavailable, after_commit, now
from data_access.tables import audit_log, audit_pending, audit_taken

log = logging.getLogger("ipplatform")
LOCK = 7_316_001
"""Key of the PostgreSQL advisory lock that makes the chain one line; held until the transaction ends."""
AT_ONCE = timedelta(minutes=1)
"""What waits longer than this has been left behind."""
_left = audit_pending.c.token.not_in(select(audit_taken.c.token))


def append(
    conn: Connection,
    *,
    actor: str,
    action: str,
    subject: str | None = None,
    vn34: str | None = None,
    detail: Mapping[str, Any] | None = None,
) -> None:
    """Adds a row in the caller's transaction. Call it last: on PostgreSQL others wait for the chain until the transaction ends.

    `detail` holds plain JSON values; control characters in names are replaced, so that a row stays one line."""
    row = {"at": now(), "actor": _line(actor)[:80], "action": action, "subject": _line(subject)[:120] if subject else None}
    row |= {"vn34": vn34, "detail": dict(detail or {})}
    if not sqlite.is_apart(conn):
        if conn.dialect.name == "postgresql":
            conn.execute(text("SELECT pg_advisory_xact_lock(:key)"), {"key": LOCK})
        _chain(conn, row)
    elif sqlite.writes_signin(conn):
        _take(conn)
        _chain(conn, row)
    else:
        conn.execute(insert(audit_pending).values(token=secrets.token_hex(16), **row))
        after_commit(conn, take)


def take(database: Database) -> None:
    """SQLite: the log takes the rows that were written with changes of the register. What cannot be taken now stays, for the next time."""
    if database.dialect != "sqlite":
        return
    try:
        with database.write_signin() as conn:
            _take(conn)
    except (DatabaseUnavailable, DBAPIError):
        log.exception("the audit log could not take rows now; they are kept")


def left_behind(conn: Connection) -> int:
    """How many rows the log has not taken, though it is a while since they were written."""
    if not sqlite.is_apart(conn):
        return 0
    return int(conn.scalar(select(func.count()).select_from(audit_pending).where(_left, audit_pending.c.at < now() - AT_ONCE)) or 0)


def verify(conn: Connection) -> int | None:
    """The id of the first row that was changed, or whose predecessor was changed or removed; None when the chain is whole."""
    previous = ""
    for row in conn.execute(select(audit_log).order_by(audit_log.c.id)).mappings():
        if row["previous_hash"] != previous or row["hash"] != _hash(dict(row)):
            return int(row["id"])
        previous = row["hash"]
    return None


def _take(conn: Connection) -> None:
    for waiting in conn.execute(select(audit_pending).where(_left).order_by(audit_pending.c.id)).mappings().all():
        row = dict(waiting)
        del row["id"]
        conn.execute(insert(audit_taken).values(token=row.pop("token")))
        _chain(conn, row)
    conn.execute(delete(audit_taken).where(audit_taken.c.token.not_in(select(audit_pending.c.token))))


def _chain(conn: Connection, row: dict[str, Any]) -> None:
    row["previous_hash"] = conn.scalar(select(audit_log.c.hash).order_by(audit_log.c.id.desc()).limit(1)) or ""
    conn.execute(insert(audit_log).values(**row, hash=_hash(row)))


def _hash(row: Mapping[str, Any]) -> str:
    at: datetime = row["at"]
    parts = [at.astimezone(UTC).isoformat(), row["actor"], row["action"], row["subject"], row["vn34"], row["detail"], row["previous_hash"]]
    return hashlib.sha256(json.dumps(parts, ensure_ascii=False, sort_keys=True, separators=(",", ":")).encode()).hexdigest()


def _line(value: str) -> str:
    return "".join(c if c.isprintable() else "·" for c in value)
