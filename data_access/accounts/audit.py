"""The audit log: append-only, each row's hash covers the row before it under a key that is kept
apart, and so is the newest row's, so that a changed or missing row shows, the newest too, and
nobody without the key can make the chain anew (decision 0016, data_access.database.vault).

On SQLite the log is in another file than the register, and SQLite commits two files one after the
other. So a row that tells of a change is written beside the change, in the same transaction, and
taken into the log at once after it: never one without the other.
"""

import hashlib
import hmac
import json
import logging
import secrets
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from pathlib import Path
from typing import Any

from sqlalchemy import Connection, delete, exists, func, insert, select, text
from sqlalchemy.exc import DBAPIError

from data_access.database import faults, sqlite
from data_access.database.engine import Database, after_commit, now, post_of, vault_of
from data_access.database.faults import DatabaseUnavailable
from data_access.database.locks import Key
from data_access.database.vault import Head, Mark, Vault
from data_access.tables import audit_log, audit_pending, audit_taken, user
from language import _

log = logging.getLogger("ipplatform")
AT_ONCE = timedelta(minutes=1)
"""What waits longer than this has been left behind."""
KEYED = "k"
CHANGED, MISSING, KEY = "changed", "missing", "key"
_left = audit_pending.c.token.not_in(select(audit_taken.c.token))


@dataclass(frozen=True, slots=True)
class Break:
    """Where the log does not stand: the row that was changed or follows what is gone, the row after
    the last one where newer ones are missing, or the first one that this key did not make; `why` of
    CHANGED, MISSING, KEY."""

    id: int
    why: str


def append(
    conn: Connection,
    *,
    actor: str,
    action: str,
    subject: str | None = None,
    vn34: str | None = None,
    detail: Mapping[str, Any] | None = None,
) -> None:
    """Adds a row in the caller's transaction. Call it last: on PostgreSQL others wait for the chain
    until the transaction ends.

    `detail` holds plain JSON values, and the post in which it was done (domain.posts); control characters in names are replaced, so that a row stays
    one line."""
    row = {
        "at": now(),
        "actor": _line(actor)[:80],
        "action": action,
        "subject": _line(subject)[:120] if subject else None,
    }
    done_as = {"post": post} if (post := post_of(conn)) else {}
    row |= {"vn34": vn34, "detail": {**(detail or {}), **done_as}}
    if not sqlite.is_apart(conn):
        if conn.dialect.name == "postgresql":
            conn.execute(text("SELECT pg_advisory_xact_lock(:key)"), {"key": Key.AUDIT})
        _chain(conn, row)
    elif sqlite.writes_signin(conn):
        _take(conn)
        _chain(conn, row)
    else:
        conn.execute(insert(audit_pending).values(token=secrets.token_hex(16), **row))
        after_commit(conn, take)


def take(database: Database) -> None:
    """SQLite: the log takes the rows that were written with changes of the register. What cannot be
    taken now stays, for the next time."""
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
    return int(
        conn.scalar(
            select(func.count())
            .select_from(audit_pending)
            .where(_left, audit_pending.c.at < now() - AT_ONCE)
        )
        or 0
    )


def verify(conn: Connection) -> int | None:
    """The id of the first row that does not stand; None when the chain is whole. See `examine`."""
    vault = vault_of(conn)
    found = _examined(conn, vault, *_opened(vault))
    return found.id if found else None


def examine(database: Database) -> tuple[Break | None, Mark]:
    """What is wrong with the log first, and its newest row. The head is read before the log is:
    rows that come meanwhile are no fault."""
    both = _opened(database.vault)
    with database.read() as conn:
        found = _examined(conn, database.vault, *both)
        newest = _last(conn)
        gone = newest.id == 0 and found is None and _must_have_rows(conn)
    return (Break(1, MISSING) if gone else found), newest


def accept(database: Database, *, actor: str) -> bool:
    """After an older backup was put back: the log as it stands, in which the newest rows are
    missing, is what is known from now on, and its next row tells of it. False where nothing is
    missing, or something else is wrong."""
    found, newest = examine(database)
    if found is None or found.why != MISSING or database.vault is None:
        return False
    former = database.vault.accept(newest)
    if former is None:
        return False
    detail = {"missing_from": found.id, "known": former.newest.id, "hash": former.newest.hash}
    with database.write_signin() as conn:
        append(conn, actor=actor, action="audit_accepted", detail=detail)
    return True


def told(found: Break) -> str:
    """What an operator reads of it."""
    if found.why == MISSING:
        return _("Nhật ký thiếu các dòng mới nhất, kể từ dòng {id}", id=found.id)
    if found.why == KEY:
        return _(
            "Khóa hoặc tệp mốc của nhật ký đã mất hay bị thay: không chứng minh được từ dòng {id}",
            id=found.id,
        )
    return _("Nhật ký bị thay đổi từ dòng {id}", id=found.id)


def _opened(vault: Vault | None) -> tuple[bytes | None, Head | None]:
    if vault is None:
        return None, None
    try:
        key = vault.key()
        return key, vault.head(key or b"")
    except OSError as error:
        raise faults.of_system(error, vault.folder) from error


