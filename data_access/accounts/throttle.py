"""Slows down guessing: attempts are counted in the database before the password is looked at, so
that it holds across workers."""

import hashlib
import hmac
from dataclasses import dataclass
from datetime import datetime, timedelta

from sqlalchemy import Connection, delete, func, insert, or_, select, update

from data_access.tables import signin_throttle

WINDOW = timedelta(minutes=5)
BLOCK = timedelta(minutes=15)
SKEW = timedelta(minutes=5)
"""As of sessions (data_access.accounts.sessions): so much may lie between the clocks of two that
attempt."""
LIMITS = {"name": 5, "address": 30}
"""Attempts within WINDOW after which the next one is refused for BLOCK."""


@dataclass(frozen=True, slots=True)
class Attempt:
    """`allowed`: the password may be looked at. `n`: attempts in the window, this one included.
    `last`: the one that blocks unless it succeeds. `key`: what to hand to `succeeded`."""

    key: str
    allowed: bool
    n: int
    last: bool


def key_of(kind: str, value: str, *, secret: str) -> str:
    """The row's key: a keyed hash, so that neither names (or passwords typed as names) nor
    addresses are stored."""
    return hmac.new(
        secret.encode(), f"{kind}:{value}".encode("utf-8", "replace"), hashlib.sha256
    ).hexdigest()


def attempt(conn: Connection, kind: str, value: str, *, secret: str, at: datetime) -> Attempt:
    """Counts an attempt for a submitted name ('name') or a network address ('address'). Needs a
    writing transaction of its own."""
    key = key_of(kind, value, secret=secret)
    mine = signin_throttle.c.key == key
    _lock(conn, key)
    row = conn.execute(select(signin_throttle).where(mine)).mappings().first()
    if row is not None and _holds(row["blocked_until"], at):
        return Attempt(key, False, row["failures"], False)
    fresh = row is None or row["blocked_until"] is not None or abs(at - row["window_from"]) > WINDOW
    n = 1 if fresh or row is None else row["failures"] + 1
    last = n >= LIMITS[kind]
    values = {"failures": n, "blocked_until": at + BLOCK if last else None} | (
        {"window_from": at} if fresh else {}
    )
    statement = (
        insert(signin_throttle).values(key=key, **values)
        if row is None
        else update(signin_throttle).where(mine).values(**values)
    )
    conn.execute(statement)
    return Attempt(key, True, n, last)


def is_blocked(conn: Connection, kind: str, value: str, *, secret: str, at: datetime) -> bool:
    """Whether attempts are refused just now; counts nothing."""
    key = key_of(kind, value, secret=secret)
    until = conn.scalar(select(signin_throttle.c.blocked_until).where(signin_throttle.c.key == key))
    return _holds(until, at)


def _holds(until: datetime | None, at: datetime) -> bool:
    """A block that would last longer than any was made under a clock that has been put back since.
    Of attempts at the same time one may have looked at the clock before the one that made the
    block, and waited for it: that is no clock put back."""
    return until is not None and at < until <= at + BLOCK + SKEW


def succeeded(conn: Connection, name: Attempt, address: Attempt) -> None:
    """A right password forgets the name's attempts; of the address only this one, so that one's own
    account is no way out."""
    _lock(conn, name.key)
    _lock(conn, address.key)
    conn.execute(delete(signin_throttle).where(signin_throttle.c.key == name.key))
    less = {"failures": signin_throttle.c.failures - 1} | (
        {"blocked_until": None} if address.last else {}
    )
    conn.execute(update(signin_throttle).where(signin_throttle.c.key == address.key).values(**less))


def _lock(conn: Connection, key: str) -> None:
    """One attempt at a time of a name, and of an address; the name's comes first. SQLite's are one
    after the other anyway."""
    if conn.dialect.name == "postgresql":
        conn.execute(select(func.pg_advisory_xact_lock(func.hashtext(key))))


def forget(conn: Connection, *, at: datetime) -> int:
    """Removes what no longer counts: a window that is over, or was begun under a clock that has
    been put back, without a block that holds. Gives how many."""
    c = signin_throttle.c
    over = or_(c.window_from < at - WINDOW, c.window_from > at + SKEW)
    free = or_(
        c.blocked_until.is_(None), c.blocked_until <= at, c.blocked_until > at + BLOCK + SKEW
    )
    return conn.execute(delete(signin_throttle).where(over, free)).rowcount
