"""The audit log: append-only, each row's hash covers the row before it, so that a changed or missing row shows."""

import hashlib
import json
from collections.abc import Mapping
from datetime import UTC, datetime
from typing import Any

from sqlalchemy import Connection, insert, select, text

from data_access.engine import now
from data_access.tables import audit_log

LOCK = 7_316_001
"""Key of the PostgreSQL advisory lock that makes the chain one line; held until the transaction ends."""


def append(
    conn: Connection,
    *,
    actor: str,
    action: str,
    subject: str | None = None,
    vn34: str | None = None,
    detail: Mapping[str, Any] | None = None,
) -> int:
    """Adds a row in the caller's transaction and returns its id. Call it last: others wait for the chain until the transaction ends.

    `detail` holds plain JSON values; control characters in names are replaced, so that a row stays one line."""
    if conn.dialect.name == "postgresql":
        conn.execute(text("SELECT pg_advisory_xact_lock(:key)"), {"key": LOCK})
    previous = conn.scalar(select(audit_log.c.hash).order_by(audit_log.c.id.desc()).limit(1)) or ""
    row = {"at": now(), "actor": _line(actor)[:80], "action": action, "subject": _line(subject)[:120] if subject else None}
    row |= {"vn34": vn34, "detail": dict(detail or {}), "previous_hash": previous}
    inserted = conn.execute(insert(audit_log).values(**row, hash=_hash(row)).returning(audit_log.c.id))
    return int(inserted.scalar_one())


def verify(conn: Connection) -> int | None:
    """The id of the first row that was changed, or whose predecessor was changed or removed; None when the chain is whole."""
    previous = ""
    for row in conn.execute(select(audit_log).order_by(audit_log.c.id)).mappings():
        if row["previous_hash"] != previous or row["hash"] != _hash(dict(row)):
            return int(row["id"])
        previous = row["hash"]
    return None


def _hash(row: Mapping[str, Any]) -> str:
    at: datetime = row["at"]
    parts = [at.astimezone(UTC).isoformat(), row["actor"], row["action"], row["subject"], row["vn34"], row["detail"], row["previous_hash"]]
    return hashlib.sha256(json.dumps(parts, ensure_ascii=False, sort_keys=True, separators=(",", ":")).encode()).hexdigest()


def _line(value: str) -> str:
    return "".join(c if c.isprintable() else "·" for c in value)