def _examined(
    conn: Connection, vault: Vault | None, key: bytes | None, head: Head | None
) -> Break | None:
    """Row by row: each follows the one before; up to where the chain was keyed by the rule of that
    time, from there under the key; and the newest row that is known is there."""
    rows = (
        dict(row) for row in conn.execute(select(audit_log).order_by(audit_log.c.id)).mappings()
    )
    if vault is None:
        return _linked(rows)
    if head is None:
        return _before_the_key(rows)
    previous = Mark()
    known = head.newest.id == 0
    for row in rows:
        keyed = row["id"] > head.begun.id
        if keyed and (key is None or not head.sound):
            return Break(row["id"], KEY)
        if keyed and previous.id <= head.begun.id and previous.hash != head.begun.hash:
            return Break(row["id"], CHANGED)
        if row["previous_hash"] != previous.hash or row["hash"] != _hash(
            row, key if keyed else None
        ):
            return Break(row["id"], CHANGED)
        previous = Mark(row["id"], row["hash"])
        if head.sound and previous.id == head.newest.id and previous.hash != head.newest.hash:
            return Break(row["id"], CHANGED)
        known = known or previous.id == head.newest.id
    if key is None or not head.sound:
        return Break(previous.id + 1, KEY)
    return None if known else Break(previous.id + 1, MISSING)


def _linked(rows: Iterable[Mapping[str, Any]]) -> Break | None:
    """What can be seen without a key."""
    previous = ""
    for row in rows:
        plain = not row["hash"].startswith(KEYED)
        if row["previous_hash"] != previous or (plain and row["hash"] != _hash(row, None)):
            return Break(row["id"], CHANGED)
        previous = row["hash"]
    return None


def _before_the_key(rows: Iterable[Mapping[str, Any]]) -> Break | None:
    """No head has been written: every row is of the time before, and where somebody has an account,
    a row tells of it."""
    previous = Mark()
    for row in rows:
        if row["hash"].startswith(KEYED):
            return Break(row["id"], KEY)
        if row["previous_hash"] != previous.hash or row["hash"] != _hash(row, None):
            return Break(row["id"], CHANGED)
        previous = Mark(row["id"], row["hash"])
    return None


def _take(conn: Connection) -> None:
    for waiting in (
        conn.execute(select(audit_pending).where(_left).order_by(audit_pending.c.id))
        .mappings()
        .all()
    ):
        row = dict(waiting)
        del row["id"]
        conn.execute(insert(audit_taken).values(token=row.pop("token")))
        _chain(conn, row)
    conn.execute(
        delete(audit_taken).where(audit_taken.c.token.not_in(select(audit_pending.c.token)))
    )


def _chain(conn: Connection, row: dict[str, Any]) -> None:
    """Needs the chain for itself: the lock of the file, or on PostgreSQL of the chain."""
    vault = vault_of(conn)
    last = _last(conn)
    row["previous_hash"] = last.hash
    try:
        key, head = vault.opened(last) if vault else (None, None)
    except OSError as error:
        raise faults.of_system(error, vault.folder if vault else Path()) from error
    row["hash"] = _hash(row, key)
    new_id = conn.execute(insert(audit_log).values(**row).returning(audit_log.c.id)).scalar_one()
    # else the head stays as the witness of what is missing
    if head and _is_there(conn, head.newest):
        _advance_after(conn, Mark(int(new_id), row["hash"]))


def _must_have_rows(conn: Connection) -> bool:
    """Somebody has an account, of which a row tells, and none waits to be taken."""
    waiting = sqlite.is_apart(conn) and conn.scalar(select(exists(select(audit_pending.c.id))))
    return not waiting and bool(conn.scalar(select(exists(select(user.c.id)))))


def _last(conn: Connection) -> Mark:
    row = conn.execute(
        select(audit_log.c.id, audit_log.c.hash).order_by(audit_log.c.id.desc()).limit(1)
    ).one_or_none()
    return Mark(int(row.id), row.hash) if row else Mark()


def _is_there(conn: Connection, mark: Mark) -> bool:
    return (
        mark.id == 0
        or conn.scalar(select(audit_log.c.hash).where(audit_log.c.id == mark.id)) == mark.hash
    )


def _advance_after(conn: Connection, newest: Mark) -> None:
    """Once the row is committed. A head that cannot be written stays behind, which is no fault; the
    next row takes it along."""

    def advance(database: Database) -> None:
        try:
            if database.vault:
                database.vault.advance(newest)
        except OSError:
            log.exception("the head of the audit log could not be written now")

    after_commit(conn, advance)


def _hash(row: Mapping[str, Any], key: bytes | None) -> str:
    """A keyed one begins with a letter that no plain one has."""
    at: datetime = row["at"]
    parts = [
        at.astimezone(UTC).isoformat(),
        row["actor"],
        row["action"],
        row["subject"],
        row["vn34"],
        row["detail"],
        row["previous_hash"],
    ]
    told = json.dumps(parts, ensure_ascii=False, sort_keys=True, separators=(",", ":")).encode()
    if key is None:
        return hashlib.sha256(told).hexdigest()
    return KEYED + hmac.new(key, b"row:" + told, hashlib.sha256).hexdigest()[len(KEYED) :]


def _line(value: str) -> str:
    return "".join(c if c.isprintable() else "·" for c in value)
